"""The tables and lists of an OpenDocument file while they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.readers.sheets import SheetContent

if TYPE_CHECKING:
    from checker.readers.grid import Paragraph


@dataclass(slots=True)
class OdfCell:
    row: int
    column: int
    rows: int
    columns: int
    repeated: int
    lines: list[str] = field(default_factory=list[str])
    pictures: int = 0
    value: str = ""
    """What it holds where no text says what it shows."""
    formula: bool = False


@dataclass(slots=True)
class OpenList:
    """A list being read: its style and level, how many items it had, and the label of the current
    one until it was written."""

    style: str
    level: int
    items: int = 0
    label: str = ""

    def take_label(self) -> str:
        label, self.label = self.label, ""
        return label


@dataclass(slots=True)
class OdfTable:
    number: int
    name: str
    hidden: bool
    before: tuple[Paragraph, ...]
    cells: list[OdfCell] = field(default_factory=list[OdfCell])
    content: SheetContent = field(default_factory=SheetContent)
    row: int = 0
    rows_repeated: int = 1
    column: int = 0
    columns: int = 0
    cell: OdfCell | None = None
