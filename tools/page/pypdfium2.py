"""pdfium in the page, under the name and with as much of its interface as the reader of PDF uses.

The machine's pypdfium2 is compiled code, which a page cannot load. Here pdfium is WebAssembly with
a memory of its own (pdfium.js): what a function writes into an object of ctypes is written there,
and copied.
"""

from __future__ import annotations

import ctypes
import lzma
from pathlib import Path
from typing import TYPE_CHECKING, Any

import js  # pyright: ignore[reportMissingImports] -- the browser, as Pyodide gives it
from pyodide.ffi import JsException, to_js  # pyright: ignore[reportMissingImports] -- likewise

from checker.readers.grid import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable

_CODE = Path("/pdfium.wasm.xz")
_TURN = 90
# What a function can write its answers into.
_WRITTEN = (ctypes.Structure, ctypes.c_int, ctypes.c_float, ctypes.c_double)


class PdfiumError(Exception):
    """A document or a page that cannot be opened."""


class _Corners(ctypes.Structure):
    _fields_ = [(name, ctypes.c_float) for name in ("left", "top", "right", "bottom")]


class _Matrix(ctypes.Structure):
    _fields_ = [(name, ctypes.c_float) for name in "abcdef"]


class _Raw:
    """The functions of pdfium by name, of the instance that the present document has."""

    FS_RECTF = _Corners
    FS_MATRIX = _Matrix
    FPDF_ERR_PASSWORD = 4
    FPDF_PAGEOBJ_PATH = 2
    FPDF_PAGEOBJ_IMAGE = 3
    FPDF_PAGEOBJ_FORM = 5
    FPDF_SEGMENT_LINETO = 0
    FPDF_SEGMENT_MOVETO = 2

    def __init__(self) -> None:
        self.module: Any = None
        self.instance: Any = None

    def take_font(self, font: bytes) -> None:
        """A fresh pdfium, which measures every text by this font."""
        if self.module is None:
            with lzma.open(_CODE) as packed:
                self.module = js.WebAssembly.Module.new(to_js(packed.read()))
        self.instance = js.openPdfium(self.module, to_js(font))
        self.__dict__ = {"module": self.module, "instance": self.instance}

    def __getattr__(self, name: str) -> Callable[..., Any]:
        function = getattr(self.instance.functions, name)

        def call(*values: Any) -> Any:
            try:
                return self._called(function, values)
            except JsException as error:
                # The instance has given up inside; the next document gets another.
                raise ReadError(
                    "内容异常，读取程序中途退出", "请核对文件能否正常打开，或换用 .docx、.xlsx 原件"
                ) from error

        self.__dict__[name] = call
        return call

    def _called(self, function: Any, values: tuple[Any, ...]) -> Any:
        """The function's result; what it wrote stands in those values that are ctypes objects."""
        room = self.instance.room
        places: list[tuple[Any, int]] = []
        given: list[Any] = []
        for value in values:
            if isinstance(value, _WRITTEN):
                places.append((value, room))
                given.append(room)
                room += ctypes.sizeof(value)
            else:
                given.append(value)
        result = function(*given)
        for value, at in places:
            size = ctypes.sizeof(value)
            written = self.instance.bytesAt(at, size).to_bytes()
            ctypes.memmove(ctypes.addressof(value), written, size)
        return result

    def placed(self, data: bytes) -> int:
        try:
            return self.instance.place(to_js(data))
        except JsException:
            raise ReadError("读取时内存超过上限", "请核对文件来源，或把文件拆小") from None


raw = _Raw()


class PdfDocument:
    def __init__(self, data: bytes) -> None:
        self.raw = raw.FPDF_LoadMemDocument(raw.placed(data), len(data), 0)
        if not self.raw:
            raise PdfiumError("document")

    def __len__(self) -> int:
        return raw.FPDF_GetPageCount(self.raw)

    def __getitem__(self, index: int) -> PdfPage:
        found = raw.FPDF_LoadPage(self.raw, index)
        if not found:
            raise PdfiumError(f"page {index}")
        return PdfPage(found)


class PdfPage:
    def __init__(self, page: int) -> None:
        self.raw = page

    def get_rotation(self) -> int:
        return raw.FPDFPage_GetRotation(self.raw) * _TURN

    def get_width(self) -> float:
        return raw.FPDF_GetPageWidthF(self.raw)

    def get_height(self) -> float:
        return raw.FPDF_GetPageHeightF(self.raw)

    def get_bbox(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top."""
        box = _Corners()
        if not raw.FPDF_GetPageBoundingBox(self.raw, box):
            raise PdfiumError("box")
        return box.left, box.bottom, box.right, box.top

    def get_textpage(self) -> PdfTextPage:
        found = raw.FPDFText_LoadPage(self.raw)
        if not found:
            raise PdfiumError("text")
        return PdfTextPage(found)

    def close(self) -> None:
        raw.FPDF_ClosePage(self.raw)


class PdfTextPage:
    def __init__(self, page: int) -> None:
        self.raw = page

    def close(self) -> None:
        raw.FPDFText_ClosePage(self.raw)
