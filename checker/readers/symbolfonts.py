"""Fonts that show signs where other fonts show letters: þ in Wingdings is a ticked box.

Word keeps ≥ of 插入符号 as a place in such a font, and □ as a pound sign in Wingdings 2.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

# ≥ is place 179 of Symbol.
_FIELD = late_pattern(
    r'\s*SYMBOL\s+(\d{1,5}|0x[0-9A-F]{1,4})(?:[^"]*?\\f\s*"([^"]*)")?.*', re.IGNORECASE | re.DOTALL
)
UNKNOWN_SIGN = "\N{REPLACEMENT CHARACTER}"
"""What stands for a sign nobody knows."""


def _from(first: int, signs: str) -> dict[int, str]:
    """Signs at places that follow each other."""
    return dict(enumerate(signs, first))


# Adobe's encoding of the font Symbol, without what is never in a form; letters are Greek there.
_SYMBOL = (
    _from(0x41, "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ")
    | _from(0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ")
    | _from(0xA2, "′≤/∞")
    | _from(0xAB, "↔←↑→↓°±″≥×∝∂•÷≠≡≈…")
    | {0x2D: "-", 0x5B: "[", 0x5C: "∴", 0x5D: "]", 0x5F: "_", 0x7B: "{", 0x7C: "|", 0x7D: "}"}
    | {0x7E: "~", 0xA0: "€", 0xD5: "∏", 0xD6: "√", 0xD7: "·", 0xDE: "⇒", 0xE5: "∑"}
    # Figures and signs stand where ASCII has them.
    | {place: chr(place) for place in range(0x20, 0x41) if place not in (0x22, 0x24, 0x27, 0x2D)}
)
_WINGDINGS = (
    _from(0x6C, "●○■□")
    | _from(0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿")
    | _from(0xDF, "←→↑↓")
    | {0x20: " ", 0x71: "□", 0x72: "□", 0x75: "◆", 0x76: "❖", 0x9E: "·", 0x9F: "•", 0xA0: "▪"}
    | {0xA1: "○", 0xA4: "◉", 0xA5: "◎", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xAF: "✶", 0xD8: "➢"}
    | {0xE0: "→", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xFB: "×", 0xFC: "√", 0xFD: "☒", 0xFE: "☑"}
)
_WINGDINGS_2 = (
    _from(0x6A, "①②③④⑤⑥⑦⑧⑨⑩")
    | _from(0x4F, "×√☒☑☒☒☒")
    | {0x20: " ", 0x95: "·", 0x96: "•", 0x97: "●", 0xA2: "■", 0xA3: "□", 0xA4: "□"}
)
_FONTS: Mapping[str, Mapping[int, str]] = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
}
_PRIVATE = range(0xF000, 0xF100)


def is_symbol_font(font: str) -> bool:
    """Whether the signs of a font are known here."""
    return font.strip("\"' ").casefold() in _FONTS


def symbol(code: int, font: str) -> str:
    """The sign at a place of a font, in its own count or in the private range; UNKNOWN_SIGN where
    nobody knows what stood there."""
    known = _FONTS.get(font.strip("\"' ").casefold())
    if known is not None:
        return known.get(code - 0xF000 if code in _PRIVATE else code, UNKNOWN_SIGN)
    return UNKNOWN_SIGN if code in _PRIVATE else chr(code)


def in_font(text: str, font: str) -> str:
    """A text as a font shows it: that of a symbol font as its signs, any other as it is."""
    if not text or not is_symbol_font(font):
        return text
    return "".join(
        symbol(ord(char), font) if ord(char) < 0x100 or ord(char) in _PRIVATE else char
        for char in text
    )


def sign_of_field(instruction: str) -> str:
    """What a field `SYMBOL 179 \\f "Symbol"` shows; blank where it is another field."""
    match = _FIELD.fullmatch(instruction)
    if match is None:
        return ""
    base = 16 if match[1][:2].lower() == "0x" else 10
    return symbol(int(match[1], base), match[2] or "Symbol")
