"""What forms print over a field, for whoever writes that in place of its name."""

from __future__ import annotations

import pytest

from checker.goalfile import FormLabels


@pytest.mark.parametrize(
    ("printed", "field"),
    [
        ("指标名称", "三级指标"),
        ("目标值", "指标值"),
        ("预算金额", "预算数"),
        ("权重", "分值"),
        ("实施单位", "单位名称"),
        ("项目", "项目名称"),
    ],
)
def test_a_printed_label_stands_for_its_field(printed: str, field: str) -> None:
    assert FormLabels().fields_of(printed)[0] == field


def test_a_word_that_no_form_prints_stands_for_nothing() -> None:
    assert FormLabels().fields_of("水位") == ()
