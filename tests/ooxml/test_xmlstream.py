"""XML as a stream with bounds."""

from __future__ import annotations

import pytest

from checker.base.limits import ReadError
from checker.ooxml.xmlstream import Budget, End, Handlers, Start, read_xml, xml_events


def heard(xml: str, *, unseen: str = "", budget: Budget | None = None) -> str:
    """The text of the stream, `<` and `>` for the elements `a`."""
    said: list[str] = []
    handlers = Handlers(
        {"a": lambda attributes: said.append(f"<{attributes.get('n', '')}")},
        {"a": lambda: said.append(">")}, said.append, frozenset({unseen}),
    )  # fmt: skip
    chunks = (xml.encode()[at : at + 7] for at in range(0, len(xml.encode()), 7))
    for _ in read_xml(chunks, handlers, budget or Budget(99, 9)):
        pass
    return "".join(said)


def test_elements_and_attributes_go_by_their_names_without_namespace() -> None:
    assert heard('<x:r xmlns:x="u"><x:a x:n="1">甲</x:a>乙<b/></x:r>') == "<1甲>乙"


def test_nothing_is_heard_of_what_is_unseen() -> None:
    assert heard("<r>甲<b>乙<a>丙</a><b/></b>丁</r>", unseen="b") == "甲丁"


def test_of_alternatives_only_the_first_is_heard() -> None:
    one = "<AlternateContent><Choice>甲</Choice><Fallback>乙</Fallback></AlternateContent>"
    assert heard(f"<r>{one}丙{one}</r>") == "甲丙甲"
    assert heard("<r><AlternateContent><Fallback>乙</Fallback></AlternateContent></r>") == "乙"


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        ("<r><a></r>", "XML 第 1 行"),
        ('<!DOCTYPE r [<!ENTITY e "x">]><r>&e;</r>', "DOCTYPE"),
        ('<?xml version="1.0" encoding="keine"?><r/>', "损坏"),
        ("<r>" + "<b/>" * 100 + "</r>", "标记过多"),
        ("<b>" * 10 + "</b>" * 10, "嵌套超过 9 层"),
    ],
)
def test_what_is_damaged_or_without_end_is_refused(xml: str, said: str) -> None:
    with pytest.raises(ReadError) as refused:
        heard(xml)
    assert said in refused.value.reason
    with pytest.raises(ReadError):
        list(xml_events([xml.encode()], Budget(99, 9), frozenset({"a"})))


def test_events_are_those_of_the_elements_asked_for() -> None:
    found = list(xml_events([b'<r><a n="1"><b/></a></r>'], Budget(9, 9), frozenset({"a"})))
    assert found == [Start("a", {"n": "1"}), End("a")]
