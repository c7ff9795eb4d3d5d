"""The verdict on each table: what a reviewer would write at the foot of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from enum import StrEnum
from operator import itemgetter
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.finding.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.finding.finding import Finding
    from checker.finding.run import FileRecord, ReadTable, Run, Thresholds


class Verdict(StrEnum):
    PASS = "通过"
    REVISE = "修改后提交"
    RETURN = "退回"
    PARTIAL = "未查全"
    """Nothing has to be mended in what was checked, but a part of the table was not checked."""
    UNCHECKED = "未能审核"
    """Nothing was found because nothing was checked, which is no pass."""


# What a verdict is called on tables that account for a goal: whether a self-evaluation is true
# cannot be told from it, so it is never said to pass.
WORDS: Mapping[str, Mapping[str, str]] = {
    "自评表": {"通过": "核对无误", "修改后提交": "更正后重报", "退回": "退回重评"},
    "监控表": {"通过": "核对无误", "修改后提交": "补充后重报", "退回": "退回重填"},
}


UNREAD = "没有读成"
"""What is said of a file in which no table could be read: it is no table, and counts as none."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One table, or a file in which none could be read (`table` is None), and its verdict."""

    path: str
    table: ReadTable | None
    verdict: Verdict
    findings: tuple[Finding, ...]
    reason: str | None = None
    """Why no table could be read from the file."""
    word: str = ""
    """What the verdict is called on a table of this stage."""

    @property
    def unchecked(self) -> tuple[str, ...]:
        """What of the table was not checked, a phrase each."""
        return self.table.unchecked if self.table else ()

    def count(self, severity: Severity) -> int:
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def name(self) -> str:
        """The project, or what else a person knows the table by."""
        if self.table is None:
            return "（没有读出表）"
        return self.table.project or self.table.title or f"第{self.table.index}表"


def judge(run: Run) -> tuple[Judgement, ...]:
    """Every table of the run in its order, and every file that was read as none.

    A finding about a whole file counts for each of its tables.
    """
    blind = run.nothing_checked
    findings: defaultdict[str, _OfFile] = defaultdict(_OfFile)
    for at, found in enumerate(run.findings):
        findings[found.place.path].add(at, found)
    tables: defaultdict[str, list[ReadTable | None]] = defaultdict(list)
    for table in run.tables:
        tables[table.path].append(table)
    return tuple(
        _judgement(file, table, findings[file.path].about(table), run, blind=blind)
        for file in run.files
        if file.skipped is None
        for table in tables[file.path] or [None]
    )


class _OfFile:
    """The findings of a file, those of each table apart: one file may hold thousands."""

    def __init__(self) -> None:
        self._all: list[tuple[int, Finding]] = []
        self._of_table: defaultdict[int | None, list[tuple[int, Finding]]] = defaultdict(list)

    def add(self, at: int, found: Finding) -> None:
        """Add the finding that stands at a number among those of the run."""
        self._all.append((at, found))
        self._of_table[found.table.index if found.table else None].append((at, found))

    def about(self, table: ReadTable | None) -> tuple[Finding, ...]:
        """What is said of a table or of the whole file, all of it where there is no table."""
        if table is None:
            return tuple(found for _, found in self._all)
        from heapq import merge  # no table of a lint asks for it

        lists = self._of_table.get(None, []), self._of_table.get(table.index, [])
        return tuple(found for _, found in merge(*lists, key=itemgetter(0)))


# The worst first, as one works through them.
_WEIGHT = {
    verdict: weight
    for weight, verdict in enumerate(
        (Verdict.RETURN, Verdict.UNCHECKED, Verdict.REVISE, Verdict.PARTIAL, Verdict.PASS)
    )
}


def verdict_counts(judgements: Iterable[Judgement]) -> list[tuple[Verdict, str, int]]:
    """How many tables have each verdict, under each word it goes by; the worst first."""
    counts = Counter((one.verdict, one.word) for one in judgements)
    order = sorted(counts, key=lambda pair: _WEIGHT[pair[0]])
    return [(verdict, word, counts[verdict, word]) for verdict, word in order]


def worst_first(judgements: Iterable[Judgement]) -> list[Judgement]:
    """By verdict, then by errors and warnings; the order of the run kept among equals."""
    return sorted(judgements, key=_badness)


def _badness(one: Judgement) -> tuple[int, int, int]:
    return _WEIGHT[one.verdict], -one.count(Severity.ERROR), -one.count(Severity.WARNING)


def _judgement(
    file: FileRecord,
    table: ReadTable | None,
    findings: tuple[Finding, ...],
    run: Run,
    *,
    blind: bool,
) -> Judgement:
    verdict = _verdict(findings, run.thresholds, blind=blind or table is None)
    if verdict is Verdict.PASS and table is not None and table.unchecked:
        verdict = Verdict.PARTIAL
    words = _words_of(table.stage if table else "", run)
    word = words.get(verdict.value, verdict.value) if table else UNREAD
    return Judgement(file.path, table, verdict, findings, None if table else file.unread, word)


def _words_of(stage: str, run: Run) -> Mapping[str, str]:
    return {**WORDS.get(stage, {}), **run.words.get(stage, {})}


def _verdict(findings: tuple[Finding, ...], thresholds: Thresholds, *, blind: bool) -> Verdict:
    """What the thresholds say; a table with an error never passes, whatever they are."""
    if thresholds.returned.reached(findings):
        return Verdict.RETURN
    if blind:
        return Verdict.UNCHECKED
    wrong = any(found.severity is Severity.ERROR for found in findings)
    return Verdict.REVISE if wrong or thresholds.revised.reached(findings) else Verdict.PASS
