"""How a reader speaks of keys: by their names, or by what whoever wrote the file calls them."""

from __future__ import annotations

from checker.strictyaml import Wording

SHEET = Wording(
    file="规则工作簿",
    names={"good": "正例", "bad": "反例"},
    choices={"severity": "错误、警告、提示"},
    unquoted=frozenset({"bad"}),
)


def test_a_key_goes_by_the_name_of_whoever_wrote_the_file() -> None:
    assert (SHEET.name("good"), SHEET.name("goods")) == ("正例", "goods")
    assert (SHEET.quoted("good"), SHEET.quoted("bad")) == ("“正例”", "反例")
    assert SHEET.listed(("good", "title")) == "正例、title"


def test_what_may_be_written_is_told_with_its_meaning_or_as_the_sheet_lists_it() -> None:
    assert SHEET.allowed("severity", ("error",), None) == "错误、警告、提示"
    assert SHEET.allowed("topic", ("a", "b"), None) == "a、b"
    assert SHEET.allowed("topic", ("a",), {"a": "甲"}) == "a（甲）"
