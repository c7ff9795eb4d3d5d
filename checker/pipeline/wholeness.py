"""What a run cannot say: of tables that were not read whole, and of a set it saw a part of.

What a rule that looks across tables found is true all the same; what it let pass may stand against
a table that was not read, so it is counted as unknown, with the reason. Of a table that was not
read whole the reading rules say so, and no other rule says anything: what it missed may be there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.model import Document, GoalTable, Problem
    from checker.pipeline.sets import DocumentSet
    from checker.rule import RuleOutcome

MOST_NAMED = 5
_UNREAD, _CUT_OFF = "GC001", "GC009"


def whole_tables(documents: DocumentSet) -> tuple[GoalTable, ...]:
    """The tables that rules may judge: those nobody says were read in part only."""
    return tuple(
        table
        for document in documents.documents
        for table in document.tables
        if table.index not in _partly_read(document)
    )


def _partly_read(document: Document) -> frozenset[int | None]:
    return frozenset(problem.table for problem in document.problems if _spoils(problem))


def _spoils(problem: Problem) -> bool:
    """One row that is none spoils only itself; a table that was cut off is spoilt as a whole."""
    return problem.rule == _CUT_OFF or (problem.rule == _UNREAD and problem.indicator is None)


def missing_from(documents: DocumentSet, *, alone: bool) -> str:
    """Why the set is not whole, as a phrase for the ledger; empty where it is.

    `alone` tells a text from standard input, whose neighbours nobody named.
    """
    if alone:
        return "只读了标准输入里的表，同一套的其他表没有读"
    lost = [
        document.path
        for document in documents.documents
        if document.problems
        and all(table.index in _partly_read(document) for table in document.tables)
    ]
    if not lost:
        return ""
    more = "等" if len(lost) > MOST_NAMED else ""
    named = "、".join(lost[:MOST_NAMED])
    return f"同一套里有{len(lost)}个文件没有读出表：{named}{more}"


def doubt_passes(outcomes: Iterable[RuleOutcome], reason: str) -> None:
    """Turns what the outcomes let pass into unknowns."""
    for outcome in outcomes:
        if outcome.passed:
            outcome.unknown += outcome.passed
            outcome.passed = 0
            outcome.note(reason)
