"""What of a table a field of a record hangs on: the columns whose texts decide what it comes to.

A column is what stands under one label: in the head of a table, in each of its rows, or in one of
its lists. By the texts of the columns a rule looks at it is known beforehand to come to the same on
another table that says the same there, whatever else that says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.form.fields import (
    CELL,
    FUNDING,
    GOAL,
    INDICATOR,
    MENTION,
    OWN,
    PLACE,
    PLACE_FUNDING,
    SCHEMAS,
    SET,
    TABLE,
    TASK,
)
from checker.form.records import KINDS_OF_SPENDING
from checker.language import TEXT, TEXT_TESTS, Remembered, searched
from checker.model import (
    BUDGET_PARTS,
    INDICATOR_FIELDS,
    TABLE_FIELDS,
    FieldKind,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Hashable, Iterable, Mapping

    from checker.form.records import TableRecord
    from checker.model import Cell, GoalTable, Indicator, Line

RecordLabel = tuple[str, str] | tuple[str, str, str, tuple[str, ...]]
"""A kind of records and a label, empty for all there is of that kind; a label that ends in `ASKED`
for whether anything stands there at all. With a test and its words, what that comes to there."""

RELATIVES = frozenset({(TABLE, "同项目"), (TABLE, "上年")})
"""Fields that lead to other tables: none of many, or such as no other table has."""

ASKED = "?"
MATCHES = "匹配"

_LEVELS = ("一级指标", "二级指标")
# A value is read by the unit, the sign and the name beside it, an actual one by its target.
_READ_BY = ("计量单位", "指标性质", "三级指标", "指标值")
_DONE = (*_READ_BY, "实际完成值", "指标方向", "二级指标")

_OF_ROWS: Mapping[str, tuple[str, ...]] = {
    label: (label, *_READ_BY) if spec.kind is FieldKind.VALUE else (label,)
    for label, spec in INDICATOR_FIELDS.items()
} | {
    "指标类型": ("二级指标",),
    "指标大类": _LEVELS,
    "序号": ("三级指标",),
    "达成": _DONE,
    "预计达成": (*_READ_BY, "全年预计完成值", "指标方向", "二级指标"),
    "完成比": _DONE,
    "达成档次": _DONE,
    "大类分值": ("大类分值", "一级指标"),
    "小类分值": ("小类分值", "二级指标"),
}

_LISTS = {
    "绩效目标": GOAL,
    "非指标行": "非指标行",
    "资金": FUNDING,
    "资金与支出": FUNDING,
    "年度主要任务": TASK,
    "各地资金": PLACE_FUNDING,
    "空栏": "空栏",
}

_WHOLE: dict[str, frozenset[RecordLabel]] = {
    GOAL: frozenset({(GOAL, "")}),
    FUNDING: frozenset({(FUNDING, "")}),
    TASK: frozenset({(TASK, "")}),
    PLACE_FUNDING: frozenset({(PLACE_FUNDING, "")}),
    MENTION: frozenset(),
    PLACE: frozenset({(PLACE, ""), *((INDICATOR, label) for label in _READ_BY)}),
}


def columns_of(kind: str, name: str) -> frozenset[RecordLabel] | None:
    """What a field of a record hangs on beside form, stage, year and unit of money; None where
    that may be more than the table."""
    if kind == TABLE:
        return _of_table(name)
    if kind == INDICATOR:
        if name == "各地":
            return _WHOLE[PLACE]
        labels = _OF_ROWS.get(name)
        return None if labels is None else frozenset((INDICATOR, label) for label in labels)
    if kind == CELL:
        return frozenset({(CELL, "" if name == "文本" else "标签")})
    if kind == SET:
        return frozenset() if name in OWN[SET] else None
    return _WHOLE.get(kind)


def columns_asked(kind: str, name: str) -> frozenset[RecordLabel] | None:
    """The same where it is only asked whether a field has a value."""
    spec = SCHEMAS[kind].get(name)
    if spec is None or not spec.cell or spec.type != TEXT:
        return columns_of(kind, name)
    if kind == CELL:
        return frozenset({(CELL, ASKED)})
    labelled = name in (TABLE_FIELDS if kind == TABLE else INDICATOR_FIELDS)
    if kind not in (TABLE, INDICATOR) or not labelled:
        return columns_of(kind, name)
    return frozenset({(kind, name + ASKED)})


def columns_of_cells(
    name: str, labels: Iterable[str], *, asked: bool = False
) -> frozenset[RecordLabel]:
    """What a field of the cells with some labels hangs on; with `asked` whether it has a value."""
    found: set[RecordLabel] = {(CELL, "标签")}
    for label in labels if name == "文本" else ():
        if label == GOAL:
            found.add((GOAL, ""))
        for kind, own in ((TABLE, TABLE_FIELDS), (INDICATOR, INDICATOR_FIELDS)):
            if label in own:
                found.add((kind, label + ASKED if asked else label))
    return frozenset(found)


def is_text_of_head(kind: str, name: str) -> bool:
    """Whether a field is a text of the head as it stands there."""
    return kind == TABLE and name in TABLE_FIELDS and TABLE_FIELDS[name].kind is FieldKind.TEXT


def tested_column(label: str, test: str, words: tuple[str, ...]) -> RecordLabel:
    """What a test of a text of the head comes to, as a column."""
    return TABLE, label, test, words


def _of_table(name: str) -> frozenset[RecordLabel] | None:
    if name in TABLE_FIELDS:
        return frozenset({(TABLE, name)})
    if name == INDICATOR:
        return frozenset({(INDICATOR, "三级指标")})
    if name == CELL:
        return frozenset({(CELL, "标签")})
    if name in _LISTS:
        return frozenset({(_LISTS[name], "")})
    if name == "监控月数":
        return frozenset({(TABLE, "监控期间"), (TABLE, "标题")})
    return frozenset() if name in OWN[TABLE] else None


def is_cell(kind: str, name: str) -> bool:
    """Whether a field of a table or a row is what stands in the cell of that label: blank where
    the cell is."""
    labels = {TABLE: TABLE_FIELDS, INDICATOR: INDICATOR_FIELDS}.get(kind, {})
    return name in labels and (kind, name) not in _WORKED_OUT


_WORKED_OUT = frozenset({(INDICATOR, "大类分值"), (INDICATOR, "小类分值")})
"""Fields that are called as a cell and are more than what stands there."""


def filled_of(table: TableRecord) -> frozenset[RecordLabel]:
    """The columns of the head and of the rows in which anything stands."""
    return table.once("filled", lambda: _filled(table))


def _filled(table: TableRecord) -> frozenset[RecordLabel]:
    head = {(TABLE, label) for label, cell in table.table.fields.items() if not cell.blank}
    rows = {
        (INDICATOR, label)
        for row in table.indicators
        for label, cell in row.indicator.fields.items()
        if not cell.blank
    }
    found = frozenset(head | rows)
    # Most tables of a set fill in the same.
    kept: frozenset[RecordLabel] = table.owner.memo.setdefault(("filled", found), found)
    return kept


def reader_of(column: RecordLabel) -> Callable[[GoalTable], Hashable]:
    """What reads the texts of a column; of one that a table lacks it says so."""
    kind, label, *tested = column
    if tested:
        return _tester(label, *tested)
    if kind not in (TABLE, INDICATOR):
        return _CELLS[label] if kind == CELL else _READERS[kind]
    read, name = (_is_blank, label[:-1]) if label.endswith(ASKED) else (_text, label)
    if kind == TABLE:
        return lambda table: read(table.fields, name)
    return lambda table: tuple([read(row.fields, name) for row in table.indicators])


def hangs_on(column: RecordLabel, labels: Container[str]) -> bool:
    """Whether what stands in a column may change with the cells of a row under these labels."""
    kind, label = column[:2]
    return kind == CELL or (kind == INDICATOR and label.removesuffix(ASKED) in labels)


def _tester(label: str, test: Any, words: Any) -> Callable[[GoalTable], Hashable]:
    """What reads what a test comes to on a text of the head: the text itself where that cannot be
    said, None where there is none."""
    known = Remembered()

    def verdict_on(text: str) -> Hashable:
        if test != MATCHES:
            return any(TEXT_TESTS[test](text, one) for one in words if one)
        found = searched(text, words)[0]
        return found if isinstance(found, bool) else text

    def read(table: GoalTable) -> Hashable:
        cell = table.fields.get(label)
        if cell is None or cell.blank:
            return None
        found: Hashable = known.get(cell.text)
        return known.keep(cell.text, verdict_on(cell.text)) if found is None else found

    return read


def _text(cells: Mapping[str, Cell], label: str) -> str | None:
    cell = cells.get(label)
    return None if cell is None else cell.text


def _is_blank(cells: Mapping[str, Cell], label: str) -> bool:
    cell = cells.get(label)
    return cell is None or cell.blank


def _cells(cells: Mapping[str, Cell]) -> Hashable:
    return (tuple(cells), tuple([cell.text for cell in cells.values()]))


def _lines(lines: Iterable[Line]) -> Hashable:
    return tuple([_cells(line.fields) for line in lines])


def _rows(rows: Iterable[Indicator]) -> Hashable:
    return tuple([(_cells(row.fields), _cells(row.places)) for row in rows])


def _goals(table: GoalTable) -> Hashable:
    return tuple([goal.text for goal in table.goals])


def _funding(table: GoalTable) -> Hashable:
    labels = (*BUDGET_PARTS, *KINDS_OF_SPENDING)
    amounts = tuple([_text(table.fields, label) for label in labels])
    return amounts, _lines(table.funding)


def _all_cells(table: GoalTable) -> Hashable:
    head = tuple([_text(table.fields, label) for label in TABLE_FIELDS])
    return head, _goals(table), _rows(table.indicators)


def _filled_cells(table: GoalTable) -> Hashable:
    head = tuple([_is_blank(table.fields, label) for label in TABLE_FIELDS])
    rows = [
        (tuple(row.fields), tuple([cell.blank for cell in row.fields.values()]))
        for row in table.indicators
    ]
    return head, tuple([goal.blank for goal in table.goals]), tuple(rows)


def _labels_of_cells(table: GoalTable) -> Hashable:
    return len(table.goals), tuple([tuple(row.fields) for row in table.indicators])


_CELLS: dict[str, Callable[[GoalTable], Hashable]] = {
    "": _all_cells,
    ASKED: _filled_cells,
    "标签": _labels_of_cells,
}

_READERS: dict[str, Callable[[GoalTable], Hashable]] = {
    GOAL: _goals,
    FUNDING: _funding,
    TASK: lambda table: _lines(table.tasks),
    PLACE_FUNDING: lambda table: _lines(table.regions),
    PLACE: lambda table: tuple([_cells(row.places) for row in table.indicators]),
    "非指标行": lambda table: _rows(table.asides),
    "空栏": lambda table: tuple([label for label, cell in table.fields.items() if cell.blank]),
}
