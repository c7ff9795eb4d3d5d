"""Codes that stand in a cell of their own between a label and the name it asks for."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.model import Cell
from checker.readers.labels import Label, label_of
from checker.readers.leftovers import Why

if TYPE_CHECKING:
    from checker.readers.draft import Draft
    from checker.readers.rows import GridRow
    from checker.readers.vocabulary import Vocabulary

_FOUND = 20
_OF_UNIT = late_pattern(r"[\[【(（]?(?P<code>\d{3,18})[\])）】]?")
_OF_PROJECT = late_pattern(r"[\[【(（]?(?P<code>(?=(?:\D?\d){6})[\dA-Z-]{6,})[\])）】]?")
# A field of names to what its codes are, and what they look like.
_CODES = {
    "单位名称": ("单位编码", _OF_UNIT),
    "主管部门": ("", _OF_UNIT),
    "项目名称": ("项目编码", _OF_PROJECT),
}


def without_codes(words: Vocabulary, draft: Draft, row: GridRow) -> GridRow:
    """The row less the codes beside the labels of names, which are taken: 预算单位 | 104001 |
    某局. A name is never a code alone."""
    found: list[int] = []
    for slot, behind in pairwise(row.slots):
        label = label_of(words, slot.own_text) if slot.own_text else None
        if label is None or label.field not in _CODES or not behind.own_text:
            continue
        field, looks = _CODES[label.field]
        if (code := looks.fullmatch(behind.text)) is None:
            continue
        found.append(behind.column)
        if field:
            shift = behind.cell.text.index(behind.text)
            place = behind.cell.part(shift + code.start("code"), shift + code.end("code"))
            draft.take(Label(field, _FOUND, field), Cell(code["code"], place))
        else:
            draft.leave(f"{label.written}（代码）", behind.text, behind.cell.place, Why.UNDERSTOOD)
    return row.without(found) if found else row
