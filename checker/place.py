"""Where a text stands: the file, and the lines and columns or the cell a person can find."""

from __future__ import annotations

from dataclasses import dataclass


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

    def __str__(self) -> str:
        if self.line is None:
            return f"{self.path}:{self.cell}" if self.cell else self.path
        return f"{self.path}:{self.line}:{self.column}"
