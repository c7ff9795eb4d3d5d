"""Tables whose indicators stand in the head: a row a place (or a project), a column an indicator.

`地区 | 资金额度 | 数量指标 | 质量指标` over `新建池塘（亩） | 验收合格率`: the rows below are
places, and what stands under an indicator is the value of that place. Where the rows are projects
each of them is a table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, replace
from checker.model import PLACE_FUNDING_FIELDS, Cell, Indicator, Line, label_key, label_unit
from checker.readers.columns import reach
from checker.readers.draft import Draft
from checker.readers.goals import split_goals
from checker.readers.inline import take_money_unit, take_unit_name, trimmed
from checker.readers.labels import (
    GOALS,
    LEFT_OUT,
    field_of,
    is_amount,
    is_level,
    is_money,
    is_sum,
    label_of,
    label_of_column,
    reads_like_label,
    says_nothing,
    speaks_of_money,
    sum_label,
)
from checker.readers.leftovers import Why
from checker.readers.namesvalues import name_and_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.readers.labels import Label
    from checker.readers.rows import GridRow, Slot
    from checker.readers.vocabulary import Vocabulary

_FEWEST = 2
_OF_ROWS = frozenset({"一级指标", "二级指标", "指标值"})
_NUMBERS = frozenset({"序号", "编号"})


@dataclass(frozen=True, slots=True)
class BreakdownEntry:
    """A column of the body: the levels and the name of an indicator, or a `label` of the table."""

    start: int
    end: int
    label: Label | None = None
    levels: tuple[Slot, ...] = ()
    name: Slot | None = None
    text: str = ""

    def money(self, words: Vocabulary) -> bool:
        if self.label is None:
            return not self.levels and speaks_of_money(words, self.text)
        return is_money(self.label)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Where such a table begins, its columns, and the rows of its body."""

    at: int
    end: int
    key: BreakdownEntry
    columns: tuple[BreakdownEntry, ...]
    head: tuple[GridRow, ...]
    body: tuple[GridRow, ...]

    @property
    def of_projects(self) -> bool:
        """Whether every row is a table: of a project, or of a unit with its own goal."""
        field = self.key.label.field if self.key.label is not None else ""
        goals = any(each.label and each.label.field == GOALS for each in self.columns)
        return field == "项目名称" or (field in ("单位名称", "主管部门") and goals)


def find_breakdown(words: Vocabulary, rows: Sequence[GridRow]) -> Breakdown | None:
    """The first such table among the rows of a grid."""
    for at, row in enumerate(rows):
        if any(_heads_levels(words, slot) for slot in row.own):
            return None
        levels = [slot for slot in row.own if is_level(words, slot.text)]
        if len(levels) < _FEWEST or row.loose or len(row.own) - len(levels) < 1:
            continue
        first = levels[0].column
        heads = [slot for slot in row.slots if slot.text]
        keys = [slot for slot in heads if slot.column < first]
        behind = [slot for slot in heads if slot.column > first]
        if not keys or not all(reads_like_label(slot.text) for slot in row.own):
            continue
        of_projects = any(field_of(words, slot.text) == "项目名称" for slot in keys)
        if not of_projects and not all(
            is_level(words, s.text) or _of_table(words, s) for s in behind
        ):
            continue
        found = _breakdown(words, rows, at, keys, behind, levels)
        if found is not None:
            return found
    return None


def _heads_levels(words: Vocabulary, slot: Slot) -> bool:
    """Whether a cell is the head of a column of levels or values: the indicators are rows."""
    known = words.columns.get(label_key(slot.text))
    return known is not None and known[0] in _OF_ROWS


def _of_table(words: Vocabulary, slot: Slot) -> bool:
    return label_of(words, slot.text) is not None


def _breakdown(
    words: Vocabulary,
    rows: Sequence[GridRow],
    at: int,
    keys: list[Slot],
    behind: list[Slot],
    levels: list[Slot],
) -> Breakdown | None:
    row = rows[at]
    others = (*keys, *(s for s in behind if not is_level(words, s.text)))
    columns = [
        BreakdownEntry(*reach(row, s), label_of_column(words, s.text), text=s.text) for s in others
    ]
    columns = [_as_budget(words, each, columns) for each in columns]
    named = [each for each in columns if each.text not in _NUMBERS and not each.money(words)]
    if not named or words.column(named[0].text) is not None:
        return None
    columns += [BreakdownEntry(*reach(row, slot), levels=(slot,)) for slot in levels]
    end = at + 1
    while end < len(rows) and (deeper := _divided(words, columns, rows[end])) is not None:
        columns, end = deeper, end + 1
    key = next((e for e in named if e.label and e.label.field == "项目名称"), named[0])
    columns = [each for each in columns if (each.start, each.levels) != (key.start, key.levels)]
    body = tuple(_body(words, rows[end:], key, [each for each in columns if each.levels]))
    if not body:
        return None
    top = min(slot.cell.row for slot in row.slots if slot.text)
    at = next(number for number, each in enumerate(rows) if each.number >= top)
    return Breakdown(at, end + len(body), key, tuple(columns), tuple(rows[at:end]), body)


def _as_budget(
    words: Vocabulary, entry: BreakdownEntry, columns: list[BreakdownEntry]
) -> BreakdownEntry:
    """The only column of money is the budget, whatever it is called: 补助资金."""
    only = [each for each in columns if each.money(words)] == [entry]
    return replace(entry, label=sum_label(entry.text)) if only and not entry.label else entry


def _divided(
    words: Vocabulary, above: list[BreakdownEntry], row: GridRow
) -> list[BreakdownEntry] | None:
    """The columns with one row more of heads; None where the row is of the body."""
    if not row.own or not all(reads_like_label(slot.text) for slot in row.own):
        return None
    if any(entry.name and _under(row, entry) for entry in above):
        return None
    found: list[BreakdownEntry] = []
    for entry in above:
        below = _under(row, entry)
        found += [_below(words, entry, row, slot) for slot in below] or [entry]
    heads = sum(len(_under(row, each)) for each in above if each.levels or each.money(words))
    return found if heads == len(row.own) else None


def _under(row: GridRow, entry: BreakdownEntry) -> list[Slot]:
    return [slot for slot in row.own if entry.start <= slot.column < entry.end]


def _below(words: Vocabulary, entry: BreakdownEntry, row: GridRow, slot: Slot) -> BreakdownEntry:
    """The column of a head that stands below a wider one."""
    start, end = reach(row, slot)
    column = replace(entry, start=start, end=min(end, entry.end))
    if not entry.levels:
        whole = entry.label or sum_label(slot.text)
        label = whole if is_sum(words, slot.text) else label_of(words, slot.text)
        return replace(column, label=label, text=slot.text)
    if is_level(words, slot.text):
        return replace(column, levels=(*entry.levels, slot))
    return replace(column, name=slot)


def _body(
    words: Vocabulary, rows: Sequence[GridRow], key: BreakdownEntry, under: list[BreakdownEntry]
) -> Iterator[GridRow]:
    for row in rows:
        named = _name_of(words, row, key)
        if named is None or not named.own_text:
            return
        filled = any((slot := _slot(row, each)) and slot.own_text for each in under)
        if not filled and not is_sum(words, named.text):
            return
        yield row


def _slot(row: GridRow, entry: BreakdownEntry) -> Slot | None:
    return next((slot for slot in row.slots if slot.overlaps(entry.start, entry.end)), None)


def _name_of(words: Vocabulary, row: GridRow, key: BreakdownEntry) -> Slot | None:
    """What a row is of; 合计 may reach there from the column of numbers before it."""
    named = _slot(row, key)
    first = row.own[0] if row.own else None
    before = first is not None and first.column < key.start and is_sum(words, first.text)
    return first if before and not (named and named.own_text) else named


def read_breakdown(words: Vocabulary, found: Breakdown, draft: Draft) -> Iterator[Draft]:
    """The tables of the rows: `draft` with a value a place, or a table a project."""
    for row in (*found.head, *found.body):
        for slot in row.own:
            draft.see(slot)
    units = ((unit, s) for row in found.head for s in row.own if (unit := label_unit(s.text)))
    for unit, slot in units:
        take_money_unit(draft, unit, slot.cell.place, near=True)
    if found.of_projects:
        yield from _projects(words, found, draft)
        return
    columns = [entry for entry in found.columns if entry.levels]
    for entry in columns:
        _add(words, draft, entry, _place_values(words, found, entry))
    for row in found.body:
        for entry in found.columns:
            if not entry.levels:
                _take_of_place(words, draft, found, row, entry)
    yield draft


def _place_values(words: Vocabulary, found: Breakdown, entry: BreakdownEntry) -> dict[str, Cell]:
    """Place to value; that of the whole under ''."""
    values: dict[str, Cell] = {}
    for row in found.body:
        place, slot = _name_of(words, row, found.key), _slot(row, entry)
        if place is not None and slot is not None and not says_nothing(slot.text):
            name = "" if is_sum(words, place.text) else place.text
            values.setdefault(name, trimmed(slot.cell))
    return values


def _take_of_place(
    words: Vocabulary, draft: Draft, found: Breakdown, row: GridRow, entry: BreakdownEntry
) -> None:
    place, slot = _name_of(words, row, found.key), _slot(row, entry)
    if place is None or slot is None or not slot.own_text or says_nothing(slot.text):
        return
    if is_sum(words, place.text) and entry.label is not None and entry.money(words):
        draft.take(entry.label, trimmed(slot.cell))
    elif entry.label is not None and entry.label.field in PLACE_FUNDING_FIELDS:
        known = draft.regions.get(place.text)
        named = {"名称": Cell(place.text, place.cell.place)}
        fields = {**(known.fields if known else named), entry.label.field: trimmed(slot.cell)}
        draft.regions[place.text] = Line(place.cell.place, fields)
    elif entry.text not in _NUMBERS:
        why = Why.UNDERSTOOD if entry.label is not None else Why.UNKNOWN
        if entry.label is None and is_amount(slot.text) and speaks_of_money(words, entry.text):
            why = Why.MONEY
        draft.leave(f"{place.text}{entry.text}", slot.text, slot.cell.place, why)


def _projects(words: Vocabulary, found: Breakdown, draft: Draft) -> Iterator[Draft]:
    above = draft.above
    sums: list[tuple[str, Slot]] = []
    for row in found.body:
        name = _name_of(words, row, found.key)
        if name is None or is_sum(words, name.text):
            sums += ((name.text if name else "", slot) for slot in row.own if slot is not name)
            continue
        one = Draft(dict(above), listed=True, named=True)
        for label, slot in sums:
            one.leave(label, slot.text, slot.cell.place, Why.UNDERSTOOD)
        sums.clear()
        for slot in row.own:
            one.see(slot)
        for entry in (found.key, *found.columns):
            cell = _slot(row, entry)
            if cell is not None and (cell.own_text or entry.label is not None):
                _take_of_project(words, one, entry, cell)
        if row is found.body[-2:][0] and row is not found.body[-1]:
            _leave_last_sums(words, found, one)
        yield one


def _leave_last_sums(words: Vocabulary, found: Breakdown, one: Draft) -> None:
    """The row of sums below the last project is said of that one."""
    name = _name_of(words, found.body[-1], found.key)
    if name is not None and is_sum(words, name.text):
        for slot in found.body[-1].own:
            if slot is not name:
                one.leave(name.text, slot.text, slot.cell.place, Why.UNDERSTOOD)


def _take_of_project(words: Vocabulary, one: Draft, entry: BreakdownEntry, cell: Slot) -> None:
    """What one cell of its row says of a project."""
    if entry.levels:
        _add(words, one, entry, {} if says_nothing(cell.text) else {"": trimmed(cell.cell)})
    elif entry.label is None and entry.money(words) and is_amount(cell.text):
        one.take(sum_label(entry.text), trimmed(cell.cell))
    elif entry.label is None or entry.label.field == LEFT_OUT:
        known = entry.label is not None or entry.text in _NUMBERS
        one.leave(entry.text, cell.text, cell.cell.place, Why.UNDERSTOOD if known else Why.UNKNOWN)
    elif entry.label.field == "单位名称":
        take_unit_name(one, cell.cell, entry.label)
    elif entry.label.field == GOALS:
        one.form.add(GOALS)
        one.take_goals(split_goals(cell.cell), entry.text)
    else:
        one.take(entry.label, trimmed(cell.cell))


def _add(words: Vocabulary, draft: Draft, entry: BreakdownEntry, values: dict[str, Cell]) -> None:
    """The indicator of a column; a cell with names and values in it is divided."""
    draft.form.update(("三级指标", "指标值"))
    if not values:
        return
    whole = values.pop("", None)
    if entry.name is not None:
        _append(words, draft, entry, trimmed(entry.name.cell), whole, values)
        return
    assert whole is not None or values
    for cell in (whole, *values.values()):
        if cell is None:
            continue
        pairs = name_and_value(cell.text)
        for pair in pairs:
            name = Cell(pair["name"].strip(), cell.place)
            _append(words, draft, entry, name, Cell(pair["value"].strip(), cell.place), {})
        if not pairs:
            _append(words, draft, entry, Cell(cell.text, cell.place), None, {})


def _append(
    words: Vocabulary,
    draft: Draft,
    entry: BreakdownEntry,
    name: Cell,
    value: Cell | None,
    places: dict[str, Cell],
) -> None:
    fields: dict[str, Cell] = {}
    for slot in entry.levels:
        key = words.level_key(slot.text)
        both = key in words.level1 and key in words.level2
        second = key in words.level2 and (not both or "一级指标" in fields)
        fields["二级指标" if second else "一级指标"] = trimmed(slot.cell)
    level, colon, rest = name.text.replace("：", ":").rpartition(":")
    if colon and is_level(words, level) and "二级指标" not in fields:  # 数量指标：办理案件数
        start = len(name.text) - len(rest)
        fields["二级指标"] = Cell(level.strip(), name.place)
        name = Cell(name.text[start:].strip(), name.place)
    fields["三级指标"] = name
    if value is not None:
        fields["指标值"] = value
    draft.form.update(fields)
    place = name.place if not places else next(iter(places.values())).place
    draft.indicators.append(Indicator(len(draft.indicators), place, fields, places))
