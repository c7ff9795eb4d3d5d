"""`rules schema`: what ships and what is written is as its schema says, slips are underlined."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from checker.cli.schema import schema_text
from checker.packs import load_packs
from tests.cli.command import GOAL_FILE, quick
from tests.cli.everyrule import EVERY_RULE

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def schemas() -> dict[str, Any]:
    packset = load_packs()
    return {name: json.loads(schema_text(name, packset)) for name in ("pack", "goal", "config")}


def refused(schema: dict[str, Any], text: str) -> list[str]:
    """What an editor would underline in the documents of a text, read as editors read YAML."""
    jsonschema.Draft7Validator.check_schema(schema)
    validator: Any = jsonschema.Draft7Validator(schema)
    documents = [one for one in yaml.load_all(text, EditorLoader) if one is not None]
    return [error.message for one in documents for error in validator.iter_errors(one)]


class EditorLoader(yaml.SafeLoader):
    """Numbers and truths are told from texts; dates stay texts, as in YAML 1.2."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in found if "timestamp" not in tag]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


PACKS = sorted([*(ROOT / "rules").glob("[ct]*/*.yaml"), *ROOT.glob("examples/packs/*.yaml")])


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_the_packs_are_as_their_schema_says(path: Path, schemas: dict[str, Any]) -> None:
    assert refused(schemas["pack"], path.read_text(encoding="utf-8")) == []


def test_the_goal_files_are_as_their_schema_says(schemas: dict[str, Any]) -> None:
    files = [*ROOT.glob("examples/goals/*.yaml"), *ROOT.glob("examples/good/*.yaml")]
    assert len(files) > 20
    for path in files:
        assert refused(schemas["goal"], path.read_text(encoding="utf-8")) == []


def test_what_rules_new_writes_is_as_the_schema_says(schemas: dict[str, Any]) -> None:
    assert refused(schemas["pack"], EVERY_RULE) == []


def test_what_init_writes_is_as_the_schema_says(
    here: Path, capsys: pytest.CaptureFixture[str], schemas: dict[str, Any]
) -> None:
    assert quick(capsys, "init").code == 0
    text = (here / "goalcheck.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=")
    assert refused(schemas["config"], text) == []


RULE = """\
pack: 本单位
version: 1.0.0
language: 1
rules:
  - id: DW001
    template: 取值范围
    severity: error
    enabled: false
    effective: 2025-01-01
    params: {栏目: 预算数, 最小: 3万元}
    examples: {good: 5, bad: 2}
"""


LISTED = """\
pack: 本单位
version: 1.0.0
language: 1
vocabulary:
  职责: {防汛办: [防汛, 抗旱], 农水科: 灌溉}
rules:
  - id: DW001
    name: rows
    title: 没有指标
    severity: error
    basis: 审核惯例
    select: 表
    assert: 绩效指标 有值
    message: 没有指标
    at: 绩效指标
    examples: {good: [{绩效指标: {三级指标: 甲}}], bad: [{项目名称: 甲}]}
"""


def test_a_finding_where_rows_begin_and_a_list_in_a_table_are_as_the_schema_says(
    schemas: dict[str, Any],
) -> None:
    assert refused(schemas["pack"], LISTED) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("severity", "serverity"),
        ("severity: error", "severity: 严重"),
        ("enabled: false", "enabled: maybe"),
        ("template: 取值范围", "template: 取值"),
        ("栏目: 预算数", "栏位: 预算数"),
        ("栏目: 预算数", "栏目: 预算书"),
        ("最小: 3万元", "最小: [3万元]"),
        (", 最小: 3万元", ""),
        ("id: DW001", "id: dw1"),
        ("2025-01-01", "2025年1月"),
        ("good: 5", "god: 5"),
        ("language: 1", "language: 2"),
        ("version: 1.0.0\n", ""),
        ("rules:", "rule:"),
        ("    template: 取值范围\n", ""),
    ],
)
def test_an_editor_underlines_a_slip_in_a_pack(old: str, new: str, schemas: dict[str, Any]) -> None:
    assert old in RULE
    assert refused(schemas["pack"], RULE) == []
    assert refused(schemas["pack"], RULE.replace(old, new)) != []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("项目名称", "项目名"),
        ("二级指标", "二级"),
        ("预算数: 80.50", "预算数: [80.50]"),
        ("绩效目标:", "绩效目标: {甲: 乙}\nx:"),
    ],
)
def test_an_editor_underlines_a_slip_in_a_goal_file(
    old: str, new: str, schemas: dict[str, Any]
) -> None:
    assert old in GOAL_FILE
    assert refused(schemas["goal"], GOAL_FILE) == []
    assert refused(schemas["goal"], GOAL_FILE.replace(old, new)) != []


@pytest.mark.parametrize("text", ["年份: 2025", "fail-level: 严重", "select: {a: b}"])
def test_an_editor_underlines_a_slip_in_a_configuration(text: str, schemas: dict[str, Any]) -> None:
    assert refused(schemas["config"], "年度: 2025\nselect: [GC2]\nfail-level: error\n") == []
    assert refused(schemas["config"], text) != []


def test_templates_of_an_office_are_offered_too(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.packs.test_templates import HEAD, OWN

    text = HEAD + OWN.lstrip()
    (here / "本单位.yaml").write_text(text, encoding="utf-8")
    result = quick(capsys, "rules", "schema", "--pack", "本单位.yaml")
    assert refused(json.loads(result.out), text) == []
    assert refused(json.loads(result.out), text.replace("最多: 4", "最大: 4")) != []


def test_a_schema_for_something_else_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    result = quick(capsys, "rules", "schema", "--for", "goals")
    assert result.code == 2
    assert "没有“goals”，可用 pack、goal、config，是否想写“goal”？" in result.err
