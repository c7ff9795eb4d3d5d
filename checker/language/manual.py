"""The page that explains the rule language to someone who has never programmed.

Every form, operator and function stands here once with an example and what it comes to; tests run
the examples, so the page cannot promise what the language does not do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.language.functions import FUNCTIONS
from checker.language.schema import DATE_PARTS, SCHEMAS, VALUE_PARTS
from checker.language.types import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# The table every example on the page speaks of.
TABLE = """\
年度: 2025
金额单位: 万元
项目名称: 2025年农村供水改造
预算数: 480.00
财政资金: 480.00
其他资金:
绩效目标:
  - 更换管网32公里，改造水厂4座
绩效指标:
  - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 更换管网长度, 指标值: ≥32公里}
  - {一级指标: 产出指标, 二级指标: 时效指标, 三级指标: 完工时间, 指标值: 2025年10月底前}
  - {一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 工程总成本, 指标值: ≤480万元}
  - {一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 供水保障, 指标值: 保障}
"""


@dataclass(frozen=True, slots=True)
class Form:
    """One way of saying something: how it is written, what it means, an example and its result."""

    written: str
    meaning: str
    example: str
    result: str


FORMS: Mapping[str, tuple[Form, ...]] = {
    "比较": (
        Form("甲 = 乙、甲 ≠ 乙", "相等、不等", '项目名称 = "物业费"', "否"),
        Form("< ≤ > ≥", "比大小；也可以写成 <= >= != ==", "预算数 ≥ 400万元", "是"),
        Form("±显示精度", "容许显示位数造成的差额", "480万元 = 预算数 ±显示精度", "是"),
        Form("±数额", "容许写明的差额", "预算数 = 480.5万元 ±1万元", "是"),
    ),
    "连接": (
        Form("甲 且 乙", "两个都要成立", "1 < 2 且 2 < 3", "是"),
        Form("甲 或 乙", "有一个成立就行", "1 > 2 或 2 < 3", "是"),
        Form("非 甲", "反过来", "非 (1 > 2)", "是"),
        Form("若 甲 则 乙", "甲成立时乙也要成立；甲不成立就不管", "若 1 > 2 则 2 > 3", "是"),
    ),
    "文字和列表": (
        Form("甲 属于 列表", "在列表里；反过来写 不属于", '金额单位 属于 ["元", "万元"]', "是"),
        Form("甲 包含 乙", "文字里有乙；乙是列表时有其中一个就行", '项目名称 包含 ["供水", "排水"]', "是"),
        Form("甲 开头是 乙、结尾是 乙", "文字的开头、结尾", '项目名称 开头是 "2025年"', "是"),
        Form("甲 匹配 \"样式\"", "符合正则表达式", '项目名称 匹配 "^20[0-9]{2}年"', "是"),
        Form("甲 有值、甲 为空", "填了没有；空列表也算空", "其他资金 为空", "是"),
    ),
    "指标值是哪一种": (
        Form("指标值 是 种类", "种类见下表；反过来写 不是", "计数(绩效指标[指标值 是 金额])", "1"),
        Form("指标值 是 (甲, 乙)", "几种里的一种", "计数(绩效指标[指标值 是 (金额, 数量)])", "2"),
    ),
    "在许多行里找": (
        Form("列表[条件]", "只留符合条件的行", "绩效指标[指标值 是 定性].三级指标", "供水保障"),
        Form("列表.栏目", "取每一行的这一栏", "资金.金额", "480万元"),
        Form("存在 甲 属于 列表 使 条件", "至少有一行", '存在 甲 属于 绩效指标 使 甲.二级指标 = "成本指标"', "是"),
        Form("所有 甲 属于 列表 使 条件", "每一行都是", "所有 甲 属于 绩效指标 使 甲.指标值 有值", "是"),
    ),
    "算术": (
        Form("+ - × ÷", "加减乘除；也可以写成 * /", "预算数 × 2 - 100万元", "860万元"),
    ),
}  # fmt: skip

_INTRODUCTION = """\
# 规则语言

<!-- 由 goalcheck rules docs 生成，请勿手改。 -->

一条规则说四件事：看哪些行（`select`），什么时候看（`when`），要求什么（`assert`），不符合时说什么（`message`）。
栏目的名称就是表上的名称，会看表就会看规则。

```yaml
- id: GC202
  name: cost-cap-above-budget
  title: 成本上限高于预算数
  severity: error
  basis: 预算法 第十三条
  select: 表.绩效指标[是成本总额]
  assert: 指标值.上限 ≤ 表.预算数
  message: 成本指标“{三级指标}”的上限{指标值.上限}高于预算数{表.预算数}
  examples:
    good:
      - {预算数: 480, 绩效指标: {二级指标: 成本指标, 指标值: ≤480万元}}
    bad:
      - {预算数: 480, 绩效指标: {二级指标: 成本指标, 指标值: ≤580万元}}
```

## 要点

- **数带着单位**：规则里的数和表里一样写（`0.01万元`、`≥90%`、`22人`）。单位不同类的数不能比较，写错了装入时就会指出。
- **金额按显示的位数比**：表里的两个金额，容许最后一位的一半、最多0.005万元的差额；规则里写的数一分不差。
- **三种结果**：是、否、不知道。读不懂的值参加比较，结果是“不知道”，记入台账，不报也不算通过。
- **没有的不比**：`保障`没有上限，同上限有关的要求对它不适用。
- **文字运算两边要空格**：写 `甲 且 乙`，不写 `甲且乙`。
- **起名**：`define` 给一段表达式起名，后面可以用；`params` 放可以调的数和词，写作 `参数.名字`；词汇表写作 `词汇.名字`。
- **本**：规则正在看的那一行；在 `列表[条件]` 里，光写栏目名指列表的那一行，写 `本.栏目` 指规则的那一行，写 `此` 指列表的那一项。

下面的例子都对着这张表：

```yaml
"""


def language_page() -> str:
    """The whole page in Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield f"{_INTRODUCTION}{TABLE}```"
    for heading, forms in FORMS.items():
        yield from ("", f"## {heading}", "", "| 写法 | 意思 | 例子 | 结果 |", "|---|---|---|---|")
        for form in forms:
            yield (
                f"| {_cell(form.written)} | {_cell(form.meaning)} "
                f"| `{_cell(form.example)}` | {_cell(form.result)} |"
            )
    yield from ("", "## 函数", "", "| 用法 | 意思 | 例子 | 结果 |", "|---|---|---|---|")
    for function in FUNCTIONS.values():
        example, result = function.example
        yield (
            f"| `{_cell(function.signature)}` | {_cell(function.doc)} "
            f"| `{_cell(example)}` | {_cell(result)} |"
        )
    yield from ("", "## 栏目", "")
    for schema, fields in SCHEMAS.items():
        yield f"- **{schema}**：{'、'.join(fields)}"
    yield f"- **指标值**：{'、'.join(VALUE_PARTS)}"
    yield f"- **日期**：{'、'.join(DATE_PARTS)}"
    yield from ("", f"指标值的种类：{'、'.join(KINDS)}。")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
