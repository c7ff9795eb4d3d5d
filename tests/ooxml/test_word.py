"""Places in Word documents: what the reader names can be found again, to the byte."""

from __future__ import annotations

import pytest

from checker.base.errors import CannotChange
from checker.ooxml.markup import tags, with_attribute
from checker.ooxml.word import word_cells
from checker.readers.docx import MAIN_PART, docx_grids
from checker.readers.grid import Limits
from tests.ooxml.packages import W, document, packed, parts_of

NESTED = f"""<w:document xmlns:w="{W}"><w:body>
<w:p><w:r><w:t>一、说明</w:t></w:r></w:p><w:p/>
<w:tbl><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>
<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>项目名称</w:t></w:r></w:p></w:tc>
<w:tc><w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:t>某</w:t></w:r>
<w:r><w:rPr><w:b/></w:rPr><w:t>工程</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>内层</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr>
<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>
<w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>
<w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr>
</w:tbl>
<w:p><w:r><w:t>二、目标</w:t></w:r></w:p></w:body></w:document>"""


RUN = "<w:r><w:t>{}</w:t></w:r>".format
CHOICE, FALLBACK = f"<mc:Choice>{RUN('甲')}</mc:Choice>", f"<mc:Fallback>{RUN('乙')}</mc:Fallback>"
ALTERNATIVES = NESTED.replace(
    "内层",
    f'内层</w:t></w:r><mc:AlternateContent xmlns:mc="m">{CHOICE}{FALLBACK}</mc:AlternateContent>'
    f'<mc:AlternateContent xmlns:mc="m">{FALLBACK}</mc:AlternateContent><w:r><w:t>',
)


@pytest.mark.parametrize(
    "data",
    [
        document(),
        packed({MAIN_PART: NESTED, "[Content_Types].xml": "<Types/>"}),
        packed({MAIN_PART: ALTERNATIVES, "[Content_Types].xml": "<Types/>"}),
    ],
    ids=["form", "nested", "alternatives"],
)
def test_every_cell_the_reader_names_is_found_with_its_text(data: bytes) -> None:
    places = word_cells(parts_of(data)[MAIN_PART])
    named = {
        each.place.cell: each.text
        for grid in docx_grids(data, "f.docx", Limits())
        for each in (*grid.cells, *grid.before)
    }
    assert len(named) > 5
    found = {
        name: "\n".join(paragraph.text for paragraph in places[name or ""]).strip()
        for name in named
    }
    assert found == named


def test_offsets_of_a_text_are_those_of_its_bytes() -> None:
    xml = NESTED.encode()
    paragraph, inner, _ = word_cells(xml)["table=1,row=1,col=4"]
    assert inner.text == "内层"
    assert [xml[run.start : run.stop].decode() for run in paragraph.runs] == ["某", "工程"]
    assert [run.format for run in paragraph.runs] == [b"", b"<w:b/>"]


def test_a_tag_that_closes_itself_comes_twice_at_one_place() -> None:
    xml = '<a b="中>"><c/></a>'.encode()
    found = [(tag.name, tag.closing, xml[tag.start : tag.stop].decode()) for tag in tags(xml)]
    assert found == [
        ("a", False, '<a b="中>">'), ("c", False, "<c/>"), ("c", True, "<c/>"), ("a", True, "</a>"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "xml",
    [b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', b"<a>", "<a/>".encode("utf-16")],
    ids=["doctype", "cut off", "utf-16"],
)
def test_a_part_that_cannot_be_trusted_is_refused(xml: bytes) -> None:
    with pytest.raises(CannotChange):
        list(tags(xml))


@pytest.mark.parametrize(
    ("markup", "changed"),
    [
        ("<c r='A1'/>", "<c r='A1' s=\"7\"/>"),
        ("<c s='2' r='A1'><v>1</v></c>", "<c r='A1' s=\"7\"><v>1</v></c>"),
        ('<c xs="2"/>', '<c xs="2" s="7"/>'),
    ],
)
def test_an_attribute_is_set_and_the_rest_left_as_written(markup: str, changed: str) -> None:
    assert with_attribute(markup, "s", "7") == changed
