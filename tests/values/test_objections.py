"""What makes a grammatical text no value."""

from __future__ import annotations

import pytest

from checker.values import COMMON, parse


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("附件1", "a number behind mere words is a reference"),
        ("预算5%", "a share of the budget"),
        ("≥5-8人", "a sign in front of a range"),
        ("-5%以内", "no further off, or below"),
        ("低于95%扣分", "a consequence, no target"),
        ("2025/6完工", "a month, no fraction"),
        ("1:500测绘图", "the scale of a map"),
        ("5个点", "places, or percentage points"),
        ("万人", "the unit of a form"),
        ("20M带宽", "a unit of one letter, or a part of a word"),
        ("分辨率优于0.5米", "above, or below"),
        ("由30分钟增加至20分钟", "what is said to grow shrinks"),
        ("60岁以上老人全覆盖", "who is meant, no target"),
        ("3000元以下困难家庭应助尽助", "who is meant, no target"),
        ("去年12月底前", "another year"),
    ],
)
def test_no_text_is_a_value_for_being_grammatical(text: str, why: str) -> None:
    assert parse(text, COMMON).kind == "unparsed", why


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("得分90", "quantity"),
        ("年增长率≥5%", "percent"),
        ("3-5日内", "duration"),
        ("万人以上", "quantity"),
        ("优于90%", "percent"),
        ("由30分钟缩短至20分钟", "duration"),
        ("15日内补助资金全部发放", "duration"),
        ("12个乡镇全覆盖", "quantity"),
    ],
)
def test_the_nearest_that_are_values(text: str, kind: str) -> None:
    assert parse(text, COMMON).kind == kind
