"""Layouts of our own: forms put together from parts, each with what reading it must come to.

A form is written as rows of cells between bars (`3>` three columns wide, `2^` two rows high); its
parts vary on their own: how labels are glossed, what stands in the block of money, where the goal
stands, which columns the indicators have, and what follows them. None is a form of any body.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROWS = (
    ("产出指标", "数量指标", "栽植行道树", "≥", "320", "株", "30"),
    ("产出指标", "质量指标", "苗木成活率", "≥", "95", "%", "20"),
    ("效益指标", "社会效益指标", "受益小区", "≥", "14", "个", "30"),
    ("满意度指标", "服务对象满意度指标", "居民满意度", "≥", "90", "%", "10"),
)
WIDTH = 8


@dataclass(frozen=True, slots=True)
class Layout:
    """A form and its goal file: fields, goals, and of every row name, value and what else."""

    name: str
    rows: str
    fields: dict[str, str]
    goals: tuple[str, ...] = ("栽植行道树，改善街道环境",)
    indicators: tuple[dict[str, str], ...] = ()
    refused: bool = False
    places: tuple[str, ...] = field(default=())


GOAL = "栽植行道树，改善街道环境"

# Blocks of money: rows, and the fields they must come to.
MONEY: dict[str, tuple[str, dict[str, str]]] = {
    "total": ("项目资金（万元）|3>年度资金总额|4>64.5", {"预算数": "64.5"}),
    "sources": (
        "3^资金安排情况（万元）|3>资金总额（年度）|4>64.5\n3>其中：财政拨款（当年）|4>50\n3>单位自有资金小计|4>14.5",
        {"预算数": "64.5", "财政拨款": "50", "自有资金": "14.5"},
    ),
    "adjusted": (
        (
            "3^预算执行情况（10分）|2>|年初预算数|调整后预算数|全年执行数|执行率（%）|得分\n"
            "2>资金总额|60|64.5|63|97.67%|9.7\n2>其中：财政拨款|60|64.5|63|97.67%|/"
        ),
        {
            "预算数": "64.5",
            "年初预算数": "60",
            "执行数": "63",
            "执行率": "97.67%",
            "财政拨款": "64.5",
        },
    ),
    "years": (
        "3^资金（万元）|3>资金来源|2024年预算|2>2025年预算\n3>合计|51|2>64.5\n3>财政拨款|51|2>64.5",
        {"预算数": "64.5", "上年预算数": "51", "财政拨款": "64.5"},
    ),
    "last year": (
        (
            "3^项目资金申请（万元）|3>项目|2>上年度安排资金|2>本年度申请资金\n"
            "3>合计|2>51|2>64.5\n3>县级资金|2>51|2>64.5"
        ),
        {"预算数": "64.5", "上年预算数": "51", "县级资金": "64.5"},
    ),
    "monitored": (
        (
            "2^预算执行情况（万元）|2>|年初预算数|调整后预算数|2>1-9月执行数|全年预计执行数\n"
            "2>年度资金总额|60|64.5|2>41|64"
        ),
        {
            "预算数": "64.5",
            "年初预算数": "60",
            "执行数": "41",
            "全年预计执行数": "64",
            "监控期间": "1-9月",
        },
    ),
}
# Goals: rows, and what else they come to.
GOALS: dict[str, tuple[str, dict[str, str]]] = {
    "one cell": (f"年度总体目标（必填）|7>{GOAL}", {}),
    "below": (f"2^年度总体目标|4>年初设定目标|3>全年实际完成情况\n4>{GOAL}|3>已栽植326株",
              {"实际完成情况": "已栽植326株"}),
    "terms": (f"2^总体目标|4>中期目标（2025年—2027年）|3>年度目标\n4>三年绿化全部街道|3>{GOAL}",
              {"中期目标": "三年绿化全部街道"}),
    "results": (f"年度主要任务和预期成果|7>{GOAL}", {}),
}  # fmt: skip
# Columns of the indicators: heads, the cells of a row, and the fields they must come to.
COLUMNS: dict[str, tuple[str, str, str]] = {
    "whole": (
        "一级指标|二级指标|3>三级指标（名称）|2>指标值（或计划水平）",
        "{1}|{2}|3>{3}|2>{4}{5}{6}",
        "whole",
    ),
    "split": (
        "一级指标|二级指标|三级指标内容|运算符号|目标值|度量单位|参考分值",
        "{1}|{2}|{3}|{4}|{5}|{6}|{7}",
        "split",
    ),
    "self": (
        "一级指标|二级指标|三级指标|年度指标值（A）|实际完成值（B）|分值|得分",
        "{1}|{2}|{3}|{4}{5}{6}|{5}{6}|{7}|{7}",
        "self",
    ),
    "history": (
        "2^一级指标|2^二级指标|2^2>三级指标|3>指标值\n前年|上年|预期当年实现值",
        "{1}|{2}|2>{3}|11{6}|12{6}|{4}{5}{6}",
        "history",
    ),
    "places": (
        "2^一级指标|2^二级指标|2^2>三级指标|3>区域目标值\n全县|青岭镇|白溪乡",
        "{1}|{2}|2>{3}|{4}{5}{6}|≥{7}{6}|≥5{6}",
        "places",
    ),
    "grades": (
        "2^一级指标|2^二级指标|2^三级指标|4>评价标准\n优|良|中|差",
        "{1}|{2}|{3}|{4}{5}{6}|8{6}|7{6}|6{6}",
        "whole",
    ),
}  # fmt: skip
FEET = {
    "none": "",
    "signature": "填表人：王某|3>|联系电话：1234567|3>",
    "note": "其他需说明的问题|7>无",
    "opinion": "主管部门意见|7>同意",
}


def layouts() -> Iterator[Layout]:
    """Every block of money and goal with every set of columns, feet taking turns."""
    feet = list(FEET.values())
    for at, (money, goal, columns) in enumerate(product(MONEY, GOALS, COLUMNS)):
        yield _form(money, goal, columns, feet[at % len(feet)])


def _form(money: str, goal: str, columns: str, foot: str) -> Layout:
    head, line, kind = COLUMNS[columns]
    printed = [line.format("", *row) for row in ROWS]
    count = len(ROWS) + head.count("\n") + 1
    body = "\n".join([f"{count}^绩效指标|{head}", *printed])
    text = "\n".join(
        part
        for part in (
            f"项目名称|{WIDTH - 1}>街道绿化提升",
            f"主管部门（单位）|3>青岭县住建局|项目实施单位|{WIDTH - 5}>青岭县园林所",
            MONEY[money][0],
            GOALS[goal][0],
            body,
            foot,
        )
        if part
    )
    fields = {
        "项目名称": "街道绿化提升",
        "主管部门": "青岭县住建局",
        "单位名称": "青岭县园林所",
        **MONEY[money][1],
        **GOALS[goal][1],
    }
    rows = tuple(_wanted(kind, row) for row in ROWS)
    places = ("青岭镇", "白溪乡") if kind == "places" else ()
    return Layout(f"{money}, {goal}, {columns}", text, fields, (GOAL,), rows, places=places)


def _wanted(kind: str, row: tuple[str, ...]) -> dict[str, str]:
    level1, level2, name, sign, number, unit, points = row
    wanted = {"一级指标": level1, "二级指标": level2, "三级指标": name}
    whole = f"{sign}{number}{unit}"
    if kind == "split":
        return {**wanted, "指标性质": sign, "指标值": number, "计量单位": unit, "分值": points}
    if kind == "self":
        actual = {"实际完成值": f"{number}{unit}", "分值": points, "得分": points}
        return {**wanted, "指标值": whole, **actual}
    if kind == "history":
        return {**wanted, "前年值": f"11{unit}", "上年值": f"12{unit}", "指标值": whole}
    return {**wanted, "指标值": whole}
