"""`goalcheck rules` and `explain`: rules that a person can read, and why they spoke."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.command import GOAL_FILE, quick

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
from tests.cli.ownpack import PACK


def test_rules_are_listed_with_what_a_person_needs(capsys: pytest.CaptureFixture[str]) -> None:
    result = quick(capsys, "rules", "list", "--select", "GC202")
    line = result.out.splitlines()[2]
    assert line.split() == [
        "GC202", "成本上限高于预算数", "错误", "是", "预算法", "第十三条", "cost-cap-above-budget",
    ]  # fmt: skip
    assert result.out.splitlines()[-1] == "共 1 条规则"


def test_rules_are_listed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    rules = json.loads(quick(capsys, "rules", "list", "--output-format", "json").out)
    assert {"GC001", "GC202", "GC901"} <= {rule["id"] for rule in rules}


def test_every_bundled_rule_can_be_shown(capsys: pytest.CaptureFixture[str]) -> None:
    rules = json.loads(quick(capsys, "rules", "list", "--output-format", "json").out)
    for rule in rules:
        result = quick(capsys, "rules", "show", rule["id"])
        assert result.code == 0
        assert result.out.startswith(f"{rule['id']} {rule['title']}（{rule['name']}）")
        assert "正确的写法" in result.out


def test_a_rule_is_found_by_its_chinese_title(capsys: pytest.CaptureFixture[str]) -> None:
    assert quick(capsys, "explain", "成本上限高于预算数").out.startswith("GC202 ")


def test_an_unknown_rule_is_refused_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    result = quick(capsys, "explain", "cost-cap-above-budgt")
    assert (result.code, result.out) == (2, "")
    assert "是否想写“cost-cap-above-budget”？" in result.err


def test_examples_that_all_fail_for_one_cause_are_told_once_where_it_is(
    capsys: pytest.CaptureFixture[str], pack: Path
) -> None:
    per_head = "预算数 ÷ 首个(绩效指标).指标值.下限 ≤ 9万元"
    text = PACK.replace("预算数 ≤ 100万元", per_head).replace(
        "        - 预算数", "        - 绩效指标: {指标值: ≥9户}\n          预算数"
    )
    pack.write_text(text, encoding="utf-8")
    result = quick(capsys, "rules", "test", "--pack", str(pack), "--select", "DW001")
    assert "DW001 2个例子都不能判断：单位不同，不能比较：" in result.out
    assert "例：应当" not in result.out


def test_an_added_pack_is_used_by_lint(
    capsys: pytest.CaptureFixture[str], pack: Path, tmp_path: Path
) -> None:
    goal = tmp_path / "01.yaml"
    goal.write_text(GOAL_FILE.replace("预算数: 80.50", "预算数: 180.50"), encoding="utf-8")
    result = quick(
        capsys, "lint", str(goal), "--pack", str(pack), "--select", "DW001",
        "--output-format", "concise",
    )  # fmt: skip
    assert "警告 DW001 预算超过一百万元：预算数180.5万元超过100万元" in result.out


def test_a_broken_pack_stops_the_run_with_its_place(
    capsys: pytest.CaptureFixture[str], pack: Path, tmp_path: Path
) -> None:
    pack.write_text(PACK.replace("预算数 ≤", "预算书 ≤"), encoding="utf-8")
    (tmp_path / "01.yaml").write_text(GOAL_FILE, encoding="utf-8")
    result = quick(capsys, "lint", str(tmp_path / "01.yaml"), "--pack", str(pack))
    assert (result.code, result.out) == (2, "")
    assert "本单位.yaml:12:13: " in result.err
    assert "预算数" in result.err
