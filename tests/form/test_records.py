"""Records: bound to a table, each named as people name it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.language.workbench import table_set

if TYPE_CHECKING:
    from checker.form.records import TableRecord


def table(text: str) -> TableRecord:
    return table_set(text).tables[0]


def test_records_are_named_by_what_stands_in_them() -> None:
    made = table(
        "{项目名称: 道路养护, 绩效目标: [养护], 绩效指标: [{三级指标: 里程}, {指标值: 3}]}"
    )
    assert made.shown == "道路养护"
    assert [one.shown for one in made.indicators] == ["里程", "第2行指标"]
    assert [one.shown for one in made.goals] == ["养护"]


def test_a_table_without_a_name_is_told_by_its_number() -> None:
    assert table("{预算数: 3}").shown == "第1表"


def test_money_is_what_the_form_prints() -> None:
    made = table("{预算数: 3, 财政资金: 2, 其他资金: 1, 基本支出: 1}")
    assert [one.label for one in made.funding] == ["财政资金", "其他资金"]
    assert [one.label for one in made.spending] == ["财政资金", "其他资金", "基本支出"]


def test_what_is_costly_is_worked_out_once() -> None:
    made = table("{项目名称: 甲}")
    assert made.goals is made.goals
    assert made.once("x", lambda: 1) == made.once("x", lambda: 2) == 1
