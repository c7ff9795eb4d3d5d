"""Blocks of one form: those of the term and of the year, money under its term, what is a prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.readers import read_text
from tests.readers.forms_for_tests import html, rows

if TYPE_CHECKING:
    from checker.model import GoalTable

HEADS = "<td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td>"


def only_table(page: str, name: str) -> GoalTable:
    (table,) = read_text(page, name).tables
    return table


def cells(*texts: str) -> str:
    return "".join(f"<td>{text}</td>" for text in texts)


NAME = cells("项目名称", "河岸绿道", "实施单位", "某县园林所")
ROW = cells("产出指标", "数量指标", "绿道长度", "≥3公里")
LONG = cells("产出指标", "数量指标", "绿道长度", "≥9公里")


@pytest.mark.parametrize("heading", ["长期绩效目标表", "中期绩效指标", "二、实施期绩效目标分解表"])
def test_a_heading_between_two_blocks_begins_no_table(heading: str) -> None:
    over, below = (f"<td colspan=4>{text}</td>" for text in (heading, "年度绩效目标表"))
    table = only_table(html(NAME, over, HEADS, LONG, below, HEADS, ROW), "f.html")
    assert "≥3公里" in [row[3] for row in rows(table)]


def test_the_goal_beside_the_levels_says_of_which_term_a_row_is() -> None:
    head = "<td>目标名称</td>" + HEADS
    table = only_table(
        html(
            NAME,
            head,
            cells("长期绩效目标1") + LONG,
            cells("年度绩效目标1") + ROW,
        ),
        "f.html",
    )
    (row,) = table.indicators
    assert (row.text("指标值"), row.text("中期指标值")) == ("≥3公里", "≥9公里")


HEADS_WITH_ACTUAL = HEADS + "<td>实际完成值</td>"
ROW_WITH_ACTUAL = ROW + "<td>3.2公里</td>"


def test_a_label_of_goals_beside_all_rows_names_the_block_and_offers_no_goal() -> None:
    head = "<td rowspan=2>年度绩效目标1（40分）</td>" + HEADS_WITH_ACTUAL
    table = only_table(html(NAME, head, ROW_WITH_ACTUAL), "f.html")
    assert "绩效目标" not in table.form
    assert [row[3] for row in rows(table)] == ["≥3公里"]


def test_a_column_of_goals_left_blank_is_a_goal_nobody_wrote() -> None:
    head = "<td>年度绩效目标</td>" + HEADS_WITH_ACTUAL
    table = only_table(html(NAME, head, "<td></td>" + ROW_WITH_ACTUAL), "f.html")
    assert "绩效目标" in table.form


def test_a_text_across_names_and_values_is_no_indicator() -> None:
    page = html(NAME, HEADS, ROW, "<td>配合单位</td><td colspan=3>县水务局、县交通局</td>")
    assert [row[2] for row in rows(only_table(page, "f.html"))] == ["绿道长度"]


MONEY = (
    cells("实施期资金总额", "90"),
    cells("其中：财政拨款", "90"),
    cells("年度资金总额", "30"),
    cells("其中：财政拨款", "24"),
    cells("其他资金", "6"),
)


def test_sources_belong_to_the_total_above_them() -> None:
    table = only_table(html(NAME, *MONEY, HEADS, ROW), "f.html")
    read = {name: table.text(name) for name in ("中期资金总额", "预算数", "财政拨款", "其他资金")}
    assert read == {"中期资金总额": "90", "预算数": "30", "财政拨款": "24", "其他资金": "6"}
    (line,) = table.funding
    assert line.fields["中期资金总额"].text == "90"


def test_sources_of_the_only_total_are_those_of_the_budget() -> None:
    goal = cells("年度目标", "建成绿道3公里")
    table = only_table(html(NAME, *MONEY[:2], goal, HEADS, ROW), "f.html")
    assert (table.text("预算数"), table.text("财政拨款"), table.funding) == ("90", "90", ())


@pytest.mark.parametrize(
    "amount",
    [
        "60万元（其中：上级40万元；本级20万元）",
        "总额：60万元；其中：上级资金40万元，本级资金20万元",
        "60万元，其中上级40万元、本级20万元。",
    ],
)
def test_an_amount_and_the_sources_it_names_are_read(amount: str) -> None:
    table = only_table(html(NAME, cells("资金总额", amount), HEADS, ROW), "f.html")
    fields = ("预算数", "上级资金", "本级资金")
    assert [table.text(field) for field in fields] == ["60万元", "40万元", "20万元"]


def test_what_an_amount_is_spent_on_is_said_beside_it() -> None:
    head = cells("资金总额", "60万元（其中：设备40万元；安装20万元）")
    document = read_text(html(NAME, head, HEADS, ROW), "f.html")
    assert document.tables[0].text("预算数") == "60万元"
    assert "安装20万元" in "\n".join(document.notes)


def test_a_bracket_that_divides_nothing_stays_with_the_amount() -> None:
    head = cells("资金总额", "60万元（暂定）")
    assert only_table(html(NAME, head, HEADS, ROW), "f.html").text("预算数") == "60万元（暂定）"


def test_amounts_that_add_up_to_a_known_one_are_what_it_is_made_of() -> None:
    def said(of_staff: str) -> str:
        lines = cells("基本支出", "90"), cells("人员经费", of_staff), cells("公用经费", "20")
        document = read_text(html(NAME, *lines, HEADS, ROW), "f.html")
        return "".join(each.rule for each in document.problems if each.rule == "GC015")

    assert said("70") == ""
    assert said("71") == "GC015GC015"


@pytest.mark.parametrize(
    "prompt",
    ["结合自评情况，说明项目成效。（200字以内）", "执行率低于90%的需说明原因", "请填写存在的问题"],
)
def test_what_the_form_asks_for_is_no_answer(prompt: str) -> None:
    page = html(NAME, HEADS, ROW, cells("存在问题", prompt))
    document = read_text(page, "f.html")
    assert document.tables[0].text("存在问题") == ""
    assert prompt[:10] in "\n".join(document.notes)


def test_an_answer_that_speaks_of_words_is_one() -> None:
    page = html(NAME, HEADS, ROW, cells("存在问题", "宣传稿每篇不足800字，影响不大"))
    assert only_table(page, "f.html").text("存在问题").startswith("宣传稿")


def test_dots_below_goals_that_are_filled_in_are_none() -> None:
    page = html(NAME, cells("年度目标", "目标1：建成绿道3公里<br>目标2：……"), HEADS, ROW)
    assert [goal.text for goal in only_table(page, "f.html").goals] == ["建成绿道3公里"]
    alone = html(NAME, cells("年度目标", "……"), HEADS, ROW)
    assert [goal.text for goal in only_table(alone, "f.html").goals] == ["……"]


def test_a_label_nobody_knows_beside_a_stretch_of_time_is_that_of_the_project() -> None:
    known = cells("绿道建设日期范围", "2026-01-01至2026-10-31")
    assert only_table(html(NAME, known, HEADS, ROW), "f.html").text("起止时间") == (
        "2026-01-01至2026-10-31"
    )
    other = cells("绿道建设日期范围", "春季")
    assert only_table(html(NAME, other, HEADS, ROW), "f.html").text("起止时间") == ""
