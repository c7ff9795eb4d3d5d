"""Web pages."""

from __future__ import annotations

import pytest

from checker.readers.formats import TEXT_FORMATS
from tests.readers.test_seen import page_texts, texts


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("≥10<sup>4</sup>株", "≥10⁴株"),
        ("25m<sup>2</sup>", "25m²"),
        ('<input value="≥12座">', "≥12座"),
        ('<input type="hidden" value="x">≥12座', "≥12座"),
        ('<input type="checkbox" checked>是<input type="checkbox">否', "☑是□否"),
        ("<select><option>数量<option selected>质量</select>", "质量"),
        ("<select><option>数量</option><option>质量</option></select>", "数量"),
        ("<textarea>≥12\n座</textarea>", "≥12 座"),
        ("≥6座<span style='display: none'>≥99座</span>", "≥6座"),
        ("≥6座<span hidden>≥99<b>座</b></span>", "≥6座"),
        ("≥6座<p style='DISPLAY:NONE'>≥99座", "≥6座"),
        ("<del>≥99座</del>≥6座", "≥6座"),
        ("<span style='text-decoration:line-through'>≥99座</span>≥6座", "≥6座"),
        ("≥6座<!-- ≥99座 --><script>'≥99座'</script>", "≥6座"),
        ("<style>.h, b { display : none }</style>≥6座<i class='a h'>≥99座</i>", "≥6座"),
        ("≥6 < 座 &amp; &#8805;", "≥6 < 座 & ≥"),
        ("≥6<br>座", "≥6\n座"),
    ],
)
def test_a_cell_of_a_page_is_what_the_page_shows(cell: str, text: str) -> None:
    assert page_texts(f"<tr><td>{cell}<td>末</tr>") == [text, "末"]


def test_a_page_that_ends_inside_a_tag_says_so() -> None:
    grids = list(TEXT_FORMATS["html"]("<table><tr><td>甲<td class='乙", "f.html"))
    assert texts(grids)[0] == "甲"
    assert [grid.unread is not None for grid in grids] == [False, True]


def test_a_page_of_frames_names_the_file_that_holds_its_content() -> None:
    page = '<frameset><frame src="表.files/sheet001.htm"></frameset>'
    (grid,) = TEXT_FORMATS["html"](page, "f.xls")
    assert "表.files/sheet001.htm" in (grid.unread or ("",))[0]
