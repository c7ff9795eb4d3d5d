"""How forms stand in a file: pages, sheets, funding of every kind, notes above and below."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.finding import Severity
from checker.pipeline import Job, check
from checker.readers import read, read_text
from tests.readers import writing
from tests.readers.forms_for_tests import rows, texts

if TYPE_CHECKING:
    from pathlib import Path

    from checker.model import Document, GoalTable

ROWS = """
    项目名称|3>{name}
    预算数|{budget}|财政资金|{budget}
    绩效目标|3>完成{name}
    一级指标|二级指标|三级指标|指标值
    2^产出指标|数量指标|{name}数量|≥12处
    质量指标|验收合格率|100%
    效益指标|社会效益指标|受益人口|≥3万人
"""


def form(name: str, budget: str = "80.00", below: str = "") -> str:
    return ROWS.format(name=name, budget=budget).rstrip() + "\n" + below


def read_rows(text: str, kind: str, folder: Path) -> Document:
    path = writing.write([writing.form(text)], kind, folder)
    return read(path, path.name, named=True)


def one(text: str, kind: str, folder: Path) -> tuple[GoalTable, Document]:
    document = read_rows(text, kind, folder)
    (table,) = document.tables
    return table, document


SHEETS = ["html", "csv", "docx", "xlsx"]


@pytest.mark.parametrize("kind", SHEETS)
def test_what_stands_below_the_indicators_is_no_indicator(kind: str, tmp_path: Path) -> None:
    below = """
        填表说明：|3>1.本表按项目填写。
        填报人|张某|联系电话|1234567
    """
    table, document = one(form("泵站维修", below=below.strip()), kind, tmp_path)
    assert len(table.indicators) == 3
    assert not document.problems


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_titles_and_notes_above_a_sheet_are_no_part_of_the_table(kind: str, tmp_path: Path) -> None:
    text = "4>附件3\n4>某市水务局2025年项目绩效目标表\n4>填报日期：2025年1月\n" + form("泵站维修")
    table, document = one(text, kind, tmp_path)
    assert table.text("标题") == "某市水务局2025年项目绩效目标表"
    assert table.text("项目名称") == "泵站维修"
    assert not document.problems


@pytest.mark.parametrize("kind", SHEETS)
def test_forms_one_under_another_are_tables_of_their_own(kind: str, tmp_path: Path) -> None:
    text = form("泵站维修") + "4>\n" + form("水闸加固", "90.00").lstrip()
    document = read_rows(text, kind, tmp_path)
    assert [(t.text("项目名称"), t.text("预算数")) for t in document.tables] == [
        ("泵站维修", "80.00"),
        ("水闸加固", "90.00"),
    ]
    assert [len(table.indicators) for table in document.tables] == [3, 3]


PAGE = """
    一级指标|二级指标|三级指标|指标值
    |时效指标|完工时间|2025年10月31日前
    满意度指标|服务对象满意度指标|群众满意度|≥90%
"""


@pytest.mark.parametrize("kind", ["html", "docx"])
@pytest.mark.parametrize("again", ["", "项目支出绩效目标表", "项目支出绩效目标表（续）"])
def test_the_next_page_with_its_header_and_title_again_is_the_same_table(
    kind: str, again: str, tmp_path: Path
) -> None:
    printed = [
        writing.form(form("泵站维修"), "项目支出绩效目标表"),
        writing.form(PAGE, again),
    ]
    path = writing.write(printed, kind, tmp_path)
    document = read(path, path.name, named=True)
    (table,) = document.tables
    assert [each[0] for each in rows(table)] == [
        "产出指标", "产出指标", "效益指标", "效益指标", "满意度指标",
    ]  # fmt: skip
    assert not document.problems


@pytest.mark.parametrize(
    "label",
    [
        "项目支出总额", "项目总预算", "年度预算", "总投入", "预算金额", "项目资金",
        "资金总额（万元）", "一、年度资金总额：", "申请资金总额", "本年预算数",
    ],
)  # fmt: skip
def test_the_budget_has_many_names(label: str, tmp_path: Path) -> None:
    text = form("泵站维修").replace("预算数|", f"{label}|")
    table, document = one(text, "html", tmp_path)
    assert (table.text("预算数"), table.text("财政资金")) == ("80.00", "80.00")
    assert not document.problems
    assert not document.notes


@pytest.mark.parametrize("turned", [False, True])
def test_beside_a_total_of_all_years_the_years_own_budget_is_taken(
    turned: bool, tmp_path: Path
) -> None:
    labels = ["项目总预算|240.00", "年度预算|80.00"]
    line = "|".join(reversed(labels) if turned else labels)
    text = form("泵站维修").replace("预算数|80.00|财政资金|80.00", line)
    table, document = one(text, "html", tmp_path)
    assert table.text("预算数") == "80.00"
    assert table.text("中期资金总额") == "240.00"
    assert not document.notes


def test_an_amount_under_an_unknown_label_is_a_finding(tmp_path: Path) -> None:
    line = "预算数|80.00|财政资金|80.00\n捐赠及帮扶资金|12.50|其他资金|"
    text = form("泵站维修").replace("预算数|80.00|财政资金|80.00", line)
    _, document = one(text, "html", tmp_path)
    (problem,) = document.problems
    assert (problem.rule, problem.text) == ("GC015", "捐赠及帮扶资金")
    assert problem.arguments["内容"].startswith("表上“捐赠及帮扶资金”的金额（12.50）没有读入")
    assert document.notes == ("第1表：不认得的资金，没有取：捐赠及帮扶资金（12.50）",)


def test_a_second_amount_for_one_row_of_funding_is_a_finding(tmp_path: Path) -> None:
    text = form("泵站维修").replace("财政资金|80.00", "中央补助|50.00\n2>上级专项资金|2>30.00")
    _, document = one(text, "html", tmp_path)
    assert [(p.rule, p.text) for p in document.problems] == [("GC015", "上级专项资金")]


def test_an_unknown_label_and_an_unknown_column_are_one_remark(tmp_path: Path) -> None:
    text = form("泵站维修").replace("绩效目标|", "巡查路线|3>北线\n绩效目标|")
    text = "\n".join(
        line + {"一级": "|牵头人"}.get(line.strip()[:2], "|李某" if "≥" in line else "|")
        for line in text.split("\n")
        if line.strip()
    )
    _, document = one(text, "html", tmp_path)
    (problem,) = document.problems
    assert problem.rule == "GC014"
    assert problem.arguments["内容"] == "巡查路线（北线）、牵头人（李某等2行）"


def test_labels_that_are_known_and_not_taken_are_notes(tmp_path: Path) -> None:
    text = form("泵站维修").replace("绩效目标|", "联系人|张某|项目期限|1年\n绩效目标|")
    table, document = one(text, "html", tmp_path)
    assert not document.problems
    assert document.notes == ("第1表：没有取：联系人（张某）",)
    assert "联系人" not in texts(table)


@pytest.mark.parametrize("kind", SHEETS)
def test_sources_of_every_kind_have_rows_of_their_own(kind: str, tmp_path: Path) -> None:
    lines = """
    8^项目资金（万元）|年度资金总额|2>100.00
    一般公共预算|2>40.00
    政府性基金预算|2>10.00
    专项债券|2>20.00
    省级资金|2>5.00
    市级资金|2>5.00
    自筹资金|2>10.00
    社会资金|2>10.00
    """
    text = form("泵站维修").replace("预算数|80.00|财政资金|80.00", lines.strip())
    table, document = one(text, kind, tmp_path)
    assert not document.problems
    assert {k: v for k, v in texts(table).items() if k not in ("项目名称", "金额单位")} == {
        "预算数": "100.00",
        "一般公共预算": "40.00",
        "政府性基金": "10.00",
        "债券资金": "20.00",
        "省级资金": "5.00",
        "市县资金": "5.00",
        "自有资金": "10.00",
        "其他资金": "10.00",
    }


def test_a_project_named_in_a_paragraph_begins_a_table() -> None:
    table = (
        "<table><tr><td>一级指标<td>二级指标<td>三级指标<td>指标值</tr>"
        "<tr><td>产出指标<td>数量指标<td>维修泵站<td>≥12处</tr></table>"
    )
    page = f"<p>项目名称：甲</p>{table}<p>项目名称：乙</p>{table}"
    found = read_text(page, "f.html").tables
    assert [each.text("项目名称") for each in found] == ["甲", "乙"]


DISCLOSURE = """
    <p>第二部分 2025年部门预算表</p>
    <table><tr><td colspan=2>收入<td colspan=2>支出</tr>
    <tr><td>项目<td>预算数<td>项目<td>预算数</tr>
    <tr><td>一、一般公共预算拨款收入<td>100.00<td>一、教育支出<td>90.00</tr>
    <tr><td>二、其他收入<td>5.00<td>二、其他支出<td>15.00</tr>
    <tr><td>本年收入合计<td>105.00<td>本年支出合计<td>105.00</tr></table>
    <p>项目支出表</p>
    <table><tr><td>单位名称<td>项目名称<td>合计<td>财政拨款<td>其他资金</tr>
    <tr><td>某中学<td>校舍维修<td>80.00<td>80.00<td></tr>
    <tr><td>某小学<td>操场翻新<td>20.00<td>20.00<td></tr></table>
"""


def test_the_other_tables_of_a_budget_are_no_goal_tables() -> None:
    goal = writing.builder.html_form([writing.form(form("泵站"), "项目支出绩效目标表")])
    document = read_text(DISCLOSURE + goal + DISCLOSURE, "f.html")
    (table,) = document.tables
    assert texts(table) == {
        "标题": "项目支出绩效目标表",
        "项目名称": "泵站",
        "预算数": "80.00",
        "财政资金": "80.00",
    }
    assert len(table.indicators) == 3
    assert not document.problems
    assert document.notes == (
        "跳过不是绩效目标表的表 4 张：“第二部分 2025年部门预算表”2 张、“项目支出表”2 张",
    )


def test_a_budget_without_a_goal_table_is_passed_over_by_name() -> None:
    document = read_text(DISCLOSURE, "f.html")
    assert document.skipped is not None
    assert "项目支出表" in document.skipped
    assert not document.tables


def test_a_list_with_goals_that_was_not_read_is_said() -> None:
    """What speaks of goals is never passed over as another table."""
    page = (
        "<p>2025年项目安排表</p><table><tr><td>项目名称<td>预算数<td>绩效目标<td>责任科室</tr>"
        "<tr><td>泵站维修<td>80<td>维修泵站12座<td>农水科</tr></table>"
    )
    (problem,) = read_text(page, "f.html").problems
    assert problem.rule == "GC015"
    assert "2025年项目安排表" in problem.arguments["内容"]


@pytest.mark.parametrize("kind", SHEETS)
def test_the_sum_of_a_block_is_the_budget(kind: str, tmp_path: Path) -> None:
    lines = "3^项目金额|合计|2>80.00\n财政拨款|2>50.00\n其他资金|2>30.00"
    text = form("泵站维修").replace("预算数|80.00|财政资金|80.00", lines)
    table, document = one(text, kind, tmp_path)
    assert not document.problems
    assert [table.text(k) for k in ("预算数", "财政拨款", "其他资金")] == [
        "80.00",
        "50.00",
        "30.00",
    ]


def test_a_form_of_a_project_without_a_row_for_the_goal_lacks_one(tmp_path: Path) -> None:
    lines = form("水库除险").splitlines(keepends=True)
    without = "".join(line for line in lines if not line.strip().startswith("绩效目标|"))
    found: list[list[tuple[str, Severity]]] = []
    for name, text in (("有", "".join(lines)), ("无", without)):
        (tmp_path / name).mkdir()
        path = writing.write([writing.form(text)], "html", tmp_path / name)
        run = check(Job(paths=(path.as_posix(),), select=("GC602",)))
        found.append([(one.rule, one.severity) for one in run.findings])
    assert found == [[], [("GC602", Severity.ERROR)]]


@pytest.mark.parametrize(
    ("second", "told"),
    [("预算总额|90.00", True), ("预算总额|80.00", False), ("项目总投资|90.00", False)],
)
def test_two_totals_of_different_amounts_are_told(second: str, told: bool, tmp_path: Path) -> None:
    line = f"预算数|80.00|财政资金|80.00\n3>{second.replace('|', '|3>')}"
    text = form("泵站维修").replace("预算数|80.00|财政资金|80.00", line)
    table, document = one(text, "html", tmp_path)
    assert table.text("预算数") == "80.00"
    said = [str(problem.arguments["内容"]) for problem in document.problems]
    assert [one.startswith("预算写了两处，数不一样：“预算数”是80.00") for one in said] == [
        True
    ] * told
