"""What a run comes to: the counts every report closes with, and the sentence that says them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.finding import FileState, Severity

if TYPE_CHECKING:
    from checker.finding import LedgerEntry, ReadTable, Run
    from checker.reports.options import ReportOptions

# How many of the parts that were not checked the closing sentence names.
_NAMED = 4
SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How often one rule was found broken at one severity."""

    rule: str
    title: str
    severity: Severity
    count: int


def files_read(run: Run) -> int:
    """Files taken for goal files, also unreadable ones; what was passed over is not among them."""
    return sum(file.skipped is None for file in run.files)


def by_rule(run: Run) -> tuple[RuleCount, ...]:
    """Worst first, then the most frequent, then by id."""
    counts = Counter((found.rule, found.title, found.severity) for found in run.findings)
    rows = [RuleCount(*key, count) for key, count in counts.items()]
    return tuple(sorted(rows, key=lambda row: (-row.severity.rank, -row.count, row.rule)))


def idle_rules(run: Run) -> tuple[LedgerEntry, ...]:
    """Selected rules that found nothing to check: their silence says nothing of the tables."""
    return tuple(entry for entry in run.ledger if not entry.checked and not entry.unknown)


def undecided_rules(run: Run) -> tuple[LedgerEntry, ...]:
    """Selected rules that could not be decided on some record, or could not run at all."""
    return tuple(entry for entry in run.ledger if entry.unknown)


def partly_checked(run: Run) -> tuple[ReadTable, ...]:
    """Tables of which a part could not be checked: nothing good may be said of them as a whole."""
    return tuple(table for table in run.tables if table.unchecked)


def severity_counts(run: Run, options: ReportOptions) -> str:
    """`错误 10，警告 40，提示 30（未列出）`."""
    texts: list[str] = []
    for severity in SEVERITIES:
        count = run.count(severity)
        hidden = count and severity.rank < options.min_severity.rank
        note = "（未列出）" if hidden else ""
        texts.append(f"{severity.label} {count}{note}")
    return "，".join(texts)


def closing_sentence(run: Run, options: ReportOptions) -> str:
    """The last line of every report for people."""
    exempted = f"；另有 {len(run.exempted)} 条已豁免" if run.exempted else ""
    return _what_was_found(run, options) + exempted + _not_read(run) + _not_whole(run)


def _not_read(run: Run) -> str:
    """`；2 个文件没有读成`; where nothing was read, the sentence has said so."""
    count = sum(file.state is FileState.UNREAD for file in run.files)
    return f"；{count} 个文件没有读成" if count and run.tables else ""


def _not_whole(run: Run) -> str:
    """`；1 张表没有查全：时间（没有年度，8 条时间规则没有查）`."""
    tables = partly_checked(run)
    if not tables:
        return ""
    parts = list(dict.fromkeys(part for table in tables for part in table.unchecked))
    more = "等" if len(parts) > _NAMED else ""
    return f"；{len(tables)} 张表没有查全：{'、'.join(parts[:_NAMED])}{more}"


def _what_was_found(run: Run, options: ReportOptions) -> str:
    unread = sum(file.state is FileState.UNREAD for file in run.files)
    scope = f"{files_read(run) - unread} 个文件、{len(run.tables)} 张表、{run.indicators} 行指标"
    if not run.tables:
        found = f"：{severity_counts(run, options)}" if run.findings else ""
        return f"没有检查任何绩效目标表（读了 {files_read(run)} 个文件）{found}"
    if run.nothing_checked:
        found = f"；{severity_counts(run, options)}" if run.findings else ""
        return f"读了 {scope}，但所选规则没有查到任何内容，不能说明没有问题{found}"
    if not run.findings:
        unknown = sum(entry.unknown for entry in run.ledger)
        doubt = f"，但有 {unknown} 处无法判断" if unknown else ""
        return f"检查了 {scope}：没有发现问题{doubt}"
    return f"检查了 {scope}：{severity_counts(run, options)}"


def ledger_sentence(run: Run) -> str:
    """How many selected rules spoke of anything at all, the measure of what silence is worth."""
    idle, undecided = len(idle_rules(run)), len(undecided_rules(run))
    checked = sum(1 for entry in run.ledger if entry.checked)
    unknown = sum(entry.unknown for entry in run.ledger)
    text = f"选用规则 {len(run.ledger)} 条：{checked} 条查到内容，{idle} 条没有可查的内容"
    if undecided:
        text += f"，{undecided} 条有无法判断之处（共 {unknown} 处）"
    return text
