"""A text as a YAML scalar: in quotes where it would not be read back."""

from __future__ import annotations

import pytest
import yaml

from checker.strictyaml.quotes import is_cut, plain_or_quoted, quoted

TEXTS = [
    *(">=22", '"三支一扶"经费', "它说'是'", "a: b", "# 不是注释"),
    *("", "- 一", "  空", "是\n否", "90%"),
]


@pytest.mark.parametrize("text", TEXTS)
def test_it_is_read_back(text: str) -> None:
    assert yaml.load(quoted(text), Loader=yaml.BaseLoader) == text
    assert yaml.load(plain_or_quoted(text), Loader=yaml.BaseLoader) == text


def test_what_needs_no_quotes_has_none() -> None:
    assert plain_or_quoted("道路养护") == "道路养护"


def test_a_comma_cuts_what_stands_in_brackets() -> None:
    assert is_cut("（甲", "乙）")
    assert not is_cut("甲", "乙")
