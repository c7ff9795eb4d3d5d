"""The upper part of the page: verdicts, bars by rule and by unit, and the matrix of both."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from checker.finding import Verdict
from checker.reports.page.markup import escape, table, tag
from checker.reports.tally import SEVERITIES, by_rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.finding import Finding, Judgement, Run

# The worst first: that is what the reader of a report looks for.
VERDICT_CLASSES = {
    Verdict.RETURN: "return",
    Verdict.REVISE: "revise",
    Verdict.PARTIAL: "unchecked",
    Verdict.UNCHECKED: "unchecked",
    Verdict.PASS: "pass",
}
_NO_UNIT = "（没有单位名称）"


def overview_sections(run: Run, judgements: Sequence[Judgement]) -> Iterator[str]:
    yield tag("section", tag("h2", "结论"), _verdict_cards(judgements), _verdicts(judgements))
    if run.findings:
        yield tag("section", tag("h2", "按规则"), _rule_bars(run))
        yield tag("section", tag("h2", "按单位"), _unit_bars(run), _matrix(run))


def verdict_badge(verdict: Verdict) -> str:
    return tag("span", escape(verdict.value), class_=f"badge {VERDICT_CLASSES[verdict]}")


def _verdict_cards(judgements: Sequence[Judgement]) -> str:
    counts = Counter(judgement.verdict for judgement in judgements)
    cards = [
        tag(
            "li",
            tag("strong", str(counts[verdict])),
            f" {escape(verdict.value)}",
            class_=f"card {VERDICT_CLASSES[verdict]}",
        )
        for verdict in VERDICT_CLASSES
        if counts[verdict]
    ]
    return tag("ul", *cards, class_="cards") if cards else tag("p", "没有可审核的表。")


def _verdicts(judgements: Sequence[Judgement]) -> str:
    rows = [
        [
            tag("a", escape(judgement.name), href=f"#table-{number}"),
            verdict_badge(judgement.verdict),
            escape((judgement.table.unit if judgement.table else None) or ""),
            escape(judgement.path),
            *(str(judgement.count(severity)) for severity in SEVERITIES),
        ]
        for number, judgement in enumerate(judgements, 1)
    ]
    labels = [severity.label for severity in SEVERITIES]
    return table("每张表的结论", ["项目", "结论", "单位", "文件", *labels], rows, numbers=3)


def _rule_bars(run: Run) -> str:
    rows = by_rule(run)
    most = max(row.count for row in rows)
    return _bars((f"{row.rule} {row.title}", row.count, most, row.severity.value) for row in rows)


def _unit_bars(run: Run) -> str:
    counts = Counter(_unit(finding) for finding in run.findings)
    most = max(counts.values())
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return _bars((unit, count, most, "unit") for unit, count in ranked)


def _bars(rows: Iterable[tuple[str, int, int, str]]) -> str:
    """Bars as a list: readable without style, and the number is always written."""
    items = [
        tag(
            "li",
            tag("span", escape(label), class_="label"),
            tag("meter", value=str(count), min="0", max=str(most), class_=kind, aria_hidden="true"),
            tag("span", f"{count} 条", class_="count"),
        )
        for label, count, most, kind in rows
    ]
    return tag("ul", *items, class_="bars")


def _matrix(run: Run) -> str:
    """Units down, rules across: who has which kind of trouble."""
    counts = Counter((_unit(finding), finding.rule) for finding in run.findings)
    units = sorted({unit for unit, _ in counts})
    titles = {finding.rule: finding.title for finding in run.findings}
    rules = sorted(titles)
    rows = [[escape(unit), *(str(counts[unit, rule] or "") for rule in rules)] for unit in units]
    headers = ["单位", *(f"{rule} {titles[rule]}" for rule in rules)]
    return table("各单位在各规则上的条数", headers, rows, len(rules), "matrix")


def _unit(finding: Finding) -> str:
    return (finding.table.unit if finding.table else None) or _NO_UNIT
