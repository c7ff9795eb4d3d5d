"""OpenDocument files: what their styles and lists show, and what stands beside the tables."""

from __future__ import annotations

import pytest

from checker.readers.formats import FORMATS
from checker.readers.grid import Limits
from tests.readers import writing
from tests.readers.test_seen import notes, texts

SPACES = "".join(
    f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("o", "office"), ("t", "table"), ("x", "text"), ("s", "style"), ("f", "fo"))
)


def document(
    cell: str, styles: str = "", kind: str = "odt", named: str = ""
) -> tuple[list[str], list[str]]:
    """The texts of a table of one cell, and what is said; `named` is what styles.xml holds."""
    body = {"odt": "text", "ods": "spreadsheet"}[kind]
    row = f"<t:table-row><t:table-cell>{cell}</t:table-cell></t:table-row>"
    parts = {
        "mimetype": f"application/vnd.oasis.opendocument.{body}",
        "content.xml": f"<o:document-content{SPACES}><o:automatic-styles>{styles}"
        f'</o:automatic-styles><o:body><o:{body}><t:table t:name="一">{row}</t:table></o:{body}>'
        "</o:body></o:document-content>",
        "styles.xml": f"<o:document-styles{SPACES}>{named}</o:document-styles>",
    }
    grids = list(FORMATS[kind](writing.office.package(parts), f"f.{kind}", Limits()))
    return texts(grids), notes(grids)


def style(properties: str, name: str = "a", parent: str = "") -> str:
    above = f' s:parent-style-name="{parent}"' if parent else ""
    return f'<s:style s:name="{name}"{above}><s:text-properties {properties}/></s:style>'


def span(text: str) -> str:
    return f'<x:p>前<x:span x:style-name="a">{text}</x:span></x:p>'


HIDDEN = ["隐藏的文字 1 处没有读"]


@pytest.mark.parametrize("kind", ["odt", "ods"])
@pytest.mark.parametrize(
    ("properties", "text", "seen", "said"),
    [
        ('t:display="none"', "藏", "前", HIDDEN),
        ('f:text-transform="uppercase"', "5km", "前5KM", []),
        ('f:font-variant="small-caps"', "5km", "前5KM", []),
        ('s:font-name="Wingdings"', "\uf0fe", "前☑", []),
        ('s:font-name="宋体"', "þ", "前þ", []),
        ('s:text-position="super 58%"', "4", "前⁴", []),
    ],
)
def test_a_style_shows_its_text(
    properties: str, text: str, seen: str, said: list[str], kind: str
) -> None:
    assert document(span(text), style(properties), kind) == ([seen], said)
    assert document(span(text), named=style(properties), kind=kind) == ([seen], said)
    inherited = style("", parent="b") + style(properties, "b")
    assert document(span(text), inherited, kind) == ([seen], said)


def test_a_paragraph_has_a_style_too() -> None:
    cell = '<x:p x:style-name="a">藏</x:p><x:p>甲</x:p>'
    assert document(cell, style('t:display="none"')) == (["甲"], HIDDEN)


def numbered(number_format: str, more: str = "") -> str:
    return (
        f'<x:list-style s:name="L"><x:list-level-style-number x:level="1" s:num-suffix="、" '
        f's:num-format="{number_format}" {more}/><x:list-level-style-bullet x:level="2" '
        'x:bullet-char="\uf0b7"/></x:list-style>'
    )


@pytest.mark.parametrize(
    ("number_format", "labels"),
    [
        ("1", "1、甲\n2、乙"),
        ("a", "a、甲\nb、乙"),
        ("一, 二, 三, ...", "一、甲\n二、乙"),
        ("", "甲\n乙"),
    ],
)
def test_a_list_numbers_its_items(number_format: str, labels: str) -> None:
    items = "".join(f"<x:list-item><x:p>{text}</x:p></x:list-item>" for text in "甲乙")
    cell = f'<x:list x:style-name="L">{items}</x:list>'
    assert document(cell, numbered(number_format))[0] == [labels]


def test_a_list_begins_where_it_says_and_holds_another() -> None:
    inner = "<x:list><x:list-item><x:p>丙</x:p></x:list-item></x:list>"
    item = f"<x:list-item><x:p>甲</x:p><x:p>又</x:p>{inner}</x:list-item>"
    cell = f'<x:list x:style-name="L">{item}<x:list-item><x:p>乙</x:p></x:list-item></x:list>'
    assert document(cell, numbered("1", 'x:start-value="5"'))[0] == ["5、甲\n又\n•丙\n6、乙"]
