"""Hand-made runs: two tables with findings of every kind, and the degenerate ones."""

from __future__ import annotations

from dataclasses import replace

from checker.base.place import Place
from checker.finding import (
    FileRecord,
    Finding,
    Fix,
    LedgerEntry,
    Operand,
    PackRef,
    ReadTable,
    Related,
    Run,
    Safety,
    Severity,
    TableContent,
    TableRef,
    WrittenCell,
)

PENSION = TableRef(1, None, "2025年城乡居民养老保险", "某区人力资源和社会保障局")
ROADS = TableRef(1, None, "2025年农村公路养护", "某区交通运输局")
SHEET = TableRef(2, "2.道路照明绩效目标表", "2025年道路照明", "某区城市管理委员会")

COST = Finding(
    rule="GC202",
    topic="预算与成本",
    name="cost-cap-above-budget",
    title="成本上限高于预算数",
    severity=Severity.ERROR,
    message="成本指标“归集经费”上限为900万元，预算数为842.7万元，相差57.3万元",
    place=Place("goals/01.yaml", 31, 10, 31, 16),
    steps=("2025年城乡居民养老保险", "成本指标", "归集经费", "指标值"),
    expected="≤842.7万元",
    actual="≤900万元",
    table=PENSION,
    indicator=3,
    field="指标值",
    text="≤900万元",
    related=(Related(Place("goals/02.yaml", 6, 6, 6, 12), "等于该项目的预算数"),),
    fix=Fix(Safety.UNSAFE, "≤842.7万元"),
    basis="预算法 第十三条",
    operands=(
        Operand("指标值.上限", "900万元", Place("goals/01.yaml", 31, 10)),
        Operand("表.预算数", "842.7万元", Place("goals/01.yaml", 6, 6)),
    ),
)
BARE_VERB = Finding(
    rule="GC305",
    topic="指标值",
    name="bare-verb-value",
    title="仅写动词",
    severity=Severity.WARNING,
    message="指标值只有动词“保障”，年终无法判断是否完成",
    place=Place("goals/01.yaml", 42, 10, 42, 12),
    steps=("2025年城乡居民养老保险", "社会效益指标", "保障老年人基本生活", "指标值"),
    table=PENSION,
    indicator=5,
    field="指标值",
    text="保障",
    basis="审核惯例",
)
RATE = Finding(
    rule="GC302",
    topic="指标值",
    name="missing-operator-ceiling",
    title="100%未写比较符",
    severity=Severity.INFO,
    message="“100%”没有比较符",
    place=Place("goals/02.yaml", 20, 10, 20, 14),
    steps=("2025年农村公路养护", "质量指标", "养护合格率", "指标值"),
    expected="=100%",
    table=ROADS,
    indicator=1,
    field="指标值",
    text="100%",
    fix=Fix(Safety.SAFE, "=100%"),
)
IN_SHEET = Finding(
    rule="GC402",
    topic="计量单位",
    name="currency-unit-mix",
    title="元/万元混用",
    severity=Severity.WARNING,
    message="表的金额单位是万元，这里写成元",
    place=Place("材料/照明.xlsx", cell="Sheet1!E12", order=(12, 5)),
    steps=("第2表", "成本指标", "电费", "指标值"),
    expected="≤2.788627万元",
    table=SHEET,
    indicator=3,
    field="指标值",
    text="≤27886.27元",
    fix=Fix(Safety.SAFE, "≤2.788627万元"),
)
UNREADABLE = Finding(
    rule="GC011",
    topic="填报格式",
    name="unreadable-file",
    title="文件无法读取",
    severity=Severity.ERROR,
    message="文件有密码保护。请在 Office 中去掉密码后再检查",
    place=Place("材料/加密.xlsx"),
    steps=(),
)


def cells(path: str, **texts: str) -> tuple[WrittenCell, ...]:
    """Cells one under another from line 3 of a goal file."""
    return tuple(
        WrittenCell(label, text, Place(path, line, 10, line, 10 + len(text)))
        for line, (label, text) in enumerate(texts.items(), 3)
    )


def row(level1: str, level2: str, name: str, value: str) -> tuple[WrittenCell, ...]:
    return cells("goals/01.yaml", 一级指标=level1, 二级指标=level2, 三级指标=name, 指标值=value)


PENSION_FORM = TableContent(
    head=cells(
        "goals/01.yaml", 单位编码="353101", 单位名称=PENSION.unit or "", 金额单位="万元",
        项目名称=PENSION.project or "", 预算数="842.70", 财政资金="842.70", 其他资金="",
        资金用途="发放基础养老金",
    ),
    goals=cells("goals/01.yaml", 绩效目标="按时足额发放"),
    indicators=(
        row("产出指标", "数量指标", "发放人数", "≥1.2万人"),
        row("产出指标", "数量指标", "发放次数", "≥12次"),
        row("产出指标", "质量指标", "足额发放率", "=100%"),
        row("产出指标", "成本指标", "归集经费", "≤900万元"),
        row("效益指标", "社会效益指标", "参保率", "≥95%"),
        row("效益指标", "社会效益指标", "保障老年人基本生活", "保障"),
    ),
)  # fmt: skip


def table_record(
    ref: TableRef, place: Place, indicators: int, content: TableContent | None = None
) -> ReadTable:
    return ReadTable(
        path=place.path,
        index=ref.index,
        title=ref.title,
        project=ref.project,
        unit=ref.unit,
        layout="goal-file",
        confidence=1.0,
        profile="2015",
        indicators=indicators,
        place=place,
        content=content or TableContent(),
    )


MIXED = Run(
    version="1.2.3",
    packs=(PackRef("cn.budget-goal", "1.0.0", "sha256:0123"),),
    files=(
        FileRecord("goals/01.yaml", "goal-file", 1, 6),
        FileRecord("goals/02.yaml", "goal-file", 1, 6),
        FileRecord("goals/compose.yaml", "goal-file", 0, 0, skipped="不是绩效目标文件"),
        FileRecord("材料/加密.xlsx", "xlsx", 0, 0),
        FileRecord("材料/照明.xlsx", "xlsx", 2, 9),
    ),
    tables=(
        table_record(PENSION, Place("goals/01.yaml", 1, 1), 6, PENSION_FORM),
        table_record(ROADS, Place("goals/02.yaml", 1, 1), 6),
        table_record(
            TableRef(1, None, "2025年垃圾清运", "某区城市管理委员会"),
            Place("材料/照明.xlsx", cell="Sheet1!A1", order=(1, 1)),
            4,
        ),
        table_record(SHEET, Place("材料/照明.xlsx", cell="Sheet1!A30", order=(30, 1)), 5),
    ),
    findings=(COST, BARE_VERB, RATE, UNREADABLE, IN_SHEET),
    ledger=(
        LedgerEntry("GC011", "文件无法读取", checked=5, passed=4, failed=1),
        LedgerEntry("GC202", "成本上限高于预算数", checked=4, passed=3, failed=1),
        LedgerEntry("GC302", "100%未写比较符", checked=21, passed=20, failed=1),
        LedgerEntry("GC305", "仅写动词", checked=21, passed=20, failed=1, suppressed=2),
        LedgerEntry("GC402", "元/万元混用", checked=4, passed=3, failed=1, not_applicable=17),
        LedgerEntry(
            "GC701",
            "项目年度与预算年度不符",
            checked=2,
            passed=2,
            unknown=2,
            reasons=("没有预算年度",),
        ),
        LedgerEntry("GC801", "目标文本重复", not_applicable=4),
    ),
    settings={"年度": "2025"},
)
CLEAN = replace(
    MIXED,
    files=MIXED.files[:1],
    tables=MIXED.tables[:1],
    findings=(),
    ledger=(LedgerEntry("GC202", "成本上限高于预算数", checked=1, passed=1),),
)
EMPTY = replace(CLEAN, files=(), tables=(), ledger=(LedgerEntry("GC202", "成本上限高于预算数"),))
IDLE = replace(CLEAN, ledger=(LedgerEntry("GC202", "成本上限高于预算数", not_applicable=6),))
