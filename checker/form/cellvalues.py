"""How cells become typed values: the readers behind the fields of `schema`.

A reader returns the value, or a Gap: blank where the cell is empty or missing, unknown where it
cannot be read, absent where the value has no such part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.dataclass import replace
from checker.form.achievement import inherited
from checker.form.records import IndicatorRecord, Mention, text_of
from checker.form.surroundings import LEVEL1, LEVEL2
from checker.language.amounts import Amount, from_bound, number
from checker.language.gaps import ABSENT, Absent, Blank, Gap, Unknown
from checker.model import INDICATOR_FIELDS, TABLE_FIELDS, Field, FieldKind
from checker.pattern import late_pattern
from checker.values import (
    Context,
    Kind,
    Note,
    Value,
    amounts_in,
    complete,
    dimension_label,
    explain,
    family,
    grades_of,
    parse,
)

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from checker.form.records import (
        FundingRecord,
        PlaceValue,
        SetRecord,
        TableRecord,
        TaskRecord,
    )
    from checker.model import GoalTable, Line

DEFAULT_MONEY_UNIT = "万元"
# What a reading took from beside the cell and a row shows with it; a year it does not.
_BORROWED = frozenset(
    {
        Note.UNIT_FROM_COLUMN,
        Note.UNIT_FROM_NAME,
        Note.UNIT_FROM_TARGET,
        Note.UNIT_FROM_HEAD,
        Note.OPERATOR_FROM_COLUMN,
    }
)
TARGET, ACTUAL = "指标值", "实际完成值"

_TRAILING_BRACKET = late_pattern(r"[（(\[【]([^（()）\[\]【】]*)[)）\]】][。.]?$")
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


def _read_cell(record: Any, label: str, read: Callable[[str, str, Any], object]) -> object:
    cells = record.table.fields if hasattr(record, "table") else record.indicator.fields
    text = text_of(cells.get(label), label)
    return text if isinstance(text, Blank) else read(text, label, record)


def _plain_text(text: str, _label: str, _record: object) -> str:
    return text


def _money(text: str, label: str, record: Any) -> Amount | Gap:
    value = complete(parse(text), _money_context(record.table))
    # 9O is read as 9 with something behind it: not an amount one may add up.
    whole = value.kind is Kind.MONEY and Note.EXTRA_TEXT not in value.notes
    amount = exact(value) if whole else None
    return amount if isinstance(amount, Amount) else Unknown(f"“{label}”写作“{text}”，读不出金额")


def _money_context(table: GoalTable) -> Context:
    return Context(money=True, money_unit=table.text("金额单位") or DEFAULT_MONEY_UNIT)


def read_as(text: str, label: str, record: TableRecord | IndicatorRecord) -> Value:
    """What `text` would mean in the cell `label` of a row or a table, whatever stands there now."""
    field = (INDICATOR_FIELDS if isinstance(record, IndicatorRecord) else TABLE_FIELDS)[label]
    if field.kind is FieldKind.VALUE:
        return _value(text, label, record)
    if field.kind is FieldKind.MONEY and not isinstance(record, IndicatorRecord):
        return complete(parse(text), _money_context(record.table))
    return parse(text)


def _year(text: str, label: str, _record: object) -> Amount | Unknown:
    year = year_in(text)
    return number(year) if year else Unknown(f"“{label}”写作“{text}”，读不出年份")


def _number(text: str, label: str, _record: object) -> Amount | Unknown:
    """分值 and 得分, also written as 10分 or 10%."""
    amount = exact(parse(text))
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
    value = complete(parse(text), context)
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
    found: Amount | Blank = table.once("budget year", lambda: _budget_year(table))
    return found


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


def readable(part: Callable[[Value], object]) -> Callable[[Value], object]:
    """A part that only a readable value has; of an unreadable one it is unknown."""

    def get(value: Value) -> object:
        if value.kind is Kind.UNPARSED:
            return Unknown(f"指标值“{value.text}”读不懂")
        found = part(value)
        return ABSENT if found is None else found

    return get


def _upper(value: Value) -> Amount | None:
    return from_bound(value.upper, value) if value.upper else None


def _lower(value: Value) -> Amount | None:
    return from_bound(value.lower, value) if value.lower else None


def _exact(value: Value) -> Amount | None:
    low, high = value.lower, value.upper
    if low is None or high is None or low.value != high.value:
        return None
    return from_bound(low, value)


upper = readable(_upper)
lower = readable(_lower)
exact = readable(_exact)
value_unit = readable(lambda value: value.unit.name if value.unit else None)
value_family = readable(lambda value: dimension_label(family(value.unit)) if value.unit else None)
value_dimension = readable(
    lambda value: dimension_label(value.unit.dimension) if value.unit else None
)
value_operator = readable(lambda value: value.operator)


def in_its_row(value: Value) -> object:
    """A value as its row shows it: `≥40名` where the cell has 40 and other columns the rest."""
    return str(value) if _BORROWED & set(value.notes) else value.text


def without_hedge(value: Value) -> object:
    """What is left of an amount without the words that hedge it: 3-6眼 of 预计3-6眼, 40眼 of
    40余眼. Absent where no amount is left."""
    if value.kind is Kind.UNPARSED:
        return Unknown(f"指标值“{value.text}”读不懂")
    low, high = value.lower, value.upper
    if low is None and high is None:
        return ABSENT
    if value.approximate and low and high and not high.inclusive:
        # 40余, 40多: the upper end was made up from the word.
        high = low
    firm: dict[str, Any] = {"low": low, "high": high, "hedged": False}
    own = {name: part for name, part in firm.items() if hasattr(value, name)}
    return str(replace(value, **own)) if own else ABSENT


def _without_unit(value: Value) -> str | None:
    if value.lower is None and value.upper is None:
        return None
    return str(value).removesuffix(value.unit.name) if value.unit else str(value)


without_unit = readable(_without_unit)


def _first_day(value: Value) -> datetime.date | None:
    return value.start


def _last_day(value: Value) -> datetime.date | None:
    return value.end


first_day = readable(_first_day)
last_day = readable(_last_day)


def explanation(value: Value) -> object:
    """Why a value cannot be read, as a Chinese phrase."""
    return explain(value) if value.kind is Kind.UNPARSED else ABSENT


def grades(value: Value) -> tuple[str, ...]:
    """The grades of a graded scale, also of one in brackets behind what is graded: 明显改善
    （优/良/中/差）. Empty where the value has none."""
    own: tuple[str, ...] = getattr(value, "grades", ())
    bracket = _TRAILING_BRACKET.search(value.text)
    return own or (grades_of(bracket[1]) if bracket else ())


def unit_name(amount: Amount) -> str | Absent:
    return amount.unit.name if amount.unit else ABSENT


def mentions(text: str) -> tuple[Mention, ...]:
    """The numbers of running text with the nouns they count."""
    found: list[Mention] = []
    for amount in amounts_in(text):
        low = amount.value.lower or amount.value.upper
        if low is not None:
            written = text[amount.start : amount.end]
            found.append(
                Mention(amount.noun, from_bound(low, amount.value), written, amount.behind)
            )
    return tuple(found)
