"""Width, wrapping, and strangers' text made harmless."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.base.text import (
    as_seen,
    bare,
    clip,
    escaped_in_json,
    harmless,
    leading_year,
    pad,
    squeeze,
    visible,
    width,
    wrap,
)


@pytest.mark.parametrize(("text", "columns"), [("预算数", 6), ("abc", 3), ("≤80万元", 7), ("", 0)])
def test_chinese_takes_two_columns(text: str, columns: int) -> None:
    # ≤ is as wide as a letter where the terminal is not told otherwise.
    assert width(text) == columns


@given(st.text(alphabet="预算a ，。", max_size=20), st.integers(0, 30))
def test_padding_never_cuts(text: str, columns: int) -> None:
    padded = pad(text, columns)
    assert padded.startswith(text)
    assert width(padded) == max(columns, width(text))


@given(st.text(alphabet="预算ab ，。", max_size=60), st.integers(4, 20))
def test_wrapping_loses_nothing(text: str, columns: int) -> None:
    assert squeeze("".join(wrap(text, columns))) == squeeze(text)


@given(st.text(alphabet="预算a，", max_size=30), st.integers(2, 20))
def test_what_is_cut_is_no_wider_and_says_so(text: str, columns: int) -> None:
    cut = clip(text, columns)
    assert width(cut) <= max(columns, 2)
    assert cut == text or cut.endswith("…")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2025年人员经费", 2025),
        ("津财社指【2024】132号", None),
        ("20255年", None),
        ("人员", None),
        ("二〇二五年人员经费", 2025),
        ("人员经费（2025年度）", 2025),
        ("人员经费(二零二五年)", 2025),
        ("人口普查（2020年）后续分析", None),
        ("人员经费（2025年第二批）", None),
        ("设计费（2025）", None),
        ("二十五年陈酿推广", None),
    ],
)
def test_the_year_a_name_begins_with(text: str, year: int | None) -> None:
    assert leading_year(text) == year


def test_labels_are_compared_without_blanks_and_marks() -> None:
    assert squeeze("其中：财政    资金\n") == "其中：财政资金"
    assert bare("其中：（财政 资金）") == "其中财政资金"


def test_what_nobody_sees_is_no_part_of_a_text() -> None:
    assert as_seen("预\u200b算\r\n数") == "预算\n数"
    assert visible("１２ＡＢ") == "12AB"


@pytest.mark.parametrize("text", ["\x1b[31m红", "\u202e反", "::error::坏", "##vso[task]"])
def test_a_strangers_text_obeys_nobody(text: str) -> None:
    shown = harmless(text)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert not shown.startswith(("::error", "##vso["))


def test_line_breaks_and_tabs_stay() -> None:
    assert harmless("甲\r\n\t乙") == "甲\n\t乙"


@given(st.text(max_size=30))
def test_json_says_the_same_without_acting(text: str) -> None:
    escaped = escaped_in_json(json.dumps(text, ensure_ascii=False))
    assert json.loads(escaped) == text
    assert "\x9b" not in escaped
