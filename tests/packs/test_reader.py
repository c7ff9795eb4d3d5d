"""One slip in a pack is one error that says it, on its line; a stranger's file is never shown."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from checker.base.errors import MOST_MISTAKES, Mistake, UsageError, did_you_mean, nearest
from checker.packs import load_packs
from tests.packs.packfiles import load, mistakes, pack_of, rule_with
from tests.packs.slips import PACK, Slip, slips, verdict

if TYPE_CHECKING:
    from pathlib import Path


def test_slips_of_one_character_are_said_once_on_their_line(tmp_path: Path) -> None:
    assert verdict(Slip(1, PACK), tmp_path) == ("none", ())
    every = list(slips())
    chosen = random.Random(20250601).sample(every, 20)
    outcomes = [verdict(slip, tmp_path)[0] for slip in chosen]
    good = sum(outcome in ("one", "none") for outcome in outcomes)
    assert good / len(outcomes) >= 0.95


@pytest.mark.slow
def test_ninety_five_of_a_hundred_slips_are_said_once_on_their_line(tmp_path: Path) -> None:
    # Every fifteenth, from all over the pack: `python -m tests.packs.slips` tries all of them,
    # which takes minutes.
    spread = list(slips())[::15]
    outcomes = [verdict(slip, tmp_path)[0] for slip in spread]
    assert sum(outcome in ("one", "none") for outcome in outcomes) / len(spread) >= 0.95


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (
            rule_with(severity="", serverity=" error"),
            "“规则”没有“serverity”这一项，是否想写“severity”？",
        ),
        (
            rule_with(severity="", 程度=" error"),
            "“规则”没有“程度”这一项，是否想写“severity”？",
        ),
        (rule_with(message="", 说法=" 没有预算数"), "“规则”没有“说法”这一项，是否想写“message”？"),
        (
            rule_with(examples=" {good: [{预算数: 3}], bad: [{预算数: }]"),
            "括号没有配对：缺“}”。这一段要作文字就整段加引号。",
        ),
        (
            rule_with(select=" 表[大 有值]", define=" {大: 预算数 > 5万元}"),
            (
                "“大”是这条规则的“define”，选出来以后才有："
                "条件请写在“when”里，或者把它移到包的“define”里。"
            ),
        ),
        (
            rule_with(severity=" [error, warning]"),
            (
                "“severity”写几种程度时，最后一种写“其余”，前面的写条件："
                "{error: 条件, warning: 其余}。"
            ),
        ),
        (
            rule_with(select="", assert_="", examples=" {good: ≥95%, bad: ≥80%}"),
            (
                "规则没有写查什么：要写select、assert、message，"
                "或者写template（用哪个模板），如“template: 取值范围”。"
            ),
        ),
        (rule_with(title=' 一条"规则'), "“title”里的引号没有配对。"),
        (rule_with(id=" XX000001"), "“id”应当是大写字母加三到五位数字，如GC202，却是“XX000001”。"),
        (
            rule_with(select=" 表.绩效指标", examples=" {good: [{预算数: 3}], bad: [{预算数: }]}"),
            (
                "规则XX001的正例：应当通过，但select没有选中任何一处。"
                "（另有1个例子也与所写的不一致。）"
            ),
        ),
    ],
)
def test_one_slip_is_one_error(rule: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text(pack_of(rule), encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        load_packs([tmp_path / "pack.yaml"], examples=True)
    assert caught.value.mistakes[0].message == said


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (rule_with(assert_=" 预算数 = 预算数"), "“预算数 = 预算数”两边是同一项，比较没有意义。"),
        (
            rule_with(assert_=" 预算数 有值 且 预算数 有值"),
            "“且”的两边写了同一个条件：预算数 有值。",
        ),
        (rule_with(define=" {大: 预算数 > 5万元}"), "“define”里的“大”没有用到。"),
        (rule_with(params=" {词: [甲]}"), "参数“词”没有用到。"),
        (
            rule_with(params=" {词: [甲, 乙, 甲]}", when=" 项目名称 不属于 参数.词"),
            "“词”里写了两次的有：甲。",
        ),
        (rule_with(message=" 5"), "“message”只有“5”，看的人不知道哪里不对。"),
    ],
)
def test_what_is_hardly_meant_is_told(rule: str, said: str, tmp_path: Path) -> None:
    (note,) = load(pack_of(rule), tmp_path).notes
    assert note.endswith(said)


def test_what_is_used_raises_no_doubt(tmp_path: Path) -> None:
    rule = rule_with(params=" {词: [甲, 乙]}", define=" {名: 项目名称}", when=" 名 不属于 参数.词")
    assert load(pack_of(rule), tmp_path).notes == ()


def test_a_word_that_stands_twice_in_a_vocabulary_is_told(tmp_path: Path) -> None:
    text = "pack: a\nversion: 1.0.0\nlanguage: 1\nvocabulary: {本地词: [甲, 甲]}\n"
    (note,) = load(text, tmp_path).notes
    assert note.endswith("“本地词”里写了两次的有：甲。")


def test_the_kin_of_a_unit_is_named_by_its_own_name(tmp_path: Path) -> None:
    text = "pack: a\nversion: 1.0.0\nlanguage: 1\nunits: {网箱: 箇}\n"
    assert mistakes(text, tmp_path) == ["4:9 “箇”是“个”的别的写法，同类的单位写“个”。"]


def test_a_mistake_made_thousands_of_times_is_said_fifty_times_and_counted(
    tmp_path: Path,
) -> None:
    rules = [rule_with(id=f" XX{at:05}", name=f" r-{at}", severity=" 坏") for at in range(500)]
    said = mistakes(pack_of(*rules), tmp_path)
    assert len(said) == MOST_MISTAKES
    with pytest.raises(UsageError) as caught:
        load_packs([tmp_path / "pack.yaml"])
    assert caught.value.mistakes[-1].message == "另有 450 处错误没有列出，请先改正上面的。"


@pytest.mark.parametrize(
    ("encoding", "said"), [("gb18030", "GB18030（GBK）"), ("utf-16", "UTF-16")]
)
def test_a_pack_in_another_encoding_is_told_which(tmp_path: Path, encoding: str, said: str) -> None:
    path = tmp_path / "pack.yaml"
    path.write_bytes(pack_of(rule_with()).encode(encoding))
    with pytest.raises(UsageError) as caught:
        load_packs([path])
    (mistake,) = caught.value.mistakes
    assert mistake.message == f"规则包应当是UTF-8编码，这个文件是{said}，请用编辑器另存为UTF-8。"


BASE = "pack: base\nversion: 1.0.0\nlanguage: 1\nvocabulary: {本地词: [甲]}\n"
SECRET = "root:x:0:0:" + "密" * 4000


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """`包/` with a pack below it, and beside it a file that is none of its business."""
    (tmp_path / "包" / "下").mkdir(parents=True)
    (tmp_path / "包" / "下" / "base.yaml").write_text(BASE, encoding="utf-8")
    (tmp_path / "密.yaml").write_text(SECRET, encoding="utf-8")
    (tmp_path / "包" / "link.yaml").symlink_to(tmp_path / "密.yaml")
    return tmp_path


def extending(tree: Path, what: str) -> Path:
    path = tree / "包" / "a.yaml"
    path.write_text(BASE.replace("base", "a") + f"extends: {what}\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("what", ["下/base.yaml", "./下/base.yaml", "下/../下/base.yaml"])
def test_a_pack_may_extend_files_of_its_own_tree(tree: Path, what: str) -> None:
    packs = load_packs([extending(tree, what)]).packs
    assert [pack.id for pack in packs][-2:] == ["base", "a"]


@pytest.mark.parametrize("what", ["../密.yaml", "下/../../密.yaml", "link.yaml", "{root}/密.yaml"])
def test_a_pack_reads_no_file_outside_its_tree(tree: Path, what: str) -> None:
    path = extending(tree, what.format(root=tree.as_posix()))
    with pytest.raises(UsageError) as caught:
        load_packs([path])
    assert "密密" not in str(caught.value)
    assert "不在规则包的文件夹里" in str(caught.value) or "不能是绝对路径" in str(caught.value)


def test_a_folder_the_user_names_may_be_extended(tree: Path) -> None:
    (tree / "base.yaml").write_text(BASE, encoding="utf-8")
    (tree / "密.yaml").unlink()
    path = extending(tree, "../base.yaml")
    assert [pack.id for pack in load_packs([path, tree]).packs][-2:] == ["base", "a"]


def test_no_more_than_the_beginning_of_a_text_is_quoted(tree: Path) -> None:
    with pytest.raises(UsageError) as caught:
        load_packs([tree / "密.yaml"])
    assert str(caught.value).count("密") < 45


def test_what_would_act_on_a_terminal_is_shown() -> None:
    message = Mistake("没有“甲\x1b[31m\u202e”").message
    assert message == "没有“甲\\x1b[31m\\u202e”"


def test_the_name_of_the_pack_that_ships_is_taken(tmp_path: Path) -> None:
    (said,) = mistakes(pack_of(rule_with()).replace("local.test", "cn.budget-goal"), tmp_path)
    assert said == "1:7 “cn.budget-goal”是自带的规则包的名称，请另取一个，用extends扩展它。"


SEVERAL = "是一个词还是几个？几个词写成 [甲, 乙]，用半角的括号和逗号；是一个词就整段加引号。"
VOCABULARY = "pack: a\nversion: 1.0.0\nlanguage: 1\nvocabulary:\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "  本地词: [疏浚，清淤]\n",
            f"5:9 “疏浚，清淤”{SEVERAL}",
        ),
        (
            "  本地词: 【疏浚】\n",
            f"5:8 “【疏浚】”{SEVERAL}",
        ),
        (
            "  本地词: {疏浚, 清淤}\n",
            "5:8 一列词写成 [甲, 乙]，成对的表写成 {名称: 值}：“本地词”里没有写值。",
        ),
        (
            "  本地词: [“疏浚”, 清淤]\n",
            "5:9 “本地词”写在中文引号里，引号会算作文字；请去掉，或用半角引号。",
        ),
        (
            "  上限:\n    - {费用: 甲, 限额（元）: 5}\n    - {费用: 乙, 限额: 5}\n",
            (
                "7:15 “上限”的同一栏上面写作“限额（元）”，这里写作“限额”，要写得一样；"
                "各行单位不同的，栏名不写单位，单位写在值里，如“400元/套”。"
            ),
        ),
        (
            "  上限:\n    - {费用: 甲, 限额（元）: 五十圆}\n",
            "6:22 “上限”的“限额”一栏写的是数量，“五十圆”读不出数量。",
        ),
        ("  上限: {文件: 上限.csv}\n", "5:8 “上限”没有“文件”这一项，是否想写“file”？"),
    ],
)
def test_a_list_or_table_that_would_be_read_as_another_is_refused(
    words: str, said: str, tmp_path: Path
) -> None:
    assert mistakes(VOCABULARY + words, tmp_path) == [said]


def test_a_day_that_is_none_is_said_where_it_stands(tmp_path: Path) -> None:
    text = pack_of(rule_with(assert_=" 今天 不属于 词汇.假日")).replace(
        "rules:", "vocabulary: {假日: [2025-10-01, 2025-10-32]}\nrules:"
    )
    (said,) = mistakes(text, tmp_path)
    assert said.endswith("“假日”里的“2025-10-32”：没有这一天。")


def test_an_item_without_its_dash_is_said_once(tmp_path: Path) -> None:
    whole = pack_of(rule_with(), "id: XX002\n" + rule_with(id="", name=" another"))
    assert load(whole, tmp_path).rule("XX002").id == "XX002"
    (said,) = mistakes(whole.replace("- id: XX002", "  id: XX002"), tmp_path)
    assert said.endswith("“id”写了两次。后面也有写了两次的；是列表里的另一项，前面要有“- ”。")


def test_an_item_without_the_blank_behind_its_dash_is_said(tmp_path: Path) -> None:
    (said,) = mistakes(VOCABULARY + "  本地词:\n    -疏浚\n    -清淤\n", tmp_path)
    assert said.endswith("“-疏浚”是列表的一项时，“-”后面要有一个空格：“- 疏浚”。")


def test_one_example_needs_no_list(tmp_path: Path) -> None:
    examples = "\n  good: {预算数: 9}\n  bad: {预算数: }"
    assert load(pack_of(rule_with(examples=examples)), tmp_path).rule("XX001").id == "XX001"


@pytest.mark.parametrize(
    "given",
    ["假日: [2025-10-01, 2025年10月2日]", '假日: ["2025-10-01", 2025.10.2]'],
)
def test_a_list_of_days_is_one(given: str, tmp_path: Path) -> None:
    examples = "\n  good: [{今天: 2025-10-03}]\n  bad: [{今天: 2025-10-01}, {今天: 2025-10-02}]"
    rule = rule_with(assert_=" 今天 不属于 词汇.假日", examples=examples)
    text = pack_of(rule).replace("rules:", f"vocabulary: {{{given}}}\nrules:")
    path = tmp_path / "pack.yaml"
    path.write_text(text, encoding="utf-8")
    assert load_packs([path], examples=True).rule("XX001").id == "XX001"


def test_a_day_may_be_a_parameter(tmp_path: Path) -> None:
    examples = "\n  good: [{今天: 2025-09-30}]\n  bad: [{今天: 2025-10-02}]"
    rule = rule_with(
        params=" {截止: 2025-10-01, 假日: [2025-10-01]}",
        assert_=" 今天 ≤ 参数.截止 且 今天 不属于 参数.假日",
        examples=examples,
    )
    path = tmp_path / "pack.yaml"
    path.write_text(pack_of(rule), encoding="utf-8")
    assert load_packs([path], examples=True).rule("XX001").id == "XX001"


def test_one_word_with_a_comma_stands_in_quotes(tmp_path: Path) -> None:
    text = VOCABULARY + '  本地词: ["疏浚，清淤", 三支一扶]\n'
    assert load(text, tmp_path).packs[-1].id == "a"


def test_two_columns_of_a_file_with_one_name_are_refused(tmp_path: Path) -> None:
    (tmp_path / "上限.csv").write_text("费用,限额,限额\n甲,1元,2元\n", encoding="utf-8")
    (said,) = mistakes(VOCABULARY + "  上限: {file: 上限.csv}\n", tmp_path)
    assert said == "1:1 “上限”有两栏都叫“限额”，请给其中一栏换个名称。"


def test_a_word_that_is_not_there_cannot_be_taken(tmp_path: Path) -> None:
    (note,) = load(VOCABULARY + "  含糊词-: [大概其]\n", tmp_path).notes
    assert "5:3: “含糊词”里没有“大概其”，去不掉" in note


def test_a_quote_that_is_not_closed_is_said_on_its_line(tmp_path: Path) -> None:
    text = pack_of(rule_with(title=' "一条规则'), rule_with(id=" XX002", name=' "b"'))
    (said,) = mistakes(text, tmp_path)
    assert said.partition(" ")[2] == (
        '引号没有配对：这段文字以"开头，结尾没有；补上，或者去掉开头的。'
    )
    assert said.startswith(f"{text[: text.index('一条规则')].count(chr(10)) + 1}:")


def test_an_expression_that_a_comma_cuts_is_to_be_quoted(tmp_path: Path) -> None:
    rule = rule_with(define=" {甲: 差(预算数, 5万元)}", assert_=" 甲 > 1万元")
    (said,) = mistakes(pack_of(rule), tmp_path)
    assert said.endswith(' 这段文字要加引号才是文字："差(预算数, 5万元)"')


def test_keys_without_the_blanks_in_front_are_read_below_the_one_above(tmp_path: Path) -> None:
    text = "pack: a\nversion: 1.0.0\nlanguage: 1\nunits:\n网箱: 个\n菇棚: 个\n"
    assert mistakes(text, tmp_path) == [
        "5:1 “网箱”前面少了空格：要比上面的“units”多缩进两格，才属于它。"
    ]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (rule_with(message="", 提示=" 没有"), "“规则”没有“提示”这一项，是否想写“message”？"),
        (
            rule_with(examples=" {good: [{预算数: 3}], 坏: [{预算数: }]}"),
            "“examples”没有“坏”这一项，是否想写“bad”？",
        ),
        (rule_with(title=" “一条规则"), "“title”里的引号没有配对。"),
        (
            rule_with(message=" 只有{预算数，不足"),
            "“{”没有配上“}”；要写大括号本身，请写“{{”。",
        ),
        (rule_with(assert_=" 预算数 =< 5万元"), "“=<”不是这里的写法，请写“≤”。"),
        (rule_with(assert_=" 预算数 ≤ 5.5.5万元"), "这个数里有两个小数点。"),
        (
            rule_with(assert_=" 预算数 > 0且财政资金 > 0"),
            "“且财政资金”里的运算符两边要留空格：“且 财政资金”。",
        ),
        (
            rule_with(assert_=" 表.预算数 > 表.财政资金且表.其他资金 > 0"),
            "“财政资金且表”里的运算符两边要留空格：“财政资金 且 表”。",
        ),
        (
            rule_with(assert_=" 指标值.上限 ≤ 5人"),
            "“指标值”是绩效指标的栏目；要逐行看，select 写“表.绩效指标”，否则写“绩效指标.指标值”。",
        ),
        (
            rule_with(select=" 表.绩效指标(三级指标 有值)"),
            "这里不应是“(”：列表的条件写在“[ ]”里，函数的名称后面才写“( )”。",
        ),
        (
            rule_with(params=" {最多: 五万}", assert_=" 预算数 ≤ 参数.最多"),
            "金额不能与文本比较：参数.最多写的是“五万”。",
        ),
        (
            rule_with(params=" {最多：5万元}", assert_=" 预算数 ≤ 参数.最多"),
            "冒号后面要有一个空格，并且是半角的冒号：最多: 5万元",
        ),
        (
            rule_with(message=" {预算数}，没有说明"),
            '这段文字要加引号才是文字："{预算数}，没有说明"',
        ),
        (
            rule_with(examples=" {good: [{预算数: >=3}], bad: [{预算数: }]}"),
            '这段文字要加引号才是文字：">=3"',
        ),
        (
            rule_with(severity=" {error: 首个(资金[名称 = '甲'].金额) > 3万元, warning: 其余}"),
            "这段文字要加引号才是文字：\"首个(资金[名称 = '甲'].金额) > 3万元\"",
        ),
        (
            rule_with(assert_=" 预算年度 = 写出(预算年度)"),
            "数不能与文本比较；不要“写出”，直接写“预算年度”。",
        ),
        (
            rule_with(assert_=" 预算数 ≤ 资金.金额"),
            "金额不能与金额的列表比较；取列表里的一项写“首个(资金.金额)”，是不是其中一项写“属于”。",
        ),
        (
            rule_with(
                define=" {半数: 预算数 ÷ 2}", assert_=" 求和(全套.表.半数) > 1万元 且 半数 > 1万元"
            ),
            (
                "“半数”是这条规则的“define”，只说规则正在看的那一处；要在别处也能写“.半数”，"
                "请移到包的“define”里。"
            ),
        ),
        (
            rule_with(assert_=" 资金.金额 ÷ 2 > 1万元"),
            "“÷”只用于数量和日期，这里是金额的列表；取一项写“首个(资金.金额)”，合计写“求和(资金.金额)”。",
        ),
        (
            rule_with(select=" 表.绩效指标(三级指标 有值)[指标值 有值]"),
            "这里不应是“(”：列表的条件写在“[ ]”里，函数的名称后面才写“( )”。",
        ),
        (
            rule_with(assert_=" 首个(绩效指标(三级指标 有值)) 有值"),
            "“绩效指标”不是函数：列表的条件写在“[ ]”里，“绩效指标[…]”。",
        ),
        (
            rule_with(assert_=" 占比(财政资金, 预算数) ≥ 0.2"),
            "百分比不能与数比较：量纲不同；百分之几要写“%”，0.2就是“20%”。",
        ),
        (
            rule_with(assert_=" 今天 - 今天 ≤ 90"),
            "时间不能与数比较：量纲不同；数要带单位，如“90天”“22人”。",
        ),
        (
            rule_with(assert_=" 写作(预算数, 万元) 有值"),
            '“表”没有字段“万元”；单位的名称是文字，要加引号：“"万元"”。',
        ),
        (
            rule_with(assert_=" 相似(项目名称) > 0.5"),
            "“相似”的用法是相似(甲：文本, 乙：文本)，这里给了1个参数。",
        ),
        (
            rule_with(
                params="\n  价: [{名: 甲, 限额: 3元}, {名: 乙, 限渡: 2元}, {名: 丙, 限额: 4元}]"
            ),
            "“价”的这一行写的是“限渡”，别的行写的是“限额”，栏名要写得一样。",
        ),
        (
            rule_with(params="\n  职责: {甲: [防汛，抗旱], 乙: [灌溉]}"),
            (
                "“防汛，抗旱”是一个词还是几个？几个词写成 [甲, 乙]，用半角的括号和逗号；"
                "是一个词就整段加引号。"
            ),
        ),
        (
            rule_with(message=" ｛预算数｝不对"),
            "“｛”是全角的，占位要用半角的“{ }”。",
        ),
        (
            rule_with(assert_=" 全套[项目名称 有值] 有值"),
            "“全套”只有一个，不能筛选；要在里面找，写“全套.表[条件]”。",
        ),
        (
            rule_with(select=" 表.绩效指标[指标值是(日期, 期限)]", at=" 指标值"),
            "没有叫“指标值是”的函数；运算符两边要留空格：“指标值 是 (…)”。",
        ),
        (
            rule_with(select=" 表.绩效指标[指标值 = 日期]", at=" 指标值"),
            "“日期”是函数，要写成“日期(…)”；问指标值的种类，写“指标值 是 日期”。",
        ),
        (
            rule_with(select=" 表.绩效指标", assert_=" 指标值 ≤ 今天", at=" 指标值"),
            "“指标值”不能直接同日期比较；请写“指标值.止”或“指标值.起”。",
        ),
        (
            rule_with(assert_=" 项目名称 包含 绿化"),
            '“表”没有字段“绿化”；是文字就加引号：“"绿化"”。',
        ),
        (rule_with(assert_=" 今天 不晚于 今天"), "“不晚于”不是这里的写法，请写“≤”。"),
        (rule_with(assert_=" 预算数 x 2 > 5万元"), "“x”不是这里的写法，请写“×”。"),
        (
            rule_with(assert_=" 空作零 预算数 > 5万元"),
            (
                "“空作零”和“预算数”之间少了运算符（如 ≤、且、属于），"
                "或少了括号：函数写“空作零(…)”，列表的条件写“空作零[…]”。"
            ),
        ),
        (
            rule_with(assert_=" 今天 ≤ 5月31日"),
            "日期要写全年月日，如“2025年5月31日”；每年的这一天写“日期(预算年度, 5, 31)”。",
        ),
        (
            rule_with(assert_=" 今天 ≤ 预算年度年5月31日"),
            "由年份得出一天，请写“日期(预算年度, 5, 31)”。",
        ),
        (
            rule_with(
                params="\n  价: [{名: 甲, 限（万元/公里）: 3}, {名: 乙, 限（万元/公里）: 2元}]"
            ),
            "“价”的“限”一栏按万元/公里计，“2元”不是同一类的量。",
        ),
        (
            rule_with(
                params="\n  价: [{名: 甲, 限（万元/公里）: 3}, {名: 乙, 限（万元/公理）: 2}]"
            ),
            "“价”的栏名“限（万元/公理）”括号里应当是计量单位，“万元/公理”不是。",
        ),
        (
            rule_with(assert_=" 预算树 有值 且 预算树 > 1万元", message=" 写的是{预算树}"),
            "“表”没有字段“预算树”，是否想写“预算数”？（共3处）",
        ),
        (
            rule_with(params="\n  上限: {甲: 80%, 乙: 90, 丙: 70%}"),
            "“上限”的“值”一栏别的都写了单位，“90”没有写，是否想写“90%”？",
        ),
        (
            rule_with(params="\n  上限: {甲: 3万元, 乙: 一百二十万元}"),
            "“上限”的“值”一栏写的是数量，“一百二十万元”读不出数量。",
        ),
        (
            rule_with(params="\n  简称: {疾控: 疾病预防, 妇幼, 计生: 计划生育}"),
            "“简称”里的“妇幼”后面没有写值。",
        ),
        (
            rule_with(define=" {预算数: 财政资金}", assert_=" 预算数.甲 > 1万元"),
            "“预算数”已经是字段的名称，“define”里请换一个名字。",
        ),
        (
            rule_with(assert_=" 首个(绩效指标).指标值.最大 有值"),
            "“指标值”没有字段“最大”，是否想写“上限”？",
        ),
        (
            rule_with(assert_=" 查(词汇表.错别字, 项目名称) 为空"),
            "没有叫“词汇表”的字段，是否想写“词汇”？",
        ),
        (
            rule_with(assert_=" 绩效目标 包含 项目名称"),
            ("“绩效目标”的列表里不会有文本；请写“存在 甲 属于 绩效目标 使 甲.文本 包含 …”。"),
        ),
        (
            rule_with(assert_=" 首个(绩效指标).下限 有值"),
            "没有叫“下限”的字段；指标值的这一部分写“指标值.下限”。",
        ),
        (
            rule_with(
                params="\n  价: [{名: 甲, 限额: 3元, 据: 子}, {名: 乙, 限额: 2元, 据: 丑}]",
                assert_=" 预算数 ≤ 查(参数.价, 项目名称)",
            ),
            "金额不能与“价”比较；请写“查(参数.价, 项目名称).限额”。",
        ),
        (
            rule_with(assert_=" 存在 甲 属于 绩效指标 使 甲.指标值 为 单价"),
            "“为”不是这里的写法，请写“是”。",
        ),
        (
            rule_with(assert_=" 存在 甲 属于 绩效指标 使 甲.指标值 不是单价"),
            "“不是单价”里的运算符两边要留空格：“不是 单价”。",
        ),
        (
            rule_with(params=" [限额: 3万元, 另: 4万元]", assert_=" 预算数 ≤ 参数.限额"),
            "“params”应当是“键: 值”的形式，却是列表。",
        ),
        (
            rule_with(when="\n  - 预算数 有值\n  - 财政资金 有值"),
            "“when”要写成一段，不写成列表；几个条件之间写“且”。",
        ),
        (
            rule_with(
                params="\n  上限: {甲: 80万元, 乙: 90}", assert_=" 查(参数.上限, 项目名称) 有值"
            ),
            "“上限”的“值”一栏别的都写了单位，“90”没有写，是否想写“90万元”？",
        ),
        (
            rule_with(assert_=" 存在 甲 属于 绩效指标 使 甲.指标类型 是 项目名称"),
            "“是”只用来问指标值的种类；比较请写“甲.指标类型 = 项目名称”。",
        ),
        (
            rule_with(assert_=" 存在 甲 属于 绩效指标 使 甲.指标值.种类 是 金额"),
            "种类直接问指标值：“甲.指标值 是 金额”。",
        ),
        (
            rule_with(assert_=" 今天 ≥ 2025-12-31"),
            "日期不能与数比较；日期写全年月日，不加引号，如“2025年12月31日”。",
        ),
        (
            rule_with(assert_=" 今天 ≥ 2025年12月"),
            "日期要写全年月日，如“2025年12月1日”。",
        ),
        (
            rule_with(assert_=" 绩效指标 ≥ 3"),
            "“绩效指标”的列表不能与数比较；有几项写“计数(绩效指标)”。",
        ),
        (
            rule_with(assert_=" 有值 预算数"),
            "“有值”写在栏目后面：“预算数 有值”。",
        ),
        (
            rule_with(assert_=" 财政资金 ≥ 预算数 的 20%"),
            "“的”不是这里的写法，请写“预算数 × 20%”。",
        ),
        (
            rule_with(assert_=" 计数(绩效指标.[指标值 有值]) > 0"),
            "“[”前面不写“.”：列表[条件]。",
        ),
        (
            rule_with(assert_=" 今天() ≥ 2020年1月1日"),
            "“今天”不是函数，后面不写“()”，直接写“今天”。",
        ),
        (
            rule_with(
                params="\n  价: [{名: 甲, 限额: 3元}, {名: 乙, 限额: 2元}, {名: 甲, 限额: 4元}]",
                assert_=" 查(参数.价, 项目名称) 有值",
            ),
            (
                "“甲”在表里有几行（第1、3行），不知道查的是哪一行；"
                "请删去一行，或用“[条件]”写明，再取“首个”。"
            ),
        ),
    ],
)
def test_a_slip_of_the_hand_is_one_error_with_the_right_advice(
    rule: str, said: str, tmp_path: Path
) -> None:
    assert [one.partition(" ")[2] for one in mistakes(pack_of(rule), tmp_path)] == [said]


def test_a_definition_is_told_of_where_its_names_mean_something(tmp_path: Path) -> None:
    text = pack_of(rule_with(assert_=" 今天 ≤ 汛前")).replace(
        "rules:", "define: {汛前: '日期(预算年度, 5)'}\nrules:"
    )
    (said,) = mistakes(text, tmp_path)
    assert said.endswith("这里给了2个参数。")


def test_what_uses_a_broken_definition_is_not_wrong_a_second_time(tmp_path: Path) -> None:
    text = pack_of(rule_with(assert_=" 增幅 > 5%")).replace(
        "rules:", "define: {增幅: (预算数 ÷ 财政资金}\nrules:"
    )
    (said,) = mistakes(text, tmp_path)
    assert said.endswith("后面应当是“)”。")


def test_a_workbook_is_no_pack(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_bytes(b"PK\x03\x04" + bytes(40))
    with pytest.raises(UsageError, match="这个文件是Excel工作簿、Word文档或压缩包"):
        load_packs([tmp_path / "pack.yaml"])


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("单价标准", ["单价词", "单价上限"], "单价上限"),
        ("GC3O5", ["GC315", "GC305"], "GC305"),
        ("金额/亩", ["韩元金额", "金额"], "金额"),
        ("相似程度", ["上级"], None),
        ("满意指标", ["质量指标", "服务对象满意度指标"], "服务对象满意度指标"),
    ],
)
def test_the_nearest_word_is_of_the_same_length(
    word: str, known: list[str], near: str | None
) -> None:
    assert nearest(word, known) == near


@pytest.mark.parametrize(
    ("word", "known", "said"),
    [
        ("项目", ["项目编码", "项目名称", "预算数"], "，是否想写“项目编码”或“项目名称”？"),
        ("指标", ["一级指标", "二级指标", "三级指标", "绩效指标"], "，是否想写“绩效指标”？"),
        ("项目名", ["项目编码", "项目名称"], "，是否想写“项目名称”？"),
    ],
)
def test_a_word_that_a_few_names_begin_with_is_offered_all_of_them(
    word: str, known: list[str], said: str
) -> None:
    assert did_you_mean(word, known) == said


def test_a_heading_that_counts_in_no_unit_is_said_once_at_the_heading(tmp_path: Path) -> None:
    (tmp_path / "上限.csv").write_text("费用,限额（元/仁）\n甲,1\n乙,2\n", encoding="utf-8")
    (said,) = mistakes(VOCABULARY + "  上限: {file: 上限.csv}\n", tmp_path)
    assert said == "1:1 “上限”的栏名“限额（元/仁）”括号里应当是计量单位，“元/仁”不是。"


def test_a_heading_may_count_in_a_unit_of_the_pack(tmp_path: Path) -> None:
    text = VOCABULARY + "  上限: [{费用: 甲, 限额（网箱）: 5}]\nunits: {网箱: 个}\n"
    assert load(text, tmp_path).packs[-1].id == "a"


def test_examples_of_a_rule_that_fail_alike_are_one_mistake(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    examples = "\n  good: [{预算数: 4}, {预算数: 3}]\n  bad: [{预算数: 1}]"
    rule = rule_with(assert_=" 预算数 ≥ 5万元", examples=examples)
    path.write_text(pack_of(rule), encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        load_packs([path], examples=True)
    assert [mistake.message for mistake in caught.value.mistakes] == [
        (
            "规则XX001的正例：应当通过，结果是通过0、不通过1、不适用0、不能判断0。"
            "（另有1个例子也与所写的不一致。）"
        )
    ]


def test_numerals_among_the_amounts_of_a_table_are_a_slip(tmp_path: Path) -> None:
    text = pack_of(rule_with()).replace(
        "rules:", "vocabulary: {价: {甲: 3元, 乙: 一百二十万}}\nrules:"
    )
    assert mistakes(text, tmp_path) == ["4:28 “价”的“值”一栏写的是数量，“一百二十万”读不出数量。"]
