"""What a number counts."""

from __future__ import annotations

import pytest

from checker.form.counted import bare_name, nouns_of
from tests.language.workbench import evaluate

ENDINGS = ("数量", "数", "面积", "里程")


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("1.维修桥梁", "维修桥梁"),
        ("（二）维修桥梁", "维修桥梁"),
        ("维修 桥梁（座）", "维修桥梁"),
        ("110报警次数", "110报警次数"),
    ],
)
def test_a_name_without_its_number_and_the_bracket_at_its_end(name: str, left: str) -> None:
    assert bare_name(name) == left


@pytest.mark.parametrize(
    ("name", "nouns"),
    [
        ("慰问老人数", ("慰问老人数", "慰问老人")),
        ("造林面积", ("造林面积", "造林")),
        ("维修桥梁数量", ("维修桥梁数量", "维修桥梁")),
        ("验收合格率", ("验收合格率",)),
    ],
)
def test_words_for_how_much_say_nothing_of_what(name: str, nouns: tuple[str, ...]) -> None:
    assert nouns_of(name, ENDINGS) == nouns


@pytest.mark.parametrize(
    ("text", "name", "same"),
    [
        ("惠及居民3850户", "惠及居民户数", True),
        ("服务居民3850户", "惠及居民户数", False),
        ("居民3850户", "惠及居民户数", False),
        ("带动研发投入增长12%", "研发投入增长率", True),
        ("完成农民培训650人", "培训率", False),
    ],
)
def test_a_sentence_and_a_name_say_the_same(text: str, name: str, *, same: bool) -> None:
    assert evaluate(f'数的是(首个(文中数量("{text}")), "{name}")') is same
