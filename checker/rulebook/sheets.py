"""The workbook as it comes back: sheets of rows, every text with the name of its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.errors import Mistake, UsageError, did_you_mean
from checker.base.place import Place
from checker.readers import Limits, ReadError, xlsx_grids

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from checker.readers import Grid, GridCell
    from checker.rulebook.columns import SheetColumn

FIRST_HEADING = "编号"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row that is not blank: heading to text and cell name, in the order of the columns."""

    sheet: str
    cells: dict[str, tuple[str, str]]
    first: str
    """The name of its cell under 编号."""


def read_sheets(path: Path) -> dict[str, Grid]:
    """The visible sheets by name. Raises UsageError where the file is no workbook."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"打不开 {path}：{error.strerror}") from error
    return grids_of(data, path.as_posix())


def grids_of(data: bytes, path: str) -> dict[str, Grid]:
    """The visible sheets of a workbook in memory. Raises UsageError."""
    try:
        grids = tuple(xlsx_grids(data, path, Limits(), folded=True))
    except ReadError as error:
        raise UsageError(f"{path}：{error.reason}。{error.hint}。") from error
    return {grid.name: grid for grid in grids if not grid.note and grid.unread is None}


def rows_of(
    path: str, sheet: str, grid: Grid, columns: Sequence[SheetColumn], mistakes: list[Mistake]
) -> Iterator[SheetRow]:
    """The rows below the heading. Headings nobody knows are mistakes."""
    lines: dict[int, dict[int, GridCell]] = {}
    for cell in grid.cells:
        if not cell.blank:
            lines.setdefault(cell.row, {})[cell.column] = cell
    head = next((row for row in sorted(lines) if _is_head(lines[row])), None)
    if head is None:
        message = f"工作表“{sheet}”里找不到以“{FIRST_HEADING}”开头的标题行。"
        mistakes.append(Mistake(message, Place(path, cell=f"{sheet}!A1")))
        return
    titles = [column.title for column in columns]
    headings = dict(_headings(lines[head], titles, mistakes))
    start = next(at for at, title in headings.items() if title == FIRST_HEADING)
    for row in sorted(row for row in lines if row > head):
        cells = {
            title: (_clean(lines[row][at].text), _name(lines[row][at]))
            for at, title in headings.items()
            if at in lines[row]
        }
        if cells:
            yield SheetRow(sheet, cells, f"{sheet}!{_letters(start)}{row + 1}")


def _is_head(cells: dict[int, GridCell]) -> bool:
    return any(cell.text.strip() == FIRST_HEADING for cell in cells.values())


def _headings(
    cells: dict[int, GridCell], titles: Sequence[str], mistakes: list[Mistake]
) -> Iterator[tuple[int, str]]:
    for at, cell in sorted(cells.items()):
        title = cell.text.strip()
        if title in titles:
            yield at, title
        else:
            message = f"没有叫“{title}”的列{did_you_mean(title, titles)}"
            mistakes.append(Mistake(message, cell.place))


def _clean(text: str) -> str:
    """The text as a clerk sees it, line ends one way."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _name(cell: GridCell) -> str:
    return cell.place.cell or ""


def _letters(column: int) -> str:
    from checker.ooxml import column_letters

    return column_letters(column)
