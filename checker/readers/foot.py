"""Where the indicators of a form are over: its foot, and grids that go on with it or do not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.model import Cell, label_key, readings
from checker.readers.header import find_header
from checker.readers.inline import trimmed
from checker.readers.labels import (
    Label,
    group_of,
    is_amount,
    is_figure,
    is_level,
    is_money,
    is_unused_name,
    label_of,
    label_said,
    says_nothing,
    speaks_of_money,
)
from checker.readers.leftovers import Why

if TYPE_CHECKING:
    from checker.readers.draft import Draft
    from checker.readers.header import Header
    from checker.readers.rows import GridRow, Slot
    from checker.readers.vocabulary import Vocabulary

_FOOT = late_pattern(r"(?:填[表报]说明|说明|备注|注)\s*[:：\d]")
_PAIR = late_pattern(r"[^：:≥≤]{2,16}[：:].*", re.DOTALL)
# Fields that a form prints below its indicators as well.
_BELOW = frozenset(
    {
        "评价结论",
        "自评等级",
        "存在问题",
        "改进措施",
        "偏差原因",
        "实际完成情况",
        "绩效目标",
        "中期目标",
    }
)
_OF_BLOCK = ("绩效目标", "中期目标")
_SAID = _BELOW | {"总分"}
_SUMS = frozenset({"总分", "合计", "总计", "总得分", "得分合计", "自评总分"})
_OF_SUMS = 3
_PAIR_OF = 2
_SURE = 0.8
_SUM_WRITTEN = late_pattern(r"\s*(?P<label>[^：:]{2,16})[：:]\s*(?P<sum>\d+(?:\.\d+)?)\s*分?\s*")
# What a row on the rate of execution says, and below which head; the head of money says it better.
_OF_EXECUTION = {
    "分值": "执行率分值",
    "实际完成值": "执行率",
    "得分": "执行率得分",
    "偏差原因": "偏差原因",
}
_EXECUTION = ("执行数", "执行率", "执行率得分", "执行率分值")
_WEAK = 50
_CORE = ("三级指标", "指标值")
# A single text this long at the head of a row is a note, not a level.
_NOTE_LENGTH = 15
_SECTION = late_pattern(
    "[一二三四五六七八九十]+、"
)  # 四、保障措施 heads what follows the indicators


def goes_on_with_money(words: Vocabulary, draft: Draft, row: GridRow) -> bool:
    """Whether a row below the indicators belongs to the block of the money of a form that has
    none above them: 预算安排 | 合计 | 市级财政 over amounts."""
    if draft.text("预算数") or draft.holds("预算数") or len(row.slots) < _OF_SUMS:
        return False
    first = row.slots[0].text
    label = label_of(words, first)
    money = label is not None and is_money(label)
    return money or (group_of(words, first) == "" and speaks_of_money(words, first))


def reads_like_indicator(words: Vocabulary, row: GridRow) -> bool:
    """Whether a row holds the name of a level 1 or 2 and more cells beside it."""
    return len(row.own) > 2 and any(is_level(words, slot.text) for slot in row.own[:2])


def ends_indicators(words: Vocabulary, row: GridRow, header: Header) -> bool:
    """Whether a row is the form's foot: sums, signatures, notes, a line across the table, or the
    label of another block."""
    first, text = row.slots[0], row.own[0].text
    keys = [key for key, _ in readings(text)]
    if any(key in words.endings for key in keys) or _FOOT.match(text):
        return True
    leads = row.own[0] is first
    known = words.head(text) if leads and not is_level(words, text) and len(row.own) > 1 else None
    one = leads and not is_level(words, text) and _says_one_thing(row, header, named=bool(known))
    if known is not None and not one:
        if known[0] in _OF_BLOCK and _is_whole(row, header):
            return False  # 年度绩效目标1 as the label of the rows beside it
        return words.column(text) is None or not _under_name(row, header)
    ignored = leads and keys[0] in words.ignored
    if one or ignored or all(_is_pair(words, slot.text) for slot in row.own):
        return True
    whole = not row.loose and (row.width >= header.width or not row.flat)
    named = is_level(words, text) or group_of(words, text) is not None or _is_whole(row, header)
    if leads and whole and _stands_before(first, header) and not named:
        return True
    alone = len(row.own) == 1 and leads and len(row.slots) > 1 and row.flat
    across = first.cell.column_span >= row.width - first.column > 1
    heads = _SECTION.match(text) is not None
    noted = len(text) >= _NOTE_LENGTH or heads
    alone = alone or (heads and leads and row.flat and len(row.own) == 1)
    return (alone or across) and not is_level(words, text) and noted


def _says_one_thing(row: GridRow, header: Header, *, named: bool) -> bool:
    """Whether a row is a label and its text: one cell reaches over the names and the values, or
    blanks stand behind it; `named` where the label is one of a form."""
    columns = [column for name in _CORE if (column := header.column(name))]
    if row.loose or not len(row.own) == len(columns) == len(_CORE):
        return False
    if row.flat:
        label, said = row.own
        blank = not said.overlaps(columns[1].start, columns[1].end)
        beside = row.slots[1:2] == (said,)
        return blank and beside and (named or len(label.text) >= _NOTE_LENGTH)
    return all(row.own[-1].overlaps(each.start, each.end) for each in columns)


def _is_pair(words: Vocabulary, text: str) -> bool:
    """`填表人：王某`: a label with its value."""
    return bool(_PAIR.fullmatch(text)) and not (is_level(words, text) or is_unused_name(text))


def _under_name(row: GridRow, header: Header) -> bool:
    """Whether the row has a text of its own where the names of indicators stand."""
    name, value = header.column("三级指标"), header.column("指标值")
    return name is not None and any(
        slot.overlaps(name.start, name.end)
        and slot.column > row.slots[0].column
        and not (value is not None and slot.overlaps(value.start, value.end))
        for slot in row.own
    )


def _is_whole(row: GridRow, header: Header) -> bool:
    """Whether a name and a value of their own stand in a row: the label of the block, cut by a
    page, may begin anew beside them."""
    wanted = [column for name in _CORE if (column := header.column(name))]
    found = {
        slot.column
        for column in wanted
        for slot in row.own
        if slot.overlaps(column.start, column.end)
    }
    return len(found) == len(_CORE)


def _stands_before(slot: Slot, header: Header) -> bool:
    """Whether a cell begins where the label of the whole block stood, and the block is over."""
    return 0 < header.block <= header.start and slot.column + 1 <= header.block


def leave_foot(words: Vocabulary, draft: Draft, row: GridRow) -> None:
    """What stands below the indicators: fields of the table are read like its head, sums and
    signatures and notes are left."""
    if take_execution(words, draft, row):
        return
    if any(_is_of_table(words, slot.text) for slot in row.own):
        draft.pending.append(row)
        return
    first = row.own[0].text
    if (written := _written_total(row)) is not None:
        draft.take(written[0], written[1])
        return
    label = label_of(words, first)
    sums = label_key(first) in _SUMS or (label is not None and label.field == "总分")
    if sums and (total := _total(draft, row)) is not None:
        draft.take(total[0], total[1])
        points = draft.header.column("分值") if draft.header else None
        rest = [
            slot.text
            for slot in row.own[1:]
            if slot.text != total[1].text
            and not (points is not None and slot.overlaps(points.start, points.end))
        ]
        if rest:
            draft.leave(first, "、".join(rest), row.own[0].cell.place, Why.UNDERSTOOD)
        return
    name, *others = (slot.text for slot in row.own)
    text = "、".join(others) if others else name
    draft.leave(name if others else "", text, row.own[0].cell.place, Why.UNDERSTOOD)


def _is_of_table(words: Vocabulary, text: str) -> bool:
    label = label_of(words, text)
    if label is None:
        # 自评结论：…… in one cell; a sum with a number alone is read as such.
        said = label_said(words, text)
        return said is not None and said.field in _SAID and not _SUM_WRITTEN.fullmatch(text)
    return (label.field in _BELOW or is_money(label)) and label.sure > _SURE


# All of the budget, or no target: the points go by the rate alone, and nothing is left out.
_WHOLE = late_pattern(r"\W*(?:100\s*[%％])?\W*")


def take_execution(words: Vocabulary, draft: Draft, row: GridRow) -> bool:
    """Take a row that scores among the indicators how the budget was carried out; False where it
    is none. A rate of execution below a level of its own (时效指标) is an indicator, and so is one
    with a target in a form that scores nothing."""
    name = _under(draft, row, "三级指标")
    first = _of_execution(words, row.own[0].text)
    told = name is not None and not says_nothing(name.text)
    named = _of_execution(words, name.text) if name is not None and told else first
    leads = first in _EXECUTION
    scored = _under(draft, row, "得分") or _under(draft, row, "分值")
    if draft.header and not draft.header.column("得分") and _under(draft, row, "指标值"):
        return False
    if not leads or named not in _EXECUTION[1:] or scored is None:
        return False
    ragged = _scores_in_order(draft, row) if _is_ragged(draft, row) else None
    under = ragged or {f: _under(draft, row, column) for column, f in _OF_EXECUTION.items()}
    for field, slot in under.items():
        if slot is not None and not says_nothing(slot.text):
            draft.take(Label(field, _WEAK, slot.text), trimmed(slot.cell))
    for slot in row.own:
        draft.see(slot)
    target = _under(draft, row, "指标值") if ragged is None else None
    if target is not None and not _WHOLE.fullmatch(target.text):
        reached = under.get("执行率")
        if reached is not None and not says_nothing(reached.text):
            draft.take(Label("执行率目标", _WEAK, target.text), trimmed(target.cell))
        else:  # the rate itself may stand in the wrong column
            draft.leave(row.own[0].text, target.text, target.cell.place, Why.UNKNOWN)
    return True


def _is_ragged(draft: Draft, row: GridRow) -> bool:
    """Whether merged or blank cells are not there, so that the others stand below any head."""
    return row.loose or bool(row.flat and draft.header and row.width < draft.header.width)


def _scores_in_order(draft: Draft, row: GridRow) -> dict[str, Slot | None] | None:
    """The rate by its sign and the points by their order where they do not stand below their heads;
    None where they are not the points and the score."""
    points, score = (draft.header.column(f) if draft.header else None for f in ("分值", "得分"))
    shares = [slot for slot in row.own[1:] if is_figure(slot.text) and not is_amount(slot.text)]
    amounts = [slot for slot in row.own[1:] if is_amount(slot.text)]
    if points is None or score is None or points.start > score.start or len(amounts) != _PAIR_OF:
        return None
    rate = shares[-1] if shares else None
    return {"执行率": rate, "执行率分值": amounts[0], "执行率得分": amounts[1]}


def _of_execution(words: Vocabulary, text: str) -> str:
    """The field of the execution that a row is called; 预算执行情况 is scored by the rate."""
    label = label_of(words, text)
    if label is None and "执行" in text and group_of(words, text) == "":
        return "执行率"
    return label.field if label is not None else ""


def _under(draft: Draft, row: GridRow, field: str) -> Slot | None:
    """The cell of a row below the head of a field of the indicators."""
    column = draft.header.column(field) if draft.header else None
    if column is None:
        return None
    return next((slot for slot in row.own if slot.overlaps(column.start, column.end)), None)


def _written_total(row: GridRow) -> tuple[Label, Cell] | None:
    """`总分：99.28` in one cell."""
    cell = row.own[0].cell
    match = _SUM_WRITTEN.fullmatch(cell.text)
    if match is None or label_key(match["label"]) not in _SUMS or len(row.own) > 1:
        return None
    return Label("总分", 0, match["label"]), Cell(match["sum"], cell.part(*match.span("sum")))


def _total(draft: Draft, row: GridRow) -> tuple[Label, Cell] | None:
    """The sum of the scores: what stands under 得分 in the row of sums."""
    slot = _under(draft, row, "得分")
    figures = [each for each in row.own[1:] if is_figure(each.text)]
    ragged = _is_ragged(draft, row)
    if slot is None and figures == [_under(draft, row, "分值")]:
        return None  # what the weights come to, and no score
    scored = draft.header is not None and draft.header.column("得分") is not None
    if (ragged or (slot is None and (row.flat or scored))) and figures and len(figures) < _OF_SUMS:
        slot = figures[-1]  # merged cells are not there, or too few: 总分 | 100 | 93.5
    if slot is None or slot is row.own[0]:
        return None
    name = row.own[0].text
    rank = 0 if "分" in label_key(name) else _WEAK  # 合计 gives way to 自评总得分 below it
    return Label("总分", rank, name), Cell(slot.text, slot.cell.place)


def continues(words: Vocabulary, draft: Draft, row: GridRow) -> bool:
    """Whether a new grid goes on with the rows of the table before it."""
    if draft.header is None or find_header(words, row) is not None:
        return draft.header is not None
    if row.loose or row.width != draft.header.width:
        return False
    first = row.slots[0]
    return not first.text or label_key(first.text) in words.level1
