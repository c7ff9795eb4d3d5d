"""HTML: one file that can be mailed and opened offline, for reviewers and for printing.

Everything is in the file: no fonts, scripts or images from anywhere, and a policy that forbids
them and every style or program but its own. Without its program everything is there to read; with
it tables are filtered, sorted and walked through.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.finding import judge
from checker.reports.notices import HEADING
from checker.reports.page.overview import FIRST, overview
from checker.reports.page.tables import NO_UNIT, table_views
from checker.reports.page.template import filled
from checker.reports.tally import SEVERITIES, closing_sentence, ledger_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.finding import Finding, Run
    from checker.reports.options import ReportOptions
    from checker.reports.page.tables import TableView

__all__ = ["filled", "render"]


def render(run: Run, options: ReportOptions) -> str:
    judgements = judge(run)
    listed = options.listed(run)
    tables = table_views(judgements, options)
    spoken = {found.rule for found in run.findings} | {one.finding.rule for one in run.exempted}
    return filled(
        "report.html",
        run=run,
        summary=closing_sentence(run, options),
        ledger=ledger_sentence(run) if run.ledger else "",
        overview=overview(run, judgements, listed),
        first=FIRST,
        tables=tables,
        choices=_choices(tables, listed),
        rules=[rule for rule in run.rules if rule.id in spoken],
        told={rule.id for rule in run.rules},
        unchecked=[file for file in run.files if file.reason is not None],
        changes=HEADING,
        source=_source(run),
    )


def _choices(
    tables: Sequence[TableView], listed: Sequence[Finding]
) -> tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]:
    """(name, label, choices) of each filter, only with what there is to choose."""
    verdicts = dict.fromkeys(table.verdict for table in tables)
    severities = [one for one in SEVERITIES if any(found.severity is one for found in listed)]
    by_severity = [(one.value, one.label) for one in severities]
    if len(severities) == len(SEVERITIES):
        by_severity.insert(0, ("error warning", "错误和警告"))
    units = sorted({table.unit for table in tables} - {NO_UNIT})
    units += [NO_UNIT] if any(table.unit == NO_UNIT for table in tables) else []
    rules = sorted({(found.rule, f"{found.rule} {found.title}") for found in listed})
    return (
        ("verdict", "结论", tuple((one, one) for one in verdicts)),
        ("severity", "程度", tuple(by_severity)),
        ("unit", "单位", tuple((unit, unit) for unit in units)),
        ("rule", "规则", tuple(rules)),
    )


def _source(run: Run) -> str:
    """Program, packs and settings, by which a report can be made again."""
    packs = "、".join(f"{pack.id} {pack.version}（{pack.digest}）" for pack in run.packs)
    settings = "；".join(f"{name}：{value}" for name, value in run.settings.items())
    texts = (f"goalcheck {run.version}", f"规则包 {packs}" if packs else "", settings)
    return " · ".join(filter(None, texts))
