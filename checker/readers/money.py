"""Amounts of money as cells write them, compared in 元: 1.2万元 is 12000元.

A cell that says its own unit is of that unit; a bare number is of the one its label says
(年度资金总额（万元）), or else the form. What an amount means to rules is settled elsewhere, by the
values; here only readers ask whether two cells say the same or add up.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern

if TYPE_CHECKING:
    from checker.readers.draft import Draft
    from checker.readers.leftovers import Leftover

_AMOUNT = late_pattern(
    r"[¥￥]?\s*(?P<number>[-−+]?\d[\d,，]*(?:\.\d+)?|[-−+]?\.\d+)\s*"
    r"(?P<unit>(?P<scale>[百千万亿]*)元?)整?"
)
_UNIT = late_pattern(r"[百千万亿]*元")
_WORTH = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_USUAL = "万元"


def amount_of(text: str, unit: str = _USUAL) -> Decimal | None:
    """The amount in 元 that a text is, `unit` where it says none itself; None of other texts."""
    found = _AMOUNT.fullmatch(text.strip())
    if found is None:
        return None
    figures = found["number"].replace(",", "").replace("，", "").replace("−", "-")
    return Decimal(figures) * _worth(found["scale"] if found["unit"] else unit)


def amount_in(draft: Draft, field: str) -> Decimal | None:
    """The amount in 元 that a field of a form holds."""
    label = draft.labels.get(field)
    return amount_of(draft.text(field), unit_in(draft, label.written if label else ""))


def amount_left(draft: Draft, leftover: Leftover) -> Decimal | None:
    """The amount in 元 of a cell that was not taken."""
    return amount_of(leftover.text, unit_in(draft, leftover.label))


def unit_in(draft: Draft, label: str = "") -> str:
    """The unit of bare numbers behind a label: its own, that of the form, the usual one."""
    for text in (label, draft.text("金额单位")):
        found = _UNIT.search(text)
        if found is not None:
            return found[0]
    return _USUAL


def _worth(scale: str) -> int:
    worth = 1
    for character in scale:
        worth *= _WORTH.get(character, 1)
    return worth
