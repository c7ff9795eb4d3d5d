"""Kinds of forms, each in the formats that people send."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.goalfile import goal_file_text
from checker.model import Document
from checker.readers import read, read_text
from tests.readers import writing
from tests.readers.kinds import Kind, kinds, misread, seen

if TYPE_CHECKING:
    from pathlib import Path

    from checker.model import GoalTable

KINDS = kinds()


FORMATS = ("html", "docx", "xlsx", "xls", "odt", "csv", "md")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_is_read_as_it_is_meant_from_every_format(kind: Kind, tmp_path: Path) -> None:
    paths = {suffix: kind.write(suffix, tmp_path) for suffix in FORMATS}
    found = {suffix: read(path, path.name, named=True) for suffix, path in paths.items()}
    wrong = {suffix: misread(kind, each) for suffix, each in found.items()}
    assert {suffix: said for suffix, said in wrong.items() if said} == {}
    files = {tuple(map(_goal_file, each.tables)) for each in found.values()}
    assert len(files) == 1


def _goal_file(table: GoalTable) -> str:
    """The goal file, whether or not it has a line for the note that nobody wrote."""
    return goal_file_text(table).replace("\n备注:\n", "\n")


def of_kind(name: str) -> Kind:
    return next(kind for kind in KINDS if kind.name.startswith(name))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_goal_file_of_a_kind_says_what_the_form_said(kind: Kind, tmp_path: Path) -> None:
    path = kind.write("html", tmp_path)
    for table in read(path, path.name, named=True).tables:
        (again,) = read_text(goal_file_text(table), "f.yaml").tables
        document = Document("f.yaml", "yaml", (again,))
        (form,) = seen(Document("f.html", "html", (table,)))
        (written,) = seen(document)
        units = {".金额单位=万元"}  # the goal file says what a form without a unit is taken for
        assert set(written) - units == set(form) - units


def test_forms_that_touch_are_two(tmp_path: Path) -> None:
    path = of_kind("c1").write("xlsx", tmp_path)
    document = read(path, path.name, named=True)
    assert [table.text("项目名称") for table in document.tables] == ["道路养护", "桥梁检测"]
    assert not document.problems


def test_a_project_within_a_project_is_one_form() -> None:
    """一级项目名称 beside 二级项目名称: two names, one head of levels."""
    page = (
        "<table><tr><td>一级项目名称<td>农田建设<td>二级项目名称<td>泵站维修</tr>"
        "<tr><td>一级指标<td>二级指标<td>三级指标<td>指标值</tr>"
        "<tr><td>产出指标<td>数量指标<td>维修泵站<td>≥12座</tr></table>"
    )
    (table,) = read_text(page, "f.html").tables
    assert table.indicators[0].text("指标值") == "≥12座"


def test_a_label_of_the_goal_that_nobody_knows_is_taken_and_said() -> None:
    page = (
        "<table><tr><td>项目名称<td colspan=3>泵站维修</tr><tr><td>预算数<td colspan=3>80</tr>"
        "<tr><td>拟达到的目标成效<td colspan=3>维修泵站12座</tr>"
        "<tr><td>一级指标<td>二级指标<td>三级指标<td>指标值</tr>"
        "<tr><td>产出指标<td>数量指标<td>维修泵站<td>≥12座</tr></table>"
    )
    document = read_text(page, "f.html")
    assert [goal.text for goal in document.tables[0].goals] == ["维修泵站12座"]
    (problem,) = document.problems
    assert (problem.rule, problem.field) == ("GC015", "绩效目标")


def test_a_column_that_reads_like_a_standard_one_is_a_warning() -> None:
    page = (
        "<table><tr><td>项目名称<td colspan=4>泵站维修</tr>"
        "<tr><td>一级指标<td>三级指标<td>指标值<td>指标预警档<td>填报提示</tr>"
        "<tr><td>产出指标<td>维修泵站<td>≥12座<td>红档<td>按座数填</tr></table>"
    )
    said = {each.rule: each.arguments["内容"] for each in read_text(page, "f.html").problems}
    assert "指标预警档" in said["GC015"]
    assert "填报提示" in said["GC014"]


def test_a_list_of_four_hundred_projects_is_read_row_by_row(tmp_path: Path) -> None:
    """Units are merged over their projects, projects over their two indicators."""
    heads = "序号|预算单位|项目编码|项目名称|预算数（万元）|年度目标"
    rows = [f"{heads}|一级指标|二级指标|三级指标|指标值|分值|备注"]
    for unit in range(40):
        for project in range(10):
            at = unit * 10 + project
            merged = f"20^单位{unit:02}|" if project == 0 else ""
            rows.append(
                f"2^{at + 1}|{merged}2^P{at:05}|2^项目{at:03}|2^{at + 1}.00|2^完成任务{at}件"
                f"|产出指标|数量指标|办理事项数|≥{at + 1}件|60|"
            )
            rows.append("满意度指标|服务对象满意度指标|群众满意度|≥90%|40|")
    path = writing.write([writing.form("\n".join(rows), "项目绩效目标汇总表")], "xlsx", tmp_path)
    document = read(path, path.name, named=True)
    assert len(document.tables) == 400
    for at, table in enumerate(document.tables):
        assert table.text("项目名称") == f"项目{at:03}"
        assert table.text("单位名称") == f"单位{at // 10:02}"
        assert table.text("预算数") == f"{at + 1}.00"
        assert [goal.text for goal in table.goals] == [f"完成任务{at}件"]
        assert [row.text("指标值") for row in table.indicators] == [f"≥{at + 1}件", "≥90%"]
    assert not document.problems


def test_several_values_below_a_head_that_does_not_tell_them_apart_are_said() -> None:
    page = (
        "<table><tr><td>项目名称<td colspan=4>泵站维修</tr>"
        "<tr><td>一级指标<td>三级指标<td colspan=3>指标值</tr>"
        "<tr><td>产出指标<td>维修泵站<td>≥12座<td>≥7座<td>≥5座</tr></table>"
    )
    document = read_text(page, "f.html")
    assert document.tables[0].indicators[0].text("指标值") == "≥12座"
    (said,) = (each.arguments["内容"] for each in document.problems if each.rule == "GC015")
    assert "≥7座、≥5座" in said
