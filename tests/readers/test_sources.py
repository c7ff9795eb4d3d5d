"""Sources of money in one cell with their total, as forms of one project print them."""

from __future__ import annotations

import pytest

from checker.readers import read_text
from tests.readers.forms_for_tests import html

NAME = "<td>项目名称</td><td colspan=3>镇区道路修缮</td>"
HEADS = "<td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td>"
ROW = "<td>产出指标</td><td>数量指标</td><td>修缮道路长度</td><td>≥4公里</td>"


def funds(said: str) -> dict[str, str]:
    money = f"<td>资金总额及构成</td><td colspan=3>{said}</td>"
    (table,) = read_text(html(NAME, money, HEADS, ROW), "f.html").tables
    names = ("预算数", "财政拨款", "自有资金", "其他资金")
    return {name: table.fields[name].text for name in names if name in table.fields}


@pytest.mark.parametrize(
    "said",
    [
        "总额260万元 一、财政拨款：200万元 二、其他：60万元",
        "资金总额：260万元；1.财政拨款：200万元；2.其他资金：60万元",
        "260万元，财政拨款200万元，其他资金60万元",
        "总额260万元 一、财政拨款：200万元（其中：上级150万元；本级50万元）二、其他：60万元",
    ],
)
def test_a_total_with_its_sources_behind_it_is_read_in_its_parts(said: str) -> None:
    assert funds(said) == {
        "预算数": "260万元",
        "财政拨款": "200万元",
        "其他资金": "60万元",
    }


@pytest.mark.parametrize(
    "said",
    [
        "260万元，比上年增加20万元",
        "总额260万元，分三年安排",
        "总额260万元左右 财政拨款200万元",
    ],
)
def test_a_total_with_other_words_behind_it_stays_as_it_was_written(said: str) -> None:
    assert funds(said) == {"预算数": said}


def test_what_a_source_is_made_of_is_told_as_not_taken() -> None:
    said = "总额260万元 一、财政拨款：200万元（其中：上级150万元）二、其他：60万元"
    money = f"<td>资金总额及构成</td><td colspan=3>{said}</td>"
    reading = read_text(html(NAME, money, HEADS, ROW), "f.html")
    assert "上级150万元" in "".join(str(each) for each in reading.notes)
