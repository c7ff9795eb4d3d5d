"""What provinces call the same row, column or part of a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.readers import read
from checker.readers.labels import LEFT_OUT, label_of
from checker.readers.vocabulary import common_words, label_key, spellings
from tests.readers import writing
from tests.readers.forms_for_tests import rows, texts

if TYPE_CHECKING:
    from pathlib import Path

    from checker.model import Document

KINDS = ["html", "csv", "docx", "xlsx"]


def read_form(text: str, kind: str, folder: Path) -> Document:
    path = writing.write([writing.form(text)], kind, folder)
    return read(path, path.name, named=True)


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("项目年度资金总额（万元）", "预算数"),
        ("年度预算资金", "预算数"),
        ("本年预算安排数", "预算数"),
        ("部门预算总额", "预算数"),
        ("2025年预算数", "预算数"),
        ("申请预算资金总额", "预算数"),
        ("项目总投资", "预算数"),
        ("年初预算安排", "年初预算数"),
        ("其中：本年财政拨款", "财政拨款"),
        ("（1）财政性资金", "财政资金"),
        ("一般公共预算财政拨款收入", "一般公共预算"),
        ("中央财政补助资金", "上级资金"),
        ("上级转移支付", "上级资金"),
        ("省级配套资金", "省级资金"),
        ("市级财政补助资金", "市县资金"),
        ("区县财政资金", "县级资金"),
        ("本级财政安排", "本级资金"),
        ("上年结转结余资金", "上年结转"),
        ("以前年度结转资金", "上年结转"),
        ("单位自筹资金", "自有资金"),
        ("其它资金来源", "其他资金"),
        ("全年执行数（B）", "执行数"),
        ("执行率（B/A）", "执行率"),
        ("项目实施单位*", "单位名称"),
        ("填报单位（盖章）", "单位名称"),
        ("实施（主管）单位", "单位名称"),
        ("项目主管部门（单位）", "主管部门"),
        ("项目（专项）名称", "项目名称"),
        ("专项资金名称", "项目名称"),
        ("二级项目名称", "项目名称"),
        ("资金使用范围", "资金用途"),
    ],
)
def test_a_row_of_the_head_has_many_names(label: str, field: str) -> None:
    assert common_words().table_fields[label_key(label)][0] == field


@pytest.mark.parametrize(
    "label",
    [
        "年度总体目标",
        "年度履职目标",
        "部门整体绩效目标",
        "2025年度绩效目标",
        "项目年度绩效目标",
        "总体目标（2025年）",
        "预期绩效目标",
        "年初设定目标",
        "绩效目标内容",
        "目标",
        "当年整体绩效目标",
    ],
)
def test_the_goals_have_many_names(label: str) -> None:
    assert label_key(label) in common_words().goals


@pytest.mark.parametrize("label", ["实施期总目标", "中期目标", "长期绩效目标", "项目总目标"])
def test_the_goals_of_other_years_stand_apart_from_the_year_s(label: str) -> None:
    assert common_words().table_fields[label_key(label)][0] == "中期目标"
    assert label_key(label) not in common_words().goals


def test_the_score_of_a_whole_table_is_its_total_and_a_bare_one_is_not_taken() -> None:
    whole, bare = label_of(common_words(), "自评得分"), label_of(common_words(), "得分")
    assert whole is not None
    assert whole.field == "总分"
    assert bare is not None
    assert bare.field == LEFT_OUT


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("年度指标值(A)", "指标值"),
        ("2025年度指标值", "指标值"),
        ("本年目标值", "指标值"),
        ("绩效指标目标值", "指标值"),
        ("预期指标值", "指标值"),
        ("考核目标值", "指标值"),
        ("实际完成值（B）", "实际完成值"),
        ("全年实际完成情况", "实际完成值"),
        ("年末完成值", ""),
        ("权重(分)", "分值"),
        ("权重（%）", "分值"),
        ("指标分值（100分）", "分值"),
        ("标准分", "分值"),
        ("指标方向", "指标方向"),
        ("运算符号", "指标性质"),
        ("指标值符号", "指标性质"),
        ("绩效度量单位", "计量单位"),
        ("指标值单位", "计量单位"),
        ("指标内涵", "绩效指标描述"),
        ("评/扣分标准", "评分标准"),
        ("指标评价标准", "评分标准"),
        ("未完成原因分析及改进措施", "偏差原因"),
        ("一级绩效指标", "一级指标"),
    ],
)
def test_a_column_of_the_indicators_has_many_names(header: str, field: str) -> None:
    assert common_words().columns.get(label_key(header), ("",))[0] == field


def test_exchangeable_parts_of_a_word_are_written_once() -> None:
    assert spellings("<年度/本年/>预算<数/>") == [
        "年度预算数",
        "年度预算",
        "本年预算数",
        "本年预算",
        "预算数",
        "预算",
    ]
    assert spellings("分值/权重") == ["分值/权重"]


def test_no_word_is_claimed_twice() -> None:
    words = common_words()
    assert words.table_fields.keys().isdisjoint(words.goals | words.ignored)
    assert words.goals.isdisjoint(words.ignored)
    assert words.columns.keys().isdisjoint(words.ignored_columns)


HEADER = """
    项目名称|5>村卫生室运行
    预算数|5>56.40
    绩效目标|5>保障村卫生室运行
"""


@pytest.mark.parametrize("kind", KINDS)
def test_sign_and_value_under_one_header_are_two_columns(kind: str, tmp_path: Path) -> None:
    text = (
        HEADER
        + """
    2^一级指标|2^二级指标|2^三级指标|2>指标值|2^指标值确定依据
    符号|要求（含单位）
    产出指标|数量指标|补助村卫生室数量|≥|188个|卫健〔2024〕1号
    """.rstrip()
    )
    document = read_form(text.replace("\n\n", "\n"), kind, tmp_path)
    (table,) = document.tables
    assert rows(table, "三级指标", "指标性质", "指标值") == [("补助村卫生室数量", "≥", "188个")]
    assert document.notes == ("第1表：没有取：指标值确定依据（卫健〔2024〕1号）",)
    assert not document.problems


@pytest.mark.parametrize("kind", KINDS)
def test_of_direction_and_sign_the_sign_is_taken(kind: str, tmp_path: Path) -> None:
    text = HEADER + "一级指标|二级指标|三级指标|指标方向|运算符号|目标值\n"
    text += "产出指标|时效指标|补助发放时间|反向指标|小于等于|15天"
    document = read_form(text, kind, tmp_path)
    (table,) = document.tables
    assert rows(table, "指标性质", "指标方向", "指标值") == [("小于等于", "反向指标", "15天")]


SOURCES = """
    项目名称|7>环卫作业
    2^预算金额（万元）|合计|一般公共预算|政府性基金|专户资金|单位资金|上年结转|其他
    100.00|60.00|10.00|5.00|5.00|15.00|5.00
    年度目标|7>保洁全覆盖
    一级指标|二级指标|三级指标|2>指标解释|2>指标值|计量单位
    产出指标|数量指标|保洁面积|2>全年保洁的面积|2>≥100|万平方米
"""


@pytest.mark.parametrize("kind", KINDS)
def test_the_sum_beside_the_sources_is_the_budget(kind: str, tmp_path: Path) -> None:
    document = read_form(SOURCES, kind, tmp_path)
    assert texts(document.tables[0]) == {
        "项目名称": "环卫作业",
        "金额单位": "万元",
        "预算数": "100.00",
        "一般公共预算": "60.00",
        "政府性基金": "10.00",
        "财政专户管理资金": "5.00",
        "单位资金": "5.00",
        "上年结转": "15.00",
        "其他资金": "5.00",
    }
    assert not document.problems


WHOLE = """
    部门名称|3>某市民政局
    3^年度履职目标|3>目标1：保障困难群众生活
    3>目标2：发展养老服务
    3>目标3：规范社会组织
    3^预算情况|3>部门预算总额（万元）：900.00
    3>1、资金来源：（1）财政性资金：800.00
    3>（2）其他资金：100.00
    一级指标|二级指标|三级指标|指标值
    产出指标|数量指标|救助人数|≥5000人
"""


@pytest.mark.parametrize("kind", KINDS)
def test_goals_and_amounts_may_stand_in_sentences(kind: str, tmp_path: Path) -> None:
    document = read_form(WHOLE, kind, tmp_path)
    (table,) = document.tables
    assert [goal.text for goal in table.goals] == [
        "保障困难群众生活",
        "发展养老服务",
        "规范社会组织",
    ]
    assert [table.text(name) for name in ("预算数", "财政资金", "其他资金")] == [
        "900.00",
        "800.00",
        "100.00",
    ]
    assert not document.problems


COUNTIES = """
    专项名称|6>水利发展资金
    省级主管部门|6>某省水利厅
    3^资金情况（万元）|2>|全省|甲市|乙市|丙县
    2>年度金额：|6000|3000|2000|1000
    2>其中：中央补助|6000|3000|2000|1000
    总体目标|6>治理水土流失
    2^一级指标|2^二级指标|2^三级指标|4>指标值
    全省|甲市|乙市|丙县
    产出指标|数量指标|治理面积（平方公里）|300|150|100|50
"""


@pytest.mark.parametrize("kind", ["html", "docx", "xlsx"])
def test_the_amounts_of_counties_are_no_year_and_are_kept(kind: str, tmp_path: Path) -> None:
    document = read_form(COUNTIES, kind, tmp_path)
    (table,) = document.tables
    assert "年度" not in table.fields
    assert [table.text(name) for name in ("金额单位", "预算数", "上级资金")] == [
        "万元",
        "6000",
        "6000",
    ]
    assert not document.problems
    assert [[cell.text for cell in place.fields.values()] for place in table.regions] == [
        ["甲市", "3000", "3000"],
        ["乙市", "2000", "2000"],
        ["丙县", "1000", "1000"],
    ]
    (row,) = table.indicators
    assert row.text("指标值") == "300"
    assert {place: cell.text for place, cell in row.places.items()} == {
        "甲市": "150",
        "乙市": "100",
        "丙县": "50",
    }


def test_a_group_nobody_knows_takes_no_label_for_its_value(tmp_path: Path) -> None:
    text = """
    项目名称|3>应急广播
    项目级次|本级|项目实施单位|某县广电中心
    3^经费来源安排情况|资金总额|2>30.00
    其中：中央|2>10.00
    县级|2>20.00
    年度目标|3>建设应急广播
    一级指标|二级指标|三级指标|指标值
    产出指标|数量指标|广播点位|≥100个
    """
    document = read_form(text, "html", tmp_path)
    (table,) = document.tables
    assert not document.problems
    assert [table.text(name) for name in ("单位名称", "预算数", "上级资金", "县级资金")] == [
        "某县广电中心",
        "30.00",
        "10.00",
        "20.00",
    ]
    assert document.notes == ("第1表：没有取：项目级次（本级）、经费来源安排情况",)


@pytest.mark.parametrize(
    "line", ["填报单位：某市水利局单位：万元", "填报单位：某市水利局（金额单位：万元）"]
)
def test_the_unit_of_money_right_behind_a_name_is_no_part_of_it(line: str, tmp_path: Path) -> None:
    text = (
        f"4>{line}\n" + HEADER.lstrip().replace("5>", "3>") + "一级指标|二级指标|三级指标|指标值\n"
    )
    text += "产出指标|数量指标|补助村卫生室数量|≥188个"
    (table,) = read_form(text, "html", tmp_path).tables
    assert table.text("单位名称") == "某市水利局"
    assert table.text("金额单位") == "万元"


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_spent_may_stand_in_one_line_below_its_heads(kind: str, tmp_path: Path) -> None:
    text = """
    项目名称|5>数字政务
    2^预算执行（万元）|预算数|执行数|执行率|得分|备注
    100.00|98.00|98.00%|9.8|
    年度目标|5>建成两套系统
    一级指标|二级指标|三级指标|年度指标值|实际完成值|自评得分
    产出指标|数量指标|建成系统数量|≥2套|2套|30
    """
    document = read_form(text, kind, tmp_path)
    (table,) = document.tables
    assert not document.problems
    assert [table.text(name) for name in ("预算数", "执行数", "执行率")] == [
        "100.00",
        "98.00",
        "98.00%",
    ]
    assert table.text("执行率得分") == "9.8"
    assert not document.notes


@pytest.mark.parametrize("kind", KINDS)
def test_beside_half_a_year_the_whole_year_is_taken(kind: str, tmp_path: Path) -> None:
    text = """
    项目名称|4>社区矫正
    2^绩效目标|2>半年目标|2>全年目标
    2>帮教100人|2>帮教200人
    一级指标|二级指标|三级指标|半年目标值|全年目标值
    产出指标|数量指标|③帮教人数|≥100人|≥200人
    """
    document = read_form(text, kind, tmp_path)
    (table,) = document.tables
    assert [goal.text for goal in table.goals] == ["帮教200人"]
    assert rows(table, "三级指标", "指标值") == [("帮教人数", "≥200人")]
    assert "半年目标值（≥100人）" in document.notes[0]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("row", "unit"),
    [
        ("项目名称|3>2025年乡道养护|单位：元", None),
        ("项目名称|2025年乡道养护|实施单位|某公路站|单位：元", "某公路站"),
    ],
)
def test_a_row_of_the_form_that_ends_in_the_unit_of_money_is_read_as_one(
    kind: str, row: str, unit: str | None, tmp_path: Path
) -> None:
    """Not as the line above a form, whose first cell is a code and a name: 353101某局."""
    form = f"""
        {row}
        预算数|4>800000
        一级指标|二级指标|三级指标|2>指标值
        产出指标|数量指标|养护里程|2>≥12公里
    """
    (table,) = read_form(form, kind, tmp_path).tables
    read_of = texts(table)
    assert (read_of["项目名称"], read_of["金额单位"]) == ("2025年乡道养护", "元")
    assert (read_of.get("单位名称"), read_of.get("单位编码")) == (unit, None)
