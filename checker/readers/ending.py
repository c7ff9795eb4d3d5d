"""Where the indicators of a form are over: its foot, and grids that go on with it or do not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.readers.header import find_header
from checker.readers.labels import is_level
from checker.readers.leftovers import Why
from checker.readers.vocabulary import label_key, vocabulary

if TYPE_CHECKING:
    from checker.readers.draft import Draft
    from checker.readers.rows import Row

_FOOT = re.compile(r"(?:填[表报]说明|说明|备注|注)\s*[:：\d]")
# A single text this long at the head of a row is a note, not a level.
_NOTE_LENGTH = 15


def reads_like_indicator(row: Row) -> bool:
    """Whether a row holds the name of a level 1 or 2 and more cells beside it."""
    return len(row.own) > 2 and any(is_level(slot.text) for slot in row.own[:2])


def ends_indicators(row: Row) -> bool:
    """Whether a row is the form's foot: sums, signatures, 填表说明, a line across the table."""
    first, text = row.slots[0], row.own[0].text
    words = vocabulary()
    key = label_key(text)
    if key in words.endings or _FOOT.match(text):
        return True
    if key in words.ignored and row.own[0] is first:
        return True
    alone = len(row.own) == 1 and row.own[0] is first and len(row.slots) > 1 and row.flat
    across = first.cell.column_span >= row.width - first.column > 1
    return (alone or across) and key not in words.level1 and len(text) >= _NOTE_LENGTH


def leave_foot(draft: Draft, row: Row) -> None:
    """总分, signatures and 填表说明 below the indicators."""
    label, *others = (slot.text for slot in row.own)
    text = "、".join(others) if others else label
    draft.leave(label if others else "", text, row.own[0].cell.place, Why.UNDERSTOOD)


def continues(draft: Draft, row: Row) -> bool:
    """Whether a new grid goes on with the rows of the table before it."""
    if draft.header is None or find_header(row) is not None:
        return draft.header is not None
    if row.loose or row.width != draft.header.width:
        return False
    first = row.slots[0]
    return not first.text or label_key(first.text) in vocabulary().level1
