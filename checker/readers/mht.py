"""Web pages in one file (.mht), which Office saves under the names .doc and .xls."""

from __future__ import annotations

from codecs import BOM_UTF8
from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.base.place import Place
from checker.readers.grid import Grid, ReadError
from checker.readers.html import html_grids

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from checker.readers.grid import Limits

_SAVE_AS = "请用 Word、Excel 或 WPS 打开，另存为 .docx、.xlsx"
_MOST_PARTS = 500
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
# What Word calls UTF-16.
_NAMES = {"unicode": "utf-16", "unicodefffe": "utf-16"}


def mht_grids(data: bytes, path: str, limits: Limits) -> Iterator[Grid]:
    """The grids of every page in the file; places name the page and the line in it."""
    from email import message_from_bytes

    if len(data) > limits.text_bytes:
        raise ReadError("单个文件网页过大", _SAVE_AS)
    parts = [
        part
        for part in message_from_bytes(data.removeprefix(BOM_UTF8).lstrip()).walk()
        if _is_page(part)
    ]
    if not parts:
        raise ReadError("单个文件网页（.mht）里没有网页", _SAVE_AS)
    if len(parts) > _MOST_PARTS:
        raise ReadError(f"单个文件网页里的网页超过 {_MOST_PARTS} 个", _SAVE_AS)
    for number, part in enumerate(parts, 1):
        for grid in html_grids(_text(part), path):
            # The frame that shows the sheets names files that are the other parts of this one.
            if not (grid.unread and len(parts) > 1 and "网页只是框架" in grid.unread[0]):
                yield _placed(grid, number)


def _is_page(part: Message) -> bool:
    return part.get_content_type() in _PAGES


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    said = part.get_content_charset() or "utf-8"
    for encoding in (_NAMES.get(said, said), "utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    raise ReadError("单个文件网页（.mht）里的文字编码不明", _SAVE_AS)


def _placed(grid: Grid, number: int) -> Grid:
    cells = tuple(replace(cell, place=_place(cell.place, number), lines=()) for cell in grid.cells)
    before = tuple(replace(each, place=_place(each.place, number)) for each in grid.before)
    return replace(grid, cells=cells, before=before)


def _place(place: Place, number: int) -> Place:
    name = f"part={number},line={place.line},col={place.column}"
    return Place(place.path, cell=name, order=(number, place.line or 0, place.column or 0))
