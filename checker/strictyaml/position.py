"""The place in the file of one character of a scalar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.base.place import Place

if TYPE_CHECKING:
    from checker.strictyaml.nodes import YamlScalar

_LINE_BREAK = late_pattern(r"\r\n|\r|\n")
_BLANKS = " \t\r\n"
_ESCAPE = late_pattern(
    r"\\(?:\r\n|[\r\n])[ \t]*"  # an escaped line break stands for nothing
    r"|\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[\s\S])"
)
_DOUBLED_QUOTE = late_pattern("''")


def locate(scalar: YamlScalar, index: int) -> Place:
    """Place of the character `index` of `scalar.text`, also inside block and quoted scalars.

    An index behind the last character gives the empty place behind the text.
    """
    offsets = _offsets(scalar)
    if index < len(offsets):
        return _place(scalar, offsets[max(index, 0)], 1)
    return _place(scalar, offsets[-1] + 1 if offsets else 0, 0)


def _offsets(scalar: YamlScalar) -> list[int]:
    """For every character of the text, where in the source it stands."""
    if scalar.style in ("literal", "folded"):
        offsets = _block_offsets(scalar.text, scalar.source)
    else:
        offsets = _flow_offsets(_units(scalar))
    if len(offsets) == len(scalar.text):
        return offsets
    return [min(i, max(0, len(scalar.source) - 1)) for i in range(len(scalar.text))]


def _units(scalar: YamlScalar) -> list[tuple[int, str]]:
    """(offset, characters) of the units of a flow scalar: a character or a whole escape."""
    source, escape = scalar.source, None
    start, end = 0, len(source)
    if scalar.style != "plain":
        start, end = 1, len(source) - 1
        escape = _ESCAPE if scalar.style == "double" else _DOUBLED_QUOTE
    units: list[tuple[int, str]] = []
    while start < end:
        match = escape.match(source, start, end) if escape else None
        match = match or _LINE_BREAK.match(source, start, end)
        unit = match.group() if match else source[start]
        units.append((start, unit))
        start += len(unit)
    return units


def _flow_offsets(units: list[tuple[int, str]]) -> list[int]:
    """Fold as YAML does: one line break is a blank, further ones are line breaks."""
    offsets: list[int] = []
    position = 0
    while position < len(units):
        offset, unit = units[position]
        if not _is_blank(unit):
            if not _LINE_BREAK.search(unit[:3]):
                offsets.append(offset)
            position += 1
            continue
        run = position
        while run < len(units) and _is_blank(units[run][1]):
            run += 1
        breaks = [at for at, text in units[position:run] if text[0] in "\r\n"]
        if not breaks:
            offsets += [at for at, _ in units[position:run]]
        else:
            offsets += breaks[1:] or breaks
        position = run
    return offsets


def _is_blank(unit: str) -> bool:
    return unit[0] in _BLANKS


def _block_offsets(text: str, source: str) -> list[int]:
    """Characters that are no blanks stand in the same order in text and source; the blanks
    between two of them are counted from the first, those behind a line break from the second.
    """
    header = _LINE_BREAK.search(source)
    body = header.end() if header else len(source)
    solid = [at for at in range(body, len(source)) if source[at] not in _BLANKS]
    offsets: list[int] = []
    position = found = 0
    last = body - 1
    while position < len(text):
        if text[position] not in _BLANKS:
            if found >= len(solid):
                return []
            last = solid[found]
            offsets.append(last)
            found += 1
            position += 1
            continue
        end = position
        while end < len(text) and text[end] in _BLANKS:
            end += 1
        blanks = text[position:end]
        # Behind the last solid character the source holds only what the text has.
        upcoming = solid[found] if found < len(solid) else len(source) + len(blanks)
        hanging = len(blanks) if position == 0 else 0
        offsets += _blank_offsets(blanks, source, last, upcoming, hanging)
        position = end
    return offsets


def _blank_offsets(blanks: str, source: str, last: int, upcoming: int, hanging: int) -> list[int]:
    """Offsets of a run of blanks between the offsets `last` and `upcoming`; of its end, as many
    as follow a line break (or `hanging`, where there is none) are counted from `upcoming`."""
    if "\n" in blanks:
        hanging = len(blanks) - 1 - blanks.rfind("\n")
    breaks = [match.start() for match in _LINE_BREAK.finditer(source, last + 1, upcoming)]
    offsets: list[int] = []
    for position, char in enumerate(blanks):
        if position >= len(blanks) - hanging:
            offsets.append(upcoming - (len(blanks) - position))
        elif char == "\n" and breaks:
            offsets.append(breaks.pop(0))
        else:
            offsets.append(min(last + 1 + position, upcoming - 1))
    return offsets


def _place(scalar: YamlScalar, offset: int, length: int) -> Place:
    before = scalar.source[:offset]
    breaks = list(_LINE_BREAK.finditer(before))
    line = (scalar.place.line or 1) + len(breaks)
    first = 1 if breaks else (scalar.place.column or 1)
    column = first + offset - (breaks[-1].end() if breaks else 0)
    return Place(scalar.place.path, line, column, line, column + length)
