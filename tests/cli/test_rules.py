"""`goalcheck rules` and `explain`: rules that a person can read, and why they spoke."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.command import BROKEN_CAP, GOAL_FILE, quick

if TYPE_CHECKING:
    from pathlib import Path

PACK = """\
pack: 本单位
version: 1.0.0
language: 1
rules:
  - id: DW001
    name: budget-over-limit
    title: 预算超过一百万元
    since: 1.0.0
    severity: warning
    basis: 审核惯例
    select: 表
    assert: 预算数 ≤ 100万元
    message: 预算数{预算数}超过100万元
    at: 预算数
    examples:
      good:
        - 预算数: 80
      bad:
        - 预算数: 120
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "本单位.yaml"
    path.write_text(PACK, encoding="utf-8")
    return path


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


def test_examples_of_an_added_pack_are_run(capsys: pytest.CaptureFixture[str], pack: Path) -> None:
    result = quick(capsys, "rules", "test", "--pack", str(pack), "--select", "DW001")
    assert result.code == 0
    assert result.out == (
        "1 条规则、2 个例子：一致 2，不一致 0\n"
        "覆盖：1 条规则至少报过一次，1 条至少通过一次\n"
        "变异：改动 3 处，例子看出 2 处，看不出 1 处\n"
        "  加 --mutate 逐处列出。\n"
    )


def test_a_change_the_examples_do_not_notice_is_told_with_its_place(
    capsys: pytest.CaptureFixture[str], pack: Path
) -> None:
    result = quick(capsys, "rules", "test", "--pack", str(pack), "--mutate")
    assert result.code == 1
    assert "DW001 预算超过一百万元：有 1 处改动，例子看不出来" in result.out
    assert f"{pack.as_posix()}:12:13: assert：“≤”改成“<”" in result.out
    assert "expression: 预算数 < 100万元" in result.out


def test_a_change_that_makes_no_difference_is_acknowledged_with_a_reason(
    capsys: pytest.CaptureFixture[str], pack: Path
) -> None:
    known = "    equivalent: [{expression: 预算数 < 100万元, reason: 没有正好一百万元的}]\n"
    pack.write_text(pack.read_text(encoding="utf-8").rstrip() + "\n" + known, encoding="utf-8")
    result = quick(capsys, "rules", "test", "--pack", str(pack), "--mutate")
    assert (result.code, result.out.splitlines()[-1]) == (
        0, "变异：改动 3 处，例子看出 2 处，认可没有差别 1 处，看不出 0 处",
    )  # fmt: skip
    stale = pack.read_text(encoding="utf-8").replace("预算数 < 100万元,", "预算数 < 99万元,")
    pack.write_text(stale, encoding="utf-8")
    told = quick(capsys, "rules", "test", "--pack", str(pack), "--mutate")
    assert told.code == 1
    assert "“预算数 < 99万元”不是这条规则的一处改动" in told.out


def test_a_rule_whose_examples_never_make_it_speak_is_named(
    capsys: pytest.CaptureFixture[str], pack: Path
) -> None:
    pack.write_text(PACK.replace("预算数: 120", "预算数: 99"), encoding="utf-8")
    result = quick(capsys, "rules", "test", "--pack", str(pack))
    assert result.code == 1
    assert "应当报出来" in result.out
    assert "加一个" not in result.out  # the example that came out otherwise is the cause
    assert "覆盖：0 条规则至少报过一次，1 条至少通过一次" in result.out


def test_an_example_that_lies_is_told_with_its_place(
    capsys: pytest.CaptureFixture[str], pack: Path
) -> None:
    pack.write_text(PACK.replace("预算数: 120", "预算数: 99"), encoding="utf-8")
    result = quick(capsys, "rules", "test", "--pack", str(pack), "--select", "DW001")
    assert result.code == 1
    assert "本单位.yaml:19:11: DW001 “会报”的例子：应当报出来" in result.out


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
    assert "的例子：" not in result.out


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


def test_a_rule_is_explained_as_the_configuration_has_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "01.yaml").write_text(GOAL_FILE.replace("年度: 2025\n", ""), encoding="utf-8")
    (tmp_path / "goalcheck.yaml").write_text("年度: 2024\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert "2024" in quick(capsys, "explain", "GC701", "--on", "01.yaml").out
    assert "2024" not in quick(capsys, "explain", "GC701", "--on", "01.yaml", "--isolated").out


def test_a_rule_is_explained_on_a_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "01.yaml").write_text(BROKEN_CAP, encoding="utf-8")
    result = quick(capsys, "explain", "GC202", "--on", "01.yaml")
    assert result.code == 0
    assert "不通过  2025年农村公路养护 > 成本指标 > 养护经费" in result.out
    assert "  表.预算数 = 80.5万元  01.yaml:6:6" in result.out
    assert "  指标值.上限 ≤ 表.预算数 → 否（相差15.5万元）" in result.out
    assert result.out.endswith("共 1 处：不通过 1\n")


def explained(capsys: pytest.CaptureFixture[str], folder: Path, text: str, rule: str) -> str:
    pack = folder / "本单位.yaml"
    pack.write_text(PACK.replace("    select: 表\n    assert: 预算数 ≤ 100万元\n", rule), "utf-8")
    arguments = ("explain", "DW001", "--on", str(folder / "01.yaml"), "--pack", str(pack))
    (folder / "01.yaml").write_text(text, encoding="utf-8")
    return quick(capsys, *arguments).out


def test_quantifiers_and_definitions_are_explained_step_by_step(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    rule = (
        "    define:\n"
        "      大数: 表.绩效指标[指标值 是 数量 且 指标值.下限 > 100公里]\n"
        "    select: 表\n"
        "    assert: |\n"
        '      非 (存在 甲 属于 大数 使 甲.三级指标 包含 "里程")\n'
    )
    out = explained(capsys, tmp_path, GOAL_FILE, rule)
    assert '要求  非 (存在 甲 属于 大数 使 甲.三级指标 包含 "里程")\n' in out
    assert "        指标值.下限 > 100公里 → 是" in out
    assert "    大数 = 养护公路里程\n" in out
    assert "      甲.三级指标 = 养护公路里程  " in out
    assert '    存在 甲 属于 大数 使 甲.三级指标 包含 "里程" → 是\n' in out


def test_an_unknown_says_which_cell_is_to_blame(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    rule = "    select: 表\n    assert: 预算数 ≤ 100万元\n"
    out = explained(capsys, tmp_path, GOAL_FILE.replace("预算数: 80.50", "预算数: 8O.50"), rule)
    assert "无法判断  2025年农村公路养护" in out
    assert "原因  “预算数”写作“8O.50”，读不出金额" in out
    assert "预算数 = （不详）" in out


def test_what_a_rule_does_not_apply_to_is_told_with_the_condition(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    rule = "    select: 表.绩效指标\n    when: 是成本总额\n    assert: 指标值.上限 ≤ 100万元\n"
    out = explained(capsys, tmp_path, GOAL_FILE, rule)
    assert "不适用  2025年农村公路养护 > 数量指标 > 养护公路里程" in out
    assert "    是成本总额 → 否\n" in out
    assert out.endswith("共 5 处：通过 1，不适用 4\n")


def test_a_rule_that_selects_nothing_says_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = GOAL_FILE.replace("成本指标", "时效指标").replace("≤80.50万元", "12月底前")
    (tmp_path / "01.yaml").write_text(text, encoding="utf-8")
    result = quick(capsys, "explain", "GC202", "--on", str(tmp_path / "01.yaml"))
    assert result.out.endswith("这条规则在这里没有选到任何可查的内容。\n")
