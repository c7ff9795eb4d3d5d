"""Markdown: pipe tables, and headings and paragraphs between them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.pattern import late_pattern
from checker.place import Place
from checker.readers.grid import Grid, GridCell, Limits, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE_BREAK = late_pattern(r"\r\n|\r|\n")
_DIVIDER = late_pattern(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_HEADING = late_pattern(r"\s*(?:#{1,6}\s+|>\s*)?(?P<text>.*?)\s*#*\s*")
_CELL = late_pattern(r"(?:\\.|[^|\\])*")
# Emphasis around a whole text; `≥**人` is a template's hole.
_MARKS = late_pattern(r"(?P<mark>\*\*|__|`|\*|_)(?P<text>[^*_`]+)(?P=mark)")
_BR = late_pattern(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_ESCAPED = late_pattern(r"\\([\\|`*_<>#-])")


def looks_like_markdown(text: str) -> bool:
    """Whether a pipe table stands in the text: a divider under a row."""
    lines = _LINE_BREAK.split(text)
    return any(_is_divider(line) and "|" in above for above, line in pairwise(lines))


def _is_divider(line: str) -> bool:
    return "|" in line and bool(_DIVIDER.fullmatch(line))


def markdown_grids(text: str, path: str) -> Iterator[Grid]:
    """One grid for every run of lines that hold pipes."""
    paragraphs: list[Paragraph] = []
    cells: list[GridCell] = []
    row = 0
    lines = _LINE_BREAK.split(text)
    for number, (line, below) in enumerate(zip(lines, [*lines[1:], ""], strict=True), 1):
        if _is_divider(line):
            continue
        if "|" in line and (cells or line.lstrip().startswith("|") or _is_divider(below)):
            cells += _cells(line, row, number, path)
            row += 1
            continue
        if cells:
            yield Grid(tuple(cells), tuple(paragraphs))
            cells, paragraphs, row = [], [], 0
        if line.strip():
            paragraphs.append(_paragraph(line, number, path))
    if cells or paragraphs:
        yield Grid(tuple(cells), tuple(paragraphs))


def _cells(line: str, row: int, number: int, path: str) -> Iterator[GridCell]:
    start = len(line) - len(line.lstrip())
    start += line[start : start + 1] == "|"
    column = 0
    while start < len(line) and column < Limits().columns:
        match = _CELL.match(line, start)
        end = match.end() if match else len(line)
        raw = line[start:end]
        if end < len(line) or raw.strip():
            first = start + len(raw) - len(raw.lstrip()) + 1
            place = Place(path, number, first, number, first + len(raw.strip()))
            text = _unmarked(_BR.sub("\n", raw.strip()))
            exact = (place,) if text == raw.strip() else ()
            yield GridCell(text, row, column, place, lines=exact)
        column += 1
        start = end + 1


def _paragraph(line: str, number: int, path: str) -> Paragraph:
    match = _HEADING.fullmatch(line)
    start = match.start("text") if match else 0
    raw = match["text"] if match else line
    place = Place(path, number, start + 1, number, start + 1 + len(raw))
    return Paragraph(_unmarked(raw), place)


def _unmarked(text: str) -> str:
    marked = _MARKS.fullmatch(text)
    return _ESCAPED.sub(r"\1", marked["text"] if marked else text)
