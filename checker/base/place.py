"""Where a text stands: the file, and the lines and columns or the cell a person can find."""

from __future__ import annotations

from bisect import bisect_right

from checker.base.dataclass import dataclass
from checker.base.pattern import late_pattern


@dataclass(frozen=True, slots=True)
class Place:
    """A span of a file.

    Text files have lines and columns: both start at 1, columns count code points, ends are
    exclusive. Office files have none of these and name a cell instead (`Sheet1!E12`,
    `table=5,row=12,col=5`); `order` then holds (row, column) so that places sort as people read.
    """

    path: str
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    cell: str | None = None
    order: tuple[int, ...] = ()

    @property
    def sort_key(self) -> tuple[int, ...]:
        """Position inside the file, for the order in which findings are printed."""
        if self.line is not None:
            return (self.line, self.column or 0)
        return self.order

    @property
    def spot(self) -> str:
        """The position inside the file as people say it: `第3行第5列`, `第1个表格第7行第4列`,
        `Sheet1!E12`, `第3页`; empty for the file as a whole."""
        if self.line is not None:
            return f"第{self.line}行第{self.column}列"
        return _said(self.cell or "")

    def __str__(self) -> str:
        """For people and editors: `goals/01.yaml:31:10`, `表.docx:第1个表格第7行第4列`."""
        if self.line is None:
            return f"{self.path}:{self.spot}" if self.spot else self.path
        return f"{self.path}:{self.line}:{self.column}"


_TABLE_CELL = late_pattern(r"table=(\d+),row=(\d+),col=(\d+)")
_PAGE = late_pattern(r"page=(\d+)")


def _said(cell: str) -> str:
    """A cell of an Office file in words; what is none of the known forms is words already."""
    if match := _TABLE_CELL.fullmatch(cell):
        return "第{}个表格第{}行第{}列".format(*match.groups())
    if match := _PAGE.match(cell):
        return f"第{match[1]}页"
    return cell


_LINE_BREAK = late_pattern(r"\r\n|\r|\n")


def lines_of(text: str) -> list[str]:
    """The lines of a text as they are counted here, without their breaks."""
    return _LINE_BREAK.split(text)


class Lines:
    """Turns offsets into a text into lines and columns, as an editor counts them."""

    __slots__ = ("_starts", "path")

    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self._starts = [0, *(match.end() for match in _LINE_BREAK.finditer(text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def place(self, start: int, end: int) -> Place:
        """The span from `start` to the offset `end` behind it."""
        return Place(self.path, *self.position(start), *self.position(end))

    def start(self, place: Place) -> int:
        """The offset at which a place of these lines begins."""
        return self._offset(place.line, place.column)

    def end(self, place: Place) -> int:
        """The offset behind a place of these lines."""
        return self._offset(place.end_line, place.end_column)

    def _offset(self, line: int | None, column: int | None) -> int:
        return self._starts[(line or 1) - 1] + (column or 1) - 1
