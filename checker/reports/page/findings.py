"""The lower part of the page: the findings of each table, and what filters them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.reports.opinion import opinion
from checker.reports.page.form import form
from checker.reports.page.markup import escape, tag
from checker.reports.page.overview import verdict_badge
from checker.reports.tally import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.finding import Finding, Judgement
    from checker.reports.options import ReportOptions


def tables_section(judgements: Sequence[Judgement], options: ReportOptions) -> str:
    least = options.min_severity.rank
    listed = [
        [found for found in judgement.findings if found.severity.rank >= least]
        for judgement in judgements
    ]
    articles = [
        _article(number, judgement, findings)
        for number, (judgement, findings) in enumerate(zip(judgements, listed, strict=True), 1)
    ]
    filters = _filters([found for findings in listed for found in findings])
    return tag("section", tag("h2", "问题"), filters, "\n".join(articles), id="findings")


def _filters(findings: Sequence[Finding]) -> str:
    """Hidden until the script that makes them work has run."""
    present = [one for one in SEVERITIES if any(found.severity is one for found in findings)]
    severities = [(severity.value, severity.label) for severity in present]
    rules = sorted({(found.rule, f"{found.rule} {found.title}") for found in findings})
    units = sorted({found.table.unit for found in findings if found.table and found.table.unit})
    return tag(
        "form",
        _select("severity", "程度", severities),
        _select("rule", "规则", rules),
        _select("unit", "单位", [(unit, unit) for unit in units]),
        tag("button", "全部显示", type="reset"),
        tag("output", "", aria_live="polite"),
        id="filters",
        hidden="hidden",
        aria_label="筛选问题",
    )


def _select(name: str, label: str, choices: Iterable[tuple[str, str]]) -> str:
    options = [tag("option", escape(text), value=value) for value, text in choices]
    everything = tag("option", "全部", value="")
    return tag("label", escape(label), tag("select", everything, *options, name=name))


def _article(number: int, judgement: Judgement, findings: Sequence[Finding]) -> str:
    unit = (judgement.table.unit if judgement.table else None) or ""
    heading = tag("h3", escape(judgement.name), " ", verdict_badge(judgement.verdict))
    where = tag("p", escape(" · ".join(filter(None, (unit, judgement.path)))), class_="faint")
    hidden = len(judgement.findings) - len(findings)
    rest = tag("p", f"另有 {hidden} 条较轻的问题未列出。", class_="faint") if hidden else ""
    listed = "".join(
        _finding(f"f{number}-{position}", position, found)
        for position, found in enumerate(findings, 1)
    )
    said = tag("p", escape(opinion(judgement)), class_="opinion")
    beside = tag("div", listed or tag("p", "没有列出的问题。"), rest, class_="findings")
    drawn = form(number, judgement.table.content, findings) if judgement.table else ""
    body = tag("div", drawn, beside, class_="sides")
    return tag("article", heading, where, said, body, id=f"table-{number}", data_unit=unit)


def _inside(finding: Finding) -> str:
    """The place in words, without the table that it stands under here anyway."""
    _, _, inside = finding.address.partition(" > ")
    return inside or ("整张表" if finding.table else "整个文件")


def _finding(identity: str, position: int, finding: Finding) -> str:
    head = tag(
        "p",
        tag("span", str(position), class_=f"ref {finding.severity.value}"),
        " ",
        tag("span", escape(finding.severity.label), class_=f"badge {finding.severity.value}"),
        " ",
        tag("strong", escape(_inside(finding))),
        " ",
        tag("span", escape(str(finding.place)), class_="faint"),
    )
    facts = [
        (
            "写着",
            tag("mark", escape(finding.text or "（空白）")) if finding.text is not None else "",
        ),
        ("问题", escape(finding.message)),
        ("应为", tag("ins", escape(finding.expected)) if finding.expected else ""),
        ("规则", escape(f"{finding.rule} {finding.title}")),
        ("依据", escape(finding.basis or "")),
        ("参见", "<br>".join(escape(f"{one.place} {one.message}") for one in finding.related)),
    ]
    said = "".join(tag("dt", label) + tag("dd", text) for label, text in facts if text)
    return tag(
        "div",
        head,
        tag("dl", said),
        class_=f"finding {finding.severity.value}",
        id=identity,
        tabindex="-1",
        data_severity=finding.severity.value,
        data_rule=finding.rule,
        data_unit=(finding.table.unit if finding.table else None) or "",
    )
