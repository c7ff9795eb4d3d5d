"""Lists of projects: a row an indicator, the project's own fields in columns beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.readers import read
from tests.readers import writing
from tests.readers.forms_for_tests import rows, texts

if TYPE_CHECKING:
    from pathlib import Path

    from checker.model import Document

KINDS = ["html", "csv", "md", "docx", "xlsx", "xls", "pdf"]
TITLE = "2025年部门预算项目绩效目标表"
ABOVE = {"标题": TITLE, "年度": "2025", "金额单位": "万元"}


def read_list(text: str, kind: str, folder: Path) -> Document:
    path = writing.write([writing.form(text, TITLE)], kind, folder)
    return read(path, path.name, named=True)


# The name is merged over its rows, and a line above divides the columns of the indicators.
MERGED = """
    2^项目名称|2^预算数（万元）|2^年度目标|5>绩效指标|2^备注
    一级指标|二级指标|三级指标|绩效指标性质|绩效指标值
    3^河湖管护|3^36.00|3^管护河道30公里|2^产出指标|数量指标|管护河道长度|≥|30公里|
    质量指标|管护达标率|＝|100%|
    满意度指标|服务对象满意度指标|沿河群众满意度|≥|90%|
    2^防汛物资储备|2^20.00|2^储备物资500件|产出指标|数量指标|储备物资数量|≥|500件|
    效益指标|社会效益指标|受益人口|≥|2万人|
"""


@pytest.mark.parametrize("kind", KINDS)
def test_every_project_of_a_list_is_a_table(kind: str, tmp_path: Path) -> None:
    document = read_list(MERGED, kind, tmp_path)
    assert not document.problems
    assert [texts(table) for table in document.tables] == [
        {**ABOVE, "项目名称": "河湖管护", "预算数": "36.00"},
        {**ABOVE, "项目名称": "防汛物资储备", "预算数": "20.00"},
    ]
    assert [[goal.text for goal in table.goals] for table in document.tables] == [
        ["管护河道30公里"],
        ["储备物资500件"],
    ]
    assert rows(document.tables[0], "一级指标", "三级指标", "指标性质", "指标值") == [
        ("产出指标", "管护河道长度", "≥", "30公里"),
        ("产出指标", "管护达标率", "＝", "100%"),
        ("满意度指标", "沿河群众满意度", "≥", "90%"),
    ]
    assert [table.layout for table in document.tables] == ["L", "L"]


# Every row says everything, as a system exports it.
REPEATED = """
    单位编码|单位名称|项目名称|预算金额|绩效目标|一级指标|二级指标|三级指标|指标值
    353101|某局|校园绿化|10.00|新增绿地|产出指标|数量指标|新增绿地面积|≥900平方米
    353101|某局|校园绿化|10.00|新增绿地|效益指标|社会效益指标|受益学生|≥600人
    353101|某局|操场维修|20.00|维修操场|产出指标|数量指标|维修操场数量|≥2个
    合计|||30.00|||||
"""


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_may_repeat_the_project_in_every_row(kind: str, tmp_path: Path) -> None:
    document = read_list(REPEATED, kind, tmp_path)
    assert not document.problems
    assert [(t.text("项目名称"), t.text("预算数"), len(t.goals)) for t in document.tables] == [
        ("校园绿化", "10.00", 1),
        ("操场维修", "20.00", 1),
    ]
    assert [len(table.indicators) for table in document.tables] == [2, 1]


# Units stand in rows of their own above their projects; levels are not repeated.
UNITS = """
    单位名称、项目名称|项目年度绩效目标|一级指标|二级指标|三级指标|指标性质|指标值|度量单位
    某市科技局|||||||
    科普活动|举办科普活动30场|产出指标|数量指标|科普活动场次|>=|30|场
    |||时效指标|活动完成时限|<=|12|月
    某市科技馆|||||||
    科技馆开放|全年开放300天|产出指标|数量指标|开放天数|>=|300|天
"""


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_that_names_a_unit_holds_for_the_projects_below(kind: str, tmp_path: Path) -> None:
    document = read_list(UNITS, kind, tmp_path)
    assert not document.problems
    assert [(t.text("单位名称"), t.text("项目名称")) for t in document.tables] == [
        ("某市科技局", "科普活动"),
        ("某市科技馆", "科技馆开放"),
    ]
    assert rows(document.tables[0], "一级指标", "二级指标", "计量单位") == [
        ("产出指标", "数量指标", "场"),
        ("产出指标", "时效指标", "月"),
    ]


@pytest.mark.parametrize("kind", ["html", "docx"])
def test_a_list_goes_on_over_a_page_with_its_head_again(kind: str, tmp_path: Path) -> None:
    lines = MERGED.strip().split("\n")
    head, body = lines[:2], lines[2:]
    second = [*head, "||||质量指标|河道保洁率|≥|95%|", *body[3:]]
    printed = [
        writing.form("\n".join([*head, body[0].replace("3^", ""), "|||" + body[1]]), TITLE),
        writing.form("\n".join(second)),
    ]
    path = writing.write(printed, kind, tmp_path)
    document = read(path, path.name, named=True)
    assert [table.text("项目名称") for table in document.tables] == ["河湖管护", "防汛物资储备"]
    assert [len(table.indicators) for table in document.tables] == [3, 2]


def test_what_a_list_holds_beyond_is_said(tmp_path: Path) -> None:
    text = REPEATED.replace("|指标值", "|指标值|责任处室").replace("个\n", "个|财务处\n")
    document = read_list(text, "html", tmp_path)
    (problem,) = document.problems
    assert (problem.rule, problem.arguments["内容"]) == ("GC014", "责任处室（财务处）")


TITLED = """
    项目名称|预算金额|年度绩效目标|一级指标|二级指标|三级指标|指标值
    道路养护|320000|养护农村道路120公里|产出指标|数量指标|养护道路里程|≥120公里
    教师培训|150000|培训教师300人次|产出指标|数量指标|培训教师人次|≥300人次
"""


@pytest.mark.parametrize("kind", ["html", "docx", "xlsx"])
@pytest.mark.parametrize(
    "title", ["项目绩效目标", "绩效目标", "年度绩效目标", "2026年项目绩效目标表"]
)
def test_the_line_below_a_title_says_the_unit_also_where_the_title_is_a_label(
    title: str, kind: str, tmp_path: Path
) -> None:
    above = f"7>{title}\n7>编制单位：某县公路局    单位：元"
    path = writing.write([writing.form(above + TITLED)], kind, tmp_path)
    document = read(path, path.name, named=True)
    assert [
        (table.fields["金额单位"].text, table.fields["单位名称"].text, len(table.goals))
        for table in document.tables
    ] == [("元", "某县公路局", 1), ("元", "某县公路局", 1)]


def test_a_goal_above_a_list_that_belongs_to_no_project_is_said(tmp_path: Path) -> None:
    above = "7>绩效目标\n7>全县道路常年畅通，群众出行安全便捷"
    path = writing.write([writing.form(above + TITLED)], "xlsx", tmp_path)
    document = read(path, path.name, named=True)
    assert [goal.text for goal in document.tables[0].goals] == ["养护农村道路120公里"]
    assert any("全县道路常年畅通" in str(problem.arguments) for problem in document.problems)


@pytest.mark.parametrize("suffix", ["html", "docx", "xlsx"])
def test_a_department_in_a_row_below_heads_in_three_rows(suffix: str, tmp_path: Path) -> None:
    """Sources and uses below their group, kinds of indicators below theirs, each cell with names,
    values and the second level in it."""
    rows = """
        3^部门名称|6>年度预算申请|3^整体绩效目标|2>部门整体支出年度绩效指标
        2^资金总额|3>按收入性质分|2>按支出性质分|2^产出指标|2^效益指标
        一般公共预算|政府性基金拨款|其他资金|基本支出|项目支出
        松林县档案馆|236|236|0|0|186|50|数字化档案30万页|数量指标：数字化页数≥30万页；质量指标：合格率≥98%|社会效益指标：查档人次≥2000人次
        松林县气象站|90|90|0|0|60|30|发布预警40期|数量指标：预警期数≥40期|满意度指标：公众满意度≥85%
    """
    path = writing.write([writing.form(rows, "2026年整体支出绩效目标表")], suffix, tmp_path)
    first, second = read(path, path.name, named=True).tables
    fields = ("单位名称", "预算数", "一般公共预算", "基本支出", "项目支出")
    assert [first.text(label) for label in fields] == ["松林县档案馆", "236", "236", "186", "50"]
    assert [goal.text for goal in first.goals] == ["数字化档案30万页"]
    levels = ("一级指标", "二级指标", "三级指标", "指标值")
    assert [[row.text(label) for label in levels] for row in first.indicators] == [
        ["产出指标", "数量指标", "数字化页数", "≥30万页"],
        ["产出指标", "质量指标", "合格率", "≥98%"],
        ["效益指标", "社会效益指标", "查档人次", "≥2000人次"],
    ]
    assert second.text("单位名称") == "松林县气象站"
    assert second.indicators[1].text("指标值") == "≥85%"


def test_a_row_of_figures_is_no_row_of_column_numbers(tmp_path: Path) -> None:
    """1 | 2 | 3 | 4 numbers the columns only where it begins with 1 and follows the heads."""
    rows = """
        项目名称|一级指标|二级指标|三级指标|指标值
        1|2|3|4|5
        道路养护|产出指标|数量指标|养护里程|≥620公里
        道路养护|效益指标|社会效益指标|优良路率|≥85%
    """
    path = writing.write([writing.form(rows, "项目绩效目标表")], "xlsx", tmp_path)
    document = read(path, path.name, named=True)
    assert [table.text("项目名称") for table in document.tables] == ["道路养护"]
    assert any("1、2、3、4、5" in note for note in document.notes)


def test_a_pair_of_a_unit_beside_levels_is_no_list(tmp_path: Path) -> None:
    """A column of units tells no tables apart where neither goal nor money stands beside it."""
    rows = """
        填报单位|备注|一级指标|二级指标|三级指标|指标值
        松林县气象站||产出指标|数量指标|预警期数|≥40期
        松林县气象站||效益指标|社会效益指标|公众知晓率|≥85%
    """
    path = writing.write([writing.form(rows, "绩效指标表")], "xlsx", tmp_path)
    assert len(read(path, path.name, named=True).tables) == 1
