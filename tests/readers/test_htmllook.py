"""How a page shows its letters: fonts of signs, capitals, numbered lists."""

from __future__ import annotations

import pytest

from checker.readers.html import html_grids


def shown(cell: str) -> list[str]:
    return [each.text for grid in html_grids(f"<table><tr><td>{cell}</table>", "f.html")
            for each in grid.cells]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<span style='font-family:Wingdings'>þ</span>是", "☑是"),
        ("<span style='font-family:\"Wingdings 2\"'>£</span>是", "□是"),
        ("<span style='font-family:Wingdings'><span lang=EN-US>þ</span></span>o", "☑o"),
        ("<span style='font-family:Wingdings'><span style='font-family:宋体'>o</span></span>", "o"),
        ("<font face=Symbol>³</font>3座", "≥3座"),
        ("<span style='mso-hansi-font-family:Wingdings'>o</span>", "o"),
        ("<span style='text-transform:uppercase'>5km</span>内", "5KM内"),
        ("<span>5km", "5km"),
    ],
)
def test_letters_are_what_the_page_shows(cell: str, text: str) -> None:
    assert shown(cell) == [text]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<ol><li>维修<li>更换</ol>完", "1.维修\n2.更换完"),
        ("<ol start=3 type=a><li>维修</ol>", "c.维修"),
        ("<ol style='list-style-type:cjk-ideographic'><li>维修</ol>", "一.维修"),
        ("<ol><li value=5>维修<li>更换</ol>", "5.维修\n6.更换"),
        ("<ol style='list-style:none'><li>维修</ol>", "维修"),
        ("<ol><li>1.维修<li>（二）更换</ol>", "1.维修\n（二）更换"),
        ("<ol><li><b>维修</b></ol>", "1.维修"),
        ("<ul><li>维修<li>更换</ul>", "维修\n更换"),
        ("<ol><li>甲<ul><li>乙</ul><li>丙</ol>", "1.甲\n乙\n2.丙"),
    ],
)
def test_items_have_the_numbers_a_page_sets_before_them(cell: str, text: str) -> None:
    assert shown(cell) == [text]


def test_tags_that_never_end_stay_cheap() -> None:
    cell = "<span style='font-family:Wingdings'>" + "<b><i>" * 20_000 + "</u></span>" * 20_000
    assert shown(cell) == [""]
