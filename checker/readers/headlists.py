"""Small tables within the head of a form that are no money by sources: goals, tasks, details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.readers.details import details_end, leave_details
from checker.readers.goallists import goal_list_end, read_goal_list
from checker.readers.tasklists import read_task_list, task_list_end

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.readers.draft import Draft
    from checker.readers.rows import GridRow
    from checker.readers.vocabulary import Vocabulary


def read_list(words: Vocabulary, draft: Draft, rows: Sequence[GridRow], at: int) -> int | None:
    """Read such a table that begins with a row; the row behind it, or None where none does."""
    if (end := goal_list_end(words, rows, at)) is not None:
        read_goal_list(words, draft, rows[at:end])
    elif (end := task_list_end(rows, at)) is not None:
        read_task_list(draft, rows[at:end])
    elif (end := details_end(rows, at)) is not None:
        leave_details(draft, rows[at:end])
    return end
