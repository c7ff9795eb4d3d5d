"""A finding: one fault at one place, with all a report may say of it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.finding.subject import Subject, row_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.base.place import Place


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


TOPICS = (
    *("填报格式", "表格填写", "绩效目标", "预算与成本", "指标设置"),
    *("指标值", "计量单位", "时间", "完成与评分", "与上年比较", "与其他项目比较", "文字"),
)
"""What findings may concern, in the order in which an opinion speaks of it."""
OTHER_TOPIC = "其他"


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
    """Another place that explains a finding; `project` is that of the table it is in."""

    place: Place
    message: str
    project: str = ""


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

    `steps` lead to the place in words, from the table inwards; `field` is the form's label of the
    cell and `text` what stands there; `indicator` counts rows in the table from 0, `goal` the
    items of 绩效目标 from 1.
    """

    rule: str
    name: str
    title: str
    severity: Severity
    message: str
    place: Place
    steps: tuple[str, ...]
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
    topic: str = OTHER_TOPIC
    """What of TOPICS it concerns, as its pack says."""
    goal: int | None = None
    in_doubt: bool = False
    """Whether it only says that its rule could not judge: it speaks for no other."""

    @property
    def subject(self) -> Subject:
        """What it is about."""
        table = self.table.index if self.table else 0
        row = row_of(self.indicator, self.goal)
        return Subject(self.place.path, table, row, self.field or "")

    @property
    def address(self) -> str:
        """The place in words: `第5表 > 成本指标 > 归集经费 > 指标值`."""
        return " > ".join(self.steps)

    @property
    def inside(self) -> str:
        """The place in words within its table, empty for a table or a file as a whole."""
        return " > ".join(self.steps[1:]) if self.table else ""

    @property
    def sort_key(self) -> tuple[str, int, tuple[int, ...], str, str]:
        """Path, table, row and column, rule: the order of every report."""
        table = self.table.index if self.table else 0
        return (self.place.path, table, self.place.sort_key, self.rule, self.message)
