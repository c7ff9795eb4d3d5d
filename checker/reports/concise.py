"""One line a finding, as compilers print: for editors, grep and quick looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.reports.notices import all_lines
from checker.reports.paint import paint
from checker.reports.repeated import by_table, whose
from checker.reports.sentence import sentence
from checker.reports.summary import closing_lines
from checker.reports.tally import closing_sentence

if TYPE_CHECKING:
    from checker.finding import Finding, Run
    from checker.reports.options import ReportOptions


def render(run: Run, options: ReportOptions) -> str:
    if options.statistics:
        return "\n".join(closing_lines(run, options)) + "\n"
    lines: list[str] = []
    for in_table, more in by_table(options.listed(run)):
        lines += [_line(finding, options) for finding in in_table]
        lines += [f"{whose(in_table[0])}：{said}" for said in more]
    return "\n".join([*lines, *all_lines(run), closing_sentence(run, options)]) + "\n"


def _line(finding: Finding, options: ReportOptions) -> str:
    severity = paint(finding.severity.label, finding.severity, options)
    place = paint(str(finding.place), "bold", options)
    return f"{place}: {severity} {finding.rule} {finding.title}：{sentence(finding)}"
