"""The tables of a web page while they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.readers.grid import GridCell

if TYPE_CHECKING:
    from checker.base.place import Place
    from checker.readers.celltext import CellText
    from checker.readers.grid import Paragraph


@dataclass(slots=True)
class HtmlCell:
    place: Place
    columns: int
    rows: int
    text: CellText


@dataclass(slots=True)
class HtmlTable:
    """A table being read; `reaching` maps a column to the row a cell above reaches to."""

    number: int
    before: tuple[Paragraph, ...]
    cells: list[GridCell] = field(default_factory=list[GridCell])
    reaching: dict[int, int] = field(default_factory=dict[int, int])
    row: int = -1
    column: int = 0
    cell: HtmlCell | None = None
