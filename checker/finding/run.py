"""The frozen Run that reports see: findings, files, tables, the ledger, the thresholds."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field, replace
from checker.finding.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from checker.base.place import Place
    from checker.finding.exemption import Exempted, ExemptionUse, Notice
    from checker.finding.finding import Finding


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What became of one selected rule: records checked (passed + failed) and all others."""

    rule: str
    title: str
    checked: int = 0
    passed: int = 0
    failed: int = 0
    not_applicable: int = 0
    unknown: int = 0
    suppressed: int = 0
    reasons: tuple[str, ...] = ()
    """Why records were unknown, or why the rule could not run; each distinct reason once."""

    @property
    def counts(self) -> tuple[int, int, int, int, int, int]:
        """Checked, passed, failed, not applicable, unknown, suppressed: as ledgers are printed."""
        return (
            self.checked,
            self.passed,
            self.failed,
            self.not_applicable,
            self.unknown,
            self.suppressed,
        )


@dataclass(frozen=True, slots=True)
class RuleNote:
    """What a report can tell of a rule besides its findings; `severity` is the one in force."""

    id: str
    name: str
    title: str
    severity: Severity
    why: str = ""
    exceptions: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class PackRef:
    """The pack a run used, with the digest of its text."""

    id: str
    version: str
    digest: str


class FileState(StrEnum):
    """What became of a file that was named or lies in a named folder."""

    CHECKED = "checked"
    UNREAD = "unread"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One file of the run: what it was read as and how much was found in it."""

    path: str
    format: str
    tables: int
    indicators: int
    skipped: str | None = None
    """Why a file found in a folder is passed over, or read and no goal file; else None."""
    unread: str | None = None
    """Why the file, or a part of it, could not be read; None where all of it was."""

    @property
    def state(self) -> FileState:
        if self.skipped is not None:
            return FileState.SKIPPED
        return FileState.CHECKED if self.tables else FileState.UNREAD

    @property
    def reason(self) -> str | None:
        """Why it was not checked, or not as a whole."""
        return self.skipped or self.unread


@dataclass(frozen=True, slots=True)
class WrittenCell:
    """A cell as it was written; `label` is the form's name of its row or column."""

    label: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class TableContent:
    """What stands in a table: the cells of its head, its goals, one tuple an indicator row, and
    its lists of money by their name (资金, 年度主要任务, 各地资金), one tuple a line."""

    head: tuple[WrittenCell, ...] = ()
    goals: tuple[WrittenCell, ...] = ()
    indicators: tuple[tuple[WrittenCell, ...], ...] = ()
    lists: tuple[tuple[str, tuple[tuple[WrittenCell, ...], ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class ReadTable:
    """One table as read, enough for reports: its place in the run, its name, its cells."""

    path: str
    index: int
    title: str | None
    project: str | None
    unit: str | None
    layout: str
    """A key of checker.model.LAYOUTS, or `goal-file`."""
    confidence: float
    """How sure the reader is of the layout, 0 to 1."""
    profile: str
    indicators: int
    place: Place
    content: TableContent = TableContent()
    code: str | None = None
    """单位编码."""
    unchecked: tuple[str, ...] = ()
    """What of a whole table could not be checked, and why: a phrase each."""
    stage: str = ""
    """What it is filled in for: 目标表, 监控表, 自评表."""


def without_content(table: ReadTable) -> ReadTable:
    """The record without its cells, for who only names the table."""
    return replace(table, content=TableContent())


@dataclass(frozen=True, slots=True)
class Threshold:
    """When a verdict is due: from so many findings of a severity or worse on, or as soon as one
    of `rules` (ids) has spoken."""

    counts: tuple[tuple[Severity, int], ...] = ()
    rules: tuple[str, ...] = ()

    def reached(self, findings: Collection[Finding]) -> bool:
        return any(found.rule in self.rules for found in findings) or any(
            sum(found.severity.rank >= severity.rank for found in findings) >= count
            for severity, count in self.counts
        )


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What a table must not reach to pass (`revised`), or to be let off with a revision."""

    returned: Threshold = Threshold(((Severity.ERROR, 1),))
    revised: Threshold = Threshold(((Severity.WARNING, 1),))


@dataclass(frozen=True, slots=True)
class Run:
    """Everything a report may know. Findings are sorted, and hold all severities."""

    version: str
    packs: tuple[PackRef, ...]
    files: tuple[FileRecord, ...]
    tables: tuple[ReadTable, ...]
    findings: tuple[Finding, ...]
    ledger: tuple[LedgerEntry, ...]
    settings: Mapping[str, str] = field(default_factory=dict[str, str])
    notes: tuple[str, ...] = ()
    """What a person should know of the run (budget year used, rules that could not run)."""
    digest: str | None = None
    """SHA-256 of the program, where the run is one to be answered for (an audit)."""
    exempted: tuple[Exempted, ...] = ()
    """Findings under a 豁免, not among `findings`; reports name them all."""
    exemptions: tuple[ExemptionUse, ...] = ()
    """Every exemption that concerns the run, also the void ones."""
    thresholds: Thresholds = field(default_factory=Thresholds)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, "Mapping[str, str]"])
    """Stage -> verdict -> what the office calls it there."""
    rules: tuple[RuleNote, ...] = ()
    """The selected rules and those that spoke, in order of id."""
    lines: Mapping[tuple[str, int], str] = field(default_factory=dict[tuple[str, int], str])
    """The lines (path, number) on which findings begin and end, as they stand in the file."""
    notices: tuple[Notice, ...] = ()
    """Every change of rules and choice of files that could hide a finding; exemptions apart."""

    def count(self, severity: Severity) -> int:
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def nothing_checked(self) -> bool:
        """No table was read, or no rule met a record: this must never look like a good run."""
        return not self.tables or not any(entry.checked for entry in self.ledger)

    @property
    def indicators(self) -> int:
        return sum(table.indicators for table in self.tables)
