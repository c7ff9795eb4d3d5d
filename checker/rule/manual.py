"""The page that explains the rule language to someone who has never programmed.

Every form, operator and function stands here once with an example and what it comes to; tests run
the examples, so the page cannot promise what the language does not do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.form import DATE_PARTS, FORM, SCHEMAS, VALUE_PARTS
from checker.language import FUNCTIONS_SPELLED, KINDS, SPELLED
from checker.rule.manualtext import (
    INTRODUCTION,
    OFFICE,
    QUICK,
    SAFETY,
    SPREADING,
    STACKING,
    TABLE,
    THREE_VALUES,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class ManualForm:
    """One way of saying something: how it is written, what it means, an example and its result."""

    written: str
    meaning: str
    example: str
    result: str


FORMS: Mapping[str, tuple[ManualForm, ...]] = {
    "比较": (
        ManualForm("甲 = 乙、甲 ≠ 乙", "相等、不等", '项目名称 = "物业费"', "否"),
        ManualForm("< ≤ > ≥", "比大小；金额、数量、日期都可以比", "预算数 ≥ 400万元", "是"),
        ManualForm("日期", "写全年月日", "绩效指标[指标值.止 ≤ 2025年12月31日].三级指标", "完工时间"),
        ManualForm("同类单位", "按确切的换算比", "24小时 = 1天", "是"),
        ManualForm("±显示精度", "容许显示位数造成的差额", "480.004万元 = 预算数 ±显示精度", "是"),
        ManualForm("±数额", "容许写明的差额；写 ±0元 是一分不差", "预算数 = 480.5万元 ±1万元", "是"),
    ),
    "连接": (
        ManualForm("甲 且 乙", "两个都要成立", "预算数 有值 且 其他资金 为空", "是"),
        ManualForm("甲 或 乙", "有一个成立就行", '金额单位 = "元" 或 金额单位 = "万元"', "是"),
        ManualForm("非 甲", "反过来", '非 (项目名称 包含 "物业")', "是"),
        ManualForm("若 甲 则 乙", "甲成立时乙也要成立；甲不成立就算符合", "若 其他资金 有值 则 其他资金 > 0", "是"),
        ManualForm("真、假", "成立、不成立", "假 或 真", "是"),
    ),
    "三种结果": (
        ManualForm("空白参加比较", "不知道", "其他资金 > 0", "不知道"),
        ManualForm("不知道 且 否", "否", "其他资金 > 0 且 预算数 > 999万元", "否"),
        ManualForm("不知道 或 是", "是", "其他资金 > 0 或 预算数 > 100万元", "是"),
        ManualForm("空作零", "空白的金额按零算", "空作零(其他资金) = 0", "是"),
        ManualForm("没有的不比", "没有上限的行不在其中", "绩效指标[指标值.上限 > 100万元].三级指标", "工程总成本"),
        ManualForm("空", "没有值", "择(其他资金 有值, 其他资金, 空) 为空", "是"),
    ),
    "文字和列表": (
        ManualForm("[甲, 乙]", "列表", '计数(["元", "万元"])', "2"),
        ManualForm("甲 属于 列表", "在列表里", '金额单位 属于 ["元", "万元"]', "是"),
        ManualForm("甲 不属于 列表", "不在列表里", '金额单位 不属于 ["元", "角"]', "是"),
        ManualForm("甲 包含 乙", "文字里有乙；乙是列表时有其中一个就行", '项目名称 包含 ["供水", "排水"]', "是"),
        ManualForm("甲 不包含 乙", "文字里没有乙；乙是列表时一个也没有", '项目名称 不包含 词汇.错别字.错', "是"),
        ManualForm("甲 开头是 乙", "文字的开头", '项目名称 开头是 "2025年"', "是"),
        ManualForm("甲 结尾是 乙", "文字的结尾", '项目名称 结尾是 ["改造", "建设"]', "是"),
        ManualForm("甲 匹配 \"样式\"", "符合正则表达式", '项目名称 匹配 "^20[0-9]{2}年"', "是"),
        ManualForm("甲 不匹配 \"样式\"", "不符合正则表达式", '项目名称 不匹配 "[A-Za-z]"', "是"),
        ManualForm('"…{ }…"', "文字里的 { } 换成算出来的，同提示里一样", '择(其他资金 为空, "预算数{预算数}没有别的来源", "")', "预算数480万元没有别的来源"),
        ManualForm("甲 有值", "填了；列表里有东西", "预算数 有值", "是"),
        ManualForm("甲 为空", "没有填，或没有这一项；列表里没有东西", "其他资金 为空", "是"),
    ),
    "指标值是哪一种": (
        ManualForm("指标值 是 种类", "种类见本页末尾", "计数(绩效指标[指标值 是 金额])", "1"),
        ManualForm("指标值 是 (甲, 乙)", "几种里的一种", "计数(绩效指标[指标值 是 (金额, 数量)])", "2"),
        ManualForm("指标值 不是 种类", "不是这一种", "绩效指标[指标值 不是 定性].指标值.规范写法", "≥32公里、2025年10月底前、≤480万元"),
        ManualForm("是成本指标", "按表样判断；还有 是经济成本、是成本总额", "绩效指标[是成本指标].三级指标", "工程总成本"),
    ),
    "在许多行里找": (
        ManualForm("列表[条件]", "只留符合条件的行", "绩效指标[指标值 是 定性].三级指标", "供水保障"),
        ManualForm("列表.栏目", "取每一行的这一栏", "资金.金额", "480万元"),
        ManualForm("本、此", "规则的那一行、列表的这一项", '["供水", "排水"][本.项目名称 包含 此]', "供水"),
        ManualForm("存在 甲 属于 列表 使 条件", "至少有一行；“甲”是随便起的名字", '存在 甲 属于 绩效指标 使 甲.二级指标 = "成本指标"', "是"),
        ManualForm("所有 甲 属于 列表 使 条件", "每一行都是", "所有 甲 属于 绩效指标 使 甲.指标值 有值", "是"),
        ManualForm("分组(列表, 栏目)", "这一栏相同的归为一组；每组有 名、项、项数", '分组(绩效指标, 一级指标)[项数 > 1].名', "产出指标"),
        ManualForm("分组….项", "一组里的各行", '计数(首个(分组(绩效指标, 一级指标)).项)', "3"),
        ManualForm("全套", "一起检查的所有表，用来同别的表比", "计数(全套.表)", "1"),
    ),
    "算术": (
        ManualForm("甲 + 乙、甲 - 乙", "加减；两边的单位要同类", "预算数 - 100万元", "380万元"),
        ManualForm("甲 × 乙", "乘以数或百分比", "预算数 × 50%", "240万元"),
        ManualForm("甲 ÷ 乙", "除；钱除以数量是单价", "预算数 ÷ 32公里", "15万元/公里"),
        ManualForm("同类相除", "得出比，可以同百分比比", "财政资金 ÷ 预算数 ≥ 20%", "是"),
        ManualForm("日期 - 日期", "相隔几天", "2025年10月31日 - 2025年10月1日", "30天"),
        ManualForm("日期 + 时间", "天、周、月、年以后的日子；负的写 -", "2025年1月31日 + 1个月", "2025年2月28日"),
        ManualForm("-甲", "负数", "-预算数", "-480万元"),
        ManualForm("( )", "先算括号里的", "(预算数 + 20万元) × 2", "1000万元"),
    ),
}  # fmt: skip


def language_page(keys: Mapping[str, Mapping[str, str]]) -> str:
    """The whole page in Markdown; `keys` are those of packs, rules … with what they are for."""
    return "\n".join(_lines(keys)) + "\n"


def _lines(keys: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    yield f"{INTRODUCTION}{TABLE}```"
    for heading, forms in FORMS.items():
        yield from _table(heading, ("写法", "意思", "例子", "结果"))
        for form in forms:
            yield (
                f"| {_cell(form.written)} | {_cell(form.meaning)} "
                f"| `{_cell(form.example)}` | {_cell(form.result)} |"
            )
        if heading == "三种结果":
            yield from ("", THREE_VALUES.rstrip())
    yield from _table("函数", ("用法", "意思", "例子", "结果"))
    for function in FORM.functions.values():
        example, result = function.example
        yield (
            f"| `{_cell(function.signature)}` | {_cell(function.doc)} "
            f"| `{_cell(example)}` | {_cell(result)} |"
        )
    yield from ("", "方括号里的参数可以不写。")
    yield from ("", SPREADING.rstrip())
    yield from _fields()
    yield from _spellings()
    yield from ("", "## 本单位的词汇表、定义和程度", "", OFFICE.rstrip())
    for heading, about in keys.items():
        yield from _table(heading, ("写什么", "意思"))
        yield from (f"| `{key}` | {_cell(text)} |" for key, text in about.items())
    yield from ("", "## 上下级的规则包", "", STACKING.rstrip())
    yield from ("", "## 安全", "", SAFETY.rstrip())


def quick_page() -> str:
    """The language on one page: how everything is written, nothing about why."""
    return "\n".join(_quick_lines()) + "\n"


def _quick_lines() -> Iterator[str]:
    yield QUICK.rstrip()
    for heading, forms in FORMS.items():
        yield from ("", f"**{heading}**：{'；'.join(f'`{form.written}`' for form in forms)}")
    named = "、".join(
        f"`{one.name}({'，'.join(name for name, _ in one.parameters)})`"
        for one in FORM.functions.values()
    )
    yield from ("", f"**函数**：{named}")
    yield from (
        "",
        f"**指标值的各部分**：{'、'.join(VALUE_PARTS)}；**日期的**：{'、'.join(DATE_PARTS)}",
    )
    yield from ("", f"**种类**：{'、'.join(KINDS)}")


def _table(heading: str, columns: tuple[str, ...]) -> Iterator[str]:
    yield from ("", f"## {heading}", "")
    yield f"| {' | '.join(columns)} |"
    yield "|" + "---|" * len(columns)


def _fields() -> Iterator[str]:
    yield from ("", "## 栏目", "")
    yield "表上印着的栏目照原样写。绩效指标、绩效目标、资金、单元格里可以直接写表的栏目，也可以写 `表.栏目`。"
    yield ""
    for schema, fields in SCHEMAS.items():
        yield f"- **{schema}**：{'、'.join(fields)}"
    yield f"- **指标值**：{'、'.join(VALUE_PARTS)}"
    yield f"- **日期**：{'、'.join(DATE_PARTS)}"
    yield from ("", f"指标值的种类：{'、'.join(KINDS)}。")


def _spellings() -> Iterator[str]:
    """Every operator with its other spellings."""
    others: dict[str, list[str]] = {}
    for written, printed in (*SPELLED.items(), *FUNCTIONS_SPELLED.items()):
        others.setdefault(printed, []).append(written)
    yield from _table("键盘上不好打的符号", ("印出来是", "也可以写成"))
    for sign, spellings in others.items():
        yield f"| `{_cell(sign)}` | {'、'.join(f'`{_cell(one)}`' for one in spellings)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
