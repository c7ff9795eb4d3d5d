"""Characters that Word keeps as a place in a symbol font: ≥ set by 插入符号 is Symbol F0B3."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Adobe's encoding of the font Symbol, where it holds what a goal table may say.
_SYMBOL: dict[int, str] = {
    0xA3: "≤",
    0xA5: "∞",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xD7: "·",
}
# Boxes that are ticked or not, and marks of lists.
_WINGDINGS: dict[int, str] = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0xA8: "□",
    0xAB: "★",
    0xFC: "√",
    0xFE: "☑",
}
_FONTS: dict[str, dict[int, str]] = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": {0x50: "√", 0x52: "☑", 0xA3: "□"},
}
_PRIVATE = range(0xF000, 0xF100)
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"


def symbol(attributes: Mapping[str, str]) -> str:
    """The character of a `w:sym`; a mark that something stood there where nobody knows what."""
    try:
        code = int(attributes.get("char", ""), 16)
    except ValueError:
        return ""
    font = attributes.get("font", "").lower()
    place = code - 0xF000 if code in _PRIVATE else code
    if font in _FONTS:
        # Letters and figures stand in Symbol where ASCII has them, but for Greek.
        plain = chr(place) if font == "symbol" and 0x20 <= place < 0x41 else _UNKNOWN
        return _FONTS[font].get(place, plain)
    return _UNKNOWN if code in _PRIVATE else chr(code)
