"""Where in a YAML text a cursor stands, told by lines and indents alone.

While somebody types the text is broken more often than not; a parser that needs all of it would
know nothing just when it is asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.pattern import late_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ITEM = "[]"
"""A step into an item of a list."""

_LINE = late_pattern(
    r"(?P<indent> *)(?P<dashes>(?:- +)*(?:-$)?)"
    r"(?:(?P<key>[^\s#:：\"'\[{&*!|>-][^:：#\[{]*?|\"[^\"]*\"|'[^']*')(?P<colon>\s*[:：](?=\s|$)))?"
)
_BLOCK = late_pattern(r"\s*[|>][-+0-9]*\s*(?:#.*)?$")
_COMMENT = late_pattern(r"(?:^|(?<=\s))#(.*)$")
_QUOTED = late_pattern(r"\"[^\"]*\"|'[^']*'")
_SEPARATORS = late_pattern(r"[\[,，、{]\s*")


@dataclass(frozen=True, slots=True)
class Cursor:
    """`path` leads to the mapping or value the cursor is in, ITEM for a list; `key` is the key
    whose value is being written, None while a key is. `typed` is what stands before the cursor of
    the word being written, `comment` the text of the comment it is in."""

    path: tuple[str, ...]
    key: str | None
    typed: str
    siblings: tuple[tuple[str, str], ...] = ()
    """The keys of the same mapping, this line's left out, with what is written behind them."""
    comment: str | None = None

    @property
    def writes_key(self) -> bool:
        """Whether it may be a key that is being written."""
        return self.key is None or self.path[-1:] == (ITEM,)

    def sibling(self, key: str) -> str:
        """What stands behind another key of the same mapping."""
        return next((text for name, text in self.siblings if name == key), "")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of block YAML: the columns (from 0) of its first dash and of its key."""

    number: int
    dash: int | None
    column: int
    key: str | None
    rest: str

    @property
    def opens_block(self) -> bool:
        return self.key is not None and _BLOCK.match(self.rest) is not None


def cursor_at(lines: Sequence[str], line: int, column: int) -> Cursor:
    """The cursor at a line and column, both from 1."""
    before = lines[line - 1][: column - 1]
    comment = _comment_in(before)
    own = _read(line, lines[line - 1])
    written = _read(line, before)
    above = [_read(number, lines[number - 1]) for number in range(line - 1, 0, -1)]
    stop = next((at for at, one in enumerate(above) if lines[one.number - 1][:3] == "---"), None)
    above = [one for one in above[:stop] if _says_something(lines[one.number - 1])]
    block = _block_around(own, above)
    if block is not None:
        path = (*_path(block, _after(above, block)), block.key or "")
        return Cursor(path, block.key, _last_word(before.lstrip()), comment=comment)
    path = _path(own, above)
    siblings = tuple(_siblings(own, above, _below(lines, line)))
    if written.key is not None:
        typed = _last_word(written.rest.lstrip())
        return Cursor((*path, written.key), written.key, typed, siblings, comment)
    typed = before[written.column :]
    if own.dash is not None and own.key is None:
        # `- GC2`: an item of the list of that key, or the first key of a mapping in it.
        return Cursor(path, path[-2] if len(path) > 1 else None, typed, siblings, comment)
    return Cursor(path, None, typed, siblings, comment)


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _comment_in(before: str) -> str | None:
    match = _COMMENT.search(_QUOTED.sub(lambda one: "." * len(one[0]), before))
    return before[match.start(1) :] if match else None


def _read(number: int, line: str) -> _Line:
    match = _LINE.match(line)
    assert match is not None, line
    indent, dashes = len(match["indent"]), len(match["dashes"])
    column = indent + dashes + (1 if match["dashes"].endswith("-") else 0)
    key = match["key"].strip().strip("\"'") if match["key"] else None
    rest = line[match.end() :] if key is not None else line[column:]
    return _Line(number, indent if dashes else None, column, key, rest)


def _block_around(own: _Line, above: Sequence[_Line]) -> _Line | None:
    """The key whose block of text the line stands in."""
    level = own.dash if own.dash is not None else own.column
    for one in above:
        if one.key is None and one.dash is None:
            continue  # a line of text, of this block or another
        if (one.column if one.key is not None else one.dash or 0) < level:
            return one if one.opens_block else None
    return None


def _after(above: Sequence[_Line], one: _Line) -> list[_Line]:
    return [other for other in above if other.number < one.number]


def _path(own: _Line, above: Sequence[_Line]) -> tuple[str, ...]:
    """The keys and items that lead to the mapping a line stands in."""
    steps: list[str] = []
    level, inside = own.column, own.dash
    if inside is not None:
        steps.append(ITEM)
        level = inside
    for one in above:
        if one.dash is not None and inside is None and one.column == level:
            steps.append(ITEM)
            level = inside = one.dash
        elif one.key is not None and (
            one.column < level or (inside is not None and one.column == level and one.dash is None)
        ):
            steps.append(one.key)
            level, inside = one.column, None
            if one.dash is not None:
                steps.append(ITEM)
                level = inside = one.dash
    return tuple(reversed(steps))


def _below(lines: Sequence[str], line: int) -> Iterator[_Line]:
    for number in range(line + 1, len(lines) + 1):
        text = lines[number - 1]
        if text[:3] == "---":
            return
        if _says_something(text):
            yield _read(number, text)


def _siblings(
    own: _Line, above: Sequence[_Line], below: Iterator[_Line]
) -> Iterator[tuple[str, str]]:
    """The other keys of the mapping a line stands in."""
    if own.dash is None:
        for one in above:
            if one.column < own.column or (one.key is None and one.column <= own.column):
                break
            if one.column == own.column and one.key is not None:
                yield one.key, one.rest.strip()
            if one.dash is not None and one.column == own.column:
                break
    for one in below:
        if one.column < own.column or (one.dash is not None and one.dash < own.column):
            break
        if one.column == own.column and one.key is not None:
            yield one.key, one.rest.strip()


def _last_word(text: str) -> str:
    """What is being written, behind the signs of a list in one line: `[GC1, GC2` → `GC2`."""
    return re.split(_SEPARATORS.pattern, text)[-1].lstrip("\"'")
