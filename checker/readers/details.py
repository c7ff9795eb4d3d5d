"""Tables within a form that lay out what money is spent on (by account, by item with price and
count): what they add up to stands in the form itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.model import label_key
from checker.readers.labels import is_figure, reads_like_label
from checker.readers.leftovers import Why

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.readers.draft import Draft
    from checker.readers.rows import GridRow

_FEWEST = 3
_MERGED = 2
# What such a table alone has: the account, the thing that is bought, its price and how many.
_OF_ITEM = late_pattern("(?:科目|品目|采购目录|单价|规格|型号)")
_AMOUNT = late_pattern("(?:金额|小计|合计|总价|预算|资金|经费)(?:合计|数|总额)?$")


def details_end(rows: Sequence[GridRow], at: int) -> int | None:
    """The row behind such a table that begins with a row, or None where none does."""
    row = rows[at]
    lead = row.own[0] if row.own and row.own[0].cell.row_span >= _MERGED else None
    heads = row.own[1:] if lead is not None else row.own
    if len(heads) < _FEWEST or row.loose or not any(_OF_ITEM.search(s.text) for s in heads):
        return None
    keys = [label_key(slot.text) for slot in heads]
    money = [slot for slot, key in zip(heads, keys, strict=True) if _AMOUNT.search(key)]
    if not money or not all(reads_like_label(slot.text) for slot in heads):
        return None
    last = money[-1]
    until = lead.cell.row + lead.cell.row_span if lead is not None else None
    end = at + 1
    while end < len(rows) and (until is None or rows[end].number < until):
        under = [s for s in rows[end].own if s.overlaps(last.column, last.column + 1)]
        if until is None and not (under and is_figure(under[0].text)):
            break
        end += 1
    filled = any(is_figure(slot.text) for each in rows[at + 1 : end] for slot in each.own)
    return end if filled else None


def leave_details(draft: Draft, rows: Sequence[GridRow]) -> None:
    """Say what such a table holds, a line a row."""
    lead = rows[0].own[0]
    for row in rows:
        own = [slot for slot in row.own if slot is not lead]
        if own:
            text = "、".join(slot.text for slot in own)
            draft.leave(lead.text, text, own[0].cell.place, Why.UNDERSTOOD)
    for row in rows:
        for slot in row.own:
            draft.see(slot)
