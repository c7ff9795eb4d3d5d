"""What is drawn on a page of a PDF: lines and characters, y downwards, as the page is seen."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

from checker.base.dataclass import dataclass, field
from checker.readers.grid import ReadError
from checker.readers.lattice import Stroke
from checker.readers.pagetext import Char

if TYPE_CHECKING:
    from collections.abc import Iterator

# More than these are no document but an attempt to stall the reader.
_MOST_SEGMENTS = 60_000
_MORE_A_PAGE = 2_000
_MOST_CHARS = 3_000_000
_DEEPEST_FORM = 5
_STRAIGHT = 1.0
_THIN = 3.0
# Parts of a character's size above and below the line it stands on.
_ASCENT, _DESCENT = 0.88, 0.12
# Marks of pdfium's own: no character, a soft hyphen, line ends.
_NO_TEXT = frozenset({0, 2, 10, 13, 0xFFFE})

Matrix = tuple[float, float, float, float, float, float]
Segment = tuple[tuple[float, float], tuple[float, float]]


@dataclass(slots=True)
class Page:
    """What is drawn on a page, y downwards."""

    number: int
    height: float
    width: float
    rotation: int
    across: list[Stroke] = field(default_factory=list[Stroke])
    down: list[Stroke] = field(default_factory=list[Stroke])
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


class PageReader:
    """Reads pages through pdfium's raw interface (`raw`), with budgets for the whole document."""

    def __init__(self, raw: Any, broken: type[Exception]) -> None:
        self.raw = raw
        self.broken = broken
        self.segments = 0
        self.count = 0

    def page(self, document: Any, index: int) -> Page | None:
        """A page of a document, None where it is damaged."""
        try:
            page = document[index]
        except self.broken:
            return None
        # Sizes and positions of the page as it is stored, before it is turned.
        rotation = page.get_rotation()
        width, height = page.get_width(), page.get_height()
        if rotation in (90, 270):
            width, height = height, width
        left, bottom, *_ = page.get_bbox()
        drawn = Page(index + 1, height, width, rotation)
        self._read_objects(page.raw, drawn, (1, 0, 0, 1, -left, -bottom), 0)
        self._read_chars(page, drawn, left, bottom)
        page.close()
        return drawn

    def _read_objects(self, holder: Any, page: Page, matrix: Matrix, depth: int) -> None:
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

    def _read_path(self, thing: Any, page: Page, outer: Matrix) -> None:
        """Every straight segment is a line; a filled area counts only where it is thin."""
        raw = self.raw
        count = raw.FPDFPath_CountSegments(thing)
        self.segments += max(count, 1)
        if self.segments > _MOST_SEGMENTS + _MORE_A_PAGE * page.number:
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

    def _points(self, thing: Any, count: int, matrix: Matrix, page: Page) -> Iterator[Segment]:
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

    def _read_chars(self, page: Any, drawn: Page, left: float, bottom: float) -> None:
        """Characters of the page's own; pdfium adds blanks and line breaks that are not there."""
        raw = self.raw
        text = page.get_textpage()
        count = raw.FPDFText_CountChars(text.raw)
        self.count += max(count, 0)
        if self.count > _MOST_CHARS:
            raise ReadError("PDF 里的文字过多", "请把文件拆成几个")
        for index in range(count):
            code = raw.FPDFText_GetUnicode(text.raw, index)
            if raw.FPDFText_IsGenerated(text.raw, index) == 1 or code in _NO_TEXT:
                continue
            rectangle = raw.FS_RECTF()
            if not raw.FPDFText_GetLooseCharBox(text.raw, index, rectangle):
                continue
            one = drawn.point(rectangle.left - left, rectangle.top - bottom)
            two = drawn.point(rectangle.right - left, rectangle.bottom - bottom)
            (x0, x1), (y0, y1) = sorted((one[0], two[0])), sorted((one[1], two[1]))
            size = raw.FPDFText_GetFontSize(text.raw, index)
            base = self._baseline(text.raw, index, size, drawn, left, bottom)
            if base is not None:
                at, size = base
                y0, y1 = at - _ASCENT * size, at + _DESCENT * size
            drawn.chars.append(Char(chr(code), x0, y0, x1, y1, min(size or 10.0, y1 - y0 + 1)))
        text.close()

    def _baseline(
        self, text: Any, index: int, size: float, drawn: Page, left: float, bottom: float
    ) -> tuple[float, float] | None:
        """Where the line is that a character stands on, and its size; None of turned writing.

        How high pdfium says that a character is changes with its releases, from the ink to
        three times the line, and with the font; where it stands does not.
        """
        raw = self.raw
        x, y, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
        if not raw.FPDFText_GetCharOrigin(text, index, x, y):
            return None
        if not raw.FPDFText_GetMatrix(text, index, matrix):
            return None
        x0, y0 = x.value - left, y.value - bottom
        across, foot = drawn.point(x0, y0)
        over, head = drawn.point(x0 + matrix.c * size, y0 + matrix.d * size)
        height = foot - head
        return (foot, height) if height > abs(across - over) else None


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


def _add_rule(page: Page, first: tuple[float, float], second: tuple[float, float]) -> None:
    (x0, y0), (x1, y1) = first, second
    if abs(y0 - y1) <= _STRAIGHT < abs(x0 - x1):
        page.across.append(Stroke((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
    elif abs(x0 - x1) <= _STRAIGHT < abs(y0 - y1):
        page.down.append(Stroke((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
