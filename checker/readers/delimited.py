"""CSV and TSV as Excel saves them: one grid, every cell with its line and column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.base.place import Lines
from checker.readers.grid import Grid, GridCell, Limits, ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.base.place import Place

_LINE_BREAK = late_pattern(r"\r\n|\r|\n")
_TEXT_FORMULA = late_pattern(r'="((?>(?:[^"]|"")*))"', re.DOTALL)
_CANDIDATES = (",", "\t", ";", "，", "|")
_SAMPLE = 20_000


def delimiter_of(text: str) -> str:
    """The separator most lines of the beginning hold."""
    lines = [line for line in _LINE_BREAK.split(text[:_SAMPLE]) if line.strip()]
    if looks_like_tabs(text):
        return "\t"
    return max(_CANDIDATES, key=lambda char: sum(char in line for line in lines))


def looks_like_tabs(text: str) -> bool:
    """Whether lines hold cells with tabs between them, as Excel saves Unicode text and a page is
    pasted; a line that begins with a tab begins with the blank of a merged cell."""
    lines = [line for line in _LINE_BREAK.split(text[:_SAMPLE]) if line.strip()]
    parted = [line for line in lines if "\t" in line.strip()]
    begun = [line for line in parted if not line.startswith("\t")]
    alone = sum("\t" in line and "\t" not in line.strip() for line in lines)
    return len(begun) > 1 and len(parted) > alone and len(parted) * 3 > len(lines)


def delimited_grids(text: str, path: str) -> Iterator[Grid]:
    """The whole text as one grid; a quoted cell may hold separators and line breaks."""
    limits = Limits()
    lines = Lines(text, path)
    plain = re.compile(rf"[^{re.escape(delimiter_of(text))}\r\n]*+")
    cells: list[GridCell] = []
    row = column = position = fields = 0
    while position < len(text):
        start = position
        quoted = text.startswith('"', start)
        position = _end_of_quotes(text, start, lines) if quoted else start
        rest = plain.match(text, position)
        stop = rest.end() if rest else position
        if column < limits.columns:
            written = (start + 1, position - 1) if quoted else (start, stop)
            cells.append(
                _cell(text, *written, text[position:stop] if quoted else None, row, column, lines)
            )
        fields += 1
        if fields > limits.cells:
            raise ReadError(f"超过 {limits.cells} 格", "请把文件拆成几个")
        ending = _LINE_BREAK.match(text, stop)
        row, column = (row + 1, 0) if ending else (row, column + 1)
        position = ending.end() if ending else stop + 1
    yield Grid(tuple(cells), copied=delimiter_of(text) == "\t", torn=column > 0)


def _end_of_quotes(text: str, start: int, lines: Lines) -> int:
    """The offset behind the quote that ends a field; two in a row are one that is meant."""
    end = text.find('"', start + 1)
    while text.startswith('""', end) and end >= 0:
        end = text.find('"', end + 2)
    if end < 0:
        reason = "这里的引号没有收尾，后面的内容都成了一格"
        raise ReadError(
            reason, "请补上另一个引号，或用 Excel 打开核对后另存", lines.place(start, start + 1)
        )
    return end + 1


def _cell(
    source: str, start: int, stop: int, behind: str | None, row: int, column: int, lines: Lines
) -> GridCell:
    """The field written from `start` to `stop`; `behind` is what follows the closing quote, None
    where there are no quotes."""
    raw = source[start:stop]
    stripped = raw.strip()
    start += len(raw) - len(raw.lstrip())
    place = lines.place(start, start + len(stripped))
    text = stripped
    if behind is not None:
        text = _LINE_BREAK.sub("\n", stripped).replace('""', '"') + behind.rstrip()
    # How programs keep Excel from taking a text for a number: ="80.00" shows 80.00.
    if formula := _TEXT_FORMULA.fullmatch(text):
        text = formula[1].replace('""', '"').strip()
    exact = tuple(_line_places(stripped, start, lines)) if text == stripped else ()
    return GridCell(text, row, column, place, lines=exact)


def _line_places(text: str, start: int, lines: Lines) -> Iterator[Place]:
    for part in text.split("\n"):
        yield lines.place(start, start + len(part))
        start += len(part) + 1
