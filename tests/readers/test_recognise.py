"""What is a goal table: the other tables of a budget are left alone, whatever the format, and one
of which nothing is known but a heading is not held to what goal tables need."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.pipeline import Job, check
from checker.readers import read
from tests.readers import writing
from tests.readers.forms_for_tests import texts
from tests.readers.test_shapes import form

if TYPE_CHECKING:
    from pathlib import Path

INCOME = """
    2>收入|2>支出
    项目|预算数|项目|预算数
    一般公共预算拨款收入|100.00|一般公共服务支出|50.00
    本年收入合计|100.00|本年支出合计|100.00
"""
PROJECTS = """
    单位名称|项目名称|合计|一般公共预算|政府性基金预算
    某局|泵站维修|80.00|80.00|
    合计||80.00|80.00|
"""
PURCHASES = """
    项目名称|采购品目|数量|计量单位|金额
    泵站维修|水泵|2|台|10.00
"""
SUMMARY = """
    序号|项目名称|预算金额|绩效目标
    1|泵站维修|80.00|完成泵站维修
"""


@pytest.mark.parametrize("kind", ["docx", "html", "csv", "xlsx", "stacked", "xls", "pdf"])
def test_only_the_goal_tables_of_a_budget_are_read(kind: str, tmp_path: Path) -> None:
    printed = [
        writing.form(INCOME, "收支预算总表"),
        writing.form(PROJECTS, "项目支出表"),
        writing.form(form("泵站维修"), "泵站维修绩效目标表"),
        writing.form(PURCHASES, "政府采购预算表"),
        writing.form(form("水闸加固", "90.00"), "水闸加固绩效目标表"),
        writing.form(SUMMARY, "项目汇总"),
    ]
    path = writing.write(printed, kind, tmp_path)
    document = read(path, path.name, named=True)
    assert [texts(table) for table in document.tables] == [
        {"标题": f"{name}绩效目标表", "项目名称": name, "预算数": budget, "财政资金": budget}
        for name, budget in (("泵站维修", "80.00"), ("水闸加固", "90.00"))
    ]
    assert not document.problems


UNKNOWN = "<table><tr><td>三级指标</td><td>指标值</td></tr><tr><td></td><td>3</td></tr></table>"
KNOWN = UNKNOWN.replace("<td></td><td>3", "<td>打井数量</td><td>≥3眼")


def rules(text: str) -> set[str]:
    run = check(Job(stdin=(text, "表.html")))
    return {found.rule for found in run.findings if found.severity.value != "info"}


def test_a_table_of_which_nothing_is_known_is_one_finding() -> None:
    assert rules(UNKNOWN) == {"GC001"}


def test_one_thing_known_makes_it_a_table_with_its_faults() -> None:
    assert "GC001" not in rules(KNOWN)
    assert rules(KNOWN)
