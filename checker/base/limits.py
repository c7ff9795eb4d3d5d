"""What bounds the reading of one file, and how a file is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.base.place import Place


@dataclass(frozen=True, slots=True)
class Limits:
    """Budgets that are checked before anything is parsed."""

    text_bytes: int = 10 * 1024 * 1024
    file_bytes: int = 64 * 1024 * 1024
    inflated_bytes: int = 256 * 1024 * 1024
    ratio: int = 200
    members: int = 10_000
    xml_depth: int = 200
    elements: int = 5_000_000
    """Elements of all parts of a file, tokens of a page: what they cost is time, not bytes."""
    cells: int = 400_000
    columns: int = 256
    rows: int = 1_048_576
    filled_rows: int = 30_000
    """Rows with cells in one table."""
    alike_cells: int = 180_000
    """Cells of one table whose texts recur, so that what is known of each is remembered."""
    unlike_cells: int = 60_000
    """Cells of one table of more texts than can be remembered: each is looked up anew."""
    texts: int = 200_000
    """Different texts of every table of a file, added up."""
    pairs: int = 25_000_000
    """Pairs of cells in one row, those of all rows of a table together: 250 columns may have 400
    rows, 60 columns 7,000. Steps that hold the cells of a row against one another cost so much."""
    cell_chars: int = 100_000
    """Characters in one cell or paragraph; Excel itself ends at 32,767."""
    tables: int = 5_000
    """Goal tables in one file."""
    indicators: int = 2_000
    """Rows of indicators in one goal table."""
    lost_parts: int = 20
    """Parts of one file that are reported one by one as unread."""
    tick: Callable[[], object] = bool
    """Called after every step of a long reading, for whoever watches that it goes on."""


class ReadError(Exception):
    """A file that cannot be read: why, and what the person can do about it (both in Chinese)."""

    def __init__(self, reason: str, hint: str, place: Place | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint
        self.place = place
