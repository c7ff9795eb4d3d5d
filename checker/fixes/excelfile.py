"""Edits in Excel files: one `c` element gets a text of its own; shared strings stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.errors import CannotChange
from checker.fixes.editing import Edit, Span, edited_package
from checker.office.markup import attribute_text, tags, text_of
from checker.office.package import Package
from checker.office.sheet import parts_of_sheets, sheet_and_cell, sheet_cells

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.finding import Finding
    from checker.office.markup import Tag
    from checker.office.sheet import SheetCell

_STRINGS = "xl/sharedStrings.xml"


class ExcelEditor:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.package = Package(data)
        self.sheets = parts_of_sheets(self.package)
        self.cells: dict[str, dict[str, SheetCell]] = {}
        self.rich = _rich_strings(self.package)

    def edit_for(self, finding: Finding) -> Edit:
        sheet, reference = sheet_and_cell(finding.place.cell)
        part = self.sheets.get(sheet, "")
        if part not in self.cells:
            self.cells[part] = sheet_cells(self.package.part(part))
        cell = self.cells[part].get(reference)
        if cell is None or cell.tag.empty:
            raise CannotChange("这一格是空的")
        if cell.formula:
            raise CannotChange("这一格是公式")
        if self._is_rich(part, cell):
            raise CannotChange("这一格里的文字有几种格式")
        text = finding.fix.replacement if finding.fix else ""
        return Edit([Span(cell.start, cell.stop, _with_text(cell.tag, text), part)])

    def edited(self, edits: Iterable[Edit]) -> bytes:
        return edited_package(self.data, edits)

    def _is_rich(self, part: str, cell: SheetCell) -> bool:
        xml = self.package.part(part)[cell.start : cell.stop]
        if cell.tag.attributes.get("t") != "s":
            return b"<r>" in xml or b":r>" in xml
        value = xml.partition(b"v>")[2].partition(b"<")[0].strip()
        return value.isdigit() and int(value) in self.rich


def _rich_strings(package: Package) -> frozenset[int]:
    """Numbers of the shared strings that are written in several formats."""
    if _STRINGS not in package:
        return frozenset()
    found: set[int] = set()
    number = -1
    for tag in tags(package.part(_STRINGS)):
        if tag.name == "si" and not tag.closing:
            number += 1
        elif tag.name == "r":
            found.add(number)
    return frozenset(found)


def _with_text(tag: Tag, text: str) -> str:
    """The cell with a text in it: place and style stay, what it held goes."""
    kept = {key: value for key, value in tag.attributes.items() if key in ("r", "s")}
    written = "".join(f' {key}="{attribute_text(value)}"' for key, value in kept.items())
    name, holder, element = tag.named("c"), tag.named("is"), tag.named("t")
    inside = f"<{holder}><{element}>{text_of(text)}</{element}></{holder}>"
    return f'<{name}{written} t="inlineStr">{inside}</{name}>'
