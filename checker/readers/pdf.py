"""PDF through pdfium, which is an extra: run in a child process only.

The tables are those that lines are drawn around; text that stands in no ruled cell is a
paragraph. Places are the page and the box, in points from the page's top left corner.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any

from checker.place import Place
from checker.readers.fragments import Fragment, is_page_mark, joined
from checker.readers.grid import Grid, GridCell, Limits, Paragraph, ReadError
from checker.readers.lattice import Rule, RuledTable, ruled_tables
from checker.readers.pagetext import Char, joined_lines, lines_of, text_in

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_PAGES = 2_000
_MOST_SEGMENTS = 60_000
_MOST_CHARS = 3_000_000
_DEEPEST_FORM = 5
_STRAIGHT = 1.0
_SCANNED = "这一页是扫描图片，没有可读的文字"
_USE_ORIGINAL = "请换用 Word、Excel 原件，或先用文字识别（OCR）软件转换"
_THIN = 3.0


def pdf_grids(data: bytes, path: str, limits: Limits) -> Iterator[Grid]:
    """One grid a ruled table, those that a page break parted joined."""
    return joined_with_pages(_Reader(data, path).fragments(limits))


def joined_with_pages(fragments: Iterator[Fragment | Grid]) -> Iterator[Grid]:
    """Tables in order; what a page says besides (scanned, text below its last table) between."""
    run: list[Fragment] = []
    for each in fragments:
        if isinstance(each, Fragment):
            run.append(each)
        else:
            yield from joined(run)
            run = []
            yield each
    yield from joined(run)


@dataclass(slots=True)
class _Page:
    """What is drawn on a page, y downwards."""

    number: int
    height: float
    width: float
    rotation: int
    across: list[Rule] = field(default_factory=list[Rule])
    down: list[Rule] = field(default_factory=list[Rule])
    chars: list[Char] = field(default_factory=list[Char])
    images: bool = False

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page's own coordinates (y upwards, unrotated) as it is seen."""
        match self.rotation:
            case 90:
                return y, x
            case 180:
                return self.width - x, y
            case 270:
                return self.height - y, self.width - x
            case _:
                return x, self.height - y


class _Reader:
    def __init__(self, data: bytes, path: str) -> None:
        library: Any = import_module("pypdfium2")
        self.broken: type[Exception] = library.PdfiumError
        self.raw: Any = library.raw
        self.path = path
        self.segments = 0
        self.count = 0
        try:
            self.document: Any = library.PdfDocument(data)
        except self.broken:
            if self.raw.FPDF_GetLastError() == self.raw.FPDF_ERR_PASSWORD:
                raise ReadError("文件有密码", "请去掉密码后另存，再试") from None
            raise ReadError(
                "PDF 已损坏或不完整", "请重新导出 PDF，或换用 Word、Excel 原件"
            ) from None
        if len(self.document) > _MOST_PAGES:
            raise ReadError(
                f"PDF 有 {len(self.document)} 页，超过上限 {_MOST_PAGES} 页", "请把文件拆成几个"
            )

    def fragments(self, limits: Limits) -> Iterator[Fragment | Grid]:
        scanned: list[int] = []
        whole = len(self.document)
        for index in range(whole):
            page = self._page(index)
            if page is None:
                yield _unread(self.path, index + 1, "这一页已损坏")
            elif page.images and not any(char.text.strip() for char in page.chars):
                scanned.append(index + 1)
                if len(scanned) == whole:
                    raise ReadError("PDF 是扫描图片，没有可读的文字", _USE_ORIGINAL)
                yield _unread(self.path, index + 1, _SCANNED)
            else:
                yield from self._tables(page, limits)

    def _page(self, index: int) -> _Page | None:
        try:
            page = self.document[index]
        except self.broken:
            return None
        # Sizes and positions of the page as it is stored, before it is turned.
        rotation = page.get_rotation()
        width, height = page.get_width(), page.get_height()
        if rotation in (90, 270):
            width, height = height, width
        left, bottom, *_ = page.get_bbox()
        drawn = _Page(index + 1, height, width, rotation)
        self._read_objects(page.raw, drawn, (1, 0, 0, 1, -left, -bottom), 0)
        self._read_chars(page, drawn, left, bottom)
        page.close()
        return drawn

    def _read_objects(self, holder: Any, page: _Page, matrix: Matrix, depth: int) -> None:
        raw = self.raw
        count, get = (
            (raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject)
            if depth == 0
            else (raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject)
        )
        for index in range(count(holder)):
            thing = get(holder, index)
            kind = raw.FPDFPageObj_GetType(thing)
            if kind == raw.FPDF_PAGEOBJ_PATH:
                self._read_path(thing, page, matrix)
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                page.images = True
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
                self._read_objects(thing, page, _times(self._matrix(thing), matrix), depth + 1)

    def _matrix(self, thing: Any) -> Matrix:
        found = self.raw.FS_MATRIX()
        self.raw.FPDFPageObj_GetMatrix(thing, found)
        return found.a, found.b, found.c, found.d, found.e, found.f

    def _read_path(self, thing: Any, page: _Page, outer: Matrix) -> None:
        """Every straight segment is a line; a filled area counts only where it is thin."""
        raw = self.raw
        count = raw.FPDFPath_CountSegments(thing)
        self.segments += max(count, 1)
        if self.segments > _MOST_SEGMENTS + 2_000 * page.number:
            raise ReadError("PDF 里的图形过多", "请换用 Word、Excel 原件")
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(thing, fill, stroke)
        if not stroke.value and not fill.value:
            return
        matrix = _times(self._matrix(thing), outer)
        segments = list(self._points(thing, count, matrix, page))
        middle = _middle_line(segments)
        if middle is not None:
            _add_rule(page, *middle)
        elif stroke.value:
            for first, second in segments:
                _add_rule(page, first, second)

    def _points(self, thing: Any, count: int, matrix: Matrix, page: _Page) -> Iterator[Segment]:
        raw = self.raw
        x, y = ctypes.c_float(), ctypes.c_float()
        start = here = (0.0, 0.0)
        for index in range(count):
            segment = raw.FPDFPath_GetPathSegment(thing, index)
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            point = page.point(*_apply(matrix, x.value, y.value))
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                start = point
            elif kind == raw.FPDF_SEGMENT_LINETO:
                yield here, point
            here = point
            if raw.FPDFPathSegment_GetClose(segment):
                yield here, start
                here = start

    def _read_chars(self, page: Any, drawn: _Page, left: float, bottom: float) -> None:
        """Characters of the page's own; pdfium adds blanks and line breaks that are not there."""
        raw = self.raw
        text = page.get_textpage()
        count = raw.FPDFText_CountChars(text.raw)
        self.count += max(count, 0)
        if self.count > _MOST_CHARS:
            raise ReadError("PDF 里的文字过多", "请把文件拆成几个")
        for index in range(count):
            code = raw.FPDFText_GetUnicode(text.raw, index)
            if raw.FPDFText_IsGenerated(text.raw, index) == 1 or code in (0, 2, 0xFFFE, 10, 13):
                continue
            rectangle = raw.FS_RECTF()
            if not raw.FPDFText_GetLooseCharBox(text.raw, index, rectangle):
                continue
            one = drawn.point(rectangle.left - left, rectangle.top - bottom)
            two = drawn.point(rectangle.right - left, rectangle.bottom - bottom)
            size = raw.FPDFText_GetFontSize(text.raw, index)
            (x0, x1), (y0, y1) = sorted((one[0], two[0])), sorted((one[1], two[1]))
            drawn.chars.append(Char(chr(code), x0, y0, x1, y1, min(size or 10.0, y1 - y0 + 1)))
        text.close()

    def _tables(self, page: _Page, limits: Limits) -> Iterator[Fragment | Grid]:
        tables = ruled_tables(page.across, page.down)
        if any(len(table.xs) > limits.columns for table in tables):
            raise ReadError(f"表格超过 {limits.columns} 列", _USE_ORIGINAL)
        inside: dict[tuple[int, int], list[Char]] = {}
        outside: list[Char] = []
        for char in page.chars:
            where = next(
                (
                    (number, box)
                    for number, table in enumerate(tables)
                    if (box := table.box_at(char.x, char.y)) is not None
                ),
                None,
            )
            if where is None:
                outside.append(char)
            else:
                inside.setdefault(where, []).append(char)
        lines = [line for line in lines_of(outside) if not is_page_mark(line.text)]
        edges = [table.xs[-1] for table in tables] + [line.right for line in lines]
        rest = joined_lines(lines, max(edges, default=0.0))
        for number, table in enumerate(tables):
            above = [line for line in rest if line.bottom <= table.ys[0] + _THIN]
            rest = [line for line in rest if line not in above]
            before = tuple(self._paragraph(page, line.text, line.left, line.top) for line in above)
            cells = tuple(self._cells(page, table, number, inside))
            grid = Grid(cells, before, f"第{page.number}页")
            yield Fragment(grid, page.number, len(table.ys) - 1)
        if rest:
            below = (self._paragraph(page, line.text, line.left, line.top) for line in rest)
            yield Grid((), tuple(below), f"第{page.number}页")

    def _paragraph(self, page: _Page, text: str, left: float, top: float) -> Paragraph:
        cell = f"page={page.number},top={top:.0f}"
        return Paragraph(
            text, Place(self.path, cell=cell, order=(page.number, int(top), int(left)))
        )

    def _cells(
        self,
        page: _Page,
        table: RuledTable,
        number: int,
        inside: dict[tuple[int, int], list[Char]],
    ) -> Iterator[GridCell]:
        for index, box in enumerate(table.boxes):
            text = text_in(inside.get((number, index), ()), box.right)
            corners = (box.left, box.top, box.right, box.bottom)
            cell = f"page={page.number},box=" + ",".join(f"{at:.0f}" for at in corners)
            place = Place(self.path, cell=cell, order=(page.number, int(box.top), int(box.left)))
            start, end = round(box.left), round(box.right)
            yield GridCell(text, box.row, start, place, box.row_span, max(1, end - start))


Matrix = tuple[float, float, float, float, float, float]
Segment = tuple[tuple[float, float], tuple[float, float]]


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _middle_line(segments: list[Segment]) -> Segment | None:
    """The line that a thin box stands for; None of an area, the colour behind a cell."""
    xs = [x for segment in segments for x, _ in segment]
    ys = [y for segment in segments for _, y in segment]
    if not xs or min(max(xs) - min(xs), max(ys) - min(ys)) > _THIN:
        return None
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    if max(ys) - min(ys) < max(xs) - min(xs):
        return (min(xs), y), (max(xs), y)
    return (x, min(ys)), (x, max(ys))


def _add_rule(page: _Page, first: tuple[float, float], second: tuple[float, float]) -> None:
    (x0, y0), (x1, y1) = first, second
    if abs(y0 - y1) <= _STRAIGHT < abs(x0 - x1):
        page.across.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
    elif abs(x0 - x1) <= _STRAIGHT < abs(y0 - y1):
        page.down.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))


def _unread(path: str, number: int, reason: str) -> Grid:
    place = Place(path, cell=f"page={number}", order=(number,))
    return Grid((GridCell("", 0, 0, place),), name=f"第{number}页", unread=(reason, _USE_ORIGINAL))
