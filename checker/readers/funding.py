"""Funding laid out as a matrix: sources by 预算数/执行数, or tasks by source of money."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from checker.model import BUDGET_PARTS
from checker.readers.inline import take_money_unit, trimmed
from checker.readers.labels import (
    group_of,
    is_amount,
    is_sum,
    label_of,
    reads_like_label,
    sum_label,
)
from checker.readers.leftovers import Why
from checker.readers.vocabulary import label_unit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from checker.readers.draft import Draft, Label
    from checker.readers.rows import Row, Slot

_HEADS = ("预算数", "执行数", "执行率")
_SOURCES = frozenset({"预算数", *BUDGET_PARTS})


def read_funding(draft: Draft, row: Row) -> bool:
    """True where the row was the head or a line of a matrix."""
    if draft.matrix:
        if _read_source(draft, row):
            return True
        draft.matrix = {}
    if draft.sources:
        if _read_task(draft, row):
            return True
        close_funding(draft)
    return _open(draft, row)


def close_funding(draft: Draft) -> None:
    """The rows are over: a lone task is the whole, several without a sum are left over."""
    tasks, draft.tasks, sources, draft.sources = draft.tasks, [], draft.sources, {}
    if len(tasks) == 1:
        _take_columns(draft, tasks[0], sources)
        return
    for row in tasks:
        _leave(draft, row, sources)


def _open(draft: Draft, row: Row) -> bool:
    """Two neighbours among the labels, without an amount between them, begin a matrix."""
    labels = [_head_of(slot) for slot in row.slots]
    neighbours = [(a, b) for a, b in pairwise(labels) if a and b]
    if any(_is_head(a) and _is_head(b) for a, b in neighbours):
        draft.matrix = _columns(row, labels, None)
    elif not row.loose and any({a.field, b.field} <= _SOURCES for a, b in neighbours):
        if any(is_amount(slot.text) for slot in row.own):
            return False
        draft.sources = _columns(row, labels, _SOURCES)
    else:
        return False
    for slot in row.own:
        if unit := label_unit(slot.text):
            take_money_unit(draft, unit, slot.cell.place)
    return True


def _is_head(label: Label) -> bool:
    """预算数, 执行数, 执行率; a mere 合计 is the head of sources."""
    return label.field in _HEADS and not is_sum(label.written)


def _head_of(slot: Slot) -> Label | None:
    if group_of(slot.own_text) is not None:
        return None
    if is_sum(slot.own_text):
        return sum_label(slot.text)
    return label_of(slot.own_text)


def _columns(
    row: Row, labels: list[Label | None], wanted: Collection[str] | None
) -> dict[int, Label]:
    return {
        slot.column: label
        for slot, label in zip(row.slots, labels, strict=True)
        if label is not None and (wanted is None or label.field in wanted)
    }


def _read_source(draft: Draft, row: Row) -> bool:
    """`其中：财政拨款 | 90 | 80 | 78 | 97.5%` below 年初预算数, 全年预算数, 执行数, 执行率."""
    named = [
        (slot, label)
        for slot in row.own
        if slot.column not in draft.matrix and (label := label_of(slot.text))
    ]
    sources = [(slot, label) for slot, label in named if label.field in _SOURCES]
    if not named and row.own and all(is_amount(s.text.rstrip("%％")) for s in row.own):
        _read_single_line(draft, row)
        return True
    if not sources:
        return not named and _leave_unknown_source(draft, row)
    _, source = sources[-1]
    for slot, head in _under(draft.matrix, row):
        if head.field == "预算数" and _is_best(draft, head):
            draft.take(source, trimmed(slot.cell))
        elif head.field in _HEADS[1:] and source.field == "预算数":
            draft.take(head, trimmed(slot.cell))
        elif source.field == "预算数" and slot.text.strip("-—/ "):
            draft.leave(head.written, slot.text, slot.cell.place, Why.UNDERSTOOD)
    return True


def _read_single_line(draft: Draft, row: Row) -> None:
    """`100 | 98 | 98% | 9.8` below 预算数, 执行数, 执行率, 得分, for all sources together."""
    for slot, head in _under(draft.matrix, row):
        if head.field not in _HEADS:
            draft.leave(head.written, slot.text, slot.cell.place, Why.UNDERSTOOD)
        elif head.field != "预算数" or _is_best(draft, head):
            draft.take(head, trimmed(slot.cell))


def _is_best(draft: Draft, head: Label) -> bool:
    """Of 年初预算数 and 全年预算数 the better name holds the budget."""
    return all(
        head.rank <= other.rank for other in draft.matrix.values() if other.field == "预算数"
    )


def _leave_unknown_source(draft: Draft, row: Row) -> bool:
    """A source of money nobody knows, with an amount in the matrix."""
    names = [slot for slot in row.own if slot.column not in draft.matrix]
    amounts = [slot for slot in row.own if slot.column in draft.matrix and is_amount(slot.text)]
    if not names or not amounts or not reads_like_label(names[-1].text):
        return False
    draft.leave(names[-1].text, amounts[0].text, names[-1].cell.place, Why.MONEY)
    return True


def _read_task(draft: Draft, row: Row) -> bool:
    """A task with its money, or the row of sums, which ends the matrix."""
    own = row.own
    below = [slot for slot, _ in _under(draft.sources, row) if slot.text]
    if not any(is_amount(slot.text) for slot in below) or len(set(below)) < len(below):
        return False  # one amount under several sources is another row's
    first = label_of(own[0].text)
    has_total = any(label.field == "预算数" for label in draft.sources.values())
    if is_sum(own[0].text) or (has_total and first and first.field == "预算数"):
        _take_columns(draft, row, draft.sources)
        for task in draft.tasks:
            _leave(draft, task, draft.sources)
        draft.sources, draft.tasks = {}, []
        return True
    if first is not None and first.field in _SOURCES:
        return False
    draft.tasks.append(row)
    return True


def _under(columns: dict[int, Label], row: Row) -> Iterator[tuple[Slot, Label]]:
    """The cells below the heads; one blank cell may stand below several."""
    for column, label in columns.items():
        for slot in row.slots:
            if slot.overlaps(column, column + 1) and not slot.inherited:
                yield slot, label


def _take_columns(draft: Draft, row: Row, sources: dict[int, Label]) -> None:
    for slot, label in _under(sources, row):
        draft.take(label, trimmed(slot.cell))


def _leave(draft: Draft, row: Row, sources: dict[int, Label]) -> None:
    amounts = [slot.text for slot, _ in _under(sources, row) if slot.text]
    names = [slot for slot in row.own if slot.column not in sources]
    name = names[0].text if names else "金额"
    draft.leave(name, "、".join(amounts), row.own[0].cell.place, Why.UNDERSTOOD)
