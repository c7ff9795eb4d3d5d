"""What is said of a name that means nothing."""

from __future__ import annotations

import pytest

from tests.language.workbench import INDICATOR_RECORD, slips


@pytest.mark.parametrize(
    ("name", "meant"), [("项目名", "项目名称"), ("预算", "预算数"), ("财政资全", "财政资金")]
)
def test_the_nearest_name_is_offered(name: str, meant: str) -> None:
    ((about, said),) = slips(f"{name} 有值")
    assert about == name
    assert f"“{meant}”" in said


def test_a_field_of_a_text_is_refused() -> None:
    ((_, said),) = slips("项目名称.长度 有值")
    assert "长度" in said


def test_a_name_of_another_record_is_led_to_it() -> None:
    assert slips("表.项目名称 有值", INDICATOR_RECORD) == []
    assert slips("绩效指标值 有值", INDICATOR_RECORD)


@pytest.mark.parametrize(
    ("called", "meant"), [("合计", "求和"), ("VLOOKUP", "查"), ("round", "四舍五入"), ("If", "择")]
)
def test_a_function_of_a_spreadsheet_is_led_to_the_one_of_this_language(
    called: str, meant: str
) -> None:
    ((about, said),) = slips(f"{called}(预算数) > 3")
    assert about == called
    assert said.endswith(f"是否想写“{meant}”？")
