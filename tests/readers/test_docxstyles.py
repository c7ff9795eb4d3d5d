"""What named styles of Word do to a text."""

from __future__ import annotations

import pytest

from checker.readers.docx import docx_grids
from checker.readers.grid import Limits
from tests.readers import writing
from tests.readers.test_seen import W, paragraph, row, run

STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:type="character" w:styleId="old"><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="older"><w:basedOn w:val="old"/></w:style>
<w:style w:type="character" w:styleId="shown"><w:basedOn w:val="gone"/>
  <w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="gone"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="note"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="capitals"><w:rPr><w:caps/></w:rPr></w:style>
<w:style w:type="character" w:styleId="signs"><w:rPr>
  <w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="round"><w:basedOn w:val="round"/></w:style>
</w:styles>"""


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (paragraph(run("≥99座", '<w:rStyle w:val="old"/>') + run("≥6座")), "≥6座"),
        (paragraph(run("≥99座", '<w:rStyle w:val="older"/>') + run("≥6座")), "≥6座"),
        (paragraph(run("≥99座", '<w:rStyle w:val="gone"/>') + run("≥6座")), "≥6座"),
        (paragraph(run("≥6座", '<w:rStyle w:val="shown"/>')), "≥6座"),
        (paragraph(run("≥6座", '<w:rStyle w:val="old"/><w:strike w:val="0"/>')), "≥6座"),
        (paragraph(run("≥6座", '<w:rStyle w:val="round"/>')), "≥6座"),
        (paragraph(run("填表提示"), '<w:pStyle w:val="note"/>') + paragraph(run("≥6座")), "≥6座"),
        (paragraph(run("≥6座", '<w:vanish w:val="0"/>'), '<w:pStyle w:val="note"/>'), "≥6座"),
        (paragraph(run("≥6座", '<w:rStyle w:val="unknown"/>')), "≥6座"),
        (paragraph(run("≥6km", '<w:rStyle w:val="capitals"/>')), "≥6KM"),
        (paragraph(run("≥6km", '<w:rStyle w:val="capitals"/><w:caps w:val="0"/>')), "≥6km"),
        (paragraph(run("þ", '<w:rStyle w:val="signs"/>') + run("是")), "☑是"),
        (paragraph(run("þ", '<w:rStyle w:val="signs"/><w:rFonts w:hAnsi="宋体"/>')), "þ"),
    ],
)
def test_a_style_hides_and_strikes_as_a_run_does(inside: str, text: str) -> None:
    main = f'<w:document xmlns:w="{W}"><w:body><w:tbl>{row(inside)}</w:tbl></w:body></w:document>'
    data = writing.office.package({"word/document.xml": main, "word/styles.xml": STYLES})
    grids = list(docx_grids(data, "f.docx", Limits()))
    assert [cell.text.strip() for grid in grids for cell in grid.cells] == [text]
