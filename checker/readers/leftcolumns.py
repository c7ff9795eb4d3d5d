"""Columns of the indicators that are not taken, and what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.model import Cell
from checker.readers.answers import is_cause, is_choice, is_in_words
from checker.readers.columncells import slot_under
from checker.readers.labels import LEFT_OUT
from checker.readers.leftovers import Why

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.readers.columns import Column
    from checker.readers.draft import Draft
    from checker.readers.grid import GridCell
    from checker.readers.header import Header
    from checker.readers.rows import GridRow
    from checker.readers.vocabulary import Vocabulary

_FEW_TEXTS = 3
_SEVERAL = 2
_WHY_LEFT: dict[str, Why] = {LEFT_OUT: Why.UNDERSTOOD, "": Why.UNKNOWN}


def keep_left_columns(words: Vocabulary, draft: Draft, header: Header, row: GridRow) -> None:
    """Remember what the row says in columns that are not taken."""
    for column in header.left:
        answers = is_choice(words, column) or is_cause(words, column) or is_in_words(column)
        slot = None if answers else slot_under(row, column)
        if slot is not None and slot.own_text and not Cell(slot.text, slot.cell.place).blank:
            draft.left_columns.setdefault(column, []).append(slot.cell)


def _take_deeper_names(draft: Draft) -> list[Cell]:
    """Of 三级指标 and 四级指标 the deeper one names the indicator; the names it takes the place
    of."""
    left: list[Cell] = []
    for number, name in draft.raw_names.items():
        row = draft.indicators[number]
        left.append(row.fields["三级指标"])
        draft.indicators[number] = replace(row, fields={**row.fields, "三级指标": name})
    return left


def _few_of(cells: Sequence[Cell | GridCell]) -> str:
    """The texts of a column where they are few, or the first; with how many rows they fill."""
    texts = list(dict.fromkeys(cell.text.strip() for cell in cells))
    more = f"等{len(cells)}行" if len(texts) < len(cells) or len(texts) > _FEW_TEXTS else ""
    return "、".join(texts if len(texts) <= _FEW_TEXTS else texts[:1]) + more


def _all_of(cells: Sequence[Cell | GridCell]) -> str:
    return "、".join(dict.fromkeys(cell.text.strip() for cell in cells))


def leave_headless(draft: Draft, header: Header, row: GridRow) -> None:
    """What stands under no head at all, right of the first column."""
    columns = (*header.all, *header.places, *((header.spare,) if header.spare else ()))
    reached = [(column.start, column.end) for column in columns]
    start = header.start
    for slot in () if row.loose else row.own:
        under = any(slot.column < end and first < slot.end for first, end in reached)
        if not under and slot.column > start:
            draft.leave("没有表头的一列", slot.text, slot.cell.place, Why.UNKNOWN)
    value = header.column("指标值")
    if value is not None and not row.loose:
        _doubt_value(draft, value, row)


def _doubt_value(draft: Draft, value: Column, row: GridRow) -> None:
    """Say once that several values stand under a head that does not tell them apart."""
    slots = [slot for slot in row.own if slot.overlaps(value.start, value.end)]
    if len(slots) < _SEVERAL or any("表头没有分开" in said for said, _ in draft.doubts):
        return
    texts = "、".join(slot.text for slot in slots[1:])
    said = f"“{value.label}”下面一行有几格（{texts}……），表头没有分开，只取了最前面的一格"
    draft.doubts.append((said, slots[1].cell.place))


def leave_columns(draft: Draft, *, shifted: bool) -> None:
    """Say which columns were not taken, each with a few texts or its first one."""
    for column, cells in draft.left_columns.items():
        why = _WHY_LEFT.get(column.field, Why.OUTDONE)
        draft.leave(column.label, _few_of(cells), cells[0].place, why, _all_of(cells))
    spare = draft.header.spare if draft.header else None
    if spare is not None and draft.raw_names and not shifted:
        label, names = spare.label, list(draft.raw_names.values())
        if "四级" in label:
            label, names = "三级指标", _take_deeper_names(draft)
        draft.leave(label, _few_of(names), names[0].place, Why.OUTDONE, _all_of(names))
