"""Excel workbook: 问题清单 with filters, 汇总 by table, rule and severity, 台账 of the rules.

Same run, same bytes: nothing in the file depends on the clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.reports.tally import SEVERITIES, by_rule, closing_sentence, ledger_sentence
from checker.reports.verdict import judge
from checker.reports.workbook.package import Sheet, workbook_bytes

if TYPE_CHECKING:
    from checker.finding import Finding, Run
    from checker.reports.options import ReportOptions
    from checker.reports.workbook.package import CellValue


def render(run: Run, options: ReportOptions) -> bytes:
    sheets = [_findings(run, options), _summary(run, options), _ledger(run)]
    return workbook_bytes([*sheets, _exempted(run)] if run.exempted else sheets)


_FINDING_COLUMNS: dict[str, int] = {
    "序号": 6,
    "程度": 6,
    "规则": 8,
    "规则名称": 24,
    "单位": 28,
    "项目": 32,
    "位置": 44,
    "写着": 24,
    "问题": 60,
    "应为": 24,
    "依据": 20,
    "文件": 28,
    "行或单元格": 14,
    "整改情况": 20,
}


def _findings(run: Run, options: ReportOptions) -> Sheet:
    rows = [_finding_row(*pair) for pair in enumerate(options.listed(run), 1)]
    return Sheet("问题清单", _FINDING_COLUMNS, tuple(rows), filtered=True)


def _finding_row(number: int, finding: Finding) -> tuple[CellValue, ...]:
    place, table = finding.place, finding.table
    position = f"{place.line}:{place.column}" if place.line is not None else place.cell or ""
    return (
        number,
        finding.severity.label,
        finding.rule,
        finding.title,
        (table.unit if table else None) or "",
        (table.project if table else None) or "",
        finding.address,
        finding.text or "",
        finding.message,
        finding.expected or "",
        finding.basis or "",
        place.path,
        position,
        "",
    )


def _summary(run: Run, options: ReportOptions) -> Sheet:
    labels = [severity.label for severity in SEVERITIES]
    columns = {"项目": 40, "单位": 30, "文件": 30, "结论": 14, **dict.fromkeys(labels, 8)}
    rows: list[tuple[CellValue, ...]] = [
        (
            judgement.name,
            (judgement.table.unit if judgement.table else None) or "",
            judgement.path,
            judgement.verdict.value,
            *(judgement.count(severity) for severity in SEVERITIES),
        )
        for judgement in judge(run)
    ]
    rows += [(), ("规则", "名称", "程度", "条数")]
    rows += [(row.rule, row.title, row.severity.label, row.count) for row in by_rule(run)]
    rows += [(), (closing_sentence(run, options),), (ledger_sentence(run),)]
    rows += [(f"goalcheck {run.version}",)]
    rows += [(f"规则包 {pack.id} {pack.version}（{pack.digest}）",) for pack in run.packs]
    return Sheet("汇总", columns, tuple(rows))


def _ledger(run: Run) -> Sheet:
    columns = {
        "规则": 8,
        "名称": 28,
        "检查": 8,
        "通过": 8,
        "不通过": 8,
        "不适用": 8,
        "无法判断": 10,
        "并入他条": 10,
        "无法判断的原因": 60,
    }
    rows = tuple(
        (
            entry.rule,
            entry.title,
            entry.checked,
            entry.passed,
            entry.failed,
            entry.not_applicable,
            entry.unknown,
            entry.suppressed,
            "；".join(entry.reasons),
        )
        for entry in run.ledger
    )
    return Sheet("台账", columns, rows, filtered=True)


def _exempted(run: Run) -> Sheet:
    columns = {
        "规则": 8,
        "名称": 24,
        "位置": 44,
        "写着": 24,
        "理由": 48,
        "有效期至": 12,
        "文件": 28,
    }
    rows = tuple(
        (
            one.finding.rule,
            one.finding.title,
            one.finding.address,
            one.finding.text or "",
            one.exemption.reason,
            one.exemption.until or "",
            str(one.exemption.place),
        )
        for one in run.exempted
    )
    return Sheet("豁免", columns, rows, filtered=True)
