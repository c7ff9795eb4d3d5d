"""The cells of an Excel sheet with their offsets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.errors import CannotChange
from checker.base.limits import ReadError
from checker.base.number import whole
from checker.ooxml.markup import tags
from checker.ooxml.references import column_letters, position_of
from checker.ooxml.workbook import sheet_parts

if TYPE_CHECKING:
    from checker.ooxml.markup import Tag
    from checker.ooxml.package import Package


@dataclass(slots=True)
class SheetCell:
    """A `c` element from the byte `start` to before `stop`; its start tag is `tag`."""

    tag: Tag
    stop: int = 0
    formula: bool = False

    @property
    def start(self) -> int:
        return self.tag.start


def parts_of_sheets(package: Package) -> dict[str, str]:
    """Name of a visible sheet -> its part."""
    try:
        return dict(sheet_parts(package.archive))
    except ReadError as error:
        raise CannotChange(error.reason) from None


def sheet_and_cell(cell: str | None) -> tuple[str, str]:
    """`Sheet1!E12` -> `Sheet1` and `E12`."""
    sheet, mark, reference = (cell or "").rpartition("!")
    if not mark or position_of(reference) is None:
        raise CannotChange("问题没有落在一个格子上")
    return sheet, reference


def sheet_cells(xml: bytes) -> dict[str, SheetCell]:
    """Every `c` of a sheet by its reference; cells without one count on from the cell before."""
    cells: dict[str, SheetCell] = {}
    row = column = -1
    current: SheetCell | None = None
    for tag in tags(xml):
        if tag.name == "row" and not tag.closing:
            row, column = whole(tag.attributes.get("r", ""), row + 2) - 1, -1
        elif tag.name == "c" and not tag.closing:
            position = position_of(tag.attributes.get("r", ""))
            if position is not None:
                row, column = position
            else:
                row, column = max(row, 0), column + 1
            current = cells[f"{column_letters(column)}{row + 1}"] = SheetCell(tag)
        elif tag.name == "f" and current is not None:
            current.formula = True
        if tag.name == "c" and tag.closing and current is not None:
            current.stop = tag.stop
            current = None
    return cells


def row_and_column(reference: str) -> tuple[int, int]:
    """`E12` -> 11, 4: both from 0."""
    position = position_of(reference)
    if position is None:
        raise CannotChange("问题没有落在一个格子上")
    return position
