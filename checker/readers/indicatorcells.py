"""What the cells of an indicator row come to: levels and names without what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.base.text import squeeze, visible
from checker.model import Cell
from checker.readers.columncells import both_levels
from checker.readers.labels import says_nothing

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from checker.readers.draft import Draft
    from checker.readers.grid import GridCell
    from checker.readers.header import Header
    from checker.readers.rows import Slot
    from checker.readers.vocabulary import Vocabulary

# Numbering and stars before a name: 指标1：, ★★★, 1. (but not the 2 of 2.5公里).
_NAME_LEAD = late_pattern(
    r"(?:[★☆▲●*＊①-⑳]+|指标\s*\d+\s*[:：.．、]|\d{1,2}\s*[.．、](?!\d)|[（(]\d{1,2}[)）])\s*"
)
_VALUE_IN_NAME = late_pattern(
    r"(?P<name>.+?)\s*[（(]\s*(?P<value>(?:[≥≤≧≦⩾⩽<>=＝＜＞═]|大于|小于|不低于|不少于|不超过|不高于|达到|至少)"
    r"[^（()）]*|\d(?!\d{3}年)[^（()）]*)\s*[)）]"
)
_WRAP = late_pattern(r"[ \t]*\n\s*")
# A score that stands beside several rows at once belongs to none of the later ones.
_NOT_FILLED = frozenset({"分值", "得分"})
# Points behind a level: 产出指标（50分）.
# Blanks in front are left to who asks: searching for them would cost the square of their number.
_POINTS = late_pattern(r"[（(]\s*(?P<points>\d+(?:\.\d+)?)\s*(?P<unit>[分%％]?)\s*[)）]\s*$")
_POINTS_OF = {"一级指标": "大类分值", "二级指标": "小类分值"}


def held_by_place(places: Mapping[str, Slot]) -> dict[str, Cell]:
    """What a row holds of places (counties, terms), where it says something or is left open."""
    return {
        place: flat_cell(slot.cell)
        for place, slot in places.items()
        if not slot.inherited and (not says_nothing(slot.text) or not slot.text)
    }


def row_fields(draft: Draft, header: Header, slots: dict[str, Slot | None]) -> dict[str, Cell]:
    """The cells of a row by field, levels as they were filled down."""
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
            fields[name] = named_cell(slot.cell)
        else:
            fields[name] = flat_cell(slot.cell)
    return fields


def part_levels(words: Vocabulary, fields: dict[str, Cell]) -> None:
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
    name = _POINTS.sub("", cell.text.strip()).rstrip() or cell.text.strip()
    return Cell(squeeze(visible(name)), cell.part(start, start + len(name)))


def _points(cell: GridCell) -> Cell | None:
    """The points behind a level: 50 of 产出指标（50分）."""
    match = _POINTS.search(cell.text)
    if match is None or match["unit"] != "分":
        return None
    return Cell(match["points"], cell.part(*match.span("points")))


def flat_cell(cell: GridCell) -> Cell:
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


def named_cell(cell: GridCell) -> Cell:
    """A name without the stars and numbers before it."""
    start = len(cell.text) - len(cell.text.lstrip())
    while lead := _NAME_LEAD.match(cell.text, start):
        start = lead.end()
    text = cell.text[start:].rstrip()
    if not text:
        return flat_cell(cell)
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


def take_points_from_name(fields: dict[str, Cell]) -> None:
    """`立面修缮（15分）` in a form that has no column for the weight is a name and its weight."""
    name = fields.get("三级指标")
    match = _POINTS.search(name.text) if name is not None and "分值" not in fields else None
    if name is None or match is None or match["unit"] != "分":
        return
    if rest := name.text[: match.start()].rstrip():
        fields["三级指标"] = Cell(rest, name.place)
        fields["分值"] = Cell(match["points"], name.place)
