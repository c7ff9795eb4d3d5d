"""What holds at a place of an RTF document."""

from __future__ import annotations

import pytest

from tests.readers.test_rtf import grids, hexed, row


@pytest.mark.parametrize(
    ("inside", "seen"),
    [
        (r"{\f1 >=3}" + hexed("座"), ">=3座"),
        (r"{\f2 \'b3}3" + hexed("座"), "≥3座"),  # ≥ of the font Symbol
        (r"{\f2 \u-3917?}3" + hexed("座"), "≥3座"),  # the same as a place of the private range
        (r"\uc2\u8805\'a1\'dd" + "3" + hexed("座"), "≥3座"),  # a fallback of two bytes
        (r"{\v " + hexed("不见") + "}3" + hexed("座"), "3座"),
        (r"{\strike 9}3" + hexed("座"), "3座"),
        (r"{\deleted 9}{\revised 3}" + hexed("座"), "3座"),
        (r"{\strike 9\strike0 3}" + hexed("座"), "3座"),
        (r"10{\super 4}" + hexed("座"), "10⁴座"),
        (r"3{\*\unknown 9}" + hexed("座"), "3座"),
        (r"{\field{\*\fldinst SUM(ABOVE)}{\fldrslt 3}}" + hexed("座"), "3座"),
        (r"3{\footnote 9}{\pict 00ff}" + hexed("座"), "3座"),
        (r"3{\pict\bin3 }}}}" + hexed("座"), "3座"),
        (hexed("甲") + r"\par " + hexed("乙"), "甲\n乙"),
        (r"{\u-10179?\u-8704?}", "😀"),
        (r"a\~b\_c\-d\{e\}\\", "a\u00a0b-cd{e}\\"),
        ("3\n" + hexed("座"), "3座"),  # line ends of the file are laid out
        (r"\'81\'5c", "乗"),  # the second byte is that of a backslash
    ],
)
def test_a_cell_says_what_its_reader_sees(inside: str, seen: str) -> None:
    (grid, *_) = grids(row(inside, "x", edges=(100, 200)))
    assert grid.cells[0].text == seen
