"""The tables of a breakdown: a value a place, or a table a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import PLACE_FUNDING_FIELDS, Cell, Indicator, Line, label_unit
from checker.readers.breakdown import NUMBERS, Breakdown, BreakdownEntry, name_of, slot_of_entry
from checker.readers.draft import Draft
from checker.readers.goals import split_goals
from checker.readers.inline import take_money_unit, take_unit_name, trimmed
from checker.readers.labels import (
    GOALS,
    LEFT_OUT,
    is_amount,
    is_level,
    is_sum,
    says_nothing,
    speaks_of_money,
    sum_label,
)
from checker.readers.leftovers import Why
from checker.readers.namesvalues import beside_pairs, name_and_value, says_no_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.readers.rows import GridRow, Slot
    from checker.readers.vocabulary import Vocabulary


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
        place, slot = name_of(words, row, found.key), slot_of_entry(row, entry)
        if place is not None and slot is not None and not says_nothing(slot.text):
            name = "" if is_sum(words, place.text) else place.text
            values.setdefault(name, trimmed(slot.cell))
    return values


def _take_of_place(
    words: Vocabulary, draft: Draft, found: Breakdown, row: GridRow, entry: BreakdownEntry
) -> None:
    place, slot = name_of(words, row, found.key), slot_of_entry(row, entry)
    if place is None or slot is None or not slot.own_text or says_nothing(slot.text):
        return
    if is_sum(words, place.text) and entry.label is not None and entry.money(words):
        draft.take(entry.label, trimmed(slot.cell))
    elif is_sum(words, place.text) and entry.label is not None and entry.label.field == GOALS:
        draft.form.add(GOALS)
        draft.take_goals(split_goals(slot.cell), entry.text)
    elif entry.label is not None and entry.label.field in PLACE_FUNDING_FIELDS:
        known = draft.regions.get(place.text)
        named = {"名称": Cell(place.text, place.cell.place)}
        fields = {**(known.fields if known else named), entry.label.field: trimmed(slot.cell)}
        draft.regions[place.text] = Line(place.cell.place, fields)
    elif entry.text not in NUMBERS:
        why = Why.UNDERSTOOD if entry.label is not None else Why.UNKNOWN
        if entry.label is None and is_amount(slot.text) and speaks_of_money(words, entry.text):
            why = Why.MONEY
        draft.leave(f"{place.text}{entry.text}", slot.text, slot.cell.place, why)


def _projects(words: Vocabulary, found: Breakdown, draft: Draft) -> Iterator[Draft]:
    above = draft.above
    sums: list[tuple[str, Slot]] = []
    for row in found.body:
        name = name_of(words, row, found.key)
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
            cell = slot_of_entry(row, entry)
            if cell is not None and (cell.own_text or entry.label is not None):
                _take_of_project(words, one, entry, cell)
        if row is found.body[-2:][0] and row is not found.body[-1]:
            _leave_last_sums(words, found, one)
        yield one


def _leave_last_sums(words: Vocabulary, found: Breakdown, one: Draft) -> None:
    """The row of sums below the last project is said of that one."""
    name = name_of(words, found.body[-1], found.key)
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
        known = entry.label is not None or entry.text in NUMBERS
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
        if entry.levels and says_no_name(cell.text):
            called = entry.levels[-1].text.strip().removesuffix("指标")
            _append(words, draft, entry, Cell(called, cell.place), cell, {})
            continue
        pairs = name_and_value(cell.text)
        if rest := beside_pairs(cell.text, pairs):
            draft.leave(entry.text, rest, cell.place, Why.UNKNOWN)
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
