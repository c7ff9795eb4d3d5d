"""Whatever is wrong with a cell, in whatever form and file: what is called right is right.

Tables of other trades are written in forms with one column for the value and with columns for sign,
number and unit, saved in several formats, and spoiled in two or three ways at one cell. Of all that
is said of the cell there is one answer; who writes it, by any way it names, is told no more of the
cell and of nothing that was in order before.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.finding import Finding, Severity
from checker.pipeline import Job, check
from checker.values import Kind, parse
from tests.readers import writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hypothesis.strategies import SearchStrategy

    Pick = Callable[[SearchStrategy[str]], str]

TRADES = {
    "供热": """
单位名称|青石县住建局
项目名称|2025年城区集中供热管网改造
预算数|860
绩效目标|改造供热管网18公里，更换换热站设备12台，让居民住得暖和
产出指标|数量指标|改造供热管网长度|≥|18|公里
产出指标|数量指标|更换换热站设备台数|≥|12|台
产出指标|质量指标|工程验收合格率|=|100|%
产出指标|时效指标|工程完工时间||2025年10月底前|
产出指标|成本指标|改造工程总成本|≤|860|万元
效益指标|社会效益指标|受益居民户数|≥|5200|户
效益指标|可持续影响指标|设备完好率|≥|95|%
满意度指标|服务对象满意度指标|供热居民满意度|≥|90|%""",
    "图书": """
单位名称|临川市图书馆
项目名称|2025年公共图书馆免费开放
预算数|126.5
绩效目标|举办公益讲座40场，新增图书8000册
产出指标|数量指标|举办公益讲座场次|≥|40|场
产出指标|数量指标|新增图书册数|≥|8000|册
产出指标|质量指标|图书编目差错率|≤|0.5|%
产出指标|时效指标|讲座举办时间||2025年1月至12月|
产出指标|成本指标|免费开放总成本|≤|126.5|万元
效益指标|社会效益指标|接待读者人次|≥|150000|人次
效益指标|可持续影响指标|图书更新率|≥|6|%
满意度指标|服务对象满意度指标|到馆读者满意度|≥|92|%""",
    "救援": """
单位名称|海门区应急管理局
项目名称|2025年应急救援装备购置
预算数|318.4
绩效目标|采购冲锋舟6艘，培训救援队员240名
产出指标|数量指标|采购冲锋舟数量|≥|6|艘
产出指标|数量指标|培训救援队员人数|≥|240|人
产出指标|质量指标|装备验收合格率|=|100|%
产出指标|时效指标|装备到位时间||2025年6月底前|
产出指标|成本指标|装备购置总成本|≤|318.4|万元
效益指标|社会效益指标|应急响应时间|≤|30|分钟
效益指标|可持续影响指标|装备使用年限|≥|5|年
满意度指标|服务对象满意度指标|救援队员满意度|≥|90|%""",
}
SIGN, VALUE, UNIT = "指标性质", "指标值", "计量单位"
FORMS = {
    "whole": (VALUE,),
    "number": (SIGN, VALUE, UNIT),
    "number, signs in words": (SIGN, VALUE, UNIT),
    "sign and number": (VALUE, UNIT),
    "number and unit": (SIGN, VALUE),
}
IN_WORDS = {"≥": "大于等于", "≤": "小于等于", "=": "等于", "": ""}
WORDED = {
    "≥": ("不低于{}", "不少于{}", "至少{}", "{}以上", "达到{}以上"),
    "≤": ("不超过{}", "不高于{}", "{}以内", "控制在{}以内"),
    "=": ("等于{}", "达到{}", "为{}"),
    "<": ("低于{}",),
    "": ("{}",),
}
HEDGED = ("约{}", "大约{}", "预计{}", "{}左右", "力争{}", "近{}")
ELSE = {
    "公里": ("平方米", "处"),
    "台": ("辆", "台次", "人"),
    "场": ("人次", "元"),
    "册": ("本", "人次"),
    "艘": ("辆", "个"),
    "人": ("人次", "户"),
    "万元": ("元", "亿元"),
    "户": ("人次", "家"),
    "人次": ("人", "户"),
    "%": ("‰", ""),
    "分钟": ("天",),
    "年": ("人",),
}
FULL_WIDTH = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
FAULTS: tuple[str, ...] = (
    "hedge",
    "words",
    "unit",
    "turned",
    "full width",
    "other number",
    "no sign",
    "blank",
    "end",
)
TOLD_COLUMNS = re.compile(r"“([^”]+)”一栏写“([^”]*)”")
COLUMNS = re.compile(rf"（{TOLD_COLUMNS.pattern}(?:，{TOLD_COLUMNS.pattern})?）$")
WITH_GOAL = re.compile(r"(?:写“(.+)”，并)?把目标里的数改成与指标一致")


class Table(NamedTuple):
    """A table that is not written yet: the fields of its head, and a row by label."""

    form: str
    head: dict[str, str]
    rows: list[dict[str, str]]

    def row_with(self, number: int, **cells: str) -> Table:
        rows = [dict(row) for row in self.rows]
        rows[number].update(cells)
        return Table(self.form, self.head, rows)


def table(trade: str, form: str) -> Table:
    lines = [line.split("|") for line in TRADES[trade].strip().split("\n")]
    head = dict(line for line in lines if len(line) == 2)
    rows = [line for line in lines if len(line) > 2]
    return Table(form, head, [_row(line, form) for line in rows])


def _row(line: list[str], form: str) -> dict[str, str]:
    level1, level2, name, sign, number, unit = line
    cells = {"一级指标": level1, "二级指标": level2, "三级指标": name}
    columns = FORMS[form]
    said = IN_WORDS[sign] if form == "number, signs in words" else sign
    value = number + ("" if UNIT in columns else unit)
    cells |= {SIGN: said, VALUE: value if SIGN in columns else sign + value, UNIT: unit}
    return {label: text for label, text in cells.items() if label in columns or "级" in label}


def spoiled(form: str, line: list[str], faults: frozenset[str], pick: Pick) -> dict[str, str]:
    """The cells of a row with the faults in it."""
    sign, number, unit = line[3:]
    if "other number" in faults:
        number = pick(st.sampled_from([f"{number}0", f"{number}.5", "1", f"1{number}"]))
        number = number.replace(".4.5", ".9").replace(".5.5", ".9")
    if "unit" in faults:
        unit = pick(st.sampled_from(ELSE[unit]))
    if "turned" in faults:
        sign = {"≥": "≤", "≤": "≥", "=": "<"}[sign]
    if "no sign" in faults:
        sign = ""
    if "full width" in faults:
        number = number.translate(FULL_WIDTH)
    columns = FORMS[form]
    text = number + (" " if "blank" in faults else "") + ("" if UNIT in columns else unit)
    if "hedge" in faults:
        text = pick(st.sampled_from(HEDGED)).format(text)
    if "words" in faults:
        text = pick(st.sampled_from(WORDED[sign])).format(text)
    elif SIGN not in columns:
        text = sign + text
    cells = {SIGN: sign, VALUE: text + ("。" if "end" in faults else ""), UNIT: unit}
    return {label: cells[label] for label in columns}


def written(one: Table, kind: str) -> bytes:
    if kind == "yaml":
        lines = [f'{label}: "{text}"' for label, text in one.head.items()]
        lines += ["年度: 2025", "金额单位: 万元", f'财政资金: "{one.head["预算数"]}"', "绩效指标:"]
        for row in one.rows:
            cells = ", ".join(f'{label}: "{text}"' for label, text in row.items())
            lines.append(f"  - {{{cells}}}")
        return ("\n".join(lines) + "\n").encode()
    labels = list(one.rows[0])
    head = {**one.head, "财政资金（万元）": one.head["预算数"]}
    head["预算数（万元）"] = head.pop("预算数")
    lines = [f"{label}|{len(labels)}>{text}" for label, text in head.items()]
    lines.append(f"{len(one.rows) + 1}^绩效指标|" + "|".join(labels))
    lines += ["|".join(row.values()) for row in one.rows]
    form = writing.form("\n".join(lines), "项目支出绩效目标表（2025年度）")
    return writing.content([form], kind)


def found(one: Table, kind: str) -> list[Finding]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"t.{kind}"
        path.write_bytes(written(one, kind))
        return list(check(Job(paths=(str(path),))).findings)


def of_cell(findings: list[Finding], number: int) -> list[Finding]:
    """What is said of a value and of the columns that belong to it."""
    return [one for one in findings if one.indicator == number and one.field in (SIGN, VALUE, UNIT)]


def is_value(text: str) -> bool:
    first = COLUMNS.sub("", text.partition("，或者")[0])
    words = (Kind.QUALITATIVE, Kind.UNPARSED, Kind.REFERENCE)
    return "例如" not in text and parse(first).kind not in words


def ways(one: Table, number: int, answer: str) -> Iterator[Table]:
    """The table as it is by each way that an answer names."""
    first, _, other = answer.partition("，或者")
    yield answered(one, number, first)
    with_goal = WITH_GOAL.fullmatch(other)
    if with_goal:
        changed = answered(one, number, with_goal[1]) if with_goal[1] else one
        yield agreeing(changed, number)
    elif other:
        yield answered(one, number, other)


def answered(one: Table, number: int, text: str) -> Table:
    columns = COLUMNS.search(text)
    cells = dict(TOLD_COLUMNS.findall(columns[0])) if columns else {}
    return one.row_with(number, **cells, **{VALUE: COLUMNS.sub("", text)})


def agreeing(one: Table, number: int) -> Table:
    """The table whose goal says the number of the row."""
    row = one.rows[number]
    said = re.sub("[^0-9０-９.．]", "", row[VALUE]).translate({v: k for k, v in FULL_WIDTH.items()})
    unit = row.get(UNIT) or re.sub("[≥≤=<>0-9０-９.．]", "", row[VALUE])
    parts = one.head["绩效目标"].split("，")
    at = max(range(len(parts)), key=lambda place: len(set(parts[place]) & set(row["三级指标"])))
    parts[at] = re.sub("[0-9.]+[^0-9]*$", said + unit, parts[at])
    return one._replace(head={**one.head, "绩效目标": "，".join(parts)})


def loud(findings: list[Finding]) -> set[tuple[str, int | None, str | None]]:
    return {
        (one.rule, one.indicator, one.field)
        for one in findings
        if one.severity is not Severity.INFO
    }


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", ["yaml", "docx", "xlsx", "csv"])
@pytest.mark.parametrize("trade", TRADES)
def test_the_ground_is_silent(trade: str, kind: str, form: str) -> None:
    assert loud(found(table(trade, form), kind)) == set()


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_cell_has_one_answer_and_it_is_right(data: st.DataObject) -> None:
    trade = data.draw(st.sampled_from(sorted(TRADES)))
    form = data.draw(st.sampled_from(sorted(FORMS)))
    kind = data.draw(st.sampled_from(["yaml", "yaml", "docx", "xlsx", "csv"]))
    lines = [line.split("|") for line in TRADES[trade].strip().split("\n") if line.count("|") > 1]
    number = data.draw(st.sampled_from([at for at, line in enumerate(lines) if line[5]]))
    faults = frozenset(data.draw(st.sets(st.sampled_from(FAULTS), min_size=2, max_size=3)))
    cells = spoiled(form, lines[number], faults, data.draw)
    one = table(trade, form).row_with(number, **cells)
    before = found(one, kind)
    told = [each.expected for each in of_cell(before, number) if each.field == VALUE]
    answers = {text for text in told if text}
    if any(is_value(text) for text in answers):
        assert len(answers) == 1, answers
    for answer in answers:
        for changed in ways(one, number, answer) if is_value(answer) else ():
            after = found(changed, kind)
            assert of_cell(after, number) == [], (one.rows[number], answer)
            assert loud(after) <= loud(before), (one.rows[number], answer)
