"""Money in pairs: sources below the total that they are part of, sums that a block speaks of."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.model import label_key
from checker.readers.heads import MEASURES
from checker.readers.inline import trimmed
from checker.readers.labels import (
    SIDES,
    Label,
    group_of,
    is_amount,
    is_figure,
    is_label,
    is_money,
    is_sum,
    label_of,
    reads_like_label,
    says_nothing,
    side_of,
    sum_label,
)
from checker.readers.leftovers import Why
from checker.readers.sources import amounts_said

if TYPE_CHECKING:
    from checker.model import Cell
    from checker.readers.draft import Awaited, Draft
    from checker.readers.rows import GridRow, Slot
    from checker.readers.vocabulary import Vocabulary

_BUDGET = "预算数"
_YEAR = late_pattern(r"20\d\d")
_OF_ALL = late_pattern("(?:资金|预算|经费)(?:安排|投入|申请|规模)*(?:情况)?$")
_OF_ONE_YEAR = late_pattern(r"20\d\d\s*年度")
_OF_TERM = {
    **dict.fromkeys(("实施期", "中期", "长期", "全周期", "项目期"), "中期资金总额"),
    **dict.fromkeys(("年度", "当年", "本年", "本年度"), _BUDGET),
}
_TOTALS = ("预算数", "中期资金总额", "上年预算数", "年初预算数", "执行数", "全年预计执行数")


def see_totals(words: Vocabulary, draft: Draft, row: GridRow) -> None:
    """Remember whose sources follow: 实施期资金总额 above 其中：财政拨款, 年度资金总额 below it;
    预算数, 到位数 and 执行数 side by side, each above its own."""
    totals: dict[int, str] = {}
    of_money = False
    for slot, behind in pairwise(row.own):
        label = money_of_term(words, row, slot, behind) or label_of(words, slot.text)
        named = is_label(words, behind.text) or is_sum(words, behind.text)
        if label is not None and is_money(label) and not named:
            of_money = True
            if label.field in _TOTALS:
                totals[slot.column] = label.field
        elif slot.text.startswith("其中"):
            continue  # a part, whoever's it is
        elif (
            (label is None or "到" in slot.text)  # 到位数 is a total, of nothing a field is for
            and is_amount(behind.text)
            and reads_like_label(slot.text)
        ):
            totals[slot.column] = _BUDGET if is_sum(words, slot.text) else ""
    draft.beside = totals if any(totals.values()) else {}
    if draft.beside:
        draft.totals = totals
    elif not of_money:
        draft.totals, draft.sources = {}, {}


def take_source(draft: Draft, label: Label, slot: Slot, cell: Cell, seen: set[str]) -> None:
    """A source of money below the total that it is part of."""
    total = _total_of(draft, label, slot)
    draft.sources[slot.column] = label.field, total
    if total == _BUDGET:
        draft.take(label, cell, later=label.field in seen)
    elif not says_nothing(cell.text):
        draft.form.add(label.field)
        if total:
            draft.fund(label.field, total, cell, slot.cell.place)
        else:
            draft.leave(label.written, cell.text, cell.place, Why.UNDERSTOOD)


def take_sources_said(words: Vocabulary, draft: Draft, slot: Slot) -> bool:
    """Whether a cell says sources with their amounts (其他资金20) below or behind the total of a
    term that stands beside the budget: they are then that total's."""
    before = [column for column in draft.totals if column <= slot.column]
    total = draft.totals[max(before)] if before and len(draft.totals) > 1 else _BUDGET
    if total in ("", _BUDGET):
        return False
    found = amounts_said(words, slot.cell)
    for label, amount in found:
        draft.fund(label.field, total, amount, slot.cell.place)
    return bool(found)


def _total_of(draft: Draft, label: Label, slot: Slot) -> str:
    """The total that a source is part of: the one above it; that of the source above it, where
    totals stand beside both (预算总额 | 财政资金 over 上年预算 | 其他资金); in a row of totals with
    their own sources (中期总额 | 其中：财政 | 年度总额 | 其中：财政) the nearest before it."""
    source, total = draft.sources.get(slot.column, ("", _BUDGET))
    part = slot.text.startswith("其中")
    if draft.beside and source not in ("", label.field) and not part:
        return total
    before = [column for column in draft.beside if column < slot.column]
    if before and (part or len(before) < len(draft.beside)):
        return draft.beside[before[-1]]
    only = next(iter(draft.totals.values())) if len(draft.totals) == 1 else total
    return draft.totals.get(slot.column, only)


def take_figure_beneath(
    words: Vocabulary, draft: Draft, row: GridRow, above: Awaited | None
) -> Slot | None:
    """A figure alone under its head beside pairs: 预算执行进度 over 97.5%."""
    if above is None or above.label.field not in MEASURES:
        return None
    for before, slot in pairwise(row.slots):
        free = slot.own_text and not is_label(words, before.own_text)
        if free and slot.overlaps(above.start, above.end) and is_figure(slot.text):
            draft.take(above.label, trimmed(slot.cell))
            return slot
    return None


def sum_beside(words: Vocabulary, row: GridRow, slot: Slot, value: Slot | None) -> Label | None:
    """合计 with an amount beside it is the budget, or all of what the block speaks of: 收入预算;
    a side of the money with its amount (按收入性质分 | 2186.4) is what that side comes to, and the
    label of all the money (资金安排情况 | 500) the budget, where no other is."""
    if value is None or not is_amount(value.text):
        return None
    if not is_sum(words, slot.text):
        of_all = group_of(words, slot.text) == "" and _OF_ALL.search(label_key(slot.text))
        return side_of(words, slot.text, value.text) or (sum_label(slot.text) if of_all else None)
    first = row.slots[0]
    lead = first.text if first is not slot and not is_amount(first.text) else ""
    known = label_of(words, lead) if lead else None
    if known is not None and known.field == _BUDGET:
        return known  # 2026年资金安排 | 合计 | 3600
    sides = (total for word, total in SIDES.items() if word in lead)
    return next((Label(total, 0, slot.text, 0.9) for total in sides), sum_label(slot.text))


def money_of_term(words: Vocabulary, row: GridRow, slot: Slot, value: Slot | None) -> Label | None:
    """`资金 | 实施期 | 2000 | 年度 | 900`: what a term has, behind the label of money."""
    lead = row.slots[0]
    if value is None or slot is lead or not is_amount(value.text):
        return None
    of_year = _OF_ONE_YEAR.fullmatch(slot.text)
    field = _BUDGET if of_year else _OF_TERM.get(label_key(slot.text))
    if field == _BUDGET and _YEAR.fullmatch(value.text):
        return None
    if any(is_amount(each.text) for each in row.slots[1:2]):
        return None  # 总预算 | 80 | 年度 | …
    label = label_of(words, lead.text)
    of_money = (label is not None and is_money(label)) or group_of(words, lead.text) == ""
    return Label(field, 0, slot.text, 0.9) if field and of_money else None
