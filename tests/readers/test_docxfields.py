"""What Word works out when it shows a document: fractions, formulas, lists to choose from."""

from __future__ import annotations

import pytest

from checker.readers.docxfields import equation
from tests.readers.test_seen import notes, paragraph, row, run, texts, word_grids


def mark(kind: str, inside: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'


def instruction(words: str) -> str:
    return f"<w:r><w:instrText>{words}</w:instrText></w:r>"


def formula(words: str, result: str = "") -> str:
    shown = mark("separate") + result if result else ""
    return mark("begin") + instruction(words) + shown + mark("end")


def choice(chosen: str, *entries: str) -> str:
    listed = "".join(f'<w:listEntry w:val="{each}"/>' for each in entries)
    data = f"<w:ffData><w:ddList>{chosen}{listed}</w:ddList></w:ffData>"
    return mark("begin", data) + instruction(" FORMDROPDOWN ") + mark("separate") + mark("end")


def fraction(above: str, below: str) -> str:
    halves = f"<m:num>{letters(above)}</m:num><m:den>{letters(below)}</m:den>"
    return f'<m:oMath xmlns:m="m"><m:f><m:fPr/>{halves}</m:f></m:oMath>'


def letters(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


BOXES = '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>'
UP, DOWN = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (run("≥") + fraction("1", "2"), "≥1/2"),
        (run("≥2") + fraction("1", "2") + run("公里"), "≥2 1/2公里"),
        (fraction("甲+乙", "3"), "(甲+乙)/3"),
        (run("≥") + formula(r" EQ \f(1,2) "), "≥1/2"),
        (run("≥2") + formula(r"eq \f(1;2)"), "≥2 1/2"),
        (run("≥10") + formula(r"EQ \s\up5(4)") + run("株"), "≥10⁴株"),
        (formula(r"eq \o\ac(○,1)") + run("维修"), "①维修"),
        (formula(r"EQ \* jc2 \* hps10 \o\ad(\s\up 9(ding),定)") + run("额"), "定额"),
        (run("≥") + formula(r"EQ \r(3,8)"), "≥\N{REPLACEMENT CHARACTER}"),
        (formula(r"EQ \f(1,2)", run("0.5")), "0.5"),
        (formula(" PAGE ", run("3")), "3"),
        (formula(" PAGE "), ""),
        (choice('<w:result w:val="1"/>', "≥", "≤") + run("5天"), "≤5天"),
        (choice('<w:default w:val="1"/>', "≥", "≤") + run("5天"), "≤5天"),
        (choice("", "≥", "≤") + run("5天"), "≥5天"),
        (choice('<w:result w:val="7"/>', "≥", "≤") + run("5天"), "5天"),
        (formula(r' SYMBOL 179 \f "Symbol" ') + run("3座"), "≥3座"),
        (formula(' SYMBOL 163 \\f "Wingdings 2" ', run("£", BOXES)) + run("是"), "□是"),
        (mark("begin") + instruction(" IF ") + formula(" MERGEFIELD x ", run("1"))
         + instruction(' = "1" "甲" ') + mark("separate") + run("≥3座") + mark("end"), "≥3座"),
        (mark("begin") + instruction(" IF 1 = ") + run("甲") + mark("separate") + run("≥3座")
         + mark("end"), "≥3座"),
        (mark("begin", "<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>")
         + instruction(" FORMCHECKBOX ") + mark("separate") + mark("end") + run("是"), "☑是"),
        (run("≥10") + run("1", UP) + run("/") + run("2", DOWN), "≥10¹/₂"),
        (run("≥10") + run("1/", UP) + run("2", DOWN), "≥10¹/₂"),
    ],
)  # fmt: skip
def test_a_cell_has_what_word_shows(inside: str, text: str) -> None:
    assert texts(word_grids(row(paragraph(inside)))) == [text]


def test_a_formula_nobody_knows_leaves_its_mark() -> None:
    assert equation(r"\i(1,2,3)") == "\N{REPLACEMENT CHARACTER}"


def test_texts_that_were_deleted_are_counted() -> None:
    gone = "<w:del><w:r><w:delText>≥9座</w:delText></w:r></w:del>"
    assert notes(word_grids(row(paragraph(gone + run("≥6座"))))) == ["修订中删去的文字 1 处没有读"]
