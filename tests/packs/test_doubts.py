"""What a pack may say but hardly means."""

from __future__ import annotations

from checker.base.place import Place
from checker.packs.doubts import repeated_words, words_not_there

PLACE = Place("pack.yaml", 3, 1)


def test_a_word_that_stands_twice_is_told() -> None:
    (found,) = repeated_words(["大约", "左右", "大约"], "含糊词", PLACE)
    assert "大约" in found.message
    assert list(repeated_words(["大约", "左右"], "含糊词", PLACE)) == []


def test_a_word_that_is_not_there_cannot_be_taken_away() -> None:
    (found,) = words_not_there(["若干", "左右"], ["大约", "左右"], "含糊词", PLACE)
    assert "若干" in found.message
    assert "左右" not in found.message
