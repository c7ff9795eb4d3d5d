"""Fonts that show signs where other fonts show letters."""

from __future__ import annotations

import pytest

from checker.readers.symbolfonts import UNKNOWN_SIGN, in_font, symbol


@pytest.mark.parametrize(
    ("code", "font", "sign"),
    [
        (0xF0B3, "Symbol", "≥"),
        (0xB3, "symbol", "≥"),
        (0xF06D, "Symbol", "μ"),
        (0xF033, "Symbol", "3"),
        (0xF0FE, "Wingdings", "☑"),
        (0xF0FD, "Wingdings", "☒"),
        (0xF0A8, "Wingdings", "□"),
        (0xF082, "Wingdings", "②"),
        (0xF052, "Wingdings 2", "☑"),
        (0xF0A3, '"Wingdings 2"', "□"),
        (0xF061, "Wingdings", UNKNOWN_SIGN),
        (0xF061, "Webdings", UNKNOWN_SIGN),
        (0x2265, "宋体", "≥"),
    ],
)
def test_a_place_of_a_font_is_a_sign(code: int, font: str, sign: str) -> None:
    assert symbol(code, font) == sign


@pytest.mark.parametrize(
    ("text", "font", "seen"),
    [
        ("þ", "Wingdings", "☑"),
        ("\uf0fe", "Wingdings", "☑"),
        ("£", "Wingdings 2", "□"),
        ("£", "宋体", "£"),
        ("是", "Wingdings", "是"),
        ("", "Wingdings", ""),
    ],
)
def test_a_text_is_what_its_font_shows(text: str, font: str, seen: str) -> None:
    assert in_font(text, font) == seen
