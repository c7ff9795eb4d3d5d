"""The head of a form: labels and the values beside or beneath them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.model import BUDGET_PARTS, TABLE_FIELDS, Cell, FieldKind
from checker.readers.goals import split_goals
from checker.readers.grid import GridCell
from checker.readers.vocabulary import label_key, label_unit, vocabulary

if TYPE_CHECKING:
    from checker.place import Place
    from checker.readers.draft import Draft
    from checker.readers.rows import Row, Slot

GOALS = "绩效目标"
_IGNORED = "不取"
_MONEY_UNIT = re.compile(
    r"[（(【\[]?(?:金额|计价|资金|货币|计量|数据)?单\s*位\s*[:：]\s*(?:人民币)?\s*(?P<unit>(?:百|千|万|十万|百万|千万|亿)?元)[)）】\]]?"
)
_CODED_UNIT = re.compile(
    r"[\[【]?(?P<code>\d{3,12})[\]】]?\s*[-—－:：]?\s*(?P<name>\D.*[\u4e00-\u9fff].*)"
)
_YEAR = re.compile(r"[（(]?\s*(?P<year>20\d\d)\s*年?度?\s*[)）]?")
_INLINE = re.compile(r"(?P<label>[^:：\t]{1,24}?)[:：](?P<value>.*)", re.DOTALL)
_PIECES = re.compile(r"\S+(?:[ ]\S+)*")
_TITLE = re.compile(r"(?:绩效|自评)[^，。；;]{0,40}表(?:\s*[（(][^）)]{0,40}[）)])?$")
_GOAL_NUMBER = re.compile(r"(?:年度)?目标\s*\d+\s*[:：]?")
_TITLE_LENGTH = 200


def is_title(text: str) -> bool:
    """Whether a text alone on its line names a goal table (…绩效目标表)."""
    line = text.strip()
    return len(line) <= _TITLE_LENGTH and "\n" not in line and bool(_TITLE.search(line))


def is_unit_text(text: str) -> bool:
    """Whether a paragraph is the line that says 单位：万元, alone or behind the unit's name."""
    return any(_MONEY_UNIT.fullmatch(piece) for piece in _PIECES.findall(text))


def is_unit_cell(text: str) -> bool:
    """Whether a cell says 单位：万元 and nothing else."""
    return bool(_MONEY_UNIT.fullmatch(text.strip()))


def is_unit_line(row: Row) -> bool:
    """Whether a row is the one above a form that says 单位：万元."""
    return any(_MONEY_UNIT.fullmatch(slot.text) for slot in row.own)


def field_of(text: str) -> str | None:
    """The field a label stands for: a key of TABLE_FIELDS, 绩效目标, or 不取."""
    key = label_key(text)
    words = vocabulary()
    if key in words.table_fields:
        return words.table_fields[key]
    if key in words.goals:
        return GOALS
    return _IGNORED if key in words.ignored else None


def read_paragraph(draft: Draft, text: str, place: Place) -> None:
    """A line above or between tables: title, year, `填报单位：…`, `单位：万元`."""
    cell = _paragraph_cell(text, place)
    year = _YEAR.fullmatch(text.strip())
    if is_title(text):
        draft.fields["标题"] = _cell(cell)
    elif year:
        draft.set("年度", Cell(year["year"], place))
    else:
        _read_inline(draft, cell)


def read_goal_paragraph(draft: Draft, text: str, place: Place) -> None:
    """A goal that a blank line cut off from its cell."""
    draft.goals += split_goals(_paragraph_cell(text, place))


def read_head_row(draft: Draft, row: Row) -> None:
    """Take every label of the row with its value; text without a label goes where it belongs."""
    for slot in row.own:
        draft.see(slot)
    if _read_beneath(draft, row) or _read_matrix(draft, row) or _read_unit_line(draft, row):
        return
    seen: set[str] = set()
    skip = -1
    for position, slot in enumerate(row.slots):
        if position <= skip or not slot.own_text:
            continue
        following = row.slots[position + 1] if position + 1 < len(row.slots) else None
        if following is not None and not _may_be_value(slot, following):
            following = None
        if _read_slot(draft, slot, following, seen, first=position == 0):
            skip = position + 1


def _read_slot(
    draft: Draft, slot: Slot, following: Slot | None, seen: set[str], *, first: bool
) -> bool:
    """Take one cell; True when it took the cell behind it for its value."""
    label = field_of(slot.text)
    group = vocabulary().groups.get(label_key(slot.text))
    if unit := label_unit(slot.text):
        draft.set("金额单位", Cell(unit, slot.cell.place))
    if group is not None:
        draft.nameless = group
        return False
    if label is None:
        if not _read_inline(draft, slot.cell):
            _read_nameless(draft, slot)
        return False
    if first:
        draft.nameless = ""
    if label == GOALS:
        draft.form.add(GOALS)
        draft.nameless = GOALS
        if following is None:
            draft.below[slot.column] = GOALS
        else:
            draft.goals += split_goals(following.cell)
        return following is not None
    if following is not None and label != _IGNORED:
        draft.set(label, _cell(following.cell), replace=label in seen)
        seen.add(label)
    return following is not None


def _read_beneath(draft: Draft, row: Row) -> bool:
    """The row under labels that had no value beside them."""
    below, draft.below = draft.below, {}
    if not below or any(_is_label(slot.text) for slot in row.own):
        return False
    found = [slot for slot in row.own if slot.column in below]
    for slot in found:
        draft.goals += split_goals(slot.cell)
    return bool(found)


def _read_matrix(draft: Draft, row: Row) -> bool:
    """Funding as a matrix: rows are sources of money, columns 预算数, 执行数, 执行率."""
    fields = [field_of(slot.text) for slot in row.slots]
    heads = ("预算数", "执行数", "执行率")
    if any(a in heads and b in heads for a, b in pairwise(fields)):
        draft.matrix = {}
        for slot, label in zip(row.slots, fields, strict=True):
            if label in heads and "年初" not in slot.text:
                draft.matrix[slot.column] = label
            if unit := label_unit(slot.own_text):
                draft.set("金额单位", Cell(unit, slot.cell.place))
        return True
    if not draft.matrix:
        return False
    sources = [
        (slot, label)
        for slot, label in zip(row.slots, fields, strict=True)
        if not slot.inherited and label in ("预算数", *BUDGET_PARTS)
    ]
    if not sources:
        draft.matrix = {}
        return False
    _, source = sources[-1]
    for slot in row.slots:
        label = draft.matrix.get(slot.column)
        if label == "预算数":
            draft.set(source, _cell(slot.cell))
        elif label and source == "预算数":
            draft.set(label, _cell(slot.cell))
    return True


def _read_unit_line(draft: Draft, row: Row) -> bool:
    """`353101天津市津南区人力资源和社会保障局 | 单位：万元`."""
    if not is_unit_line(row):
        return False
    for slot in row.own:
        money = _MONEY_UNIT.fullmatch(slot.text)
        if money:
            start = slot.cell.text.index(slot.text) + money.start("unit")
            place = slot.cell.part(start, start + len(money["unit"]))
            draft.set("金额单位", Cell(money["unit"], place))
        elif not _read_inline(draft, slot.cell):
            _read_unit_name(draft, slot.cell)
    return True


def _read_unit_name(draft: Draft, cell: GridCell) -> None:
    coded = _CODED_UNIT.fullmatch(cell.text.strip())
    if coded is None:
        draft.set("单位名称", _cell(cell))
        return
    offset = len(cell.text) - len(cell.text.lstrip())
    for label, group in (("单位编码", "code"), ("单位名称", "name")):
        place = cell.part(offset + coded.start(group), offset + coded.end(group))
        draft.set(label, Cell(coded[group], place))


def _read_inline(draft: Draft, cell: GridCell) -> bool:
    """`填报单位：某局    单位：万元`: labels with their values in one cell."""
    found = False
    for piece in _PIECES.finditer(cell.text):
        money = _MONEY_UNIT.fullmatch(piece.group())
        match = _INLINE.fullmatch(piece.group())
        if money:
            place = cell.part(
                piece.start() + money.start("unit"), piece.start() + money.end("unit")
            )
            draft.set("金额单位", Cell(money["unit"], place))
            found = True
        elif match and match["value"].strip():
            label = field_of(match["label"])
            if label is None or label == _IGNORED:
                continue
            value = match["value"].strip()
            start = piece.start() + piece.group().index(value, match.start("value"))
            part = GridCell(value, 0, 0, cell.part(start, start + len(value)))
            if label == GOALS:
                draft.goals += split_goals(part)
            elif label == "单位名称":
                _read_unit_name(draft, part)
            else:
                draft.set(label, Cell(value, part.place))
            found = True
    return found


def _read_nameless(draft: Draft, slot: Slot) -> None:
    if draft.nameless == GOALS and not _GOAL_NUMBER.fullmatch(slot.text):
        draft.goals += split_goals(slot.cell)
    elif draft.nameless and draft.nameless != GOALS:
        draft.set(draft.nameless, _cell(slot.cell))
    elif is_title(slot.text) and not draft.begun:
        draft.fields["标题"] = _cell(slot.cell)
    elif year := _YEAR.fullmatch(slot.text):
        draft.set("年度", Cell(year["year"], slot.cell.place))


def _may_be_value(slot: Slot, following: Slot) -> bool:
    """A text may read like a label (支出类型: 其他); an amount or a goal may not."""
    if following.inherited:
        return False
    field = TABLE_FIELDS.get(field_of(slot.text) or "")
    is_text = field is not None and field.kind is FieldKind.TEXT
    return is_text or not _is_label(following.text)


def _is_label(text: str) -> bool:
    return bool(text) and (field_of(text) is not None or label_key(text) in vocabulary().groups)


def _cell(cell: GridCell) -> Cell:
    start = len(cell.text) - len(cell.text.lstrip())
    text = cell.text.strip()
    return Cell(text, cell.part(start, start + len(text)))


def _paragraph_cell(text: str, place: Place) -> GridCell:
    return GridCell(text, 0, 0, place, lines=(place,) if place.line else ())
