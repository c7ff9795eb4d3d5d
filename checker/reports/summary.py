"""The closing part of the reports for people: counts by rule and severity, ledger, one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.reports.grid import text_grid
from checker.reports.notices import section
from checker.reports.paint import paint
from checker.reports.tally import (
    SEVERITIES,
    by_rule,
    closing_sentence,
    idle_rules,
    ledger_sentence,
    partly_checked,
    undecided_rules,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.finding import Run
    from checker.reports.options import ReportOptions


def closing_lines(run: Run, options: ReportOptions, *, ledger: bool = True) -> Iterator[str]:
    """Tables unless the reader asked for quiet; what was changed and the sentence always.

    `ledger` false leaves the table of the ledger to the caller.
    """
    if not options.quiet and run.findings:
        yield from _count_lines(run, options)
    yield from section(run, options)
    if not options.quiet:
        if run.exempted:
            yield from (*exemption_lines(run), "")
        if options.statistics and ledger:
            yield from (ledger_grid(run), "")
        yield from _ledger_lines(run, options)
    yield paint(closing_sentence(run, options), _mood(run), options)


def ledger_grid(run: Run) -> str:
    """What became of every selected rule, also those that applied to nothing."""
    headers = ["规则", "名称", "检查", "通过", "不通过", "不适用", "无法判断", "并入他条"]
    rows = [
        [
            entry.rule,
            entry.title,
            *map(str, entry.counts),
        ]
        for entry in run.ledger
    ]
    return text_grid(headers, rows, right=range(2, 8))


def exemption_lines(run: Run) -> Iterator[str]:
    """Every finding that is not counted, and who answers for it with what reason."""
    yield "豁免的问题"
    for exempted in run.exempted:
        finding, exemption = exempted.finding, exempted.exemption
        until = f"（至 {exemption.until}）" if exemption.until else ""
        yield f"  {finding.place}  {finding.rule} {finding.title}  理由：{exemption.reason}{until}"


def exemption_grid(run: Run) -> str:
    """Every exemption that concerns the run, and what became of it."""
    rows = [
        [
            str(use.exemption.place),
            "、".join(use.exemption.rules),
            use.exemption.reason,
            use.exemption.until or "",
            use.state,
            str(use.count),
        ]
        for use in run.exemptions
    ]
    return text_grid(["写在", "规则", "理由", "截至", "情况", "条数"], rows, right=(5,))


def _count_lines(run: Run, options: ReportOptions) -> Iterator[str]:
    rules = [
        [row.rule, row.title, paint(row.severity.label, row.severity, options), str(row.count)]
        for row in by_rule(run)
    ]
    yield text_grid(["规则", "名称", "程度", "条数"], rows=rules, right=(3,))
    yield ""
    severities = [
        [paint(severity.label, severity, options), str(run.count(severity))]
        for severity in SEVERITIES
    ]
    yield text_grid(["程度", "条数"], [*severities, ["合计", str(len(run.findings))]], right=(1,))
    yield ""


def _ledger_lines(run: Run, options: ReportOptions) -> Iterator[str]:
    if options.verbose:
        yield from _skipped_lines(run)
    if not run.ledger or not run.tables:
        return
    yield ledger_sentence(run)
    if options.verbose:
        if idle := idle_rules(run):
            yield "  没有可查的内容：" + "、".join(entry.rule for entry in idle)
        for entry in undecided_rules(run):
            reasons = "；".join(entry.reasons) or "未说明原因"
            yield f"  无法判断：{entry.rule} {entry.title} {entry.unknown} 处：{reasons}"
    elif undecided_rules(run):
        yield "  --verbose 列出无法判断的原因，--statistics 列出每条规则的台账"
    if any(run.count(one) and one.rank < options.min_severity.rank for one in SEVERITIES):
        yield "  --min-severity info 列出全部问题"


def _skipped_lines(run: Run) -> Iterator[str]:
    """The files that were passed over, each with its reason."""
    skipped = [file for file in run.files if file.skipped is not None]
    if skipped:
        yield "跳过的文件"
        yield from (f"  {file.path}：{file.skipped}" for file in skipped)
        yield ""


def _mood(run: Run) -> str:
    if run.count(Severity.ERROR):
        return Severity.ERROR
    if run.count(Severity.WARNING) or run.nothing_checked or partly_checked(run):
        return Severity.WARNING
    return "good"
