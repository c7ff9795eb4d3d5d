"""The three times a year the form of a project is filled in, and the rounds these are filed in."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.pattern import late_pattern

if TYPE_CHECKING:
    from checker.model.table import GoalTable


class Stage(StrEnum):
    """What a table is filled in for: what is meant, how it goes, what was done."""

    GOALS = "目标表"
    MONITORING = "监控表"
    SELF_EVALUATION = "自评表"


@dataclass(frozen=True, slots=True)
class Round:
    """One of the folders that are compared year by year: `number` counts them from 1, `year` is
    the one its name gives, None where it gives none."""

    number: int
    name: str
    year: int | None = None


_TITLES = (
    (late_pattern("监控|监测|跟踪"), Stage.MONITORING),
    (late_pattern("自评|自我评价|绩效评价|完成情况|评价表"), Stage.SELF_EVALUATION),
)
_OF_GOALS = late_pattern("目标")
_MONITORED = frozenset({"监控期间", "全年预计执行数"})
_ROW_MONITORED = frozenset({"全年预计完成值", "完成可能性"})
_DONE = frozenset(
    {"执行数", "执行率", "执行率得分", "实际完成情况", "总分", "自评等级", "评价结论"}
)
_ROW_DONE = frozenset({"实际完成值", "得分"})


def stage_of(table: GoalTable) -> Stage:
    """By its title, else by what its form asks for: a column that is there and empty counts, but
    not against a title that speaks of goals."""
    title = table.text("标题")
    for words, stage in _TITLES:
        if words.search(title):
            return stage
    filled = _labels(table, filled=True)
    asked = filled if _OF_GOALS.search(title) else _labels(table, filled=False)
    if asked & (_MONITORED | _ROW_MONITORED):
        return Stage.MONITORING
    return Stage.SELF_EVALUATION if asked & (_DONE | _ROW_DONE) else Stage.GOALS


def _labels(table: GoalTable, *, filled: bool) -> frozenset[str]:
    """The labels of the head and the rows that tell stages apart, those with a value only where
    `filled`."""
    head = {label for label, cell in table.fields.items() if not (filled and cell.blank)}
    rows = {
        label
        for row in table.indicators
        for label, cell in row.fields.items()
        if not (filled and cell.blank)
    }
    return frozenset((head & (_MONITORED | _DONE)) | (rows & (_ROW_MONITORED | _ROW_DONE)))
