"""What is not read is said: loudly where it is money or a standard field, else as a hint."""

from __future__ import annotations

import pytest

from checker.base.place import Place
from checker.readers.leftovers import Leftover, Why, could_be_of_standard_field


@pytest.mark.parametrize(
    ("label", "text", "loud"),
    [
        ("", "园区专项200万元，镇里另出60万元", True),
        ("", "按季度检查", False),
        ("建设内容", "补助资金200万元", False),
        ("年度考核指标", "12座", True),
        ("指标解释", "按竣工图", False),
    ],
)
def test_money_without_a_label_and_standard_fields_are_loud(
    label: str, text: str, loud: bool
) -> None:
    assert could_be_of_standard_field(Leftover(label, text, Place("f"), Why.UNKNOWN)) is loud
