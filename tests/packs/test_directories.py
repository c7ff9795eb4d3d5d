"""Tables of an office: pairs, lines with columns, files; typed, looked up, checked with a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from checker.base.errors import UsageError
from checker.packs import load_packs
from checker.packs import test_rules as run_examples
from checker.readers import sheet_rows
from tests.packs.packfiles import mistakes, pack_of, rule_with

if TYPE_CHECKING:
    from pathlib import Path

CAPS = """
  单价上限:
    - {类别: 培训, 上限（元/人天）: 450, 依据: 培训办法}
    - {类别: 师资培训, 上限（元/人天）: 500, 依据: 师资办法}
    - {类别: 会议, 上限（元/人天）: 550}
"""
UNITS = "\n  计量目录: {养护里程: 公里, 造林面积: 亩}\n"
CAPPED = {
    "select": " 表.绩效指标",
    "define": "\n  类: 查含(词汇.单价上限, 三级指标)",
    "when": " 类 有值",
    "assert_": " 指标值.上限 ≤ 类.上限",
    "message": " '{三级指标}不高于{类.上限}（{类.依据}）'",
}


def with_words(words: str, rule: str) -> str:
    return pack_of(rule).replace("language: 1\n", f"language: 1\nvocabulary:{words}")


def problems(text: str, folder: Path) -> list[str]:
    """What the examples of the only rule come to that they do not promise."""
    path = folder / "pack.yaml"
    path.write_text(text, encoding="utf-8")
    packset = load_packs([path])
    return [one.problem for one in run_examples([packset.rule("XX001")], packset) if one.problem]


def row(name: str, value: str, more: str = "") -> str:
    return f"{{绩效指标: {{三级指标: {name}, 指标值: {value}}}{more}}}"


def test_the_longest_key_in_a_text_wins_and_bare_numbers_take_the_unit_of_the_head(
    tmp_path: Path,
) -> None:
    good = f"\n  good: [{row('师资培训费', '≤500元/人·天')}, {row('培训费', '≤450元/人天')}]"
    bad = f"\n  bad: [{row('培训费', '≤0.046万元/人·天', ', 提示: 不高于450元/人·天（培训办法）')}]"
    near = f"\n  near: [{row('租车费', '≤9000元/人天')}]"
    text = with_words(CAPS, rule_with(**CAPPED, examples=good + bad + near))
    assert problems(text, tmp_path) == []


def test_a_blank_cell_has_no_value(tmp_path: Path) -> None:
    asked = {"select": " 表.绩效指标", "assert_": " 查(词汇.单价上限, 三级指标).依据 有值"}
    examples = f"\n  good: [{row('培训', '≤1')}]\n  bad: [{row('会议', '≤1')}, {row('采购', '≤1')}]"
    assert problems(with_words(CAPS, rule_with(**asked, examples=examples)), tmp_path) == []


def test_pairs_lead_from_a_name_to_a_value(tmp_path: Path) -> None:
    asked = {
        "select": " 表.绩效指标[查(词汇.计量目录, 三级指标) 有值]",
        "assert_": " 指标值.单位 = 查(词汇.计量目录, 三级指标)",
    }
    examples = (
        f"\n  good: [{row('养护里程', '≥3千米')}, {row('造林面积（亩）', '≥3亩')}]"
        f"\n  bad: [{row('造林面积', '≥3公顷')}]"
    )
    assert problems(with_words(UNITS, rule_with(**asked, examples=examples)), tmp_path) == []


def test_a_table_is_a_list_like_any_other(tmp_path: Path) -> None:
    asked = {
        "select": " 表.绩效指标",
        "assert_": " 词汇.计量目录[名 = 本.三级指标 且 值 = 本.指标值.单位] 有值",
    }
    examples = f"\n  good: [{row('造林面积', '≥3亩')}]\n  bad: [{row('造林面积', '≥3公顷')}]"
    assert problems(with_words(UNITS, rule_with(**asked, examples=examples)), tmp_path) == []


def test_a_parameter_may_be_a_table(tmp_path: Path) -> None:
    asked = {
        "params": "\n  基准: {参保人数: 12000人, 巡查里程: 30公里}",
        "select": " 表.绩效指标",
        "assert_": " 指标值.下限 ≥ 查(参数.基准, 三级指标)",
    }
    examples = (
        f"\n  good: [{row('参保人数', '≥1.2万人')}, {row('巡查里程', '≥30000米')}]"
        f"\n  bad: [{row('参保人数', '≥11999人')}, {row('巡查里程', '≥29公里')}]"
    )
    assert problems(pack_of(rule_with(**asked, examples=examples)), tmp_path) == []


DUTIES = "\n  职责: {防汛办: [防汛, 抗旱], 农水科: 灌溉}\n"


def test_a_cell_may_hold_a_list(tmp_path: Path) -> None:
    asked = {"assert_": " 项目名称 包含 查(词汇.职责, 主管部门)"}
    examples = (
        "\n  good: [{主管部门: 防汛办, 项目名称: 抗旱机具}, {主管部门: 农水科, 项目名称: 灌溉渠系}]"
        "\n  bad: [{主管部门: 防汛办, 项目名称: 灌溉渠系}, {主管部门: 农水科, 项目名称: 抗旱机具}]"
    )
    assert problems(with_words(DUTIES, rule_with(**asked, examples=examples)), tmp_path) == []


def test_lists_of_amounts_take_the_unit_of_the_head_and_become_one_list(tmp_path: Path) -> None:
    words = "\n  档: [{级: 省, 标准（万元）: [3, 5]}, {级: 市, 标准（万元）: 2}]\n"
    asked = {"assert_": " 预算数 ≤ 最大(词汇.档.标准) 且 预算数 ≥ 最小(词汇.档.标准)"}
    examples = "\n  good: [{预算数: 2}, {预算数: 5}]\n  bad: [{预算数: 1.9}, {预算数: 5.1}]"
    assert problems(with_words(words, rule_with(**asked, examples=examples)), tmp_path) == []


def test_a_csv_beside_the_pack_is_a_table(tmp_path: Path) -> None:
    lines = '类别,上限（元/人天）,依据\r\n培训,"450",培训办法\r\n,,\r\n会议,550,会议办法\r\n'
    (tmp_path / "单价.csv").write_bytes(lines.encode("gb18030"))
    examples = (
        f"\n  good: [{row('培训费', '≤450元/人天')}]"
        f"\n  bad: [{row('会议费', '≤551元/人·天', ', 提示: 会议办法')}]"
    )
    text = with_words("\n  单价上限: {file: 单价.csv}\n", rule_with(**CAPPED, examples=examples))
    assert problems(text, tmp_path) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "\n  价: {甲: 3元, 乙: 4O元, 丙: 5元}\n",
            "5:17 “价”的“值”一栏写的是数量，“4O元”读不出数量。",
        ),
        ("\n  价: [{名: 甲, 值: 3元}, {值: 4元}]\n", "5:26 “价”的这一行没有写“名”，查不到它。"),
        ("\n  价: [{名: 甲, 值: {丙: 3元}}]\n", "5:17 “价.值”应当是一个值或一列值。"),
        (
            "\n  价: {甲: [3元, 4元], 乙: 5O元}\n",
            "5:23 “价”的“值”一栏写的是数量，“5O元”读不出数量。",
        ),
        ("\n  价: {甲: [3元, [4元]]}\n", "5:15 “价.甲”里的一项应当是一个值。"),
        (
            "\n  价: [{名: [甲, 乙], 值: 3元}]\n",
            "5:11 “价”的第一栏“名”是查的名称，只能写一个，不能写几个。",
        ),
        (
            "\n  价: {file: ../价.csv}\n",
            "5:13 词汇表的文件要放在规则包的文件夹里，路径从规则包写起。",
        ),
        ("\n  价: {file: 价.csv}\n", "5:13 打不开词汇表的文件“价.csv”。"),
        (
            "\n  价: {file: 价.docx}\n",
            "5:13 词汇表的文件应当是 .xlsx、.csv 或 .tsv。",
        ),
    ],
)
def test_a_wrong_table_is_said_at_its_cell(tmp_path: Path, words: str, said: str) -> None:
    assert mistakes(with_words(words, rule_with()), tmp_path) == [said]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            '查(词汇.单价上限, "培训").上线 有值',
            "“单价上限”没有“上线”这一栏；有的是：类别、上限、依据。",
        ),
        ('查(词汇.单价上, "培训") 有值', "没有叫“单价上”的词汇表，是否想写“单价上限”？"),
        (
            '查(词汇.含糊词, "培训") 有值',
            "“查”的“词汇表”应当是“词汇表的一行”的列表，却是文本的列表。",
        ),
        ('查(词汇.单价上限, "培训").上限 > 3万元', "量纲不同"),
        ('查(词汇.单位表, "养护里程").单位 有值', "查到的就是“单位”，不用再写栏名。"),
        ('查(词汇.单位表, "养护里程").指标 有值', "要“指标”，写“首个(词汇.单位表[条件]).指标”。"),
    ],
)
def test_a_wrong_look_up_is_said(tmp_path: Path, asked: str, said: str) -> None:
    words = f"{CAPS}  单位表: [{{指标: 养护里程, 单位: 公里}}]\n"
    (only,) = mistakes(with_words(words, rule_with(assert_=f" {asked}")), tmp_path)
    assert said in only


def test_a_key_in_two_lines_is_not_looked_up_unasked(tmp_path: Path) -> None:
    words = "\n  价: [{名: 甲, 级: 省, 值: 3元}, {名: 甲, 级: 市, 值: 2元}]\n"
    (only,) = mistakes(with_words(words, rule_with(assert_=' 查(词汇.价, "甲") 有值')), tmp_path)
    assert "“甲”在表里有几行" in only


def test_a_pack_above_adds_lines_takes_some_and_changes_one(tmp_path: Path) -> None:
    below = with_words(UNITS, rule_with())
    (tmp_path / "below.yaml").write_text(below, encoding="utf-8")
    above = (
        "pack: above\nversion: 1.0.0\nlanguage: 1\nextends: below.yaml\nvocabulary:\n"
        "  计量目录+: {绿化面积: 平方米, 养护里程: 米}\n  计量目录-: [造林面积]\n"
    )
    (tmp_path / "above.yaml").write_text(above, encoding="utf-8")
    packset = load_packs([tmp_path / "above.yaml"])
    found = packset.vocabulary.directories["计量目录"].entries
    assert [tuple(value for _, value in entry.cells) for entry in found] == [
        ("绿化面积", "平方米"),
        ("养护里程", "米"),
    ]
    assert any("计量目录" in notice.change for notice in packset.notices)


def workbook(path: Path) -> None:
    """A workbook as offices keep one: a title over the heading, a percent, a second sheet."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "单价"
    for line in (
        ["某县支出标准"],
        ["类别", "上限（元/人天）", "依据"],
        ["培训", 450, "培训办法"],
        ["会议", 550, "会议办法"],
    ):
        sheet.append(line)
    sheet.merge_cells("A1:C1")
    book.create_sheet("说明").append(["自 2025 年起"])
    book.save(path)


def with_workbook(folder: Path, table: str) -> list[str]:
    """What is said of a pack that keeps its caps in a workbook."""
    workbook(folder / "标准.xlsx")
    examples = (
        f"\n  good: [{row('培训费', '≤450元/人天')}]"
        f"\n  bad: [{row('会议费', '≤551元/人·天', ', 提示: 会议办法')}]"
    )
    text = with_words(f"\n  单价上限: {table}\n", rule_with(**CAPPED, examples=examples))
    path = folder / "pack.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        load_packs([path], examples=True, sheets=sheet_rows)
    except UsageError as error:
        return [mistake.message for mistake in error.mistakes]
    return []


def test_a_sheet_of_a_workbook_is_a_table(tmp_path: Path) -> None:
    assert with_workbook(tmp_path, "{file: 标准.xlsx, sheet: 单价}") == []


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("{file: 标准.xlsx}", "工作簿里有几张表，请用“sheet”写明是哪一张：单价、说明。"),
        ("{file: 标准.xlsx, sheet: 单介}", "工作簿里没有叫“单介”的表，是否想写“单价”？"),
    ],
)
def test_a_sheet_that_is_not_there_is_said_once(tmp_path: Path, table: str, said: str) -> None:
    assert with_workbook(tmp_path, table) == [said]


def test_what_is_no_workbook_is_said(tmp_path: Path) -> None:
    (tmp_path / "价.xlsx").write_bytes(b"no workbook")
    path = tmp_path / "pack.yaml"
    path.write_text(with_words("\n  价: {file: 价.xlsx}\n", rule_with()), encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        load_packs([path], sheets=sheet_rows)
    assert len(caught.value.mistakes) == 1
