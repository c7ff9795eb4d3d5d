"""PDF through pdfium, which is an extra: run in a child process only.

The tables are those that lines are drawn around; text that stands in no ruled cell is a
paragraph. Places are the page and the box, in points from the page's top left corner.
"""

from __future__ import annotations

from importlib import import_module
from itertools import groupby
from typing import TYPE_CHECKING, Any

from checker.base.place import Place
from checker.readers.aligned import LoosePage, aligned_tables
from checker.readers.fragments import Fragment, is_page_mark, joined
from checker.readers.grid import Grid, GridCell, Limits, Paragraph, ReadError
from checker.readers.lattice import RuledTable, ruled_tables
from checker.readers.pagetext import joined_lines, lines_of, text_in
from checker.readers.pdffont import use_box_font
from checker.readers.pdfpage import Page, PageReader
from checker.readers.torn import torn_pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from checker.readers.pagetext import Char
    from checker.readers.vocabulary import Vocabulary

_MOST_PAGES = 2_000
_SCANNED = "这一页是扫描图片，没有可读的文字"
_USE_ORIGINAL = "请换用 Word、Excel 原件，或先用文字识别（OCR）软件转换"
_ON_ONE_PAGE = "请在 Excel 的页面设置里调整为一页宽，重新导出 PDF，或直接用 Excel 原件"
_TOUCHING = 3.0


def pdf_grids(words: Vocabulary, data: bytes, path: str, limits: Limits) -> Iterator[Grid]:
    """One grid a ruled table, those that a page break parted joined."""
    reader = _Reader(data, path)
    fragments = list(_with_aligned(words, reader.fragments(limits), path, limits))
    torn = torn_pages([each for each in fragments if isinstance(each, Fragment)])
    return joined_with_pages(words, _without_torn(fragments, torn, path))


def _with_aligned(
    words: Vocabulary, parts: Iterable[Fragment | Grid | LoosePage], path: str, limits: Limits
) -> Iterator[Fragment | Grid]:
    """Pages on which no lines are drawn as tables of what stands below each other, where it can be
    told, else as the lines that they are."""
    for loose, run in groupby(parts, lambda each: isinstance(each, LoosePage)):
        if not loose:
            yield from (each for each in run if not isinstance(each, LoosePage))
            continue
        pages = [each for each in run if isinstance(each, LoosePage)]
        tables = aligned_tables(words, pages, path)
        for each in (page.as_grid(path) for page in pages) if tables is None else tables:
            limits.tick()
            yield each


def _without_torn(
    fragments: Iterable[Fragment | Grid], torn: Mapping[int, int], path: str
) -> Iterator[Fragment | Grid]:
    for each in fragments:
        other = torn.get(each.page) if isinstance(each, Fragment) else None
        if other is None:
            yield each
        elif isinstance(each, Fragment):
            reason = f"表比纸宽，列被分到了别的页（第{other}页），没有读"
            yield _unread(path, each.page, reason, _ON_ONE_PAGE)


def joined_with_pages(words: Vocabulary, fragments: Iterator[Fragment | Grid]) -> Iterator[Grid]:
    """Tables in order; what a page says besides (scanned, text below its last table) between."""
    run: list[Fragment] = []
    for each in fragments:
        if isinstance(each, Fragment):
            run.append(each)
        else:
            yield from joined(words, run)
            run = []
            yield each
    yield from joined(words, run)


class _Reader:
    def __init__(self, data: bytes, path: str) -> None:
        library: Any = import_module("pypdfium2")
        self.broken: type[Exception] = library.PdfiumError
        self.raw: Any = library.raw
        use_box_font(self.raw)
        self.path = path
        try:
            self.document: Any = library.PdfDocument(data)
        except self.broken:
            if self.raw.FPDF_GetLastError() == self.raw.FPDF_ERR_PASSWORD:
                raise ReadError("文件有密码", "请去掉密码后另存，再试") from None
            raise ReadError(
                "PDF 已损坏或不完整", "请重新导出 PDF，或换用 Word、Excel 原件"
            ) from None
        self.pages = PageReader(self.raw, self.broken)
        if len(self.document) > _MOST_PAGES:
            raise ReadError(
                f"PDF 有 {len(self.document)} 页，超过上限 {_MOST_PAGES} 页", "请把文件拆成几个"
            )

    def fragments(self, limits: Limits) -> Iterator[Fragment | Grid | LoosePage]:
        scanned: list[int] = []
        whole = len(self.document)
        for index in range(whole):
            page = self.pages.page(self.document, index)
            limits.tick()
            if page is None:
                yield _unread(self.path, index + 1, "这一页已损坏")
            elif page.images and not any(char.text.strip() for char in page.chars):
                scanned.append(index + 1)
                if len(scanned) == whole:
                    raise ReadError("PDF 是扫描图片，没有可读的文字", _USE_ORIGINAL)
                yield _unread(self.path, index + 1, _SCANNED)
            else:
                yield from self._tables(page, limits)

    def _tables(self, page: Page, limits: Limits) -> Iterator[Fragment | Grid | LoosePage]:
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
        if not tables:
            if lines:
                yield LoosePage(page.number, tuple(lines))
            return
        edges = [table.xs[-1] for table in tables] + [line.right for line in lines]
        rest = joined_lines(lines, max(edges, default=0.0))
        for number, table in enumerate(tables):
            above = [line for line in rest if line.bottom <= table.ys[0] + _TOUCHING]
            rest = [line for line in rest if line not in above]
            before = tuple(self._paragraph(page, line.text, line.left, line.top) for line in above)
            cells = tuple(self._cells(page, table, number, inside))
            grid = Grid(cells, before, f"第{page.number}页")
            yield Fragment(grid, page.number, len(table.ys) - 1, table.ys)
        if rest:
            below = (self._paragraph(page, line.text, line.left, line.top) for line in rest)
            yield Grid((), tuple(below), f"第{page.number}页")

    def _paragraph(self, page: Page, text: str, left: float, top: float) -> Paragraph:
        cell = f"page={page.number},top={top:.0f}"
        return Paragraph(
            text, Place(self.path, cell=cell, order=(page.number, int(top), int(left)))
        )

    def _cells(
        self,
        page: Page,
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


def _unread(path: str, number: int, reason: str, hint: str = _USE_ORIGINAL) -> Grid:
    place = Place(path, cell=f"page={number}", order=(number,))
    return Grid((GridCell("", 0, 0, place),), name=f"第{number}页", unread=(reason, hint))
