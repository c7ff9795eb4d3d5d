"""Which known key a written key was meant to be."""

from __future__ import annotations

import pytest

from checker.readers.keys import meant_key, within_one_edit
from checker.readers.vocabulary import common_words

KNOWN = ("项目名称", "预算数", "主管部门")


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [("甲乙", "甲丙", True), ("甲乙", "乙甲", True), ("甲", "甲乙", True), ("甲乙", "丙丁", False)],
)
def test_one_slip(one: str, other: str, near: bool) -> None:
    assert within_one_edit(one, other) is near


@pytest.mark.parametrize(
    ("written", "meant"), [("项目 名称", "项目名称"), ("项日名称", "项目名称")]
)
def test_a_slip_is_understood(written: str, meant: str) -> None:
    assert meant_key(common_words(), written, KNOWN).nearest == meant


def test_what_is_like_none_is_none() -> None:
    assert not meant_key(common_words(), "天气", KNOWN).sure
