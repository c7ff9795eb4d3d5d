"""The one font that pdfium is given for every font a PDF does not carry itself.

pdfium measures a text by the glyphs of its font, and drops a text of one character whose glyph is
empty: on a machine without Chinese fonts the last character of a cell is lost without a word
(seen with every release but one from 5.0 to 5.15). A font whose only glyph is a box measures
every character alike, so that a file reads the same on every machine; nothing is ever drawn.
"""

from __future__ import annotations

import ctypes
import struct
from typing import Any

_EM = 1000
_DESCENT, _ASCENT = -120, 880


def box_font() -> bytes:
    """A TrueType font in which every code point is a box as wide as it is high."""
    box = struct.pack(">5h", 1, 0, _DESCENT, _EM, _ASCENT) + struct.pack(">HH", 3, 0)
    box += bytes([1] * 4)  # four points on the curve
    box += struct.pack(">4h", 0, _EM, 0, -_EM) + struct.pack(">4h", _DESCENT, 0, _EM, 0)
    box += bytes(-len(box) % 4)
    # Format 13 maps a range of code points to one glyph.
    every = struct.pack(">HHIII", 13, 0, 28, 0, 1) + struct.pack(">III", 0, 0x10FFFF, 1)
    bounds = (0, _DESCENT, _EM, _ASCENT)
    return _packed(
        {
            b"cmap": struct.pack(">HHHHI", 0, 1, 3, 10, 12) + every,
            b"glyf": box * 2,
            b"head": struct.pack(
                ">IIIIHHQQ4hHHhhh",
                0x10000, 0x10000, 0, 0x5F0F3CF5, 0, _EM, 0, 0, *bounds, 0, 8, 2, 1, 0,
            ),
            b"hhea": struct.pack(
                ">IhhhHhhhhhhhhhhhH",
                0x10000, _ASCENT, _DESCENT, 0, _EM, 0, 0, _EM, 1, 0, 0, 0, 0, 0, 0, 0, 1,
            ),
            b"hmtx": struct.pack(">Hhh", _EM, 0, 0),
            b"loca": struct.pack(">3I", 0, len(box), 2 * len(box)),
            b"maxp": struct.pack(">IH13H", 0x10000, 2, 4, 1, 0, 0, 1, *[0] * 8),
        }
    )  # fmt: skip


def _packed(tables: dict[bytes, bytes]) -> bytes:
    count = len(tables)
    directory = struct.pack(">I4H", 0x10000, count, 64, 2, 16 * count - 64)
    body = b""
    for tag, content in sorted(tables.items()):
        offset = 12 + 16 * count + len(body)
        directory += tag + struct.pack(">III", 0, offset, len(content))
        body += content + bytes(-len(content) % 4)
    return directory + body


# What pdfium was given must live as long as pdfium does.
_given: list[Any] = []


def use_box_font(raw: Any) -> None:
    """Gives pdfium (its raw interface) the box font in the place of the machine's fonts.

    Once a process, before the first document is opened. The pdfium of a page in a browser has a
    memory of its own and takes the font itself, for each document.
    """
    if hasattr(raw, "take_font"):
        raw.take_font(box_font())
        return
    if _given:
        return
    font = box_font()

    def font_data(_info: Any, _font: Any, table: int, buffer: Any, size: int) -> int:
        if table:  # pdfium asks for the whole font, or for a table of a collection
            return 0
        if buffer and size >= len(font):
            ctypes.memmove(buffer, font, len(font))
        return len(font)

    def nothing(*_: Any) -> int:
        return 0

    def any_handle(*_: Any) -> int:
        return 1

    answers: dict[str, Any] = {
        "Release": nothing,
        "EnumFonts": nothing,
        "MapFont": any_handle,
        "GetFont": any_handle,
        "GetFontData": font_data,
        "GetFaceName": nothing,
        "GetFontCharset": nothing,
        "DeleteFont": nothing,
    }
    info = raw.FPDF_SYSFONTINFO()
    info.version = 1
    kinds = dict(info._fields_)
    for name, answer in answers.items():
        callback = kinds[name](answer)
        setattr(info, name, callback)
        _given.append(callback)
    _given.append(info)
    raw.FPDF_SetSystemFontInfo(info)
