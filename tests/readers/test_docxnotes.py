"""Texts outside the body of a Word document: none is part of a table, all are said."""

from __future__ import annotations

import pytest

from checker.readers.docx import docx_grids
from checker.readers.grid import Limits
from tests.readers import writing
from tests.readers.test_seen import R, W, notes, paragraph, row, run, texts

RELATIONS = "".join(
    f'<Relationship Id="{kind}" Type="{R}/{kind}" Target="{kind}.xml"/>'
    for kind in ("footnotes", "endnotes", "header", "footer")
)


def document(inside: str, **parts: str) -> tuple[list[str], list[str]]:
    """The texts of the cells, and what is said, of a document with such other parts."""
    main = (
        f'<w:document xmlns:w="{W}"><w:body><w:tbl>{row(paragraph(inside))}</w:tbl></w:body>'
        "</w:document>"
    )
    data = writing.office.package(
        {
            "word/document.xml": main,
            "word/_rels/document.xml.rels": f"<Relationships>{RELATIONS}</Relationships>",
            **{
                f"word/{name}.xml": f'<w:x xmlns:w="{W}">{text}</w:x>'
                for name, text in parts.items()
            },
        }
    )
    grids = list(docx_grids(data, "f.docx", Limits()))
    return texts(grids), notes(grids)


@pytest.mark.parametrize(("kind", "called"), [("footnote", "脚注"), ("endnote", "尾注")])
def test_a_note_that_a_cell_refers_to_is_said(kind: str, called: str) -> None:
    reference = f'<w:r><w:{kind}Reference w:id="2"/></w:r>'
    written = "".join(
        f'<w:{kind} w:id="{at}">{paragraph(run(text))}</w:{kind}>'
        for at, text in enumerate(("", "没有引用", "含新建1座"))
    )
    found = document(run("≥3座") + reference, **{f"{kind}s": written})
    assert found == (["≥3座"], [f"{called} 1 处没有读：“含新建1座”"])


def test_a_note_nobody_refers_to_is_not_there() -> None:
    written = f'<w:footnote w:id="2">{paragraph(run("含新建1座"))}</w:footnote>'
    assert document(run("≥3座"), footnotes=written) == (["≥3座"], [])


def test_the_head_of_a_page_is_said_and_the_number_of_a_page_is_not() -> None:
    found = document(
        run("甲"), header=paragraph(run("单位：万元")), footer=paragraph(run("第1页 共2页"))
    )
    assert found == (["甲"], ["页眉没有读：“单位：万元”"])


def test_what_was_deleted_in_a_head_is_not_said() -> None:
    gone = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    assert document(run("甲"), header=paragraph(gone)) == (["甲"], [])
