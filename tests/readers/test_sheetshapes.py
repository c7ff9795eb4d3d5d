"""What lies over the cells of a sheet."""

from __future__ import annotations

import pytest

from tests.readers.test_seen import R, book_grids, inline, notes

DRAWING = (
    "<xdr:wsDr xmlns:xdr='urn:xdr' xmlns:a='urn:a'><xdr:sp><xdr:txBody><a:p>"
    "<a:r><a:t>金额单位：</a:t></a:r><a:r><a:t>元</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:pic><a:blip/></xdr:pic></xdr:wsDr>"
)


BOX = "工作表“一”里文本框的文字没有读：“金额单位：元”"


PICTURE = "工作表“一”里 1 张图片里的字没有读，请换用文字的原件，或先用文字识别（OCR）软件转换"


@pytest.mark.parametrize(
    ("rows", "said"),
    [("<row r='1'/>", [BOX, PICTURE]), (f"<row r='1'>{inline('<t>甲</t>')}</row>", [BOX])],
)
def test_what_lies_over_the_cells_of_a_sheet_is_said_to_be_unread(
    rows: str, said: list[str]
) -> None:
    relation = f"<Relationship Id='r1' Type='{R}/drawing' Target='../drawings/drawing1.xml'/>"
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": f"<Relationships>{relation}</Relationships>",
        "xl/drawings/drawing1.xml": DRAWING,
    }
    assert notes(book_grids(f"<sheetData>{rows}</sheetData>", **parts)) == said
