"""What of a table no rule could look at, said with its reason."""

from __future__ import annotations

from checker.form.whole import bind_set
from checker.packs import load_packs
from checker.pipeline.coverage import facts_of
from checker.readers import read_text
from tests.cli.command import GOAL_FILE

EVALUATED = GOAL_FILE.replace(
    "    指标值: ≥95%", "    指标值: ≥95%\n    实际完成值: 96%\n    备注: 无"
)


def unchecked(text: str, *rules: str) -> tuple[str, ...]:
    """The parts of the table that none of `rules` (all of them: none named) looks at."""
    packs = load_packs()
    (table,) = read_text(text, "甲.yaml").tables
    known = [rule for rule in packs.rules if not rules or rule.id in rules]
    return facts_of(bind_set((table,), packset=packs), known)["甲.yaml", 1].unchecked


def test_of_a_whole_table_nothing_is_left() -> None:
    assert unchecked(GOAL_FILE) == ()


def test_a_column_that_no_rule_speaks_of_is_named_and_a_remark_is_not() -> None:
    said = unchecked(EVALUATED, "GC202")
    assert any("实际完成值" in part and "没有检查这些内容的规则" in part for part in said)
    assert not any("备注" in part for part in said)
    assert unchecked(EVALUATED) == ()


def test_without_a_year_the_rules_that_miss_it_are_counted() -> None:
    undated = GOAL_FILE.replace("年度: 2025\n", "").replace("2025年农村", "农村")
    (part,) = unchecked(undated)
    assert part.startswith("时间（没有年度，")
    assert unchecked(undated, "GC202") != (part,)


def test_what_is_missing_is_named() -> None:
    nameless = GOAL_FILE.replace("项目名称: 2025年农村公路养护\n", "")
    assert unchecked(nameless) == ("项目名称（没有填写或没有读到）",)
    levelless = GOAL_FILE.replace("一级指标: 产出指标", "一级指标:")
    assert unchecked(levelless) == ()
    for level in ("产出指标", "效益指标", "满意度指标"):
        levelless = levelless.replace(f"一级指标: {level}", "一级指标:")
    assert unchecked(levelless) == ("一级指标（各行都没有）",)


RESULTS = """\
监控期间: 1-6月
执行数: 30
全年预计执行数: 80.5
"""


def row(text: str, *cells: str) -> str:
    """The goal file with these lines in its first row."""
    return text.replace(
        "    指标值: ≥120公里", "    指标值: ≥120公里\n" + "\n".join(f"    {one}" for one in cells)
    )


def test_results_that_are_nowhere_filled_in_are_named() -> None:
    monitored = row(GOAL_FILE.replace("资金用途", RESULTS + "资金用途"), "实际完成值:")
    assert unchecked(monitored) == ("实际完成值（没有填写）",)
    assert unchecked(monitored.replace("实际完成值:", "实际完成值: 60公里")) == ()
    assert unchecked(GOAL_FILE.replace("资金用途", RESULTS + "资金用途")) == (
        "实际完成值（没有读到）",
    )


def test_a_form_of_goals_may_have_room_for_results() -> None:
    assert (
        unchecked(row(GOAL_FILE.replace("资金用途", "执行数:\n资金用途"), "实际完成值:", "得分:"))
        == ()
    )


def test_a_result_or_score_that_nobody_can_read_is_named() -> None:
    filled = "实际完成值: 1O0公里", "分值: 10", "得分: 10"
    assert unchecked(row(GOAL_FILE, *filled)) == ("实际完成值（1 处读不懂，例如“1O0公里”）",)
    assert unchecked(row(GOAL_FILE, "实际完成值: 部分达成（80%）", *filled[1:])) == ()
    filled = "实际完成值: 130公里", "分值: 十来分", "得分: I0"
    assert unchecked(row(GOAL_FILE, *filled)) == (
        "分值（1 处读不懂，例如“十来分”）",
        "得分（1 处读不懂，例如“I0”）",
    )
    filled = "实际完成值: 130公里", "分值: 10分", "得分: 9.5"
    assert unchecked(row(GOAL_FILE, *filled)) == ()
