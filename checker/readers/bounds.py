"""What holds for the reading of one file, whatever its format: bounds, text as it is seen, and a
last guard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.base.text import as_seen
from checker.model import Problem
from checker.readers.celltext import too_much_text
from checker.readers.grid import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.model import Document, GoalTable
    from checker.readers.grid import Grid, GridCell, Limits

_SPLIT = "请把文件拆成几个"


def too_many_tables(most: int) -> ReadError:
    return ReadError(f"表过多，超过上限 {most} 张", _SPLIT)


def within_limits(grids: Iterable[Grid], limits: Limits) -> Iterator[Grid]:
    """The grids as they come, every text as a person sees it; raises ReadError where cells get
    too many or too long."""
    left, chars = limits.cells, limits.text_bytes
    for grid in grids:
        left -= len(grid.cells)
        if left < 0:
            raise ReadError(f"表格超过 {limits.cells} 格", _SPLIT)
        if any(len(cell.text) > limits.cell_chars for cell in grid.cells):
            raise too_much_text(limits.cell_chars)
        # One text that stands in thirty thousand cells is kept once, and looked at in each.
        chars -= sum(len(cell.text) for cell in grid.cells)
        if chars < 0:
            raise ReadError(f"文字超过 {limits.text_bytes} 字", _SPLIT)
        yield _as_seen(grid)
        limits.tick()


def _as_seen(grid: Grid) -> Grid:
    whole = "\n".join([*(cell.text for cell in grid.cells), *(each.text for each in grid.before)])
    if as_seen(whole) == whole:
        return grid
    cells = tuple(map(_cell_as_seen, grid.cells))
    before = tuple(
        paragraph
        if (text := as_seen(paragraph.text)) == paragraph.text
        else replace(paragraph, text=text)
        for paragraph in grid.before
    )
    return replace(grid, cells=cells, before=before)


def _cell_as_seen(cell: GridCell) -> GridCell:
    """A changed text no longer has the places of its lines."""
    text = as_seen(cell.text)
    return cell if text == cell.text else replace(cell, text=text, lines=())


def of_bounded_size(document: Document, limits: Limits) -> Document:
    """The document without tables that are too long to be checked, each a finding; raises
    ReadError where it holds too many."""
    if len(document.tables) > limits.tables:
        raise too_many_tables(limits.tables)
    long = [table for table in document.tables if len(table.indicators) > limits.indicators]
    if not long:
        return document
    problems = [
        Problem("GC011", table.place, {"原因": _length(table, limits), "建议": "请拆开成几张表"})
        for table in long
    ]
    kept = tuple(table for table in document.tables if table not in long)
    return replace(document, tables=kept, problems=(*problems, *document.problems))


def _length(table: GoalTable, limits: Limits) -> str:
    rows = len(table.indicators)
    return f"一张表有 {rows} 行指标，过多（上限 {limits.indicators} 行），这张表没有检查"


def guarded(error: Exception) -> ReadError:
    """What is said of a file over which a reader tripped: a bug of this program, or a lack of
    memory. The other files of the run go on."""
    if isinstance(error, MemoryError):
        return ReadError("读取时内存不够", "请核对文件是否完好，或把文件拆小")
    if isinstance(error, RecursionError):
        return ReadError("内容嵌套过深", "请核对文件是否完好，或另存后再试")
    return ReadError(
        f"读取程序出错（{type(error).__name__}）",
        "请另存为 .docx 或 .xlsx 再试，并把这个文件反馈给 goalcheck 的维护者",
    )
