"""Indicator rows: which slot belongs to which field, levels filled down, names cleaned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.model import Cell, Indicator, Problem, label_key
from checker.readers.answers import take_causes, take_choice, take_value_in_words
from checker.readers.branches import branch_of, take_branch, with_branches
from checker.readers.columncells import slot_under
from checker.readers.contentheads import guesses
from checker.readers.contents import parted_by_places, settle
from checker.readers.goalblocks import is_of_term, take_goals_beside, without_block_names
from checker.readers.indicatorcells import (
    flat_cell,
    held_by_place,
    named_cell,
    part_levels,
    row_fields,
    take_points_from_name,
    take_value_from_name,
)
from checker.readers.labels import is_unused_name, says_nothing
from checker.readers.leftcolumns import keep_left_columns, leave_headless
from checker.readers.leftovers import Why
from checker.readers.loose import realigned
from checker.readers.namesvalues import part_names
from checker.readers.offered import are_dots, heads_branch, is_subtotal, is_unused
from checker.readers.unnamed import unnamed_settled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.readers.draft import Draft
    from checker.readers.header import Header
    from checker.readers.rows import GridRow, Slot
    from checker.readers.vocabulary import Vocabulary

# Levels of a self-evaluation that judge how a project was run, not what it brought.
_PROCESS = ("决策", "过程", "管理", "立项")
_NAME_AND_VALUE = 2
# How people write that a cell says what the one above it does.
_AS_ABOVE = frozenset({"^^", "〃", "″", "同上", '"', "”"})


def read_indicators(words: Vocabulary, draft: Draft) -> None:
    """Read the rows that were kept for the header: first what the columns hold, then every row."""
    rows, draft.body = draft.body, []
    header = draft.header
    if header is None or not rows:
        return
    header = parted_by_places(header, draft.place_heads)
    settled = settle(words, header, rows, draft.text("年度"))
    header = draft.header = unnamed_settled(settled.header, rows)
    draft.doubts += ((said, rows[0].own[0].cell.place) for said in settled.said)
    draft.doubts += guesses(words, header, rows)
    draft.form.update(header.labels)
    if header.column("二级指标") is None:
        draft.form.discard("二级指标")  # the head of a column that holds the names
    if header.places and header.column("指标值") is None:
        draft.form.discard("指标值")  # the wide head over the places is no column of its own
    header = take_goals_beside(words, draft, header, rows)
    header = draft.header = without_block_names(words, header, rows)
    header = draft.header = with_branches(words, header, rows)
    aligned, of_term = list(realigned(words, header, rows)), False
    before, led = len(draft.indicators), False
    for row, following in zip(aligned, (*aligned[1:], None), strict=True):
        slots = _slots(header, row)
        if (branch := branch_of(words, header, row)) is not None:
            led = take_branch(words, draft, branch, below_first=led)
            continue
        led = False
        if is_subtotal(words, row):
            text = "、".join(slot.text for slot in row.own[1:])
            draft.leave(row.own[0].text, text, row.own[0].cell.place, Why.UNDERSTOOD)
        elif following is not None and heads_branch(slots, _slots(header, following)):
            _fill_levels(draft, slots)
        else:
            known = len(draft.indicators)
            _read_row(words, draft, header, row, slots)
            of_term = is_of_term(words, header, row, above=of_term)
            if header.blocks == 1 and of_term:
                draft.long_term += draft.indicators[known:]
                del draft.indicators[known:]
    _report_torn(draft, header, rows)
    if header.column("指标值") is None and not header.places:
        part_names(words, draft, before)
    _part_headings(draft)


def join_terms(draft: Draft) -> None:
    """Set the values of a block for the whole term beside the annual rows of the same name; its
    other rows are left, and where it is the only one its rows are the indicators."""
    rows, draft.long_term = draft.long_term, []
    if not draft.indicators:
        draft.indicators = [replace(row, row=number) for number, row in enumerate(rows)]
        return
    left = list(rows)
    for number, row in enumerate(draft.indicators):
        name = label_key(row.text("三级指标"))
        same = next((each for each in left if label_key(each.text("三级指标")) == name), None)
        target = same.fields.get("指标值") if same is not None else None
        if same is not None and target is not None:
            left.remove(same)
            draft.indicators[number] = replace(row, fields={**row.fields, "中期指标值": target})
    for row in left:
        title, value = row.text("三级指标"), row.text("指标值")
        draft.leave(f"中期指标“{title}”", value or title, row.place, Why.UNDERSTOOD)


def _read_row(
    words: Vocabulary,
    draft: Draft,
    header: Header,
    row: GridRow,
    slots: dict[str, Slot | None],
) -> None:
    """Add the row to the draft; rows without text of their own and template rows add nothing."""
    own = {name for name, slot in slots.items() if slot is not None and slot.own_text}
    places = {each.label: slot for each in header.places if (slot := slot_under(row, each))}
    if not own and not any(slot.own_text for slot in places.values()):
        return
    for slot in row.own:
        draft.see(slot)
    if own <= {"一级指标", "二级指标"} and are_dots(slots):
        draft.unused += 1
        return
    _fill_levels(draft, slots)
    if own == {"一级指标"} and not places:
        return
    if is_unused(slots) and not _any_text(places):
        draft.unused += 1
        for level in (slots.get("一级指标"), slots.get("二级指标")):
            if level is not None and level.own_text and level.cell.row_span == 1:
                draft.leave("", level.text, level.cell.place, Why.UNDERSTOOD)
        return
    _report_surplus(draft, header, row)
    fields = row_fields(draft, header, slots)
    part_levels(words, fields)
    take_value_in_words(header, row, fields)
    take_value_from_name(fields)
    take_points_from_name(fields)
    _keep_middle(header, row, fields)
    take_choice(words, header, row, fields)
    take_causes(words, header, row, fields)
    number = len(draft.indicators)
    _keep_raw_name(draft, header, row)
    keep_left_columns(words, draft, header, row)
    leave_headless(draft, header, row)
    first = min((slot for slot in row.own), key=lambda slot: slot.column)
    indicator = Indicator(number, first.cell.place, fields, held_by_place(places))
    if _is_of_process(indicator):
        draft.asides.append(indicator)
        return
    draft.indicators.append(indicator)


def _report_torn(draft: Draft, header: Header, rows: Sequence[GridRow]) -> None:
    """A last row that lacks its value, or cells that all rows above have, in a text that ends
    there, was cut off; where the text says nothing of rows, one that is shorter than the header."""
    *above, row = rows
    value = header.column("指标值")
    shorter = len(above) > 1 and all(one.width > row.width for one in above)
    cut = row.torn and value is not None and (shorter or row.width <= value.start)
    if not row.own or not (cut or (row.loose and row.width < header.width)):
        return
    place = row.own[0].cell.place
    kept = [one.row for one in draft.indicators[-1:] if one.place == place]
    draft.problems.append(
        Problem("GC009", place, {"缺": "最后一行指标的后几格"}, indicator=kept[0] if kept else None)
    )


def _keep_raw_name(draft: Draft, header: Header, row: GridRow) -> None:
    """Keeps the name of the next indicator as a second column of names writes it."""
    spare = slot_under(row, header.spare) if header.spare is not None else None
    if spare is not None and spare.text:
        draft.raw_names[len(draft.indicators)] = named_cell(spare.cell)


def _any_text(places: dict[str, Slot]) -> bool:
    return any(not says_nothing(slot.text) for slot in places.values())


def _is_of_process(indicator: Indicator) -> bool:
    """Whether a row judges decision or process and has no target: it is no goal."""
    level = label_key(indicator.text("一级指标"))
    value = indicator.fields.get("指标值")
    unset = value is None or says_nothing(value.text)
    return unset and any(word in level for word in _PROCESS)


def _part_headings(draft: Draft) -> None:
    """Take rows that head a group out of the indicators: a weight and no value, above rows with
    a value and no weight."""
    kept: list[Indicator] = []
    rows = draft.indicators
    for at, row in enumerate(rows):
        following = rows[at + 1] if at + 1 < len(rows) else None
        if following is not None and _heads_group(row, following):
            draft.asides.append(row)
        else:
            kept.append(row)
    if len(kept) < len(rows):
        draft.raw_names.clear()
        draft.indicators = [replace(row, row=number) for number, row in enumerate(kept)]


def _heads_group(row: Indicator, following: Indicator) -> bool:
    weighed = bool(row.text("分值")) and not row.text("指标值") and bool(row.text("三级指标"))
    below = bool(following.text("指标值")) and not following.text("分值")
    return weighed and below and "分值" in following.fields


def _keep_middle(header: Header, row: GridRow, fields: dict[str, Cell]) -> None:
    """The long-term value and, where it differs, the name of the row beside the annual one."""
    for column in header.middle:
        if column.field not in ("三级指标", "指标值"):
            continue
        slot = slot_under(row, column)
        if slot is None or not slot.own_text:
            continue
        cell = named_cell(slot.cell) if column.field == "三级指标" else flat_cell(slot.cell)
        below = [each for each in row.own if column.start <= each.column < column.end]
        if column.field == "三级指标" and len(below) == _NAME_AND_VALUE:
            fields.setdefault("中期指标值", flat_cell(below[1].cell))  # 中期三级指标及指标值
        if column.field == "三级指标":
            if cell.text != fields["三级指标"].text and not is_unused_name(slot.text):
                fields["中期三级指标"] = cell
        else:
            fields.setdefault("中期指标值", cell)


def _slots(header: Header, row: GridRow) -> dict[str, Slot | None]:
    """Field to the slot under its column; a slot counts once, for its first column."""
    taken: set[int] = set()
    found: dict[str, Slot | None] = {}
    for column in header.columns:
        slot = slot_under(row, column)
        if slot is not None and slot.column in taken:
            slot = None
        if slot is not None:
            taken.add(slot.column)
        found[column.field] = slot
    return found


def _fill_levels(draft: Draft, slots: dict[str, Slot | None]) -> None:
    """A blank level cell continues the one above; a new level 1 begins without a level 2."""
    level1, level2 = slots.get("一级指标"), slots.get("二级指标")
    if level1 is not None and level1.own_text and level1.text not in _AS_ABOVE:
        draft.level1, draft.level2 = level1.cell, None
    if level2 is not None and level2.own_text and level2.text not in _AS_ABOVE:
        draft.level2 = level2.cell


def _report_surplus(draft: Draft, header: Header, row: GridRow) -> None:
    """A loose row with more cells than the header: nobody knows which cell is which."""
    surplus = [slot for slot in row.own if row.loose and slot.column >= header.width]
    if surplus:
        draft.problems.append(
            Problem(
                "GC001",
                surplus[0].cell.place,
                {"原因": f"这一行的格子比表头多，“{surplus[0].text}”不知归在哪一列"},
                text=surplus[0].text,
            )
        )
