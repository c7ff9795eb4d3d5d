"""Excel workbook: 问题清单 with filters, 汇总 by table, rule and unit, 台账 of the rules.

Same run, same bytes: nothing in the file depends on the clock.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.reports.tally import SEVERITIES, by_rule, closing_sentence, ledger_sentence
from checker.reports.verdict import Verdict, judge
from checker.reports.workbook.charts import COLUMN_WIDTH, Chart
from checker.reports.workbook.package import Sheet, workbook_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.finding import Finding, Run
    from checker.reports.options import ReportOptions
    from checker.reports.workbook.package import CellValue


# More bars than this are a list, not a picture.
_MOST_BARS = 20
_TINTS = {
    Severity.ERROR.label: 0,
    Verdict.RETURN.value: 0,
    Severity.WARNING.label: 1,
    Verdict.REVISE.value: 1,
    Verdict.PARTIAL.value: 1,
    Verdict.UNCHECKED.value: 1,
    Severity.INFO.label: 2,
    Verdict.PASS.value: 3,
}


def render(run: Run, options: ReportOptions) -> bytes:
    verdicts = _verdicts(run)
    rules, units = _by_rule(run), _by_unit(run)
    sheets = [
        _findings(run, options),
        _summary(run, options, verdicts, rules, units),
        _ledger(run),
    ]
    if any(file.reason is not None for file in run.files):
        sheets.append(_files(run))
    if run.exempted:
        sheets.append(_exempted(run))
    if run.notices:
        sheets.append(_notices(run))
    if run.findings:
        # Where the counts stand in the summary: below the heading and an empty row each.
        first = len(verdicts) + 4
        charts = (
            _chart("按规则的问题条数", rules, first, column=0),
            _chart("按单位的问题条数", units, first + len(rules) + 2, column=1),
        )
        columns = {"按规则": COLUMN_WIDTH, "按单位": COLUMN_WIDTH}
        sheets.append(Sheet("图表", columns, (), charts=charts))
    return workbook_bytes(sheets)


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
    return Sheet("问题清单", _FINDING_COLUMNS, tuple(rows), filtered=True, tints=_TINTS)


def _finding_row(number: int, finding: Finding) -> tuple[CellValue, ...]:
    place, table = finding.place, finding.table
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
        place.spot,
        "",
    )


def _verdicts(run: Run) -> list[tuple[CellValue, ...]]:
    return [
        (
            judgement.name,
            (judgement.table.unit if judgement.table else None) or "",
            judgement.path,
            judgement.verdict.value,
            *(judgement.count(severity) for severity in SEVERITIES),
        )
        for judgement in judge(run)
    ]


def _summary(
    run: Run,
    options: ReportOptions,
    verdicts: Sequence[tuple[CellValue, ...]],
    rules: Sequence[tuple[CellValue, ...]],
    units: Sequence[tuple[CellValue, ...]],
) -> Sheet:
    """Tables with their verdicts, then counts by rule and by unit, then what the run was."""
    labels = [severity.label for severity in SEVERITIES]
    columns = {"项目": 40, "单位": 30, "文件": 30, "结论": 14, **dict.fromkeys(labels, 8)}
    rows = [*verdicts, (), ("按规则", "条数", "程度"), *rules, (), ("按单位", "条数"), *units]
    rows += [(), (closing_sentence(run, options),), (ledger_sentence(run),)]
    rows += [(f"goalcheck {run.version}",)]
    rows += [(f"规则包 {pack.id} {pack.version}（{pack.digest}）",) for pack in run.packs]
    return Sheet("汇总", columns, tuple(rows), tints=_TINTS)


def _by_rule(run: Run) -> list[tuple[str, int, str]]:
    rows = sorted(by_rule(run), key=lambda row: (-row.count, row.rule))
    return [(f"{row.rule} {row.title}", row.count, row.severity.label) for row in rows]


def _by_unit(run: Run) -> list[tuple[str, int]]:
    counts = Counter(
        (found.table.unit if found.table else None) or "（没有单位名称）" for found in run.findings
    )
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _chart(title: str, counts: Sequence[tuple[CellValue, ...]], first: int, column: int) -> Chart:
    """The chart of counts that stand in the summary from row `first` on."""
    points = [(str(label), int(count)) for label, count, *_ in counts[:_MOST_BARS]]
    last = first + len(points) - 1
    more = f"（前{_MOST_BARS}）" if len(counts) > _MOST_BARS else ""
    labels, values = (f"'汇总'!${letter}${first}:${letter}${last}" for letter in "AB")
    return Chart(title + more, labels, values, points, column)


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


def _files(run: Run) -> Sheet:
    """Files that were passed over or could not be read, each with its reason."""
    rows = tuple((file.path, file.reason) for file in run.files if file.reason is not None)
    return Sheet("没有检查的文件", {"文件": 60, "原因": 80}, rows, filtered=True)


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


def _notices(run: Run) -> Sheet:
    columns = {"来源": 24, "改动": 60, "理由": 40, "有效期至": 12, "情况": 12, "写在": 28}
    rows = tuple(
        (
            notice.source,
            notice.change,
            notice.reason,
            notice.until or "",
            "已过期" if notice.expired else "生效",
            str(notice.place or ""),
        )
        for notice in run.notices
    )
    return Sheet("规则改动", columns, rows, filtered=True)
