"""Where the editor goes from a word: the table a finding refers to, a rule, a named file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.base.place import Place
from checker.lsp.buffer import Role
from checker.lsp.cursor import cursor_at
from checker.lsp.desk import Opinion, spot_in
from checker.lsp.diagnostics import location_of
from checker.lsp.hover import rule_under
from checker.lsp.positions import holds

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from lsprotocol import types

    from checker.lsp.buffer import Buffer
    from checker.lsp.desk import Desk

_WORD = late_pattern(r"[^\W\d]\w*")
_FILE = late_pattern(r"[^\s\[\],'\"：:]+")


def definitions_at(desk: Desk, buffer: Buffer, line: int, column: int) -> list[types.Location]:
    """The places a line and column, both from 1, lead to."""
    opinion = desk.told.get(buffer.uri, Opinion())
    places = dict.fromkeys(_places(desk, buffer, opinion, line, column))
    return [location_of(place, desk.buffers) for place in places]


def _places(
    desk: Desk, buffer: Buffer, opinion: Opinion, line: int, column: int
) -> Iterator[Place]:
    for finding in opinion.findings:
        spot = spot_in(buffer, finding)
        if spot is not None and holds(spot, line, column):
            places = (finding.place, *(one.place for one in finding.related))
            yield from (place for place in places if place != spot)
    rule = rule_under(desk, buffer, line, column)
    if rule is not None and Path(rule.place.path).is_file():
        yield rule.place
    if buffer.role is Role.PACK:
        yield from _names(desk, buffer, line, column)
    if buffer.role in (Role.PACK, Role.CONFIG):
        yield from _files(buffer, line, column)


def _names(desk: Desk, buffer: Buffer, line: int, column: int) -> Iterator[Place]:
    """The template or the definition that a word of a pack names."""
    word = _at(_WORD, buffer, line, column)
    draft = desk.draft(buffer)
    template = draft.templates.get(word)
    key = cursor_at(buffer.positions.lines, line, column).key
    if template is not None and key == "template" and Path(template.place.path).is_file():
        yield template.place
        return
    for rule in draft.own:
        if rule.place.path == buffer.name and _is_in(buffer, rule.place, line):
            for name, source in rule.define:
                if name == word and source.text:
                    yield source.locate(source.offset)


def _is_in(buffer: Buffer, place: Place, line: int) -> bool:
    last = place.end_line or len(buffer.positions.lines)
    return (place.line or 0) <= line <= last


def _files(buffer: Buffer, line: int, column: int) -> Iterator[Place]:
    """The file that is named there, seen from the file that names it."""
    word = _at(_FILE, buffer, line, column)
    path = Path(buffer.name).parent / word
    if word and Path(word).suffix and path.is_file():
        yield Place(path.as_posix(), 1, 1, 1, 1)


def _at(pattern: re.Pattern[str], buffer: Buffer, line: int, column: int) -> str:
    """The word of a pattern that a line and column are in."""
    text = buffer.positions.lines[line - 1]
    for match in pattern.finditer(text):
        if match.start() < column <= match.end() + 1:
            return str(match[0])
    return ""
