"""Tables in plain text: the one module that knows tabulate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.base.text import width

if TYPE_CHECKING:
    from collections.abc import Sequence

_COLOR = late_pattern("\x1b\\[[0-9;]*m")
# As tabulate makes its simple tables: two blanks between columns, and two behind a heading.
_GAP = "  "


def text_grid(
    headers: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int] = ()
) -> str:
    """An aligned table of texts; `right` names the columns (from 0) that hold numbers.

    Texts stay as they are: 6.30 is not read as a number. The rule under the headings is of ASCII
    hyphens, since box-drawing characters take two columns in a Chinese console.
    """
    if not rows or any("\n" in cell for row in rows for cell in row):
        return _tabulated(headers, rows, right)
    # The same without tabulate, which costs more to import than a table to check.
    widths = [
        max(_width(header) + len(_GAP), *(_width(row[at]) for row in rows))
        for at, header in enumerate(headers)
    ]
    lines = [headers, ["-" * columns for columns in widths], *rows]
    return "\n".join(_line(cells, widths, right) for cells in lines)


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[int]) -> str:
    padded = (
        _padded(cell, columns, to_right=at in right)
        for at, (cell, columns) in enumerate(zip(cells, widths, strict=True))
    )
    return _GAP.join(padded).rstrip()


def _padded(cell: str, columns: int, *, to_right: bool) -> str:
    blanks = " " * (columns - _width(cell))
    return f"{blanks}{cell}" if to_right else f"{cell}{blanks}"


def _width(cell: str) -> int:
    """Columns on the terminal, colours apart."""
    return width(_COLOR.sub("", cell) if "\x1b" in cell else cell)


def _tabulated(headers: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int]) -> str:
    from tabulate import tabulate

    align = ["right" if column in right else "left" for column in range(len(headers))]
    text = tabulate(
        [list(row) for row in rows],
        headers=list(headers),
        tablefmt="simple",
        disable_numparse=True,
        colalign=align if rows else None,
    )
    return "\n".join(line.rstrip() for line in text.splitlines())
