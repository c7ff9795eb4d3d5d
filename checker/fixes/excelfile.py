"""Edits in Excel files: one `c` element gets a text of its own; shared strings stay as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.base.errors import CannotChange
from checker.base.number import whole
from checker.base.pattern import late_pattern
from checker.fixes.edits import Edit, Replacement, edited_package
from checker.ooxml import (
    Package,
    attribute_text,
    parts_of_sheets,
    sheet_and_cell,
    sheet_cells,
    tags,
    text_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.finding import Finding
    from checker.ooxml import SheetCell, Tag

_STRINGS = "xl/sharedStrings.xml"


# Programs write Chinese and Latin characters of one text as runs in fonts of their own.
_FONT = late_pattern(rb"<(?:\w+:)?(?:rFont|family|charset|scheme)\b[^>]*>")
_RUN_FORMAT = late_pattern(rb"<((?:\w+:)?)r>(<(?:\w+:)?rPr>.*?</(?:\w+:)?rPr>)?", re.DOTALL)


class ExcelEditor:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.package = Package(data)
        self.sheets = parts_of_sheets(self.package)
        self.cells: dict[str, dict[str, SheetCell]] = {}
        self.strings = _shared_strings(self.package)

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
        text = finding.fix.replacement if finding.fix else ""
        written = _with_text(cell.tag, text, _format(self._string(part, cell)))
        return Edit([Replacement(cell.start, cell.stop, written, part)])

    def edited(self, edits: Iterable[Edit]) -> bytes:
        return edited_package(self.data, edits)

    def _string(self, part: str, cell: SheetCell) -> bytes:
        """The markup of the cell's text, wherever it is kept."""
        xml = self.package.part(part)[cell.start : cell.stop]
        if cell.tag.attributes.get("t") != "s":
            return xml
        value = xml.partition(b"v>")[2].partition(b"<")[0].strip()
        number = whole(value.decode("ascii", "replace"), -1)
        return self.strings[number] if 0 <= number < len(self.strings) else b""


def _shared_strings(package: Package) -> list[bytes]:
    """The markup of every shared string."""
    if _STRINGS not in package:
        return []
    xml = package.part(_STRINGS)
    start: int | None = None
    strings: list[bytes] = []
    for tag in tags(xml):
        if tag.name != "si":
            continue
        if not tag.closing:
            start = tag.start
        elif start is not None:
            # One end for one beginning: ends without end would copy the whole part each time.
            strings.append(xml[start : tag.stop])
            start = None
    return strings


def _format(string: bytes) -> str:
    """The format of the first run of a text, as it is written; empty for a text without runs.

    Raises CannotChange where runs differ in more than the font.
    """
    formats = [match[2] or b"" for match in _RUN_FORMAT.finditer(string)]
    if len({_FONT.sub(b"", one) for one in formats}) > 1:
        raise CannotChange("这一格里的文字有几种格式")
    return formats[0].decode() if formats else ""


def _with_text(tag: Tag, text: str, run_format: str) -> str:
    """The cell with a text in it: place, style and format stay, what it held goes."""
    kept = {key: value for key, value in tag.attributes.items() if key in ("r", "s")}
    written = "".join(f' {key}="{attribute_text(value)}"' for key, value in kept.items())
    name, holder, run = tag.named("c"), tag.named("is"), tag.named("r")
    inside = f"<{tag.named('t')}>{text_of(text)}</{tag.named('t')}>"
    if run_format:
        inside = f"<{run}>{run_format}{inside}</{run}>"
    return f'<{name}{written} t="inlineStr"><{holder}>{inside}</{holder}></{name}>'
