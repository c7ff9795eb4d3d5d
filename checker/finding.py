"""What a run says about tables: findings, the ledger, and the frozen Run that reports see."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from checker.place import Place


class Severity(StrEnum):
    """How bad a finding is; `rank` grows with it."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        return {"info": 0, "warning": 1, "error": 2}[self.value]

    @property
    def label(self) -> str:
        return {"info": "提示", "warning": "警告", "error": "错误"}[self.value]


# Severities by every name people may write: error, warning, info, 错误, 警告, 提示.
SEVERITY_NAMES: Mapping[str, Severity] = {
    **{severity.value: severity for severity in Severity},
    **{severity.label: severity for severity in Severity},
}


class Safety(StrEnum):
    """Whether a proposed edit may be applied without being asked for by name."""

    SAFE = "safe"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Fix:
    """An edit a rule proposes: the whole new text of the cell the finding stands on.

    With `verbatim` the replacement is what the file itself should hold at that place, quotes
    included; with `on_request` even a safe edit waits until its rule is asked for by name.
    """

    safety: Safety
    replacement: str
    verbatim: bool = False
    on_request: bool = False


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that explains a finding."""

    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class TableRef:
    """The table a finding speaks of; `index` counts within the file from 1."""

    index: int
    title: str | None
    project: str | None
    unit: str | None
    code: str | None = None
    """单位编码."""


@dataclass(frozen=True, slots=True)
class Operand:
    """One value a rule compared: its expression, what it came to, the cell it came from."""

    expression: str
    value: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at one place, worded as a good reviewer would say it.

    `address` is the place in words, `第5表 > 成本指标 > 归集经费 > 指标值`; `field` is the form's
    label of the cell and `text` what stands there; `indicator` counts rows in the table from 0.
    """

    rule: str
    name: str
    title: str
    severity: Severity
    message: str
    place: Place
    address: str
    expected: str | None = None
    actual: str | None = None
    table: TableRef | None = None
    indicator: int | None = None
    field: str | None = None
    text: str | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    basis: str | None = None
    operands: tuple[Operand, ...] = ()
    indicator_name: str | None = None
    """三级指标 of the row."""
    normalised: str | None = None
    """The value of the cell as it is spelled canonically, where it has one."""
    opinion: str = ""
    """The rule's words for a written opinion, to be put behind what they are said of."""

    @property
    def sort_key(self) -> tuple[str, int, tuple[int, ...], str, str]:
        """Path, table, row and column, rule: the order of every report."""
        table = self.table.index if self.table else 0
        return (self.place.path, table, self.place.sort_key, self.rule, self.message)


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
    """What stands in a table: the cells of its head, its goals, and one tuple an indicator row."""

    head: tuple[WrittenCell, ...] = ()
    goals: tuple[WrittenCell, ...] = ()
    indicators: tuple[tuple[WrittenCell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class TableRecord:
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


@dataclass(frozen=True, slots=True)
class Exemption:
    """A finding somebody answers for: which rules, where it is written, why, and until when.

    `until` is the last day it holds, as an ISO date; None holds for good. `listed` ones stand in
    a list of their own, the others in the goal file they are about.
    """

    rules: tuple[str, ...]
    reason: str
    place: Place
    until: str | None = None
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Exempted:
    """A finding that is not counted, and the exemption it falls under."""

    finding: Finding
    exemption: Exemption


class ExemptionState(StrEnum):
    """What became of an exemption."""

    USED = "已用"
    UNUSED = "没有用到"
    EXPIRED = "已过期"
    LOCKED = "规则不允许豁免"


@dataclass(frozen=True, slots=True)
class ExemptionUse:
    """An exemption and how many findings fell under it; of its rules, those that are locked
    (`barred`) and those that found nothing to exempt (`idle`)."""

    exemption: Exemption
    state: ExemptionState
    count: int = 0
    barred: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()
    hint: str = ""
    """Why it fits no table, where that can be said."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What somebody changed so that fewer or other findings may be reported, said in every report.

    `source` says who (a pack, the configuration, the command line) and `change` what, so that both
    together are a clause; `rules` are the ids it touches, none where it is about files. An expired
    one changes nothing any more and is said all the same.
    """

    source: str
    change: str
    rules: tuple[str, ...] = ()
    place: Place | None = None
    reason: str = ""
    until: str | None = None
    expired: bool = False

    @property
    def sentence(self) -> str:
        """`规则包“下级”停用 GC202 成本上限高于预算数，理由：试，至 2025-12-31（下级.yaml:8:5）`."""
        parts = [f"{self.source}{self.change}"]
        parts += [f"理由：{self.reason}"] if self.reason else []
        parts += [f"至 {self.until}"] if self.until and not self.expired else []
        parts += [f"已于 {self.until} 到期，不再生效"] if self.expired else []
        place = f"（{self.place}）" if self.place else ""
        return " ".join(f"{'，'.join(parts)}{place}".split())


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
    tables: tuple[TableRecord, ...]
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
    rules: tuple[RuleNote, ...] = ()
    """The selected rules and those that spoke, in order of id."""
    lines: Mapping[tuple[str, int], str] = field(default_factory=dict[tuple[str, int], str])
    """The lines (path, number) on which findings begin and end, as they stand in the file."""
    notices: tuple[Notice, ...] = ()
    """Every change of rules and choice of files that could hide a finding; exemptions apart."""

    def count(self, severity: Severity) -> int:
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def indicators(self) -> int:
        return sum(table.indicators for table in self.tables)
