"""From drafts to goal tables: what a whole table says, what was not read of it, what is doubted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, replace
from checker.base.place import Place
from checker.model import GoalTable, Problem
from checker.readers.fields import miss_goal, settle_fields
from checker.readers.grounds import grounds_of
from checker.readers.layouts import confidence_of, layout_of
from checker.readers.leftcolumns import leave_columns
from checker.readers.leftovers import leftover_notes, leftover_problems
from checker.readers.levels import shift_levels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.readers.draft import Draft
    from checker.readers.vocabulary import Vocabulary

_NOTHING_KNOWN = (
    "没有认出表：有“指标值”这样的表头，却没有项目名称、预算数、绩效目标，"
    "也没有认得的一级指标和指标名称"
)

_TITLE_ALONE = "没有认出表：有标题，下面却没有认出项目名称、预算数、绩效目标和绩效指标"


@dataclass(frozen=True, slots=True)
class Recognised:
    """The tables of a document in order, what could not be placed, and what was assumed."""

    tables: tuple[GoalTable, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    """What the tables are called that are none of goals: 收支总表, 事前评估表."""


def assemble(words: Vocabulary, drafts: list[Draft], path: str) -> Recognised:
    """The tables of the drafts in order, with what is to be said of each."""
    tables: list[GoalTable] = []
    problems: list[Problem] = []
    noted: dict[str, list[str]] = {}
    titled = any("标题" in draft.fields for draft in drafts)
    for index, draft in enumerate(drafts, 1):
        table = _table(words, draft, path, index, len(drafts))
        tables.append(table)
        problems += (_of_table(problem, index) for problem in _problems(draft, table))
        if titled and "标题" not in draft.fields:
            problems.append(Problem("GC003", table.place, table=index))
        for note in (*leftover_notes(draft.leftovers), *_row_notes(draft)):
            noted.setdefault(note, []).append(str(index))
    notes = (f"第{'、'.join(numbers)}表：{note}" for note, numbers in noted.items())
    return Recognised(tuple(tables), tuple(problems), tuple(notes))


def _row_notes(draft: Draft) -> Iterator[str]:
    """What stands among the indicators and is none: one sentence for each kind."""
    if draft.unused:
        yield f"有 {draft.unused} 行是表样留着没有填的（指标2：、……），没有当作指标"
    if draft.asides:
        yield f"有 {len(draft.asides)} 行不是指标（分组标题、决策和过程等），放在“非指标行”"


def _table(words: Vocabulary, draft: Draft, path: str, index: int, count: int) -> GoalTable:
    settle_fields(words, draft)
    shifted = shift_levels(words, draft)
    leave_columns(draft, shifted=shifted)
    layout = layout_of(words, draft, shifted=shifted)
    miss_goal(draft, layout)
    return GoalTable(
        path,
        index,
        count,
        draft.first or Place(path),
        dict(draft.fields),
        tuple(draft.goals),
        tuple(draft.indicators),
        layout,
        confidence_of(words, draft),
        frozenset(draft.form),
        tuple(draft.funding.values()),
        tuple(draft.tasks),
        tuple(draft.regions.values()),
        tuple(replace(row, row=number) for number, row in enumerate(draft.asides)),
        tuple(grounds_of(draft)),
    )


def _problems(draft: Draft, table: GoalTable) -> list[Problem]:
    """What the draft itself met, and what a whole table would have had; of a table that has
    nothing a goal table has, only that."""
    if table.confidence == 0:
        reason = _NOTHING_KNOWN if draft.header is not None else _TITLE_ALONE
        return [Problem("GC001", table.place, {"原因": reason})]
    problems = [*draft.problems, *leftover_problems(draft.leftovers)]
    header = draft.header
    for said, place in draft.doubts:
        problems.append(Problem("GC015", place, {"内容": said}))
    valued = any("指标值" in each.fields or each.places for each in draft.indicators)
    if draft.indicators and not valued:
        problems.append(Problem("GC001", table.place, {"原因": "指标表里没有找到“指标值”一列"}))
    if not draft.indicators:
        missing = "绩效指标" if header is None else "指标行"
        problems.append(Problem("GC009", draft.last or table.place, {"缺": missing}))
    return problems


def _of_table(problem: Problem, index: int) -> Problem:
    return Problem(
        problem.rule,
        problem.place,
        problem.arguments,
        index,
        problem.indicator,
        problem.field,
        problem.text,
        problem.expected,
        problem.replacement,
    )
