"""The page of the workbook that is read first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.rulebook.columns import template_columns
from checker.rulebook.rows import row_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.packs import PackSet, Template


def readme_lines(packset: PackSet) -> Iterator[tuple[str, str, bool]]:
    """Two texts a line, and whether they are a heading."""
    yield "规则工作簿", "", True
    for number, text in enumerate(STEPS, start=1):
        yield f"第{number}步", text, False
    yield "", "", False
    yield "怎样填", "", True
    for name, text in HINTS:
        yield name, text, False
    yield "", "", False
    yield "模板", "查什么；填写示例", True
    for template in packset.templates.values():
        yield template.name, template.about, False
        for name, text in _sample(template):
            yield "", f"{name}：{text}", False


STEPS = (
    "每张以模板为名的工作表里，一行是一条规则。橙色的列必填；不常用的列（灰色）收在右边，点上方的“+”展开。",
    "点一个格子会出现说明；能从下拉里选的就从下拉里选。列的次序可以动，列名不能改。",
    "保存后运行：goalcheck rules import 本文件.xlsx -o 本单位.yaml。",
    "有填错的，会指出是哪张表哪一格，改好再导入；一格也没有错才会写文件。",
    "检查时带上：goalcheck lint 文件夹 --pack 本单位.yaml，或写进 goalcheck.yaml 的 packs。",
)
HINTS = (
    ("编号", "大写字母加三位以上数字，如 BD001；整个工作簿里不能重复。"),
    ("几个值", "几个词、几个单位、几个栏目写在一格里，用顿号（、）隔开。"),
    ("条件", '用规则语言写，如：预算数 ≥ 100万元；指标类型 = "数量指标"。'),
    ("正例、反例", "正例应当通过，反例应当报出来；导入时逐条试过，对不上的不会写文件。"),
    ("", "只写一段文字，就是填在所查的那一栏里的文字，如：≥95%。"),
    ("", "要写几栏的，写成：二级指标：数量指标；指标值：≥22人。一行是一行指标。"),
    ("", "几张表的，表和表之间加一行 ---；几个例子之间空一行；要写“没有填”，写（空）。"),
    (
        "改动",
        "改别的规则包里的规则。参数写成“名称：值”，一行一个；词的列表可写“名称+：词、词”添几个，“名称-：词”去几个。",
    ),
    (
        "删除",
        "删掉一行，导入后这条规则就没有了。规则包里不用模板的规则不在工作簿里，导入时原样保留。",
    ),
)


def _sample(template: Template) -> Iterator[tuple[str, str]]:
    if template.sample is None:
        return
    row = row_of(template.sample, template_columns(template))
    yield from row.items()
