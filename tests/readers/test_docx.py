"""Word documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.readers.forms_for_tests import rows
from tests.readers.test_office_oddities import (
    LINES,
    W,
    document_of,
    only,
    paragraph,
    relation,
    run,
    word,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "inside",
    [
        '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run("3座"),
        run("三处以上", "<w:vanish/>") + run("≥3座"),
        "<w:r><w:ruby><w:rt>" + run("zuò") + "</w:rt><w:rubyBase>" + run("≥3座")
        + "</w:rubyBase></w:ruby></w:r>",
        '<m:oMath xmlns:m="m"><m:r><m:t>≥3</m:t></m:r></m:oMath>' + run("座"),
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>=3</w:instrText></w:r>' + run("≥3座"),
    ],
)  # fmt: skip
def test_a_cell_says_what_its_reader_sees(inside: str, tmp_path: Path) -> None:
    assert rows(only(word(tmp_path, paragraph(inside))), "指标值") == [("≥3座",)]


def test_a_symbol_nobody_knows_leaves_a_mark(tmp_path: Path) -> None:
    inside = '<w:r><w:sym w:font="Webdings" w:char="F061"/></w:r>' + run("3座")
    assert rows(only(word(tmp_path, paragraph(inside))), "指标值") == [("\ufffd3座",)]


NUMBERING = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="KIND"/><w:lvlText w:val="TEXT"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


@pytest.mark.parametrize(
    ("kind", "text"),
    [("decimal", "%1."), ("chineseCounting", "%1、"), ("decimalEnclosedCircleChinese", "%1")],
)
def test_goals_that_word_numbers_by_itself_are_told_apart(
    kind: str, text: str, tmp_path: Path
) -> None:
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    goals = "".join(paragraph(run(goal), listed) for goal in ("维修泵站三座", "更换水泵两台"))
    numbering = NUMBERING.replace("KIND", kind).replace("TEXT", text)
    table = only(word(tmp_path, goals=goals, word__numbering=numbering))
    assert [goal.text for goal in table.goals] == ["维修泵站三座", "更换水泵两台"]


def test_bullets_are_no_numbers(tmp_path: Path) -> None:
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    numbering = NUMBERING.replace("KIND", "bullet").replace("TEXT", "")
    table = only(
        word(tmp_path, goals=paragraph(run("维修泵站"), listed), word__numbering=numbering)
    )
    assert [goal.text for goal in table.goals] == ["维修泵站"]


def test_the_main_part_may_have_another_name(tmp_path: Path) -> None:
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(run(text))}</w:tc>" for text in line) + "</w:tr>"
        for line in LINES
    )
    parts = {
        "_rels/.rels": f"<R>{relation('r', 'officeDocument', 'word/document2.xml')}</R>",
        "word/document2.xml": f'<w:document xmlns:w="{W}"><w:tbl>{cells}</w:tbl></w:document>',
    }
    assert only(document_of(tmp_path, "f.docx", parts)).text("预算数") == "80.00"
