"""OpenDocument files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.readers import read
from checker.readers.formats import FORMATS
from checker.readers.grid import Limits
from tests.readers.forms_for_tests import rows
from tests.readers.test_office_oddities import LINES, VALUE, only, opendocument

if TYPE_CHECKING:
    from pathlib import Path


def odf_rows(value: str) -> str:
    return "".join(
        "<t:table-row>"
        + "".join(
            f"<t:table-cell><x:p>{value if text == VALUE else text}</x:p></t:table-cell>"
            for text in line
        )
        + "</t:table-row>"
        for line in LINES
    )


@pytest.mark.parametrize(("kind", "name"), [("spreadsheet", "f.ods"), ("text", "f.odt")])
@pytest.mark.parametrize(
    ("value", "seen"),
    [
        (VALUE, "≥3座"),
        ("≥3<x:s/>座", "≥3 座"),
        ("≥10<x:span x:style-name='up'>4</x:span>座", "≥10⁴座"),
        ("<x:span x:style-name='off'>≥9座</x:span>≥3座", "≥3座"),
        ("≥3座<o:annotation><x:p>请核对</x:p></o:annotation>", "≥3座"),
        ("<x:placeholder>&lt;单击填写&gt;</x:placeholder>≥3座", "≥3座"),
    ],
)
def test_opendocument_files_are_read_as_they_are_seen(
    kind: str, name: str, value: str, seen: str, tmp_path: Path
) -> None:
    styles = (
        '<s:style s:name="up"><s:text-properties s:text-position="super 58%"/></s:style>'
        '<s:style s:name="off"><s:text-properties s:text-line-through-style="solid"/></s:style>'
    )
    path = tmp_path / name
    path.write_bytes(opendocument(kind, odf_rows(value), styles))
    assert rows(only(read(path, name, named=True))) == [(*LINES[4][:3], seen)]


def test_spans_repeats_and_hidden_rows_of_an_opendocument_sheet(tmp_path: Path) -> None:
    lines = (
        '<t:table-row t:visibility="collapse"><t:table-cell><x:p>藏</x:p></t:table-cell>'
        "</t:table-row>"
        '<t:table-row><t:table-cell t:number-columns-spanned="2" t:number-rows-spanned="2">'
        "<x:p>甲</x:p></t:table-cell><t:covered-table-cell/>"
        '<t:table-cell t:number-columns-repeated="2"><x:p>乙</x:p></t:table-cell></t:table-row>'
        '<t:table-row><t:covered-table-cell t:number-columns-repeated="2"/>'
        "<t:table-cell><x:p>丙</x:p></t:table-cell>"
        '<t:table-cell t:number-columns-repeated="16000"/></t:table-row>'
        '<t:table-row t:number-rows-repeated="1000000"><t:table-cell/></t:table-row>'
    )
    grid, note = FORMATS["ods"](opendocument("spreadsheet", lines), "f.ods", Limits())
    seen = [
        (cell.text, cell.row, cell.column, cell.row_span, cell.column_span)
        for cell in grid.cells
        if cell.text
    ]
    assert seen == [("甲", 0, 0, 2, 2), ("乙", 0, 2, 1, 1), ("乙", 0, 3, 1, 1), ("丙", 1, 2, 1, 1)]
    assert note.note == "工作表“一”里隐藏的 1 行没有读"
