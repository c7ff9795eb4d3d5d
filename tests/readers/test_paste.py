"""Texts pasted from a page or a document: cells apart by tabs or blanks, merged ones missing."""

from __future__ import annotations

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


SELF_EVALUATION = """\
2024年度项目支出绩效自评表
项目名称\t免费开放\t单位名称\t某市图书馆
项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
年度资金总额\t150\t168\t159.6\t10\t95%\t9.5
其中：财政拨款\t132\t150\t142.5\t—\t95%\t—
年度总体目标\t预期目标\t实际完成情况
开放320天\t开放326天，读者满意度为94.1%
绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因
产出指标\t数量指标\t开放天数\t≥320天\t326天\t60\t60\t
满意度指标\t服务对象满意度指标\t读者满意度\t≥90%\t94.1%\t30\t30\t
总分\t99.5\t
"""


def test_money_and_goals_below_their_heads_lack_the_cells_merged_with_the_row_above() -> None:
    """As a page is copied: the label of the block stands once, in the row of the heads."""
    table = only_table(SELF_EVALUATION)
    found = texts(table)
    wanted = {
        "年初预算数": "150",
        "预算数": "168",
        "执行数": "159.6",
        "执行率": "95%",
        "执行率分值": "10",
        "执行率得分": "9.5",
        "财政拨款": "150",
        "实际完成情况": "开放326天，读者满意度为94.1%",
        "总分": "99.5",
    }
    assert {name: found[name] for name in wanted} == wanted
    assert [goal.text for goal in table.goals] == ["开放320天"]
    (source,) = table.funding
    assert {name: cell.text for name, cell in source.fields.items()} == {
        "名称": "财政拨款",
        "年初预算数": "132",
        "执行数": "142.5",
        "执行率": "95%",
    }


def test_two_figures_beside_the_total_are_the_points_and_the_score() -> None:
    table = only_table(SELF_EVALUATION.replace("总分\t99.5", "总分\t100\t99.5"))
    assert texts(table)["总分"] == "99.5"


def test_goals_of_two_spans_of_time_keep_apart_in_a_paste() -> None:
    head = (
        ("项目名称", "科技小院"),
        ("总体目标", "中期目标", "年度目标"),
        ("建成12个", "建成4个"),
    )
    table = only_table(paste("\t", *head, HEADER, *BODY))
    assert texts(table)["中期目标"] == "建成12个"
    assert [goal.text for goal in table.goals] == ["建成4个"]


def test_heads_that_no_label_leads_stand_over_the_cells_below_them() -> None:
    """A blank at the end of a line is often lost: it is none of a merged cell."""
    head = (
        ("项目名称", "科技小院"),
        ("年度目标", "实际完成情况", "备注"),
        ("建成4个", "建成5个"),
    )
    table = only_table(paste("\t", *head, HEADER, *BODY))
    assert texts(table)["实际完成情况"] == "建成5个"
    assert [goal.text for goal in table.goals] == ["建成4个"]


def test_a_sheet_pasted_with_the_blanks_of_its_merged_cells_is_no_dump_of_one_cell_a_line() -> None:
    """Most lines begin with a tab, and hold further cells."""
    text = (
        "项目名称\t水库除险\t\t\t\n预算数（万元）\t64\t\t\t\n年度目标\t加固水库3座\t\t\t\n"
        "绩效指标\t一级指标\t二级指标\t三级指标\t指标值\n"
        "\t产出指标\t数量指标\t加固座数\t3座\n\t\t质量指标\t验收合格率\t100%\n"
        "\t\t\t产值率\t≥2%\n\t\t时效指标\t完工时间\t9月底前\n\t\t\t开工时间\t3月底前\n"
        "\t\t成本指标\t每座成本\t≤20万元\n\t效益指标\t社会效益指标\t受益人口\t≥1.2万人\n"
        "\t\t生态效益指标\t水质达标率\t≥90%\n"
    )
    table = only_table(text)
    assert texts(table)["预算数"] == "64"
    assert rows(table)[:4] == [*READ[:3], ("产出指标", "时效指标", "完工时间", "9月底前")]
    assert len(rows(table)) == 8
