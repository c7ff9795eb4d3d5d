"""Which tables are one submission: the sets that cross-table rules look across.

By default the files of one folder are a set, and a file with several tables is a set of its own;
configuration may name sets by globs instead.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.globs import matches

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.base.globs import SetPatterns
    from checker.model import Document, GoalTable


@dataclass(frozen=True, slots=True)
class DocumentSet:
    """The documents of one submission, in path order; `name` is what a person would call it."""

    name: str
    documents: tuple[Document, ...]

    @property
    def tables(self) -> tuple[GoalTable, ...]:
        return tuple(table for document in self.documents for table in document.tables)


def group(documents: Iterable[Document], drawn: Sequence[SetPatterns]) -> tuple[DocumentSet, ...]:
    """Documents sorted into sets; every document is in exactly one, the first that fits."""
    groups: dict[tuple[int, str], list[Document]] = {}
    for document in sorted(documents, key=lambda document: document.path):
        groups.setdefault(_set_key(document, drawn), []).append(document)
    return tuple(DocumentSet(name, tuple(members)) for (_, name), members in groups.items())


def _set_key(document: Document, drawn: Sequence[SetPatterns]) -> tuple[int, str]:
    """The set as drawn by its number, or -1, and its name."""
    for number, one in enumerate(drawn):
        if any(matches(document.path, pattern) for pattern in one.patterns):
            return number, one.title
    if len(document.tables) > 1:
        return -1, document.path
    return -1, str(PurePosixPath(document.path).parent)
