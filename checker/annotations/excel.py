"""Excel notes on the cells, and a light fill that makes them easy to find.

A note needs three parts: its words, the box that shows it (in VML, as Excel has it since 1997),
and the sheet's reference to both.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checker.annotations.comment import AUTHOR
from checker.annotations.earlier import elements, is_own_copy, remove_own_notes
from checker.annotations.fills import Fills
from checker.base.errors import CannotChange
from checker.base.number import whole
from checker.base.pattern import late_pattern
from checker.base.text import width
from checker.ooxml import (
    Package,
    Tag,
    attribute_text,
    inserted,
    parts_of_sheets,
    replaced_bytes,
    row_and_column,
    sheet_and_cell,
    sheet_cells,
    start_tags,
    tags,
    text_of,
    with_attribute,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.annotations.comment import Remark

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_KIND = "application/vnd.openxmlformats-officedocument"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600'
    ',xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/>'
    "</v:shapetype></xml>"
)
# What may stand behind the reference to the boxes, in the order of the format.
_BEHIND = frozenset(
    {"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
     "tableParts", "extLst"}
)  # fmt: skip
_ROW, _COLUMN = (
    late_pattern(rb"<(?:\w+:)?%s>\s*(\d{1,9})\s*<" % name) for name in (b"Row", b"Column")
)
# Columns of text a box is wide, and the points a line is high.
_BOX_COLUMNS, _LINE_POINTS, _BOX_POINTS = 40, 16, 240


def annotated_workbook(data: bytes, remarks: Sequence[Remark]) -> bytes:
    """The workbook with a note for every cell that has remarks; those about the whole file stand
    in the first cell of the first sheet. Notes and fills of an earlier check go."""
    package = Package(data)
    sheets = parts_of_sheets(package)
    if not sheets:
        raise CannotChange("工作簿里没有可见的工作表")
    notes: defaultdict[str, defaultdict[str, list[Remark]]]
    notes = defaultdict(lambda: defaultdict(list))
    for one in remarks:
        sheet, reference = _where(one, next(iter(sheets)))
        if sheet not in sheets:
            raise CannotChange(f"没有找到工作表“{sheet}”")
        notes[sheets[sheet]][reference].append(one)
    fills = Fills(package)
    if is_own_copy(data):
        for part in sheets.values():
            _clear(package, part, fills)
    for part, cells in notes.items():
        _write_words(package, part, {cell: _note(found) for cell, found in cells.items()})
        _write_boxes(package, part, {cell: _note(found) for cell, found in cells.items()})
        _fill(package, part, cells, fills)
    fills.save()
    return package.written()


def _where(one: Remark, first: str) -> tuple[str, str]:
    return sheet_and_cell(one.cell) if one.cell else (first, "A1")


def _note(remarks: Iterable[Remark]) -> str:
    return "\n\n".join("\n".join(one.lines) for one in remarks)


def _write_words(package: Package, sheet: str, notes: Mapping[str, str]) -> None:
    part = next((one.target for one in package.relations(sheet) if one.kind == "comments"), None)
    if part is None:
        root = next(iter(tags(package.part(sheet))))
        part = package.free_name("xl/comments{}.xml")
        empty = "<authors></authors><commentList></commentList>"
        package.change(part, f'{_HEAD}<comments xmlns="{root.uri}">{empty}</comments>'.encode())
        package.relate(sheet, "comments", part)
        package.declare(part, f"{_KIND}.spreadsheetml.comments+xml")
    xml = package.part(part)
    root = next(iter(tags(xml)))
    author = sum(1 for _ in start_tags(xml, "author"))
    name = root.named
    xml = inserted(xml, "authors", f"<{name('author')}>{AUTHOR}</{name('author')}>")
    present = {tag.attributes.get("ref", "") for tag in start_tags(xml, "comment")}
    for cell in present & notes.keys():
        run = f"<{name('r')}><{name('t')}>\n\n{text_of(notes[cell])}</{name('t')}></{name('r')}>"
        xml = _behind_note(xml, cell, run)
    added = "".join(
        f'<{name("comment")} ref="{cell}" authorId="{author}"><{name("text")}>'
        f'<{name("t")} xml:space="preserve">{text_of(text)}</{name("t")}>'
        f"</{name('text')}></{name('comment')}>"
        for cell, text in notes.items()
        if cell not in present
    )
    package.change(part, inserted(xml, "commentList", added))


def _behind_note(xml: bytes, cell: str, run: str) -> bytes:
    """Somebody's note on the cell, with ours behind it."""
    inside = False
    for tag in tags(xml):
        if tag.name == "comment":
            inside = not tag.closing and tag.attributes.get("ref") == cell
        elif inside and tag.name == "text" and tag.closing:
            return xml[: tag.start] + run.encode() + xml[tag.start :]
    return xml


def _write_boxes(package: Package, sheet: str, notes: Mapping[str, str]) -> None:
    drawing = next(start_tags(package.part(sheet), "legacyDrawing"), None)
    if drawing is None:
        part = package.free_name("xl/drawings/vmlDrawing{}.vml")
        package.change(part, _VML.encode())
        package.declare_suffix("vml", f"{_KIND}.vmlDrawing")
        _refer(package, sheet, package.relate(sheet, "vmlDrawing", part))
    else:
        wanted = drawing.attributes.get("id", "")
        part = next((one.target for one in package.relations(sheet) if one.id == wanted), "")
    xml = package.part(part)
    present = _boxed_cells(xml)
    number = sum(1 for _ in start_tags(xml, "shape"))
    boxes = [
        _box(number + position, cell, text)
        for position, (cell, text) in enumerate(notes.items(), 1)
        if row_and_column(cell) not in present
    ]
    package.change(part, inserted(xml, "xml", "".join(boxes)))


def _boxed_cells(xml: bytes) -> set[tuple[int, int]]:
    """The cells (row and column from 0) that have a box already."""
    found: set[tuple[int, int]] = set()
    row = start = 0
    for tag in tags(xml):
        if tag.name in ("Row", "Column") and not tag.closing:
            start = tag.stop
        elif tag.name == "Row":
            row = whole(xml[start : tag.start].decode().strip())
        elif tag.name == "Column":
            found.add((row, whole(xml[start : tag.start].decode().strip())))
    return found


def _box(number: int, cell: str, text: str) -> str:
    row, column = row_and_column(cell)
    lines = sum(-(-max(width(line), 1) // _BOX_COLUMNS) for line in text.split("\n"))
    height = lines * _LINE_POINTS + 8
    rows = max(3, -(-height // 20))
    anchor = (
        f"{column + 1}, 15, {max(row - 1, 0)}, 4, {column + 5}, 15, {max(row - 1, 0) + rows}, 4"
    )
    return (
        f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml" '
        f'xmlns:o="urn:schemas-microsoft-com:office:office" '
        f'xmlns:x="urn:schemas-microsoft-com:office:excel" '
        f'id="goalcheck_{number}" type="#_x0000_t202" '
        f'style="position:absolute;width:{_BOX_POINTS}pt;height:{height}pt;visibility:hidden" '
        'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
        '<v:shadow color="black" obscured="t"/><v:textbox style="mso-direction-alt:auto"/>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
        f"<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )


def _refer(package: Package, sheet: str, relation: str) -> None:
    """Puts the reference to the boxes where the format wants it."""
    xml = package.part(sheet)
    root: Tag | None = None
    depth = 0
    for tag in tags(xml):
        root = root or tag
        if tag.closing:
            depth -= 1
        at_top = depth == 1 and not tag.closing and tag.name in _BEHIND
        if at_top or (depth == 0 and tag.closing):
            element = (
                f'<{root.named("legacyDrawing")} xmlns:r="{_OFFICE}" '
                f'r:id="{attribute_text(relation)}"/>'
            )
            package.change(sheet, xml[: tag.start] + element.encode() + xml[tag.start :])
            return
        if not tag.closing:
            depth += 1


def _clear(package: Package, sheet: str, fills: Fills) -> None:
    """Takes the notes, boxes and fills of an earlier check off a sheet."""
    gone = {row_and_column(cell) for cell in remove_own_notes(package, sheet) if cell}
    drawing = _boxes_of(package, sheet)
    if drawing:
        xml = package.part(drawing)
        boxes = [
            (opening.start, closing.stop, "")
            for opening, closing in elements(xml, "shape")
            if _boxed_cell(xml[opening.start : closing.stop]) in gone
        ]
        package.change(drawing, replaced_bytes(xml, boxes))
    xml = package.part(sheet)
    spans: list[tuple[int, int, str]] = []
    for cell in sheet_cells(xml).values():
        style = whole(cell.tag.attributes.get("s", ""))
        if (plain := fills.plain(style)) != style:
            spans.append((cell.tag.start, cell.tag.stop, _with_style(xml, cell.tag, plain)))
    package.change(sheet, replaced_bytes(xml, spans))


def _boxed_cell(shape: bytes) -> tuple[int, int] | None:
    """The cell of one box, which may use prefixes that are declared outside of it."""
    row, column = _ROW.search(shape), _COLUMN.search(shape)
    return (int(row[1]), int(column[1])) if row and column else None


def _boxes_of(package: Package, sheet: str) -> str:
    """The part with the boxes of a sheet's notes, empty where it has none."""
    drawing = next(start_tags(package.part(sheet), "legacyDrawing"), None)
    wanted = drawing.attributes.get("id", "") if drawing else ""
    found = (one.target for one in package.relations(sheet) if one.id == wanted)
    target = next(found, "") if drawing else ""
    return target if target in package else ""


def _fill(
    package: Package, sheet: str, notes: Mapping[str, Sequence[Remark]], fills: Fills
) -> None:
    """Gives the cells that exist their fill; a cell that the sheet leaves out has only its note."""
    xml = package.part(sheet)
    cells = sheet_cells(xml)
    spans: list[tuple[int, int, str]] = []
    for reference, remarks in notes.items():
        cell = cells.get(reference)
        severities = [one.severity for one in remarks if one.severity is not None]
        if cell is None or not severities:
            continue
        worst = max(severities, key=lambda severity: severity.rank)
        style = fills.filled(whole(cell.tag.attributes.get("s", "")), worst)
        spans.append((cell.tag.start, cell.tag.stop, _with_style(xml, cell.tag, style)))
    package.change(sheet, replaced_bytes(xml, spans))


def _with_style(xml: bytes, tag: Tag, style: int) -> str:
    """The start tag with another style, its other attributes as they were written."""
    return with_attribute(xml[tag.start : tag.stop].decode(), "s", str(style))
