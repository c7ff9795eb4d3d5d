"""Configuration that changes rules: severities, files in which some are not used, verdicts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command import BROKEN_CAP, quick
from tests.packs.packfiles import pack_of, rule_with


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two tables whose cost caps are above their budgets, one of them in a folder of drafts."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "草稿").mkdir()
    (tmp_path / "01.yaml").write_text(BROKEN_CAP, encoding="utf-8")
    text = BROKEN_CAP.replace("公路", "桥梁")
    (tmp_path / "草稿" / "02.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lint(capsys: pytest.CaptureFixture[str], config: str, *arguments: str):
    Path("goalcheck.yaml").write_text(config, encoding="utf-8")
    return quick(capsys, "lint", ".", "--select", "GC202", "--output-format", "json", *arguments)


def findings(out: str) -> list[tuple[str, str]]:
    return [(one["path"], one["severity"]) for one in json.loads(out)["findings"]]


def test_a_severity_can_be_changed(capsys: pytest.CaptureFixture[str]) -> None:
    result = lint(capsys, "severity: {成本上限高于预算数: warning}\n")
    assert findings(result.out) == [("01.yaml", "warning"), ("草稿/02.yaml", "warning")]
    assert result.code == 0


def test_a_rule_can_be_left_out_in_some_files(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    result = lint(capsys, "per-file-ignores: {草稿/**: [GC2]}\n")
    assert findings(result.out) == [("01.yaml", "error")]
    assert "按 per-file-ignores 略去了 1 条问题（GC202 1）" in result.err
    monkeypatch.chdir(project / "草稿")
    assert quick(capsys, "lint", "02.yaml", "--select", "GC202").code == 0


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ("severity:\n  GC20x: info\n", "goalcheck.yaml:2:3: 没有叫“GC20x”的规则，是否想写“GC"),
        ("per-file-ignores:\n  a: [GC202, GC99]\n", "goalcheck.yaml:2:14: 没有叫“GC99”的规则"),
        ("ignore:\n  - GC202\n  - GC99\n", "goalcheck.yaml:3:5: 没有叫“GC99”的规则"),
        ("verdict: {退回: {rules: GC99}}\n", "goalcheck.yaml:1:23: 没有叫“GC99”的规则"),
    ],
)
def test_a_rule_that_is_not_there_is_told_where_it_is_named(
    capsys: pytest.CaptureFixture[str], config: str, message: str
) -> None:
    result = lint(capsys, config)
    assert (result.code, result.out) == (2, "")
    assert message in result.err


@pytest.mark.parametrize(
    ("config", "what"),
    [
        ("severity: {DW001: info}\n", "不能改程度"),
        ("per-file-ignores: {'*.yaml': [DW001]}\n", "不能在部分文件里不用"),
        ("ignore: [DW001]\n", "不能不用"),
    ],
)
def test_a_locked_rule_cannot_be_changed(
    project: Path, capsys: pytest.CaptureFixture[str], config: str, what: str
) -> None:
    rule = rule_with(id=" DW001", name=" locked-rule", locked=" true")
    (project / "本单位.yaml").write_text(pack_of(rule), encoding="utf-8")
    result = lint(capsys, f"packs: [本单位.yaml]\n{config}")
    assert result.code == 2
    assert f"已锁定，{what}" in result.err


@pytest.mark.parametrize(
    ("config", "verdict"),
    [
        ("", "退回"),
        ("verdict: {退回: {error: 2}}\n", "修改后提交"),
        ("verdict: {退回: {error: 2, rules: [GC202]}}\n", "退回"),
        ("verdict: {退回: {error: 9}, 修改后提交: {error: 9}}\n", "修改后提交"),
        ("severity: {GC202: warning}\n", "修改后提交"),
        ("severity: {GC202: warning}\nverdict: {修改后提交: {warning: 2}}\n", "通过"),
        ("severity: {GC202: warning}\nverdict: {退回: {warning: 1}}\n", "退回"),
        ("severity: {GC202: info}\n", "通过"),
    ],
)
def test_thresholds_decide_the_verdict(
    capsys: pytest.CaptureFixture[str], config: str, verdict: str
) -> None:
    tables = json.loads(lint(capsys, config).out)["tables"]
    assert [table["verdict"] for table in tables] == [verdict, verdict]
