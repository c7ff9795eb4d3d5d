"""Text dumps of Word tables: one cell a line behind a tab, rows divided by blank lines."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.base.place import Place
from checker.readers.grid import Grid, GridCell, Limits, Paragraph, ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE_BREAK = late_pattern(r"\r\n|\r|\n")
_BOOKMARK = late_pattern(r"\s*(?:\[bookmark:[^\]]*\]\s*)+")
_MAX_CELLS = 300_000  # six thousand tables
_MAX_COLUMNS = Limits().columns
_Line = tuple[int, int, str]
"""Line number and column of the first character (both from 1), and the text."""


def looks_like_text_dump(text: str) -> bool:
    """Whether cells stand on lines of their own behind a tab."""
    tabbed = sum(1 for line in _LINE_BREAK.split(text[:200_000]) if _is_cell_line(line))
    return tabbed > 0


def text_grids(text: str, path: str) -> Iterator[Grid]:
    """One loose grid for every run of cell lines that no paragraph interrupts.

    A line without a tab right below a cell continues the cell; behind a blank line it is a
    paragraph. What stands before the tab of a cell line is a paragraph of its own.
    """
    budget = _MAX_CELLS
    paragraphs: list[Paragraph] = []
    rows: list[list[list[_Line]]] = []
    fresh = True
    for number, line in enumerate(_LINE_BREAK.split(text), 1):
        if _is_cell_line(line):
            if fresh or not rows:
                rows.append([])
            rows[-1] += [[cell] for cell in islice(_cells(number, line), _MAX_COLUMNS)]
            fresh = False
            budget -= 1
            if budget < 0:
                raise ReadError(f"表格超过 {_MAX_CELLS} 格", "请把文件拆成几个")
        elif not line.strip():
            fresh = True
        elif not fresh and rows:
            rows[-1][-1].append((number, 1, line))
        else:
            if rows:
                yield _grid(rows, paragraphs, path)
                rows, paragraphs = [], []
            paragraphs.append(_paragraph(number, line, path))
    if rows or paragraphs:
        yield _grid(rows, paragraphs, path)


def _is_cell_line(line: str) -> bool:
    before, tab, _ = line.partition("\t")
    return bool(tab) and not before.strip()


def _cells(number: int, line: str) -> Iterator[_Line]:
    column = line.index("\t") + 2
    for text in line[column - 1 :].split("\t"):
        yield number, column, text
        column += len(text) + 1


def _paragraph(number: int, line: str, path: str) -> Paragraph:
    mark = _BOOKMARK.match(line)
    start = mark.end() if mark else len(line) - len(line.lstrip())
    text = line[start:].rstrip()
    return Paragraph(text, Place(path, number, start + 1, number, start + 1 + len(text)))


def _grid(rows: list[list[list[_Line]]], before: list[Paragraph], path: str) -> Grid:
    cells = [
        _cell(lines, row, column, path)
        for row, cells in enumerate(rows)
        for column, lines in enumerate(cells)
    ]
    return Grid(tuple(cells), tuple(before), loose=True)


def _cell(lines: list[_Line], row: int, column: int, path: str) -> GridCell:
    places: list[Place] = []
    texts: list[str] = []
    for number, first, text in lines:
        start = first + len(text) - len(text.lstrip())
        texts.append(text.strip())
        places.append(Place(path, number, start, number, start + len(texts[-1])))
    whole = Place(path, places[0].line, places[0].column, places[-1].line, places[-1].end_column)
    return GridCell("\n".join(texts), row, column, whole, lines=tuple(places))
