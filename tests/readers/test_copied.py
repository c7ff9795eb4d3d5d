"""Tables copied as text: every kind of form, every program it is copied from."""

from __future__ import annotations

import pytest

from checker.readers import read_text
from tests.readers.forms_for_tests import only_table, rows, texts
from tests.readers.kinds import LOUD, kinds
from tests.readers.pasting import WAYS, outcome

TABBED = [way for way in WAYS if "复制" in way or "CSV" in way]


@pytest.mark.parametrize("way", TABBED)
def test_no_kind_is_misread_in_silence_however_it_was_copied(way: str) -> None:
    found = {kind.name: outcome(kind, way) for kind in kinds()}
    assert [name for name, said in found.items() if said == "silent"] == []
    whole = sum(said == "whole" for said in found.values()) / len(found)
    assert whole >= (0.99 if "CSV" in way or way == "Excel、WPS 复制" else 0.77)


BROWSER = """\
2025年度项目支出绩效自评表
项目名称\t幼儿园营养午餐\t实施单位\t柳溪镇中心幼儿园
预算执行情况（万元）\t资金来源\t年初预算数\t全年预算数\t全年执行数\t执行率\t得分
年度资金总额\t40\t44\t43.12\t98%\t9.8
其中：财政拨款\t40\t44\t43.12\t98%\t—
年度总体目标\t预期目标\t实际完成情况
供应午餐5.2万份\t供应午餐5.3万份
绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因
产出指标\t数量指标\t供应午餐\t≥5.2万份\t5.3万份\t30\t30\t
质量指标\t食材合格率\t100%\t100%\t20\t20\t
食品留样率\t100%\t98%\t10\t9.8\t漏留两次
效益指标\t社会效益指标\t受益幼儿\t≥260人\t258人\t20\t19.8\t转学2人
满意度指标\t服务对象满意度指标\t家长满意度\t≥90%\t95%\t10\t10\t
总分\t100\t99.4
"""


def test_a_self_evaluation_copied_from_a_browser_is_read_whole() -> None:
    document = read_text(BROWSER, "f.txt")
    (table,) = document.tables
    assert not [each.rule for each in document.problems if each.rule in LOUD]
    found = texts(table)
    wanted = {"年初预算数": "40", "预算数": "44", "执行数": "43.12", "执行率得分": "9.8"}
    assert {name: found[name] for name in wanted} == wanted
    assert (found["实际完成情况"], found["总分"]) == ("供应午餐5.3万份", "99.4")
    assert [goal.text for goal in table.goals] == ["供应午餐5.2万份"]
    labels = ("二级指标", "三级指标", "实际完成值", "得分", "偏差原因")
    read_rows = [tuple(row.text(label) for label in labels) for row in table.indicators]
    assert read_rows == [
        ("数量指标", "供应午餐", "5.3万份", "30", ""),
        ("质量指标", "食材合格率", "100%", "20", ""),
        ("质量指标", "食品留样率", "98%", "9.8", "漏留两次"),
        ("社会效益指标", "受益幼儿", "258人", "19.8", "转学2人"),
        ("服务对象满意度指标", "家长满意度", "95%", "10", ""),
    ]


def test_blanks_lost_at_the_ends_of_lines_do_not_shift_a_row() -> None:
    stripped = "\n".join(line.rstrip() for line in BROWSER.split("\n"))
    (whole,) = read_text(BROWSER, "f.txt").tables
    (table,) = read_text(stripped, "f.txt").tables
    assert texts(table) == texts(whole)
    assert rows(table) == rows(whole)
    assert [row.text("偏差原因") for row in table.indicators] == ["", "", "漏留两次", "转学2人", ""]


def test_a_reason_beside_one_row_is_not_that_of_the_row_below() -> None:
    """A cell that a line lacks at its end is a blank that was lost, not one that is merged."""
    text = BROWSER.replace("\t转学2人", "").replace("\t95%\t10\t10\t", "\t95%\t10\t10")
    (table,) = read_text(text, "f.txt").tables
    assert [row.text("偏差原因") for row in table.indicators] == ["", "", "漏留两次", "", ""]


REGION = """\
区域绩效目标表（2026年度）
专项名称\t村级图书角补助
总体目标\t建成图书角60个
一级指标\t二级指标\t三级指标\t指标值
全市\t桐溪区\t石桥县
产出指标\t数量指标\t建成图书角\t60个\t25个\t35个
质量指标\t图书上架率\t≥95%\t≥95%\t≥96%
"""


def test_heads_in_two_rows_are_divided_by_what_stands_below() -> None:
    (table,) = read_text(REGION, "f.txt").tables
    assert [row.text("指标值") for row in table.indicators] == ["60个", "≥95%"]
    places = [{name: cell.text for name, cell in row.places.items()} for row in table.indicators]
    assert places == [{"桐溪区": "25个", "石桥县": "35个"}, {"桐溪区": "≥95%", "石桥县": "≥96%"}]


LISTED = """\
项目支出绩效目标表
序号\t项目名称\t预算数（万元）\t年度目标\t绩效指标
一级指标\t二级指标\t三级指标\t指标值
1\t河道清淤\t88\t清淤12公里\t产出指标\t数量指标\t清淤长度\t≥12公里
效益指标\t生态效益指标\t水质达标率\t≥90%
2\t泵站检修\t30\t检修泵站6座\t产出指标\t数量指标\t检修泵站\t6座
满意度指标\t服务对象满意度指标\t农户满意度\t≥92%
"""


def test_a_list_copied_from_a_browser_keeps_each_project_apart() -> None:
    tables = read_text(LISTED, "f.txt").tables
    assert [(table.text("项目名称"), table.text("预算数")) for table in tables] == [
        ("河道清淤", "88"),
        ("泵站检修", "30"),
    ]
    assert [[row.text("指标值") for row in table.indicators] for table in tables] == [
        ["≥12公里", "≥90%"],
        ["6座", "≥92%"],
    ]


def test_lines_of_one_cell_are_one_goal_each() -> None:
    text = (
        "项目支出绩效目标表\n项目名称\t泵站检修\n年度目标\t1.检修泵站6座。\n2.更换闸门3扇。\n"
        "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t检修泵站\t6座\n更换闸门\t3扇\n"
    )
    table = only_table(text)
    assert [goal.text for goal in table.goals] == ["检修泵站6座。", "更换闸门3扇。"]
    assert [row.text("三级指标") for row in table.indicators] == ["检修泵站", "更换闸门"]


@pytest.mark.parametrize(
    "broken",
    [
        # figures whose heads nobody could tell apart
        ("总体目标\t建成图书角60个", "资金\t甲\n12\t30\t40"),
        # one cell more than there are columns
        ("质量指标\t图书上架率", "质量指标\t上架\t图书上架率\t甲"),
        # a value among the levels
        ("质量指标\t图书上架率\t≥95%", "≥95%\t质量指标\t图书上架率"),
    ],
)
def test_what_cannot_be_told_is_refused_with_its_place(broken: tuple[str, str]) -> None:
    document = read_text(REGION.replace(*broken), "f.txt")
    assert not document.tables
    (problem,) = document.problems
    assert problem.rule == "GC001"
    assert "不知道归在哪一列" in problem.arguments["原因"]
    assert problem.place.line is not None


def test_a_part_of_a_sheet_keeps_its_blanks() -> None:
    """Blanks stand beside merged cells: the columns are those of the sheet, lost ends or not."""
    text = (
        "项目支出绩效目标表\n项目名称\t\t泵站检修\n实施单位\t\t柳溪站\t项目类别\t\t常年\n"
        "一级指标\t二级指标\t三级指标\t\t\t指标值\n产出指标\t数量指标\t检修泵站\t\t\t6座\n"
        "\t质量指标\t检修合格率\t\t\t100%\n"
    )
    table = only_table(text)
    assert (texts(table)["项目名称"], texts(table)["单位名称"]) == ("泵站检修", "柳溪站")
    assert rows(table) == [
        ("产出指标", "数量指标", "检修泵站", "6座"),
        ("产出指标", "质量指标", "检修合格率", "100%"),
    ]


def test_a_goal_of_the_year_over_values_heads_them() -> None:
    heads = "一级指标\t二级指标\t三级指标\t全周期目标\t年度目标\t备注\n指标值\t单位\t指标值\t单位\n"
    body = (
        "产出指标\t数量指标\t建成冷库\t≥15\t万立方米\t≥6\t万立方米\t\n"
        "效益指标\t社会效益指标\t带动就业\t≥800\t人\t≥300\t人\t\n"
    )
    table = only_table(
        f"项目支出绩效目标表\n项目名称\t冷链物流园\n年度目标\t建成冷库\n{heads}{body}"
    )
    assert rows(table, "三级指标", "中期指标值", "指标值", "计量单位") == [
        ("建成冷库", "≥15", "≥6", "万立方米"),
        ("带动就业", "≥800", "≥300", "人"),
    ]
