"""Variants of tables with known answers: other trades, names, units, amounts, order and spacing.

One faultless table is the ground; each variant spoils exactly one thing.
"""

from __future__ import annotations

import pytest

from tests.rules.linting import lint, rules_of

GROUND = {
    "单位编码": "118004",
    "单位名称": "滨河县水务局",
    "年度": "2025",
    "金额单位": "万元",
    "项目名称": "2025年农村饮水安全巩固提升工程",
    "预算数": "412.50",
    "财政资金": "400.00",
    "其他资金": "12.50",
    "资金用途": "更换老旧管网，维修水厂设备",
    "绩效目标": "更换供水管网36公里，改造水厂4座，让1.2万名村民喝上放心水",
}
ROWS = {
    "管网": "产出指标|数量指标|更换供水管网长度|≥36公里",
    "水厂": "产出指标|数量指标|改造水厂数量|≥4座",
    "质量": "产出指标|质量指标|工程验收合格率|=100%",
    "时效": "产出指标|时效指标|完工时间|2025年11月底前",
    "成本": "产出指标|成本指标|工程总投资|≤412.5万元",
    "效益": "效益指标|社会效益指标|供水保证率|≥95%",
    "可持续": "效益指标|可持续影响指标|管护责任落实率|≥98%",
    "满意": "满意度指标|服务对象满意度指标|受益村民满意度|≥90%",
}


def table(rows: dict[str, str] | None = None, **fields: str) -> str:
    """Goal-file text of the ground with some fields and rows replaced (None drops a row)."""
    lines = [f"{key}: {value}" for key, value in (GROUND | fields).items()]
    lines.append("绩效指标:")
    for row in (ROWS | (rows or {})).values():
        if not row:
            continue
        level1, level2, name, value = row.split("|")
        lines += [
            f"  - 一级指标: {level1}",
            f"    二级指标: {level2}",
            f"    三级指标: {name}",
            f"    指标值: {value}",
        ]
    return "\n".join(lines) + "\n"


def test_the_ground_is_silent() -> None:
    assert rules_of(lint(table())) == []


def row(key: str, name: str | None = None, value: str | None = None) -> dict[str, str]:
    level1, level2, old_name, old_value = ROWS[key].split("|")
    return {key: f"{level1}|{level2}|{name or old_name}|{value or old_value}"}


SPOILED = {
    "cap above the budget": (table(row("成本", value="≤4125万元")), ["GC202"]),
    "cap above the budget, in words": (
        table(row("成本", value="不超过500万元")),
        ["GC202", "GC303"],
    ),
    "cap below the budget": (table(row("成本", value="≤300万元")), ["GC209"]),
    "cap in yuan": (table(row("成本", value="≤4125000元")), ["GC402"]),
    "cap with the digits of the budget but in yuan": (
        table(row("成本", value="≤412.5元")),
        ["GC402"],
    ),
    "cost without amount": (table(row("成本", value="控制在预算内")), ["GC204"]),
    "cost without amount, other words": (table(row("成本", value="不超过预算")), ["GC204"]),
    "cost the wrong way round": (table(row("成本", value="≥412.5万元")), ["GC205"]),
    "parts do not add up": (table(其他资金="1.25"), ["GC201"]),
    "budget blank": (table(预算数="", 财政资金="", 其他资金=""), ["GC101"]),
    "project without name": (table(项目名称=""), ["GC101"]),
    "value blank": (table(row("质量", value="-")), ["GC101"]),
    "goal blank": (table(绩效目标=""), ["GC602"]),
    "placeholder goal": (table(绩效目标="1.目标内容1"), ["GC601"]),
    "placeholder goal, label": (table(绩效目标="年度绩效目标"), ["GC601"]),
    "placeholder goal, see annex": (table(绩效目标="详见附件。"), ["GC601"]),
    "placeholder value": (table(row("管网", value="≥XX公里")), ["GC314"]),
    "level 3 repeats level 2": (table(row("满意", name="服务对象满意度指标")), ["GC109"]),
    "value repeats the name": (
        table(row("效益", name="保障村民饮水安全", value="保障村民饮水安全")),
        ["GC306"],
    ),
    "bare verb": (table(row("效益", name="村民生活质量", value="改善")), ["GC305"]),
    "hedged": (table(row("水厂", value="约4座")), ["GC304"]),
    "worded operator": (table(row("满意", value="90%以上")), ["GC303"]),
    "no operator": (table(row("水厂", value="4座")), ["GC301"]),
    "no unit": (table(row("水厂", value="≥4")), ["GC401"]),
    "share above one hundred": (table(row("质量", value="≥110%")), ["GC309"]),
    "households counted in visits": (
        table(row("水厂", name="受益户数", value="≥3200人次")),
        ["GC404"],
    ),
    "people counted in households": (
        table(row("水厂", name="受益村民人数", value="≥3200户")),
        ["GC404"],
    ),
    "people and households in one": (
        table(row("水厂", name="受益人户数", value="≥3200人户")),
        ["GC405"],
    ),
    "satisfaction not named": (table(row("满意", name="受益村民")), ["GC501"]),
    "goal and indicator disagree": (table(row("水厂", value="≥5座")), ["GC605"]),
    "last year's project": (table(项目名称="2024年农村饮水安全工程"), ["GC701"]),
    "a project of three years ago": (table(项目名称="2022年度农村饮水安全工程"), ["GC702"]),
    "last year's deadline": (table(row("时效", value="2024年11月底前")), ["GC703"]),
    "last year's period": (table(row("时效", value="2024年3-11月")), ["GC703"]),
    "no time at all": (table(row("时效", value="按时")), ["GC704"]),
    "a thirteenth month": (table(row("时效", value="2025年13月底前")), ["GC705"]),
    "letter for a digit": (table(row("水厂", value="≥1O座")), ["GC002"]),
    "unit without a number": (table(row("水厂", value="座")), ["GC002"]),
    "rate in words": (table(row("效益", value="显著提高")), ["GC521"]),
    "name and value exchanged": (
        table(row("可持续", name="≥10年", value="水厂设备使用年限")),
        ["GC522"],
    ),
    "yes as a benefit": (table(row("效益", name="是否改善饮水", value="是")), ["GC524"]),
    "the worse the better": (table(row("效益", name="管网漏损率", value="≥12%")), ["GC525"]),
    "output at most": (
        table(row("管网", name="新增加压设备", value="≤36套")),
        ["GC526"],
    ),
    "unit price of what": (
        table({"单价": "产出指标|成本指标|管材采购单价|≤185元"}),
        ["GC211"],
    ),
    "type unknown": (table({"质量": "产出指标|效率指标|抢修平均用时|≤4小时"}), ["GC105"]),
    "no benefit": (table({"效益": "", "可持续": ""}), ["GC102"]),
    "called qualitative": (
        table(row("质量")).replace("指标值: =100%", "指标值: =100%\n    指标性质: 定性", 1),
        ["GC520"],
    ),
    "row twice": (table({"又": ROWS["水厂"]}), ["GC108"]),
    "bracket open": (table(项目名称="2025年农村饮水工程（水务〔2024〕17号"), ["GC901"]),
}


@pytest.mark.parametrize("case", SPOILED)
def test_one_spoiled_thing_gives_one_finding(case: str) -> None:
    text, expected = SPOILED[case]
    assert rules_of(lint(text)) == expected


SILENT = {
    "equal numbers written differently": table(row("成本", value="≤412.500万元")),
    "cost as an exact amount": table(row("成本", value="=412.5万元")),
    "unit price beside the total": table({"单价": "产出指标|成本指标|管材采购单价|≤185元/米"}),
    "zero of something bad": table(row("质量", name="较大安全事故起数", value="0起")),
    "completion above one hundred": table(row("质量", name="年度计划完成率", value="≥105%")),
    "period that reaches into the year": table(row("时效", value="2024年9月至2025年8月")),
    "working days": table(row("时效", name="抢修响应时限", value="≤2个工作日")),
    "a rate under timeliness": table(row("时效", name="抢修及时率", value="≥98%")),
    "complaints instead of satisfaction": table(row("满意", name="有效投诉件数", value="≤5件")),
    "year only in the document number": table(项目名称="农村饮水工程（水务〔2023〕17号）"),
    "retention money of an old project": table(项目名称="2022年农村饮水工程质保金"),
    "blank part counts as zero": table(财政资金="412.50", 其他资金=""),
    "households counted in 家": table(row("水厂", name="受益企业户数", value="≥30家")),
    "odd spaces": table(项目名称=" 2025年 农村饮水安全工程 "),
    "an ASCII operator": table(row("满意", value="'>=90%'")),
}


@pytest.mark.parametrize("case", SILENT)
def test_what_is_right_is_left_alone(case: str) -> None:
    assert rules_of(lint(SILENT[case])) == []


def test_order_of_rows_changes_nothing_but_places() -> None:
    rows = row("成本", value="≤4125万元") | row("水厂", value="4座")
    forward = table(rows)
    head, body = forward.split("绩效指标:\n")
    chunks = ["  - " + chunk for chunk in body.split("  - ")[1:]]
    backward = head + "绩效指标:\n" + "".join(reversed(chunks))
    assert rules_of(lint(forward)) == rules_of(lint(backward)) == ["GC202", "GC301"]


def test_two_documents_of_one_file_are_one_set() -> None:
    first = table()
    second = table(项目名称="2025年城乡供水一体化工程")
    findings = lint(f"{first}---\n{second}")
    assert rules_of(findings) == ["GC801"]
    assert findings[0].address == "第2表 > 绩效目标"


def test_the_2021_form_keeps_cost_on_the_first_level() -> None:
    rows = {
        "成本": "成本指标|经济成本指标|工程总成本|≤500万元",
        "社会": "成本指标|社会成本指标|停水影响村民户数|≤200户",
    }
    assert rules_of(lint(table(rows))) == ["GC202"]
