"""What a form was read as, cell by cell, so that a reading can be corrected (`explain --form`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.text import clip
from checker.model import INDICATOR_FIELDS, LAYOUTS, TABLE_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Document, GoalTable, Taken

_WIDTH = 40
_CORRECTION = (
    "读得不对时，在叫法文件里加一行，用 --columns 文件 读一遍；"
    "写法如 “表字段: {预算数: [表上的叫法]}”、“指标列: {指标值: [表上的列名]}”、"
    "“不取: [表上的叫法]”。"
)


def form_lines(document: Document) -> Iterator[str]:
    """A block for each table, what could not be read, and how to put a reading right."""
    yield document.path
    for table in document.tables:
        yield from _table_lines(table)
    for problem in document.problems:
        reason = "，".join(f"{key}：{value}" for key, value in problem.arguments.items() if value)
        yield f"  {problem.rule}  {problem.place}  {reason}"
    yield from (f"  {note}" for note in document.notes)
    yield ""
    yield _CORRECTION


def _table_lines(table: GoalTable) -> Iterator[str]:
    layout = LAYOUTS.get(table.layout, table.layout)
    yield f"第{table.index}表  按{table.layout}（{layout}）读，把握{table.confidence:.0%}"
    for each in table.taken:
        yield f"  {_line(each)}"
    yield f"  绩效指标共 {len(table.indicators)} 行"


def _line(each: Taken) -> str:
    text = clip(" ".join(each.text.split()), _WIDTH)
    label = " ".join(each.label.split())
    by = f"“{label}”" if label else "表上的字"
    if not each.field:
        return f"没有取  {by}  {text}  {each.place}"
    column = each.field in INDICATOR_FIELDS and each.field not in TABLE_FIELDS
    kind = "列" if column or each.field.startswith("各地") else "栏"
    return f"{each.field}  {kind}{by}  {each.why}，把握{each.sure:.0%}  {text}  {each.place}"
