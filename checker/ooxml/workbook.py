"""The sheets of an Excel workbook: their names, their parts, and which of them are hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.base.limits import ReadError
from checker.ooxml.parts import main_part, relations
from checker.ooxml.xmlstream import Start

if TYPE_CHECKING:
    from checker.ooxml.archive import Archive

WORKBOOK = "xl/workbook.xml"
_MAX_SHEETS = 2_000
_NAMED = frozenset({"workbookPr", "sheet"})


@dataclass(slots=True)
class Outline:
    """`sheets` are (name, part) of the visible ones in the order of their tabs."""

    sheets: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    hidden: list[str] = field(default_factory=list[str])
    since_1904: bool = False


def sheet_parts(archive: Archive) -> list[tuple[str, str]]:
    """(name, part) of every visible sheet, in the order of their tabs."""
    return outline_of(archive, main_part(archive, WORKBOOK)).sheets


def outline_of(archive: Archive, workbook: str) -> Outline:
    """The sheets that the part `workbook` names."""
    outline = Outline()
    targets = {relation.id: relation.target for relation in relations(archive, workbook)}
    for event in archive.events(workbook, _NAMED):
        match event:
            case Start("workbookPr", attributes):
                outline.since_1904 = attributes.get("date1904") in ("1", "true")
            case Start("sheet", attributes) if attributes.get("state", "visible") != "visible":
                outline.hidden.append(attributes.get("name", ""))
            case Start("sheet", attributes):
                part = targets.get(attributes.get("id", ""), "")
                outline.sheets.append((attributes.get("name", ""), part))
            case _:
                pass
    if len(outline.sheets) + len(outline.hidden) > _MAX_SHEETS:
        raise ReadError(f"工作表超过 {_MAX_SHEETS} 张", "请把文件拆成几个")
    return outline
