"""What a pack may say but hardly means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.base.place import Place
from checker.packs.doubts import doubts_about, repeated_words, words_not_there
from tests.packs.packfiles import load, pack_of, rule_with

if TYPE_CHECKING:
    from pathlib import Path

PLACE = Place("pack.yaml", 3, 1)


def test_a_word_that_stands_twice_is_told() -> None:
    (found,) = repeated_words(["大约", "左右", "大约"], "含糊词", PLACE)
    assert "大约" in found.message
    assert list(repeated_words(["大约", "左右"], "含糊词", PLACE)) == []


def test_a_word_that_is_not_there_cannot_be_taken_away() -> None:
    (found,) = words_not_there(["若干", "左右"], ["大约", "左右"], "含糊词", PLACE)
    assert "若干" in found.message
    assert "左右" not in found.message


def _doubts(folder: Path, asked: str, **keys: str) -> list[str]:
    packset = load(pack_of(rule_with(assert_=f" {asked}", **keys)), folder)
    return [one.message for one in doubts_about(packset.rule("XX001"))]


def test_and_beside_or_without_brackets_is_told(tmp_path: Path) -> None:
    asked = "财政资金 < 1万元 且 预算数 > 1万元 或 预算数 > 99万元"
    (found,) = _doubts(tmp_path, asked)
    assert "“(财政资金 < 1万元 且 预算数 > 1万元)”" in found


@pytest.mark.parametrize(
    "asked",
    [
        "(财政资金 < 1万元 且 预算数 > 1万元) 或 预算数 > 99万元",
        "财政资金 < 1万元 且 （预算数 > 1万元 或 预算数 > 99万元）",
        "财政资金 < 1万元 且 预算数 > 1万元",
    ],
)
def test_brackets_leave_no_doubt_of_the_order(tmp_path: Path, asked: str) -> None:
    assert _doubts(tmp_path, asked) == []


@pytest.mark.parametrize(("asked", "params"), [("20", ""), ("参数.最高", " {最高: 20}")])
def test_a_share_beside_a_bare_number_may_have_been_a_percentage(
    tmp_path: Path, asked: str, params: str
) -> None:
    (found,) = _doubts(tmp_path, f"财政资金 ÷ 预算数 ≤ {asked}", params=params)
    assert "“20%”" in found
    assert "“20倍”" in found


@pytest.mark.parametrize("asked", ["20%", "20倍", "1", "0.2"])
def test_a_percentage_times_or_a_part_leave_no_doubt(tmp_path: Path, asked: str) -> None:
    assert _doubts(tmp_path, f"财政资金 ÷ 预算数 ≤ {asked}") == []
