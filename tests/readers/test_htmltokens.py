"""HTML as tokens: what a browser takes for a tag, and what for text."""

from __future__ import annotations

import pytest

from checker.readers.htmltokens import Characters, StartTag, html_tokens


def texts(page: str) -> str:
    return "".join(one.text for one in html_tokens(page) if isinstance(one, Characters))


def test_tags_and_texts_in_order() -> None:
    page = '<TD a="1" a="2">甲&lt;乙<br>丙</td>'
    starts = [one for one in html_tokens(page) if isinstance(one, StartTag)]
    assert [(one.name, one.attributes) for one in starts] == [("td", {"a": "1"}), ("br", {})]
    assert texts(page) == "甲<乙丙"


@pytest.mark.parametrize("page", ["3<5 且 7>6", "< 甲", "甲<", "甲 & 乙"])
def test_a_sign_that_opens_no_tag_is_text(page: str) -> None:
    assert texts(page) == page


def test_a_comment_is_no_text() -> None:
    assert texts("甲<!-- <b>乙</b> -->丙") == "甲丙"
