"""What a run over part of a set cannot say: a rule that looks across tables has not seen them all.

What such a rule found is true all the same; what it let pass may stand against a table that was
not read, so it is counted as unknown, with the reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.language import RuleOutcome
    from checker.sets import DocumentSet

MOST_NAMED = 5


def missing_from(documents: DocumentSet, *, alone: bool) -> str:
    """Why the set is not whole, as a phrase for the ledger; empty where it is.

    `alone` tells a text from standard input, whose neighbours nobody named.
    """
    if alone:
        return "只读了标准输入里的表，同一套的其他表没有读"
    lost = [
        document.path
        for document in documents.documents
        if document.problems and not document.tables
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
