"""How cells become typed values: the readers behind the fields of `schema`.

A reader returns the value, or a Gap: blank where the cell is empty or missing, unknown where it
cannot be read, absent where the value has no such part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.base.pattern import late_pattern
from checker.form.achievement import inherited
from checker.form.cells import text_of
from checker.form.owners import units_of
from checker.form.records import IndicatorRecord
from checker.form.surroundings import LEVEL1, LEVEL2
from checker.form.valueparts import exact
from checker.language import ABSENT, Amount, Blank, Gap, Unknown, number
from checker.model import INDICATOR_FIELDS, TABLE_FIELDS, Field, FieldKind
from checker.values import (
    Context,
    Kind,
    Note,
    Value,
    complete,
    parse,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.form.records import (
        FundingRecord,
        PlaceFundingRecord,
        PlaceValue,
        SetRecord,
        TableRecord,
        TaskRecord,
    )
    from checker.model import GoalTable, Line

DEFAULT_MONEY_UNIT = "万元"
TARGET, ACTUAL, FORECAST = "指标值", "实际完成值", "全年预计完成值"

_PLAIN_YEAR = late_pattern(r"\s*((?:19|20)\d\d)\s*(?:年度?)?\s*$")


def year_in(text: str) -> int | None:
    """The year of a 年度 cell: `2025`, `2025年度`."""
    match = _PLAIN_YEAR.match(text)
    return int(match.group(1)) if match else None


def cell_reader(field: Field) -> Callable[[Any], object]:
    """The reader of a labelled cell of a table or an indicator."""
    label, read = field.label, _READERS[field.kind]

    def get(record: TableRecord | IndicatorRecord) -> object:
        return record.once(label, lambda: _read_cell(record, label, read))

    return get


def text_reader(field: Field) -> Callable[[Any], object]:
    """What reads what stands in such a cell."""
    label = field.label
    return lambda record: _read_cell(record, label, _plain_text)


def _read_cell(record: Any, label: str, read: Callable[[str, str, Any], object]) -> object:
    cells = record.table.fields if hasattr(record, "table") else record.indicator.fields
    text = text_of(cells.get(label), label)
    return text if isinstance(text, Blank) else read(text, label, record)


def _plain_text(text: str, _label: str, _record: object) -> str:
    return text


def _money(text: str, label: str, record: Any) -> Amount | Gap:
    value = _completed(text, _money_context(record.table), record)
    # 9O is read as 9 with something behind it: not an amount one may add up.
    whole = value.kind is Kind.MONEY and Note.EXTRA_TEXT not in value.notes
    amount = exact(value) if whole else None
    return amount if isinstance(amount, Amount) else Unknown(f"“{label}”写作“{text}”，读不出金额")


def _completed(text: str, context: Context, record: Any) -> Value:
    units = units_of(record)
    return complete(parse(text, units), context, units)


def _money_context(table: GoalTable) -> Context:
    return Context(money=True, money_unit=table.text("金额单位") or DEFAULT_MONEY_UNIT)


def read_as(text: str, label: str, record: TableRecord | IndicatorRecord) -> Value:
    """What `text` would mean in the cell `label` of a row or a table, whatever stands there now."""
    field = (INDICATOR_FIELDS if isinstance(record, IndicatorRecord) else TABLE_FIELDS)[label]
    if field.kind is FieldKind.VALUE:
        return _value(text, label, record)
    if field.kind is FieldKind.MONEY and not isinstance(record, IndicatorRecord):
        return _completed(text, _money_context(record.table), record)
    return parse(text, units_of(record))


def _year(text: str, label: str, _record: object) -> Amount | Unknown:
    year = year_in(text)
    return number(year) if year else Unknown(f"“{label}”写作“{text}”，读不出年份")


def _number(text: str, label: str, record: Any) -> Amount | Unknown:
    """分值 and 得分, also written as 10分 or 10%."""
    amount = exact(parse(text, units_of(record)))
    if isinstance(amount, Amount) and amount.dimension in ("", "score", "percent"):
        return number(amount.value, document=True)
    return Unknown(f"“{label}”写作“{text}”，读不出数")


def _value(text: str, label: str, record: Any) -> Value:
    row = getattr(record, "indicator", None)
    table = record.owner.table if row else record.table
    year = budget_year(record.owner if row else record)
    money_unit = table.text("金额单位") or DEFAULT_MONEY_UNIT
    context = Context(
        unit=row.text("计量单位") if row else "",
        operator=row.text("指标性质") if row and label == TARGET else "",
        name=row.text("三级指标") if row else label,
        money_unit=money_unit,
        year=int(year.value) if isinstance(year, Amount) else None,
    )
    value = _completed(text, context, record)
    if row is None or label == TARGET or not row.text(TARGET):
        return value
    return inherited(value, _value(row.text(TARGET), TARGET, record))


_READERS: dict[FieldKind, Callable[[str, str, Any], object]] = {
    FieldKind.TEXT: _plain_text,
    FieldKind.MONEY: _money,
    FieldKind.YEAR: _year,
    FieldKind.NUMBER: _number,
    FieldKind.VALUE: _value,
}


def funding_reader(field: Field) -> Callable[[FundingRecord], object]:
    """The reader of what stands beside the budget of a source of money."""
    return lambda funding: _in_line(funding.line, field, funding.owner)


def task_reader(field: Field) -> Callable[[TaskRecord], object]:
    """The reader of a field of a task."""
    return lambda task: _in_line(task.line, field, task.owner)


def place_funding_reader(field: Field) -> Callable[[PlaceFundingRecord], object]:
    """The reader of an amount of one place."""
    return lambda place: _in_line(place.line, field, place.owner)


def _in_line(line: Line | None, field: Field, table: TableRecord) -> object:
    text = text_of(line.fields.get(field.label) if line else None, field.label)
    return text if isinstance(text, Blank) else _READERS[field.kind](text, field.label, table)


def place_value(place: PlaceValue) -> object:
    """The value a row sets for one place."""
    text = text_of(place.cell, place.name)
    return text if isinstance(text, Blank) else _value(text, TARGET, place.owner)


def funding_amount(funding: FundingRecord) -> object:
    record = funding.owner
    return record.once(funding.label, lambda: _read_cell(record, funding.label, _money))


def set_year(whole: SetRecord) -> object:
    return number(whole.year) if whole.year is not None else ABSENT


def year_of(table: TableRecord) -> int | None:
    """The year a table is for: its own 年度, else that of the folder it is compared in, else the
    year of the set."""
    own = year_in(table.table.text("年度"))
    if own is not None:
        return own
    return table.owner.year if table.round is None else table.round.year


def budget_year(table: TableRecord) -> Amount | Blank:
    """The year a table is for; blank where none is known, so that what rests on it is unknown and
    not simply left out."""
    return table.once("budget year", lambda: _budget_year(table))


def _budget_year(table: TableRecord) -> Amount | Blank:
    year = year_of(table)
    return number(year) if year is not None else Blank("表内没有写年度，预算年度不明")


def year_source(table: TableRecord) -> object:
    """Where the budget year was taken from, in words for a message."""
    if year_in(table.table.text("年度")) is not None:
        return "表内"
    return table.owner.year_source or ABSENT


def indicator_type(record: IndicatorRecord) -> object:
    """Canonical level-2 name, absent where the text is none the vocabulary knows."""
    vocabulary = record.owner.owner.surroundings.vocabulary
    return vocabulary.canonical(record.indicator.text(LEVEL2), LEVEL2) or ABSENT


def cell_value(record: IndicatorRecord, label: str) -> Any:
    """The value of a cell of a row: a Value, or a Gap."""
    return record.once(label, lambda: _read_cell(record, label, _value))


def indicator_class(record: IndicatorRecord) -> object:
    """Canonical level-1 name; of a blank cell, the one every form files the level 2 under."""
    around = record.owner.owner.surroundings
    text = record.indicator.text(LEVEL1)
    if text:
        return around.vocabulary.canonical(text, LEVEL1) or ABSENT
    level2 = indicator_type(record)
    parent = around.only_parent(level2) if isinstance(level2, str) else None
    return parent or ABSENT
