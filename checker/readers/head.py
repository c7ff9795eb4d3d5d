"""The head of a form: labels and the values beside or beneath them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.model import BUDGET_PARTS, Cell, Line, label_key, label_unit
from checker.readers.besidelabels import time_of, value_position
from checker.readers.codes import without_codes
from checker.readers.draft import Awaited
from checker.readers.funding import read_matrix
from checker.readers.goalblocks import without_goals_beside
from checker.readers.goals import split_goals
from checker.readers.headlists import read_list
from checker.readers.headrows import heads_a_list, over_values, unknown_heads
from checker.readers.headtexts import read_unlabelled
from checker.readers.inline import (
    paragraph_cell,
    read_unit_line,
    take_money_unit,
    take_unit_name,
    trimmed,
    without_breakdown,
    without_label,
)
from checker.readers.labels import (
    GOALS,
    LEFT_OUT,
    LONG_TERM,
    Label,
    field_of,
    goal_of_term,
    group_of,
    is_amount,
    is_figure,
    is_label,
    is_money,
    is_sum,
    label_of,
    label_said,
    period_of,
    reads_like_label,
)
from checker.readers.leftovers import Why
from checker.readers.matrix import find_matrix
from checker.readers.pairedamounts import with_amounts_parted
from checker.readers.sources import amounts_said
from checker.readers.totals import (
    money_of_term,
    see_totals,
    sum_beside,
    take_figure_beneath,
    take_source,
)
from checker.readers.years import see_year_of_goal

if TYPE_CHECKING:
    from checker.base.place import Place
    from checker.readers.draft import Draft
    from checker.readers.rows import GridRow, Slot
    from checker.readers.vocabulary import Vocabulary

_YEAR = late_pattern(r"20\d\d年?度?")
_SHORT = 8
_LABEL_ROW = 3
_WEAKEST = 10_000
_OF_MADE = late_pattern("(?:资金|经费|投资|投入|预算).{0,2}(?:构成|来源|组成)")
_OF_RATE = {"得分": "执行率得分", "分值": "执行率分值"}
# 执行率分值（10）: the points stand in the label itself.
_POINTS = "执行率分值"
_POINTS_BEHIND = late_pattern(r"[（(]\s*(?P<points>\d+(?:\.\d+)?)\s*分?\s*[)）]\s*[:：]?$")


def read_goal_paragraph(draft: Draft, text: str, place: Place) -> None:
    """A goal that a blank line cut off from its cell."""
    draft.take_goals(split_goals(paragraph_cell(text, place), len(draft.goals) + 1))


def close_head(words: Vocabulary, draft: Draft) -> None:
    """Read the rows of the head that are known by now, all of them together."""
    rows, draft.pending = with_amounts_parted(words, draft.pending), []
    draft.labelled, draft.totals = set(), {}
    see_year_of_goal(words, draft, rows)
    at = 0
    while at < len(rows):
        rows = without_goals_beside(words, draft, rows, at)
        if (end := read_list(words, draft, rows, at)) is not None:
            at = end
            continue
        matrix = find_matrix(words, rows, at)
        if matrix is not None:
            read_matrix(words, draft, matrix)
            draft.nameless, draft.awaited = "", None
            at = matrix.end
            continue
        if over_values(words, rows, at):
            _read_over_values(words, draft, rows[at], rows[at + 1])
            at += 2
            continue
        if not heads_a_list(words, rows[at]):
            _read_pairs(words, draft, rows[at])
        at += 1
    draft.awaited = None


def see_head_row(words: Vocabulary, draft: Draft, row: GridRow) -> None:
    """Keep a row for the head; what its labels are is known at once."""
    draft.pending.append(row)
    for slot in row.own:
        label = label_of(words, slot.text)
        if label is not None and label.field != LEFT_OUT:
            draft.labelled.add(label.field)
    for slot in row.own:
        draft.see(slot)


def _read_pairs(words: Vocabulary, draft: Draft, row: GridRow) -> None:
    """Take every label of the row with its value; text without a label goes where it belongs."""
    awaited = draft.awaited
    if _read_beneath(words, draft, row) or read_unit_line(words, draft, row):
        return
    if _is_of_block_left_out(words, draft, row):
        return
    if (heads := unknown_heads(words, row)) is not None:
        _take_unit(draft, row.own[0])
        draft.leave("", heads, row.own[-1].cell.place, Why.UNKNOWN)
        return
    _end_goals(draft, row)
    row = without_codes(words, draft, row)
    row = _without_text_beneath(words, draft, row, awaited)
    see_totals(words, draft, row)
    beneath = take_figure_beneath(words, draft, row, awaited)
    seen: set[str] = set()
    position = 0
    paired = False
    while position < len(row.slots):
        slot = row.slots[position]
        if paired and slot.own_text and _is_note(words, draft, slot):
            draft.leave("", slot.text, slot.cell.place, Why.UNKNOWN)
            position += 1
            continue
        value = value_position(words, row, position) if slot.own_text else None
        if (
            slot.own_text
            and slot is not beneath
            and _read_slot(words, draft, row, position, value, seen)
        ):
            label = label_of(words, slot.text)
            paired = label is not None and label.field not in (GOALS, LONG_TERM)
            position = value or position
        position += 1


def _without_text_beneath(
    words: Vocabulary, draft: Draft, row: GridRow, above: Awaited | None
) -> GridRow:
    """The row less a text below a head of its own beside the goals (说明), which is taken."""
    if above is None or is_money(above.label) or above.label.field in (GOALS, LONG_TERM):
        return row
    last = row.own[-1]
    reach = last.column, last.column + last.cell.column_span
    stands = reach == (above.start, above.end) and last is not row.slots[0]
    if not stands or not row.slots[0].inherited or is_label(words, last.text):
        return row
    _take(words, draft, above.label, last, last, set())
    return row.without([last.column])


def _is_note(words: Vocabulary, draft: Draft, slot: Slot) -> bool:
    """Whether a text behind a pair in one row says nothing of the goals above it."""
    return draft.nameless == GOALS and not is_label(words, slot.text)


def _is_of_block_left_out(words: Vocabulary, draft: Draft, row: GridRow) -> bool:
    """Whether a row belongs to a block that is known and left out as a whole (资金管理情况): its
    label is merged over several rows; each of them is left as one."""
    first = row.slots[0]
    label = label_of(words, first.text) if first.cell.row_span > 1 else None
    own = [slot for slot in row.own if slot is not first]
    if label is None or label.field != LEFT_OUT or not own:
        return False
    leads = label_of(words, own[0].text) if len(own) > 1 else None
    if leads is not None and leads.field in (GOALS, LONG_TERM):
        return False
    if len(own) > 1 and is_amount(own[1].text) and _OF_MADE.search(first.text):
        return False  # 资金构成 over the total and its sources, a line each
    draft.nameless = ""
    if "任务" in first.text and len(own) > 1 and is_amount(own[-1].text):
        draft.tasks.append(_task(own))
    elif len(own) > 1 or first.inherited:
        text = "、".join(slot.text for slot in own)
        draft.leave(first.text, text, own[0].cell.place, Why.UNDERSTOOD)
    return len(own) > 1 or first.inherited


def _task(own: list[Slot]) -> Line:
    """A task of a department with its amount behind it: `任务1：普法宣传 | 普法活动40场 | 60`."""
    name, *others, amount = own
    fields = {"任务名称": trimmed(name.cell)}
    if others:
        text = "；".join(slot.text for slot in others)
        fields["主要内容"] = Cell(text, others[0].cell.place)
    fields["预算数"] = trimmed(amount.cell)
    return Line(name.cell.place, fields)


def _end_goals(draft: Draft, row: GridRow) -> None:
    """The goals end where a row begins with a text of its own that leads others."""
    first = row.slots[0]
    if len(row.own) > 1 and first.own_text and reads_like_label(first.text):
        draft.nameless = ""


def _read_slot(
    words: Vocabulary, draft: Draft, row: GridRow, position: int, at: int | None, seen: set[str]
) -> bool:
    """Take one cell; True when it took the cell at `at` for its value."""
    slot = row.slots[position]
    value = row.slots[at] if at is not None else None
    label = money_of_term(words, row, slot, value) or _goal_behind(words, row, slot, value)
    label = label or label_of(words, slot.text) or sum_beside(words, row, slot, value)
    _take_unit(draft, slot)
    group = group_of(words, slot.text)
    if label and value and is_money(label) and _leads_block(row, position, value):
        group, label = "", None
    if label and value and is_money(label) and is_sum(words, value.text):
        group = ""  # 项目金额 | 合计 | 80.00: the first names the block, the second its sum
    if group is not None and not (label and value and is_amount(value.text)):
        draft.nameless = group
        return False
    if label is None and value and is_sum(words, value.text):
        draft.nameless = ""  # 收入预算 | 合计 | 1860: the first names the block
        return False
    if label is None:
        return read_unlabelled(words, draft, row, slot, value)
    if position == 0:
        draft.nameless = ""
    if label.field == GOALS:
        draft.nameless = GOALS
    _take(words, draft, label, slot, value, seen)
    return value is not None


def _goal_behind(words: Vocabulary, row: GridRow, slot: Slot, value: Slot | None) -> Label | None:
    """The goal of a term behind the label of the goals: 绩效目标 | 长期 | …"""
    lead = row.slots[0]
    if slot is lead or value is None or field_of(words, lead.text) not in (GOALS, LONG_TERM):
        return None
    return goal_of_term(words, slot.text)


def _leads_block(row: GridRow, position: int, value: Slot) -> bool:
    """Whether the label of money stands before others and not beside its amount: `资金规模 | 全期
    总额 | 9000`, `预算总额 | 收入预算 | 支出预算`."""
    year = _YEAR.fullmatch(value.text) is not None
    if not year and (any(map(str.isdigit, value.text)) or not reads_like_label(value.text)):
        return False
    behind = row.slots[row.slots.index(value) + 1 :]
    merged = row.slots[position].cell.row_span > 1
    return merged or bool(behind and is_amount(behind[0].text))


def _take(
    words: Vocabulary, draft: Draft, label: Label, slot: Slot, value: Slot | None, seen: set[str]
) -> None:
    if label.field == _POINTS and (points := _POINTS_BEHIND.search(slot.text)):
        draft.take(label, Cell(points["points"], slot.cell.place))
        return
    if value is None or (not value.text and label.field in (GOALS, LONG_TERM, LEFT_OUT)):
        draft.awaited = _awaited(label, slot)
        if label.field != LEFT_OUT:
            draft.form.add(label.field)
        if is_money(label):
            draft.take(label, Cell("", slot.cell.place))
    elif label.field == GOALS:
        draft.form.add(GOALS)
        draft.take_goals(split_goals(without_label(words, value.cell)), label.written)
    elif label.field == LEFT_OUT and "执行率" in seen and label_key(label.written) in _OF_RATE:
        of_rate = Label(_OF_RATE[label_key(label.written)], 0, label.written)
        draft.take(of_rate, trimmed(value.cell))  # 执行率 | 98.77% | 得分 | 9.88
    elif label.field == LEFT_OUT:
        _take_left_out(words, draft, label, value)
    elif label.field == "单位名称" and "码" in label.written:
        take_unit_name(draft, value.cell, label)
    else:
        cell = without_breakdown(words, draft, label, value.cell)
        if label.field in BUDGET_PARTS:
            take_source(draft, label, slot, trimmed(cell), seen)
        else:
            draft.take(label, trimmed(cell), later=label.field in seen)
        if is_money(label) and (months := period_of(label.written)):
            draft.take(Label("监控期间", 0, "监控期间"), Cell(months, slot.cell.place))
        if label.field == "项目名称" and label.rank == 0 and value is not slot:
            draft.named = True
        seen.add(label.field)


def _take_left_out(words: Vocabulary, draft: Draft, label: Label, value: Slot) -> None:
    """Of what is known and left, what it says of money and time: 资金构成 | 县级200万元，自筹60万;
    实施时间 | 2026年3月—10月."""
    sources = amounts_said(words, value.cell) if _OF_MADE.search(label.written) else []
    for source, amount in sources:
        draft.take(source, amount)
    span = time_of(label.written, value.text)
    if span == "起止时间":
        draft.take(Label(span, _WEAKEST, label.written, 0.6), trimmed(value.cell))
    elif not sources:
        draft.leave(label.written, value.text, value.cell.place, Why.UNDERSTOOD)


def _read_beneath(words: Vocabulary, draft: Draft, row: GridRow) -> bool:
    """The row under a label that had no value beside it."""
    above, draft.awaited = draft.awaited, None
    if above is None or any(is_label(words, slot.own_text) for slot in row.own):
        return False
    slot = next((slot for slot in row.own if slot.overlaps(above.start, above.end)), None)
    if slot is None or (is_money(above.label) and not is_amount(slot.text)):
        return False
    if label_said(words, slot.text) is not None:
        return False  # 单位：某局 below a title that is a label as well
    if not is_money(above.label) and (is_figure(slot.text) or len(row.own) > 1):
        return False
    _take(words, draft, above.label, slot, slot, set())
    first = row.slots[0]
    if first.inherited or not first.text:
        draft.awaited = above
    return True


def _read_over_values(words: Vocabulary, draft: Draft, above: GridRow, below: GridRow) -> None:
    seen: set[str] = set()
    for head, value in zip(above.own, below.own, strict=True):
        label = label_of(words, head.text)
        _take_unit(draft, head)
        if label is not None:
            _take(words, draft, label, head, value, seen)


def _take_unit(draft: Draft, slot: Slot) -> None:
    if unit := label_unit(slot.text):
        take_money_unit(draft, unit, slot.cell.place, near=True)


def _awaited(label: Label, slot: Slot) -> Awaited:
    return Awaited(label, slot.column, slot.column + slot.cell.column_span)
