"""Markdown: pipe tables, tables drawn with lines, and headings and paragraphs between them."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.base.pattern import late_pattern
from checker.base.place import Place
from checker.readers.grid import Grid, GridCell, Limits, Paragraph
from checker.readers.leftout import STRUCK_TEXT, left_out
from checker.readers.markdowntext import as_shown, struck_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINE_BREAK = late_pattern(r"\r\n|\r|\n")
_DIVIDER = late_pattern(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
# The line between two rows of a table that is drawn: +----+====+, ├──┼──┤.
_RULE = late_pattern(r"\s*(?:\+(?:[-=:]+\+)+|[┌├└╔╠╚╞][─━═┄┬┼┴┯┿┷╤╪╧╦╬╩]+[┐┤┘╗╣╝╡])\s*")
_DRAWN = str.maketrans("│┃║", "|||")
_SEVERAL = 2
_HALF_A_LINE = "最后一行的后半：这一行断在中间"
_HEADING = late_pattern(r"\s*(?:#{1,6}\s+|>\s*)?(?P<text>.*?)\s*#*\s*")
_CELL = late_pattern(r"(?:\\.|[^|\\])*")
_QUOTED = late_pattern(r"(?:\s{0,3}>\s?)+(?=\s*\|)")
_BR = late_pattern(r"\s*<br\s*/?>\s*", re.IGNORECASE)


def looks_like_markdown(text: str) -> bool:
    """Whether a pipe table stands in the text, a divider under a row, or one that is drawn."""
    lines = _LINE_BREAK.split(text)
    return any(map(_RULE.fullmatch, lines)) or any(
        _is_divider(line) and "|" in above for above, line in pairwise(lines)
    )


def _is_divider(line: str) -> bool:
    return "|" in line and bool(_DIVIDER.fullmatch(line))


def markdown_grids(text: str, path: str) -> Iterator[Grid]:
    """One grid for every run of lines that hold pipes."""
    paragraphs: list[Paragraph] = []
    rows: list[list[GridCell]] = []
    group: list[list[GridCell]] = []
    lines = [_unquoted(line) for line in _LINE_BREAK.split(text.translate(_DRAWN))]
    for number, (line, below) in enumerate(zip(lines, [*lines[1:], ""], strict=True), 1):
        begun = bool(rows or group)
        if _RULE.fullmatch(line):
            rows, group = [*rows, *_rows_between_rules(group)], []
        elif _is_divider(line):
            continue
        elif "|" in line and (begun or line.lstrip().startswith("|") or _is_divider(below)):
            group.append(list(_cells(line, number, path, len(rows) + len(group))))
        else:
            if begun:
                yield _grid([*rows, *group], paragraphs)
                rows, group, paragraphs = [], [], []
            if line.strip():
                paragraphs.append(_paragraph(line, number, path))
    if rows or group or paragraphs:
        # Behind a line that is ended there is an empty one.
        cut = _HALF_A_LINE if group and _is_half_a_line(lines) else ""
        yield replace(_grid([*rows, *group], paragraphs), torn=bool(group and not cut), cut=cut)
    yield from left_out({STRUCK_TEXT: struck_texts(text)})


def _is_half_a_line(lines: Sequence[str]) -> bool:
    """Whether the text ends in a row without the pipe with which all rows of its table end."""
    above = list(takewhile(lambda line: "|" in line, reversed(lines[:-1])))
    ended = [line.rstrip().endswith("|") for line in above]
    return len(above) > _SEVERAL and all(ended) and not lines[-1].rstrip().endswith("|")


def _unquoted(line: str) -> str:
    """A row of a table within a quotation; blanks keep the columns of its places."""
    quoted = _QUOTED.match(line)
    return " " * quoted.end() + line[quoted.end() :] if quoted else line


def _grid(rows: list[list[GridCell]], paragraphs: list[Paragraph]) -> Grid:
    cells = (
        cell if cell.row == number else replace(cell, row=number)
        for number, row in enumerate(rows)
        for cell in row
    )
    return Grid(tuple(cells), tuple(paragraphs))


def _rows_between_rules(lines: list[list[GridCell]]) -> list[list[GridCell]]:
    """The lines between two rules of a drawn table: one row whose cells have several lines, or rows
    of their own where two of them are filled to all but one cell."""
    whole = [line for line in lines if sum(not cell.blank for cell in line) >= len(line) - 1]
    if len(lines) < _SEVERAL or len(whole) >= _SEVERAL:
        return lines
    columns: dict[int, GridCell] = {}
    for cell in (cell for line in lines for cell in line):
        above = columns.setdefault(cell.column, cell)
        if above is cell or cell.blank:
            continue
        exact = (*above.lines, *cell.lines) if above.lines and cell.lines else ()
        text = cell.text if above.blank else f"{above.text}\n{cell.text}"
        columns[cell.column] = replace(cell if above.blank else above, text=text, lines=exact)
    return [[columns[at] for at in sorted(columns)]]


def _cells(line: str, number: int, path: str, row: int) -> Iterator[GridCell]:
    """The cells of a line, which is the given row where no drawn rules put lines together."""
    start = len(line) - len(line.lstrip())
    start += line[start : start + 1] == "|"
    column, most = 0, Limits().columns
    while start < len(line) and column < most:
        match = _CELL.match(line, start)
        end = match.end() if match else len(line)
        raw = line[start:end]
        if end < len(line) or raw.strip():
            first = start + len(raw) - len(raw.lstrip()) + 1
            written = raw.strip()
            place = Place(path, number, first, number, first + len(written))
            text = as_shown(_BR.sub("\n", written) if "<" in written else written)
            exact = (place,) if text == written else ()
            yield GridCell(text, row, column, place, lines=exact)
        column += 1
        start = end + 1


def _paragraph(line: str, number: int, path: str) -> Paragraph:
    match = _HEADING.fullmatch(line)
    start = match.start("text") if match else 0
    raw = match["text"] if match else line
    place = Place(path, number, start + 1, number, start + 1 + len(raw))
    return Paragraph(as_shown(raw), place)
