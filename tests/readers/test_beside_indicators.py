"""Rows that are no indicators, values by place, money by source: kept, and read back from YAML."""

from __future__ import annotations

from checker.goalfile import goal_file_text
from checker.readers import read_text
from tests.readers.forms_for_tests import html

HEAD = "<td>项目名称</td><td colspan=5>河岸绿道</td>"
LEVELS = "<td>一级指标</td><td>二级指标</td><td>三级指标</td>"


def form(columns: str, *body: str) -> str:
    return html(HEAD, LEVELS + columns, *body)


def cells(*texts: str) -> str:
    return "".join(f"<td>{text}</td>" for text in texts)


def test_what_stands_beside_reads_back_from_the_goal_file() -> None:
    text = """金额单位: 万元
项目名称: 河岸绿道
资金:
  - 名称: 财政拨款
    执行数: 3
年度主要任务:
  - 任务名称: 绿化
    预算数: 3
绩效指标:
  - 三级指标: 绿道长度
    各地指标值:
      青岭镇: ≥3公里
非指标行:
  - 一级指标: 决策
    分值: 5
"""
    document = read_text(text, "f.yaml")
    assert not document.problems
    assert goal_file_text(document.tables[0]) == text


def test_a_list_where_places_should_be_is_said() -> None:
    text = "项目名称: 绿道\n绩效指标:\n  - 三级指标: 长度\n    各地指标值: 三公里\n"
    assert [problem.rule for problem in read_text(text, "f.yaml").problems] == ["GC001"]


def test_lines_of_a_paste_that_do_not_fit_are_refused_once() -> None:
    text = "项目支出绩效目标表\n\n项目名称 绿道 预算 18\n\n产出 绿道 3 公里\n"
    document = read_text(text, "f.txt")
    assert [problem.rule for problem in document.problems] == ["GC001"]
    assert not document.tables
