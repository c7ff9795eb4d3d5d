"""What of each table was looked at: a verdict may only rest on that.

A part that no rule could look at (it is missing, or nobody has rules for it) is named with the
reason, so that silence about it never reads as praise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.dataclass import dataclass
from checker.model import BUDGET_PARTS, SURE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from checker.form.records import SetRecord
    from checker.model import GoalTable
    from checker.packs import Rule

_YEAR = "预算年度"
_LEVELS = ("一级指标", "二级指标")
# Fields that say what a table is about or explain it: there is nothing in them to be held wrong.
_DESCRIPTIVE = frozenset(
    {
        *("标题", "单位编码", "单位名称", "主管部门", "项目编码", "支出类型", "资金用途"),
        *("年度", "金额单位", "备注", "中期目标", "指标性质", "绩效指标描述", "评分标准"),
        *("区域", "起止时间", "实施期限", "设立依据", "监控期间", "指标方向"),
        *("上年预算数", "前年值", "上年值"),
        *BUDGET_PARTS,
    }
)


@dataclass(frozen=True, slots=True)
class TableFacts:
    """What only the set knows of a table: its profile, and what of it was not checked."""

    profile: str
    unchecked: tuple[str, ...]


# A table that a reading rule says is not whole: no rule has looked at it.
UNREAD_TABLE = TableFacts("", ("整张表（没有读全，没有用规则查）",))


def facts_of(whole: SetRecord, rules: Sequence[Rule]) -> dict[tuple[str, int], TableFacts]:
    """The facts of every table of a set, by path and index; `rules` are all that could look."""
    spoken = frozenset(word for rule in rules for word in rule.words)
    undated = 0 if whole.year is not None else len(_dated(rules))
    return {
        (one.table.path, one.table.index): TableFacts(
            one.profile, tuple(_gaps(one.table, spoken, undated))
        )
        for one in whole.tables
    }


def _gaps(table: GoalTable, spoken: Collection[str], undated: int) -> Iterator[str]:
    """A phrase a part of `table` that was not checked; `spoken` are the fields that rules speak
    of, `undated` counts the rules that miss a budget year."""
    if not table.text("项目名称"):
        yield "项目名称（没有填写或没有读到）"
    if not table.text("预算数"):
        yield "预算（没有读到预算数）"
    if not any(not goal.blank for goal in table.goals):
        yield "绩效目标（没有填写或没有读到）"
    yield from _rows(table)
    if undated:
        yield f"时间（没有年度，{undated} 条时间规则没有查）"
    if table.confidence < SURE:
        yield f"表样（认得没有把握，只有 {table.confidence:.0%}，可能没有读全）"
    if unknown := tuple(_without_rules(table, spoken)):
        yield f"{'、'.join(unknown)}（没有检查这些内容的规则）"


def _rows(table: GoalTable) -> Iterator[str]:
    rows = [row for row in table.indicators if any(not cell.blank for cell in row.fields.values())]
    if not rows:
        yield "绩效指标（一行也没有读到）"
        return
    for label in _LEVELS:
        if not any(row.text(label) for row in rows):
            yield f"{label}（各行都没有）"
    if not any(row.text("三级指标") for row in rows):
        yield "指标名称（各行都没有）"
    if not any(row.text("指标值") for row in rows):
        yield "指标值（各行都没有）"


def _without_rules(table: GoalTable, spoken: Collection[str]) -> Iterator[str]:
    """Labels of fields that hold something and that no rule speaks of: in a self-evaluation or a
    monitoring table these are what it is made for."""
    filled = dict.fromkeys(label for label in table.fields if table.text(label))
    filled |= dict.fromkeys(
        label for row in table.indicators for label in row.fields if row.text(label)
    )
    yield from (label for label in filled if label not in _DESCRIPTIVE and label not in spoken)


def _dated(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules that hold something against the budget year; one on the set only keeps the tables
    of other years apart."""
    return tuple(
        rule
        for rule in rules
        if _YEAR in rule.words and not rule.written("select").startswith("全套")
    )
