"""What packs change of what is not their own, in words."""

from __future__ import annotations

from checker.base.place import Place
from checker.packs.changes import changed_words, words_notice


def test_words_taken_and_words_added() -> None:
    assert changed_words(["大约", "左右"], ["左右", "若干"]) == "去掉 大约，加上 若干"


def test_the_same_words_are_no_change() -> None:
    assert words_notice("本单位", "含糊词", ["甲"], ["甲"], Place("a.yaml", 1, 1)) is None
