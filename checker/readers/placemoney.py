"""Money of places that stands below the heads of the indicators: 下达资金 | 1200 | 500 | 400 | 300
under 合计 | 甲县 | 乙县 | 丙县."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import PLACE_FUNDING_FIELDS, Cell, Line, label_unit
from checker.readers.columncells import slot_under
from checker.readers.inline import take_money_unit, trimmed
from checker.readers.labels import could_be_place, is_amount, is_money, is_sum, label_of

if TYPE_CHECKING:
    from checker.readers.draft import Draft
    from checker.readers.rows import GridRow
    from checker.readers.vocabulary import Vocabulary

_SEVERAL = 2


def take_money_of_places(words: Vocabulary, draft: Draft, row: GridRow) -> bool:
    """Take a line of money above the first indicator by its heads, all of them amounts; False
    where the row is none."""
    label = label_of(words, row.own[0].text) if row.own else None
    amounts = row.own[1:]
    if draft.header is None or draft.body or label is None or not is_money(label):
        return False
    if len(amounts) < _SEVERAL or not all(is_amount(slot.text) for slot in amounts):
        return False
    heads = [each for each in draft.header.left if could_be_place(words, each.label)]
    heads += [each for each in draft.header.left if is_sum(words, each.label)]
    under = [(each, slot) for each in heads if (slot := slot_under(row, each)) in amounts]
    if len(under) != len(amounts):
        return False
    if unit := label_unit(row.own[0].text):
        take_money_unit(draft, unit, row.own[0].cell.place, near=True)
    for head, slot in under:
        assert slot is not None
        if is_sum(words, head.label):
            draft.take(label, trimmed(slot.cell))
        elif label.field in PLACE_FUNDING_FIELDS:
            known = draft.regions.get(head.label)
            name = {"名称": Cell(head.label, slot.cell.place)}
            fields = {**(known.fields if known else name), label.field: trimmed(slot.cell)}
            draft.regions[head.label] = Line(slot.cell.place, fields)
    for slot in row.own:
        draft.see(slot)
    return True
