"""Texts pasted from a page or a document: cells apart by tabs or blanks, merged ones missing."""

from __future__ import annotations

import pytest

from checker.readers import read_text
from tests.readers.forms_for_tests import only_table, rows, texts

HEAD = (
    ("项目名称", "水库除险"),
    ("预算数（万元）", "64", "财政资金", "64"),
    ("年度目标", "加固水库3座"),
)
HEADER = ("一级指标", "二级指标", "三级指标", "指标值")
BODY = (
    ("产出指标", "数量指标", "加固座数", "3座"),
    ("质量指标", "验收合格率", "100%"),
    ("产值率", "≥2%"),
    ("效益指标", "社会效益指标", "受益人口", "≥1.2万人"),
)
READ = [
    ("产出指标", "数量指标", "加固座数", "3座"),
    ("产出指标", "质量指标", "验收合格率", "100%"),
    ("产出指标", "质量指标", "产值率", "≥2%"),
    ("效益指标", "社会效益指标", "受益人口", "≥1.2万人"),
]


def paste(between: str, *lines: tuple[str, ...]) -> str:
    title = "某县水利局2026年度项目支出绩效目标表"
    return "\n".join([title, *(between.join(line) for line in lines)]) + "\n"


@pytest.mark.parametrize("between", ["\t", "  ", "    ", "\u3000\u3000", " "])
def test_rows_find_their_columns_without_the_merged_cells(between: str) -> None:
    table = only_table(paste(between, *HEAD, HEADER, *BODY))
    assert rows(table) == READ
    assert texts(table)["项目名称"] == "水库除险"
    assert (texts(table)["预算数"], texts(table)["年度"]) == ("64", "2026")
    assert [goal.text for goal in table.goals] == ["加固水库3座"]


def test_lines_may_begin_with_the_blanks_of_merged_cells() -> None:
    body = (BODY[0], ("", *BODY[1]), ("", "", *BODY[2]), BODY[3])
    assert rows(only_table(paste("\t", *HEAD, HEADER, *body))) == READ


def test_a_line_with_more_cells_than_heads_is_refused_as_a_whole() -> None:
    surplus = ("产出指标", "数量指标", "加固 座数", "3座")
    document = read_text(paste(" ", *HEAD, HEADER, surplus, *BODY[1:]), "f.txt")
    assert not document.tables
    (problem,) = document.problems
    assert problem.rule == "GC001"
    assert "没有框线的文字对不上表头" in problem.arguments["原因"]


def test_a_line_whose_value_is_a_level_is_refused() -> None:
    wrong = ("产出指标", "加固座数", "3座", "数量指标")
    document = read_text(paste("  ", *HEAD, HEADER, wrong), "f.txt")
    assert not document.tables
    assert [each.rule for each in document.problems] == ["GC001"]


def test_a_level_grown_together_with_a_name_is_refused_and_not_read_as_a_name() -> None:
    line = ("满意度指标服务对象满意度指标村民满意度", "≥90%")
    document = read_text(paste("  ", *HEAD, HEADER, *BODY, line), "p.txt")
    (problem,) = document.problems
    assert problem.rule == "GC001"
    assert "满意度指标服务对象" in str(problem.arguments["原因"])
    kept = ("满意度指标", "服务对象满意度指标", "满意度指标知晓率", "≥90%")
    assert rows(only_table(paste("  ", *HEAD, HEADER, *BODY, kept)))[-1] == kept
