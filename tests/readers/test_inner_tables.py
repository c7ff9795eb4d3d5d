"""Tables inside cells: a frame or a list is text of its cell, any other is a table of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.readers.formats import FORMATS, TEXT_FORMATS
from checker.readers.grid import Limits
from tests.readers.test_office_oddities import opendocument
from tests.readers.test_rtf import grids as rtf_grids
from tests.readers.test_seen import paragraph, row, run, texts, word_grids

if TYPE_CHECKING:
    from collections.abc import Callable


def word(*inner: str) -> list[list[str]]:
    body = "".join(row(*map(paragraph, map(run, line.split("|")))) for line in inner)
    cell = paragraph(run("甲")) + f"<w:tbl>{body}</w:tbl>" + paragraph(run("丙"))
    return [texts([grid]) for grid in word_grids(row(cell, paragraph(run("乙"))))]


def page(*inner: str) -> list[list[str]]:
    body = "".join(f"<tr><td>{line.replace('|', '<td>')}</tr>" for line in inner)
    text = f"<table><tr><td>甲<table>{body}</table>丙<td>乙</table>"
    return [texts([grid]) for grid in TEXT_FORMATS["html"](text, "f.html")]


def odf(*inner: str) -> list[list[str]]:
    def cell(text: str) -> str:
        return f"<t:table-cell><x:p>{text}</x:p></t:table-cell>"

    lines = ("".join(map(cell, line.split("|"))) for line in inner)
    body = "".join(f"<t:table-row>{line}</t:table-row>" for line in lines)
    around = f"<x:p>甲</x:p><t:table>{body}</t:table><x:p>丙</x:p>"
    outer = f"<t:table-cell>{around}</t:table-cell>{cell('乙')}"
    data = opendocument("text", f"<t:table-row>{outer}</t:table-row>")
    return [texts([grid]) for grid in FORMATS["odt"](data, "f.odt", Limits())]


def rtf(*inner: str) -> list[list[str]]:
    def line(cells: str) -> str:
        edges = "".join(f"\\cellx{9 * at + 9}" for at in range(cells.count("|") + 1))
        inside = "".join(f"{escaped(text)}\\nestcell " for text in cells.split("|"))
        return rf"\pard\intbl\itap2 {inside}{{\*\nesttableprops\trowd{edges}\nestrow}}"

    body = "".join(map(line, inner))
    row_ = (
        rf"\trowd\cellx100\cellx200 \pard\intbl {escaped('甲')}\par {body}"
        rf"\pard\intbl {escaped('丙')}\cell \pard\intbl {escaped('乙')}\cell\row"
    )
    return [texts([grid]) for grid in rtf_grids(row_)]


def escaped(text: str) -> str:
    return "".join(f"\\u{ord(char)}?" if ord(char) > 127 else char for char in text)


WRITERS = [word, page, odf, rtf]


@pytest.mark.parametrize("written", WRITERS)
def test_a_table_of_one_column_is_text_of_its_cell(written: Callable[..., list[list[str]]]) -> None:
    for inner in (("一",), ("一", "二")):
        (cells,) = written(*inner)
        lines = [line for line in cells[0].split("\n") if line]
        assert lines == ["甲", *inner, "丙"]
        assert cells[1] == "乙"


@pytest.mark.parametrize("written", WRITERS)
def test_a_table_of_two_columns_is_a_table_of_its_own(
    written: Callable[..., list[list[str]]],
) -> None:
    found = sorted(written("一|二", "三|四"), key=len)
    assert [cells[-1] for cells in found] == ["乙", "四"]
