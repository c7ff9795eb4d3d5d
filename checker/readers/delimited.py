"""CSV and TSV as Excel saves them: one grid, every cell with its line and column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.place import Lines
from checker.readers.grid import Grid, GridCell, Limits, ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.place import Place

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_CANDIDATES = (",", "\t", ";", "，", "|")
_SAMPLE = 20_000


def delimiter_of(text: str) -> str:
    """The separator most lines of the beginning hold."""
    lines = [line for line in _LINE_BREAK.split(text[:_SAMPLE]) if line.strip()]
    return max(_CANDIDATES, key=lambda char: sum(char in line for line in lines))


def looks_like_tabs(text: str) -> bool:
    """Whether most lines hold cells with tabs between them, as Excel saves Unicode text."""
    lines = [line for line in _LINE_BREAK.split(text[:_SAMPLE]) if line.strip()]
    tabbed = [line for line in lines if line.count("\t") > 1 and not line.startswith("\t")]
    return len(lines) > 1 and len(tabbed) * 2 > len(lines)


def delimited_grids(text: str, path: str) -> Iterator[Grid]:
    """The whole text as one grid; a quoted cell may hold separators and line breaks."""
    limits = Limits()
    lines = Lines(text, path)
    plain = rf"[^{re.escape(delimiter_of(text))}\r\n]*"
    field = re.compile(rf'"(?P<quoted>(?:[^"]|"")*)(?:"|\Z){plain}|(?P<plain>{plain})')
    cells: list[GridCell] = []
    row = column = position = 0
    while position < len(text):
        match = field.match(text, position)
        if match is None:
            break
        if column < limits.columns:
            cells.append(_cell(match, row, column, lines))
        if len(cells) > limits.cells:
            raise ReadError(f"超过 {limits.cells} 格", "请把文件拆成几个")
        ending = _LINE_BREAK.match(text, match.end())
        row, column = (row + 1, 0) if ending else (row, column + 1)
        position = ending.end() if ending else match.end() + 1
    yield Grid(tuple(cells))


def _cell(match: re.Match[str], row: int, column: int, lines: Lines) -> GridCell:
    group = "plain" if match["quoted"] is None else "quoted"
    raw = match[group]
    stripped = raw.strip()
    start = match.start(group) + len(raw) - len(raw.lstrip())
    place = lines.place(start, start + len(stripped))
    text = _LINE_BREAK.sub("\n", stripped).replace('""', '"') if group == "quoted" else stripped
    exact = tuple(_line_places(stripped, start, lines)) if len(text) == len(stripped) else ()
    return GridCell(text, row, column, place, lines=exact)


def _line_places(text: str, start: int, lines: Lines) -> Iterator[Place]:
    for part in text.split("\n"):
        yield lines.place(start, start + len(part))
        start += len(part) + 1
