"""What a table of lines and heads says: amounts of several years, points of a rate."""

from __future__ import annotations

from checker.readers import read_text
from tests.readers.forms_for_tests import html, only_table

INDICATORS = (
    "<td>一级指标<td>二级指标<td>三级指标<td colspan=2>指标值",
    "<td>产出指标<td>数量指标<td>加固水库<td colspan=2>≥5座",
)


def test_of_lines_of_several_years_that_of_the_table_is_read() -> None:
    rows = (
        "<td>项目名称<td colspan=4>冰芯观测",
        "<td rowspan=4>预算（万元）<td>年份<td>财政拨款<td>其他资金<td>合计",
        "<td>2025年<td>300<td>0<td>300",
        "<td>2026年<td>420<td>30<td>450",
        "<td>2027年<td>400<td>0<td>400",
        *INDICATORS,
    )
    dated = only_table("<p>项目支出绩效目标表（2026年度）</p>" + html(*rows), "f.html")
    assert (dated.text("预算数"), dated.text("财政拨款")) == ("450", "420")
    document = read_text(html(*rows), "f.html")
    (undated,) = document.tables
    assert undated.text("预算数") == "300"
    (said,) = document.problems
    assert said.rule == "GC015"
    assert "按2025年的一行读" in said.arguments["内容"]


def test_the_points_of_the_rate_stand_in_the_label_of_its_score() -> None:
    def points(score: str) -> str:
        rows = (
            "<td>项目名称<td colspan=4>冰芯观测",
            f"<td rowspan=2>预算执行情况（万元）<td>全年预算数<td>全年执行数<td>执行率<td>{score}",
            "<td>300<td>270<td>90%<td>9",
            *INDICATORS,
        )
        return only_table(html(*rows), "f.html").text("执行率分值")

    assert points("得分（10分×执行率）") == "10"
    assert points("得分（执行率×20）") == "20"
    assert not points("得分（满分10分）")


def test_a_title_is_read_beside_its_unit_of_money() -> None:
    rows = ("<td>项目名称<td colspan=4>冰芯观测", *INDICATORS)
    titles = ("2024年度项目支出绩效自评表（单位：元）", "2024年度项目支出绩效自评表    单位：元")
    forms = [f"<p>{title}</p>" + html(*rows) for title in titles]
    forms += [html(f"<td colspan=5>{title}", *rows) for title in titles]
    for form in forms:
        table = only_table(form, "f.html")
        read = (table.text("标题"), table.text("年度"), table.text("金额单位"))
        assert read == ("2024年度项目支出绩效自评表", "2024", "元")


def test_a_task_of_a_department_says_what_was_done_and_spent() -> None:
    table = only_table(
        html(
            "<td>部门名称<td colspan=6>渡口县水利局",
            (
                "<td rowspan=3>年度主要任务<td>任务名称<td>主要内容<td>完成情况"
                "<td>预算数（万元）<td>执行数（万元）<td>分值"
            ),
            "<td>农村公路养护<td>养护320公里<td>养护326公里<td>260<td>240<td>10",
            "<td>交通执法<td>巡查480次<td>巡查495次<td>140<td>132<td>5",
            *INDICATORS,
        ),
        "f.html",
    )
    said = [
        [task.fields[label].text for label in ("任务名称", "完成情况", "预算数", "执行数")]
        for task in table.tasks
    ]
    assert said == [
        ["农村公路养护", "养护326公里", "260", "240"],
        ["交通执法", "巡查495次", "140", "132"],
    ]


def test_what_is_expected_by_the_end_of_the_year_needs_no_further_word() -> None:
    rows = (
        "<td>项目名称<td colspan=4>冰芯观测",
        "<td>年初预算（万元）<td>调整后预算（万元）<td>1-9月执行数（万元）<td>全年预计（万元）<td>结余",
        "<td>400<td>380<td>285<td>370<td>10",
        *INDICATORS,
    )
    table = only_table(html(*rows), "f.html")
    assert (table.text("执行数"), table.text("全年预计执行数")) == ("285", "370")


def test_a_table_glossed_as_one_of_goals_has_a_title_and_a_year() -> None:
    title = "2026年耕地地力保护任务分解表（区域绩效目标）"
    form = html("<td>项目名称<td colspan=4>冰芯观测", *INDICATORS)
    table = only_table(f"<p>{title}</p>{form}", "f.html")
    assert (table.text("标题"), table.text("年度")) == (title, "2026")
