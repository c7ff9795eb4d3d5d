"""The pre-submission audit: findings in full, a verdict and an opinion on every table, the
exemptions used, ledger and versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.text import wrap
from checker.finding import Severity, Verdict, judge, verdict_counts
from checker.reports.full import finding_texts, text_of
from checker.reports.grid import text_grid
from checker.reports.opinion import opinion
from checker.reports.paint import paint
from checker.reports.printable import printable
from checker.reports.summary import closing_lines, exemption_grid, ledger_grid
from checker.reports.tally import SEVERITIES, closing_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.finding import Judgement, Run
    from checker.reports.options import ReportOptions

_STYLES = {
    Verdict.PASS: "good",
    Verdict.REVISE: Severity.WARNING,
    Verdict.RETURN: Severity.ERROR,
    Verdict.PARTIAL: Severity.WARNING,
    Verdict.UNCHECKED: Severity.WARNING,
}


def render(run: Run, options: ReportOptions) -> str:
    judgements = judge(run)
    told = () if options.statistics else finding_texts(run, options)
    lines = [*_heading("每张表的结论", options)]
    lines += [_verdict_grid(judgements, options), ""]
    lines += _heading("审核意见", options)
    lines += _opinion_lines(judgements, options)
    if run.exemptions:
        lines += [*_heading("豁免", options), exemption_grid(run), ""]
    if others := [file for file in run.files if file.reason is not None]:
        lines += _heading("没有检查的文件", options)
        lines += [*(f"{file.path}：{file.reason}" for file in others), ""]
    if not options.quiet:
        lines += _heading("台账", options)
        lines += [ledger_grid(run), ""]
        lines += [*_versions(run), ""]
    lines += closing_lines(run, options, ledger=False)
    lines.append(verdict_sentence(judgements))
    return "".join((*told, text_of(lines)))


def run_summary(run: Run, options: ReportOptions) -> str:
    """The sentences that close the report, for who reads the rest elsewhere."""
    run = printable(run)
    lines = [closing_sentence(run, options)]
    if run.digest:  # an audit
        lines.append(verdict_sentence(judge(run)))
    return "\n".join(lines) + "\n"


def verdict_sentence(judgements: Sequence[Judgement]) -> str:
    """`结论：退回 6，修改后提交 14，通过 2`."""
    said = "，".join(f"{word} {count}" for _, word, count in verdict_counts(judgements))
    return f"结论：{said or '没有可审核的表'}"


def _verdict_grid(judgements: Sequence[Judgement], options: ReportOptions) -> str:
    headers = ("序号", "文件", "项目", "结论", *(severity.label for severity in SEVERITIES))
    rows = [
        [
            str(number),
            _where(judgement),
            judgement.name,
            paint(judgement.word, _STYLES[judgement.verdict], options),
            *(str(judgement.count(severity)) for severity in SEVERITIES),
        ]
        for number, judgement in enumerate(judgements, 1)
    ]
    return text_grid(headers, rows, right=(0, 4, 5, 6))


def _where(judgement: Judgement) -> str:
    table = judgement.table
    return f"{judgement.path} 第{table.index}表" if table and table.index > 1 else judgement.path


def _opinion_lines(judgements: Sequence[Judgement], options: ReportOptions) -> Iterator[str]:
    for number, judgement in enumerate(judgements, 1):
        verdict = paint(judgement.word, _STYLES[judgement.verdict], options)
        yield f"{number}. {_where(judgement)}  {verdict}"
        text = opinion(judgement)
        room = max(options.width - 4, 20) if options.width else None
        yield from (f"    {line}" for line in (wrap(text, room) if room else [text]))
        yield ""


def _heading(text: str, options: ReportOptions) -> list[str]:
    return [paint(text, "bold", options), ""]


def _versions(run: Run) -> Iterator[str]:
    yield f"goalcheck {run.version}" + (f"（{run.digest}）" if run.digest else "")
    for pack in run.packs:
        yield f"规则包 {pack.id} {pack.version}（{pack.digest}）"
    for name, value in run.settings.items():
        yield f"{name}：{value}"
