"""From drafts to tables: what is said of a whole table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.readers import read_text
from tests.readers import writing

if TYPE_CHECKING:
    from pathlib import Path

from tests.readers.test_shapes import form, read_rows


def test_the_same_note_about_several_tables_is_said_once(tmp_path: Path) -> None:
    one_form = form("泵站维修").replace("绩效目标|", "联系人|张某|项目期限|1年\n绩效目标|")
    document = read_rows(one_form + "4>\n" + one_form.lstrip(), "html", tmp_path)
    assert document.notes == ("第1、2表：没有取：联系人（张某）",)


def test_an_indicator_that_belongs_to_no_table_is_reported() -> None:
    goal = writing.builder.html_form([writing.form(form("泵站"), "项目支出绩效目标表")])
    stray = "<table><tr><td><td>满意度指标<td>服务对象满意度指标<td>群众满意度<td>≥90%</tr></table>"
    document = read_text(goal + stray, "f.html")
    (problem,) = document.problems
    assert (problem.rule, problem.text) == ("GC001", "满意度指标")
    assert len(document.tables[0].indicators) == 3


def test_a_header_without_rows_is_reported() -> None:
    page = "<table><tr><td>一级指标<td>二级指标<td>三级指标<td>指标值</tr></table>"
    (problem,) = read_text(page, "f.html").problems
    assert problem.rule == "GC001"
    assert "没有读到指标行" in problem.arguments["原因"]
