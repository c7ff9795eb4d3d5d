"""Indicator rows: which slot belongs to which field, levels filled down, names cleaned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.base.pattern import late_pattern
from checker.base.text import squeeze, visible
from checker.model import Cell, Indicator, Problem, label_key
from checker.readers.answers import (
    is_cause,
    is_choice,
    is_in_words,
    take_causes,
    take_choice,
    take_value_in_words,
)
from checker.readers.branches import branch_of, take_branch, with_branches
from checker.readers.contentheads import guesses
from checker.readers.contents import both_levels, parted_by_places, settle, slot_under
from checker.readers.goalblocks import is_of_term, take_goals_beside, without_block_names
from checker.readers.labels import LEFT_OUT, is_unused_name, says_nothing
from checker.readers.leftovers import Why
from checker.readers.loose import realigned
from checker.readers.namesvalues import part_names
from checker.readers.offered import are_dots, heads_branch, is_subtotal, is_unused
from checker.readers.unnamed import unnamed_settled

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from checker.readers.columns import Column
    from checker.readers.draft import Draft
    from checker.readers.grid import GridCell
    from checker.readers.header import Header
    from checker.readers.rows import GridRow, Slot
    from checker.readers.vocabulary import Vocabulary

# Numbering and stars before a name: 指标1：, ★★★, 1. (but not the 2 of 2.5公里).
_NAME_LEAD = late_pattern(
    r"(?:[★☆▲●*＊①-⑳]+|指标\s*\d+\s*[:：.．、]|\d{1,2}\s*[.．、](?!\d)|[（(]\d{1,2}[)）])\s*"
)
_VALUE_IN_NAME = late_pattern(
    r"(?P<name>.+?)\s*[（(]\s*(?P<value>(?:[≥≤≧≦⩾⩽<>=＝＜＞═]|大于|小于|不低于|不少于|不超过|不高于|达到|至少)"
    r"[^（()）]*|\d(?!\d{3}年)[^（()）]*)\s*[)）]"
)
# Levels of a self-evaluation that judge how a project was run, not what it brought.
_FEW_TEXTS = 3
_SEVERAL = 2
_PROCESS = ("决策", "过程", "管理", "立项")
_WRAP = late_pattern(r"[ \t]*\n\s*")
# A score that stands beside several rows at once belongs to none of the later ones.
_NOT_FILLED = frozenset({"分值", "得分"})
# Points behind a level: 产出指标（50分）.
_POINTS = late_pattern(r"\s*[（(]\s*(?P<points>\d+(?:\.\d+)?)\s*(?P<unit>[分%％]?)\s*[)）]\s*$")
# How people write that a cell says what the one above it does.
_AS_ABOVE = frozenset({"^^", "〃", "″", "同上", '"', "”"})
_POINTS_OF = {"一级指标": "大类分值", "二级指标": "小类分值"}
_WHY_LEFT: dict[str, Why] = {LEFT_OUT: Why.UNDERSTOOD, "": Why.UNKNOWN}


def read_indicators(words: Vocabulary, draft: Draft) -> None:
    """Read the rows that were kept for the header: first what the columns hold, then every row."""
    rows, draft.body = draft.body, []
    header = draft.header
    if header is None or not rows:
        return
    header = parted_by_places(header, draft.place_heads)
    settled = settle(words, header, rows, draft.text("年度"))
    header = draft.header = unnamed_settled(settled.header, rows)
    draft.doubts += ((said, rows[0].own[0].cell.place) for said in settled.said)
    draft.doubts += guesses(words, header, rows)
    draft.form.update(header.labels)
    if header.places and header.column("指标值") is None:
        draft.form.discard("指标值")  # the wide head over the places is no column of its own
    header = take_goals_beside(words, draft, header, rows)
    header = draft.header = without_block_names(words, header, rows)
    header = draft.header = with_branches(words, header, rows)
    aligned, of_term = list(realigned(words, header, rows)), False
    before, led = len(draft.indicators), False
    for row, following in zip(aligned, (*aligned[1:], None), strict=True):
        slots = _slots(header, row)
        if (branch := branch_of(words, header, row)) is not None:
            led = take_branch(words, draft, branch, below_first=led)
            continue
        led = False
        if is_subtotal(words, row):
            text = "、".join(slot.text for slot in row.own[1:])
            draft.leave(row.own[0].text, text, row.own[0].cell.place, Why.UNDERSTOOD)
        elif following is not None and heads_branch(slots, _slots(header, following)):
            _fill_levels(draft, slots)
        else:
            known = len(draft.indicators)
            _read_row(words, draft, header, row, slots)
            of_term = is_of_term(words, header, row, above=of_term)
            if header.blocks == 1 and of_term:
                draft.long_term += draft.indicators[known:]
                del draft.indicators[known:]
    _report_torn(draft, header, rows[-1])
    if header.column("指标值") is None and not header.places:
        part_names(draft, before)
    _part_headings(draft)


def join_terms(draft: Draft) -> None:
    """Set the values of a block for the whole term beside the annual rows of the same name; its
    other rows are left, and where it is the only one its rows are the indicators."""
    rows, draft.long_term = draft.long_term, []
    if not draft.indicators:
        draft.indicators = [replace(row, row=number) for number, row in enumerate(rows)]
        return
    left = list(rows)
    for number, row in enumerate(draft.indicators):
        name = label_key(row.text("三级指标"))
        same = next((each for each in left if label_key(each.text("三级指标")) == name), None)
        target = same.fields.get("指标值") if same is not None else None
        if same is not None and target is not None:
            left.remove(same)
            draft.indicators[number] = replace(row, fields={**row.fields, "中期指标值": target})
    for row in left:
        title, value = row.text("三级指标"), row.text("指标值")
        draft.leave(f"中期指标“{title}”", value or title, row.place, Why.UNDERSTOOD)


def _read_row(
    words: Vocabulary,
    draft: Draft,
    header: Header,
    row: GridRow,
    slots: dict[str, Slot | None],
) -> None:
    """Add the row to the draft; rows without text of their own and template rows add nothing."""
    own = {name for name, slot in slots.items() if slot is not None and slot.own_text}
    places = {each.label: slot for each in header.places if (slot := slot_under(row, each))}
    if not own and not any(slot.own_text for slot in places.values()):
        return
    for slot in row.own:
        draft.see(slot)
    if own <= {"一级指标", "二级指标"} and are_dots(slots):
        draft.unused += 1
        return
    _fill_levels(draft, slots)
    if own == {"一级指标"} and not places:
        return
    if is_unused(slots) and not _any_text(places):
        draft.unused += 1
        for level in (slots.get("一级指标"), slots.get("二级指标")):
            if level is not None and level.own_text and level.cell.row_span == 1:
                draft.leave("", level.text, level.cell.place, Why.UNDERSTOOD)
        return
    _report_surplus(draft, header, row)
    fields = _fields(draft, header, slots)
    _part_levels(words, fields)
    take_value_in_words(header, row, fields)
    take_value_from_name(fields)
    _take_points_from_name(fields)
    _keep_middle(header, row, fields)
    take_choice(words, header, row, fields)
    take_causes(words, header, row, fields)
    number = len(draft.indicators)
    _keep_raw_name(draft, header, row)
    _keep_left_columns(words, draft, header, row)
    _leave_headless(draft, header, row)
    first = min((slot for slot in row.own), key=lambda slot: slot.column)
    indicator = Indicator(number, first.cell.place, fields, _held(places))
    if _is_of_process(indicator):
        draft.asides.append(indicator)
        return
    draft.indicators.append(indicator)


def _report_torn(draft: Draft, header: Header, row: GridRow) -> None:
    """A last row that lacks its last cells, in a text that ends there, was cut off; where the text
    says nothing of rows, one that is shorter than the header."""
    value = header.column("指标值")
    cut = row.torn and value is not None and row.width <= value.start
    if not row.own or not (cut or (row.loose and row.width < header.width)):
        return
    place = row.own[0].cell.place
    kept = [one.row for one in draft.indicators[-1:] if one.place == place]
    draft.problems.append(
        Problem("GC009", place, {"缺": "最后一行指标的后几格"}, indicator=kept[0] if kept else None)
    )


def _keep_raw_name(draft: Draft, header: Header, row: GridRow) -> None:
    """Keeps the name of the next indicator as a second column of names writes it."""
    spare = slot_under(row, header.spare) if header.spare is not None else None
    if spare is not None and spare.text:
        draft.raw_names[len(draft.indicators)] = _named(spare.cell)


def _held(places: Mapping[str, Slot]) -> dict[str, Cell]:
    """What a row holds of places (counties, terms), where it says something or is left open."""
    return {
        place: _flat(slot.cell)
        for place, slot in places.items()
        if not slot.inherited and (not says_nothing(slot.text) or not slot.text)
    }


def _any_text(places: dict[str, Slot]) -> bool:
    return any(not says_nothing(slot.text) for slot in places.values())


def _is_of_process(indicator: Indicator) -> bool:
    """Whether a row judges decision or process and has no target: it is no goal."""
    level = label_key(indicator.text("一级指标"))
    value = indicator.fields.get("指标值")
    unset = value is None or says_nothing(value.text)
    return unset and any(word in level for word in _PROCESS)


def _part_headings(draft: Draft) -> None:
    """Take rows that head a group out of the indicators: a weight and no value, above rows with
    a value and no weight."""
    kept: list[Indicator] = []
    rows = draft.indicators
    for at, row in enumerate(rows):
        following = rows[at + 1] if at + 1 < len(rows) else None
        if following is not None and _heads_group(row, following):
            draft.asides.append(row)
        else:
            kept.append(row)
    if len(kept) < len(rows):
        draft.raw_names.clear()
        draft.indicators = [replace(row, row=number) for number, row in enumerate(kept)]


def _heads_group(row: Indicator, following: Indicator) -> bool:
    weighed = bool(row.text("分值")) and not row.text("指标值") and bool(row.text("三级指标"))
    below = bool(following.text("指标值")) and not following.text("分值")
    return weighed and below and "分值" in following.fields


def _keep_middle(header: Header, row: GridRow, fields: dict[str, Cell]) -> None:
    """The long-term value and, where it differs, the name of the row beside the annual one."""
    for column in header.middle:
        if column.field not in ("三级指标", "指标值"):
            continue
        slot = slot_under(row, column)
        if slot is None or not slot.own_text:
            continue
        cell = _named(slot.cell) if column.field == "三级指标" else _flat(slot.cell)
        if column.field == "三级指标":
            if cell.text != fields["三级指标"].text and not is_unused_name(slot.text):
                fields["中期三级指标"] = cell
        else:
            fields.setdefault("中期指标值", cell)


def _keep_left_columns(words: Vocabulary, draft: Draft, header: Header, row: GridRow) -> None:
    for column in header.left:
        answers = is_choice(words, column) or is_cause(words, column) or is_in_words(column)
        slot = None if answers else slot_under(row, column)
        if slot is not None and slot.own_text and not Cell(slot.text, slot.cell.place).blank:
            draft.left_columns.setdefault(column, []).append(slot.cell)


def _take_deeper_names(draft: Draft) -> list[Cell]:
    """Of 三级指标 and 四级指标 the deeper one names the indicator; the names it takes the place
    of."""
    left: list[Cell] = []
    for number, name in draft.raw_names.items():
        row = draft.indicators[number]
        left.append(row.fields["三级指标"])
        draft.indicators[number] = replace(row, fields={**row.fields, "三级指标": name})
    return left


def _few_of(cells: Sequence[Cell | GridCell]) -> str:
    """The texts of a column where they are few, or the first; with how many rows they fill."""
    texts = list(dict.fromkeys(cell.text.strip() for cell in cells))
    more = f"等{len(cells)}行" if len(texts) < len(cells) or len(texts) > _FEW_TEXTS else ""
    return "、".join(texts if len(texts) <= _FEW_TEXTS else texts[:1]) + more


def _all_of(cells: Sequence[Cell | GridCell]) -> str:
    return "、".join(dict.fromkeys(cell.text.strip() for cell in cells))


def _leave_headless(draft: Draft, header: Header, row: GridRow) -> None:
    """What stands under no head at all, right of the first column."""
    columns = (*header.all, *header.places, *((header.spare,) if header.spare else ()))
    reached = [(column.start, column.end) for column in columns]
    start = header.start
    for slot in () if row.loose else row.own:
        under = any(slot.column < end and first < slot.end for first, end in reached)
        if not under and slot.column > start:
            draft.leave("没有表头的一列", slot.text, slot.cell.place, Why.UNKNOWN)
    value = header.column("指标值")
    if value is not None and not row.loose:
        _doubt_value(draft, value, row)


def _doubt_value(draft: Draft, value: Column, row: GridRow) -> None:
    """Say once that several values stand under a head that does not tell them apart."""
    slots = [slot for slot in row.own if slot.overlaps(value.start, value.end)]
    if len(slots) < _SEVERAL or any("表头没有分开" in said for said, _ in draft.doubts):
        return
    texts = "、".join(slot.text for slot in slots[1:])
    said = f"“{value.label}”下面一行有几格（{texts}……），表头没有分开，只取了最前面的一格"
    draft.doubts.append((said, slots[1].cell.place))


def leave_columns(draft: Draft, *, shifted: bool) -> None:
    """Say which columns were not taken, each with a few texts or its first one."""
    for column, cells in draft.left_columns.items():
        why = _WHY_LEFT.get(column.field, Why.OUTDONE)
        draft.leave(column.label, _few_of(cells), cells[0].place, why, _all_of(cells))
    spare = draft.header.spare if draft.header else None
    if spare is not None and draft.raw_names and not shifted:
        label, names = spare.label, list(draft.raw_names.values())
        if "四级" in label:
            label, names = "三级指标", _take_deeper_names(draft)
        draft.leave(label, _few_of(names), names[0].place, Why.OUTDONE, _all_of(names))


def _slots(header: Header, row: GridRow) -> dict[str, Slot | None]:
    """Field to the slot under its column; a slot counts once, for its first column."""
    taken: set[int] = set()
    found: dict[str, Slot | None] = {}
    for column in header.columns:
        slot = slot_under(row, column)
        if slot is not None and slot.column in taken:
            slot = None
        if slot is not None:
            taken.add(slot.column)
        found[column.field] = slot
    return found


def _fill_levels(draft: Draft, slots: dict[str, Slot | None]) -> None:
    """A blank level cell continues the one above; a new level 1 begins without a level 2."""
    level1, level2 = slots.get("一级指标"), slots.get("二级指标")
    if level1 is not None and level1.own_text and level1.text not in _AS_ABOVE:
        draft.level1, draft.level2 = level1.cell, None
    if level2 is not None and level2.own_text and level2.text not in _AS_ABOVE:
        draft.level2 = level2.cell


def _fields(draft: Draft, header: Header, slots: dict[str, Slot | None]) -> dict[str, Cell]:
    fields: dict[str, Cell] = {}
    place = next(slot.cell.place for slot in slots.values() if slot is not None)
    for name in header.labels:
        slot = slots[name]
        level = {"一级指标": draft.level1, "二级指标": draft.level2}.get(name)
        if level is not None:
            fields[name] = _level(level)
            if (points := _points(level)) is not None:
                fields[_POINTS_OF[name]] = points
        elif slot is None or (slot.inherited and name in _NOT_FILLED):
            fields[name] = Cell("", place if slot is None else slot.cell.place)
        elif name == "三级指标":
            fields[name] = _named(slot.cell)
        else:
            fields[name] = _flat(slot.cell)
    return fields


def _part_levels(words: Vocabulary, fields: dict[str, Cell]) -> None:
    """产出指标-数量指标 in the cell of the first level of a form without a second is both."""
    level = fields.get("一级指标")
    if level is None or "二级指标" in fields:
        return
    first, second = both_levels(words, level.text)
    if second:
        fields["一级指标"] = Cell(first, level.place)
        fields["二级指标"] = Cell(second, level.place)


def _level(cell: GridCell) -> Cell:
    """The name of a level without blanks and without the points behind it."""
    start = len(cell.text) - len(cell.text.lstrip())
    name = _POINTS.sub("", cell.text.strip()) or cell.text.strip()
    return Cell(squeeze(visible(name)), cell.part(start, start + len(name)))


def _points(cell: GridCell) -> Cell | None:
    """The points behind a level: 50 of 产出指标（50分）."""
    match = _POINTS.search(cell.text)
    if match is None or match["unit"] != "分":
        return None
    return Cell(match["points"], cell.part(*match.span("points")))


def _flat(cell: GridCell) -> Cell:
    """The text of a cell with the line breaks of its column width taken out."""
    start = len(cell.text) - len(cell.text.lstrip())
    text = cell.text.strip()
    return Cell(_unwrapped(text), cell.part(start, start + len(text)))


def _unwrapped(text: str) -> str:
    return _WRAP.sub(_joint, text) if "\n" in text else text


def _joint(match: re.Match[str]) -> str:
    before = match.string[match.start() - 1 : match.start()]
    after = match.string[match.end() : match.end() + 1]
    return " " if before.isascii() and after.isascii() else ""


def _named(cell: GridCell) -> Cell:
    """A name without the stars and numbers before it."""
    start = len(cell.text) - len(cell.text.lstrip())
    while lead := _NAME_LEAD.match(cell.text, start):
        start = lead.end()
    text = cell.text[start:].rstrip()
    if not text:
        return _flat(cell)
    return Cell(_unwrapped(text), cell.part(start, start + len(text)))


def take_value_from_name(fields: dict[str, Cell]) -> None:
    """`机柜数量(≥77台)` in a row without a value is a name and a value."""
    name, value = fields.get("三级指标"), fields.get("指标值")
    if name is None or (value is not None and not value.blank):
        return
    match = _VALUE_IN_NAME.fullmatch(name.text)
    if match:
        fields["三级指标"] = Cell(match["name"], name.place)
        fields["指标值"] = Cell(match["value"].strip(), name.place)


def _take_points_from_name(fields: dict[str, Cell]) -> None:
    """`立面修缮（15分）` in a form that has no column for the weight is a name and its weight."""
    name = fields.get("三级指标")
    match = _POINTS.search(name.text) if name is not None and "分值" not in fields else None
    if name is not None and match is not None and match["unit"] == "分" and match.start():
        fields["三级指标"] = Cell(name.text[: match.start()], name.place)
        fields["分值"] = Cell(match["points"], name.place)


def _report_surplus(draft: Draft, header: Header, row: GridRow) -> None:
    """A loose row with more cells than the header: nobody knows which cell is which."""
    surplus = [slot for slot in row.own if row.loose and slot.column >= header.width]
    if surplus:
        draft.problems.append(
            Problem(
                "GC001",
                surplus[0].cell.place,
                {"原因": f"这一行的格子比表头多，“{surplus[0].text}”不知归在哪一列"},
                text=surplus[0].text,
            )
        )
