"""One table with all findings, for people who sort and compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.text import wrap
from checker.reports.grid import text_grid
from checker.reports.notices import section
from checker.reports.paint import paint
from checker.reports.repeated import by_table, whose
from checker.reports.summary import closing_lines, exemption_lines
from checker.reports.tally import closing_sentence

if TYPE_CHECKING:
    from checker.finding import Finding, Run
    from checker.reports.options import ReportOptions

_HEADERS = ("位置", "程度", "规则", "地址", "写着", "问题", "应为")
# Widest a column may grow; without a limit one long goal makes the table unreadable.
_COLUMNS = (30, 4, 5, 32, 18, 44, 18)


def render(run: Run, options: ReportOptions) -> str:
    if options.statistics:
        return "\n".join(closing_lines(run, options)) + "\n"
    parts = list(by_table(options.listed(run)))
    rows = [_row(finding, options) for in_table, _ in parts for finding in in_table]
    table = [text_grid(_HEADERS, rows), ""] if rows else []
    for in_table, more in parts:
        table += [f"{whose(in_table[0])}：{said}" for said in more]
    if run.exempted and not options.quiet:
        table += [*exemption_lines(run), ""]
    table += section(run, options)
    return "\n".join([*table, closing_sentence(run, options)]) + "\n"


def _row(finding: Finding, options: ReportOptions) -> list[str]:
    texts = (
        str(finding.place),
        "",
        finding.rule,
        finding.address,
        finding.text or "",
        finding.message,
        finding.expected or "",
    )
    cells = [
        "\n".join(wrap(" ".join(text.split()), columns))
        for text, columns in zip(texts, _COLUMNS, strict=True)
    ]
    cells[1] = paint(finding.severity.label, finding.severity, options)
    return cells
