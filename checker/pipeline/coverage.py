"""What of each table was looked at: a verdict may only rest on that.

A part that no rule could look at (it is missing, or nobody has rules for it) is named with the
reason, so that silence about it never reads as praise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.pattern import late_pattern
from checker.base.text import clip
from checker.form import grade_of, read_as
from checker.model import BUDGET_PARTS, INDICATOR_FIELDS, SURE, TABLE_FIELDS, FieldKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from checker.form import IndicatorRecord, SetRecord, TableRecord
    from checker.model import Cell, GoalTable
    from checker.rule import Rule

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
# What a self-evaluation or a monitoring table is made for: in the head, and row by row.
_OUTCOMES = ("执行数", "执行率", "全年预计执行数", "总分")
_RESULTS = ("实际完成值", "全年预计完成值", "得分")
_EVALUATED = late_pattern("自评|监控|监测|评价表|完成情况")
_WHOLE = late_pattern("整体支出|(?:部门|单位)(?:（单位）)?整体")
_OF_UNIT = frozenset({"收入合计", "支出合计", "基本支出"})
# Fields that hold a value or a number and of which no rule says that it cannot be read.
_READ = {
    label: field.kind
    for label, field in (TABLE_FIELDS | INDICATOR_FIELDS).items()
    if label in {*_OUTCOMES, *_RESULTS, "分值", "执行率目标", "执行率分值", "执行率得分"}
    and field.kind in {FieldKind.VALUE, FieldKind.NUMBER}
}


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
            one.profile, (*_gaps(one.table, spoken, undated), *_unread(one))
        )
        for one in whole.tables
    }


def _gaps(table: GoalTable, spoken: Collection[str], undated: int) -> Iterator[str]:
    """A phrase a part of `table` that was not checked; `spoken` are the fields that rules speak
    of, `undated` counts the rules that miss a budget year."""
    if not table.text("项目名称") and not _is_of_unit(table):
        yield "项目名称（没有填写或没有读到）"
    if not table.text("预算数"):
        yield "预算（没有读到预算数）"
    if not any(not goal.blank for goal in table.goals):
        yield "绩效目标（没有填写或没有读到）"
    yield from _rows(table)
    yield from _results(table)
    if undated:
        yield f"时间（没有年度，{undated} 条时间规则没有查）"
    if table.confidence < SURE:
        yield f"表样（认得没有把握，只有 {table.confidence:.0%}，可能没有读全）"
    if unknown := tuple(_without_rules(table, spoken)):
        yield f"{'、'.join(unknown)}（没有检查这些内容的规则）"


def _is_of_unit(table: GoalTable) -> bool:
    """Whether a table is of a whole department or shares money out in a region, and its form has
    no project to name."""
    spent = bool(_OF_UNIT & table.fields.keys())
    shared = "区域" in table.fields or bool(table.regions)
    shared = shared or any(row.places for row in table.indicators)
    unnamed = shared and "项目名称" not in table.fields
    return spent or unnamed or bool(_WHOLE.search(table.text("标题")))


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


def _results(table: GoalTable) -> Iterator[str]:
    """What a table that tells of results leaves empty everywhere, though the form has room for it.
    A form of goals may have the same columns, and nothing in any of them."""
    head = [label for label in _OUTCOMES if label in table.fields]
    rows = dict.fromkeys(label for row in table.indicators for label in row.fields)
    columns = [label for label in _RESULTS if label in rows]
    empty = [label for label in head if not table.text(label)]
    empty += [label for label in columns if not any(row.text(label) for row in table.indicators)]
    told = table.text("监控期间") or _EVALUATED.search(table.text("标题"))
    if told and not columns:
        yield "实际完成值（没有读到）"
    if told or len(empty) < len(head) + len(columns):
        yield from (f"{label}（没有填写）" for label in empty)


def _unread(table: TableRecord) -> Iterator[str]:
    """Results and scores that hold something nobody could read."""
    unread: dict[str, list[str]] = {}
    records: list[tuple[TableRecord | IndicatorRecord, Mapping[str, Cell]]] = [
        (table, table.table.fields),
        *((row, row.indicator.fields) for row in table.indicators),
    ]
    for record, cells in records:
        for label in _READ.keys() & cells.keys():
            text = cells[label].text.strip()
            if text and not _is_readable(text, label, record):
                unread.setdefault(label, []).append(text)
    for label in _READ:
        if texts := unread.get(label):
            yield f"{label}（{len(texts)} 处读不懂，例如“{clip(texts[0], 20)}”）"


def _is_readable(text: str, label: str, record: TableRecord | IndicatorRecord) -> bool:
    value = read_as(text, label, record)
    if _READ[label] is FieldKind.NUMBER:
        return value.lower is not None and value.lower == value.upper
    return value.reason is None or grade_of(value) is not None


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
