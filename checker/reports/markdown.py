"""Markdown: for comments on merge requests and for pasting into documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.finding import judge
from checker.reports.notices import HEADING
from checker.reports.opinion import opinion
from checker.reports.repeated import by_table
from checker.reports.tally import SEVERITIES, by_rule, closing_sentence, ledger_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.finding import Exempted, Finding, Run
    from checker.reports.options import ReportOptions

# Characters that Markdown or HTML would take as marks in running text or in a table.
_MARKS = late_pattern(r"([\\`*_{}\[\]<>|#~])")


def render(run: Run, options: ReportOptions) -> str:
    blocks = ["# 绩效目标表检查结果", escape(closing_sentence(run, options))]
    if run.ledger:
        blocks.append(escape(ledger_sentence(run)))
    if run.findings:
        blocks += ["## 按规则", _rule_table(run)]
    if run.tables:
        blocks += ["## 每张表的结论", _verdict_table(run)]
        blocks += ["## 审核意见", _opinions(run)]
    listed = options.listed(run)
    if listed and not options.statistics:
        blocks.append("## 问题")
        blocks += _finding_blocks(listed)
    others = [file for file in run.files if file.reason is not None]
    if others:
        lines = [f"- {escape(file.path)}：{escape(file.reason or '')}" for file in others]
        blocks += ["## 没有检查的文件", "\n".join(lines)]
    if run.exempted:
        blocks += ["## 豁免", "\n".join(_exemption(one) for one in run.exempted)]
    if run.notices:
        items = [f"- {escape(notice.sentence)}" for notice in run.notices]
        blocks += [f"## {HEADING}", "\n".join(items)]
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """Text on one line in which nothing is a mark of Markdown."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def _table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _rule_table(run: Run) -> str:
    rows = [
        [row.rule, escape(row.title), row.severity.label, str(row.count)] for row in by_rule(run)
    ]
    return _table(["规则", "名称", "程度", "条数"], rows)


def _verdict_table(run: Run) -> str:
    headers = ["文件", "项目", "结论", *(severity.label for severity in SEVERITIES)]
    rows = [
        [
            escape(judgement.path),
            escape(judgement.name),
            escape(judgement.word),
            *(str(judgement.count(severity)) for severity in SEVERITIES),
        ]
        for judgement in judge(run)
    ]
    return _table(headers, rows)


def _opinions(run: Run) -> str:
    return "\n".join(
        f"{number}. **{escape(judgement.word)}** {escape(opinion(judgement))}"
        for number, judgement in enumerate(judge(run), 1)
    )


def _finding_blocks(findings: Sequence[Finding]) -> Iterator[str]:
    for in_table, more in by_table(findings):
        path, table = in_table[0].place.path, in_table[0].table
        name = f" {escape(table.project or table.title or '')}" if table else ""
        yield f"### {escape(path)}{name}"
        yield "\n".join(line for finding in in_table for line in _item(finding))
        yield from map(escape, more)


def _exemption(one: Exempted) -> str:
    finding = one.finding
    until = f"（至 {one.exemption.until}）" if one.exemption.until else ""
    said = f"{finding.title}（{finding.address}）理由：{one.exemption.reason}{until}"
    return f"- {finding.rule} {escape(said)}"


def _item(finding: Finding) -> Iterator[str]:
    place = finding.place
    position = f"{place.spot} " if place.spot else ""
    head = f"**{finding.severity.label}** {finding.rule} {escape(finding.title)}"
    yield f"- {head}（{escape(position + finding.address)}）：{escape(finding.message)}"
    if finding.text:
        yield f"  - 写着：{escape(finding.text)}"
    if finding.expected:
        yield f"  - 应为：{escape(finding.expected)}"
    for related in finding.related:
        yield f"  - 参见：{escape(f'{related.place} {related.message}')}"
