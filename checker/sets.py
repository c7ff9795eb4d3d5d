"""Which tables are one submission: the sets that cross-table rules look across.

By default the files of one folder are a set, and a file with several tables is a set of its own;
configuration may name sets by globs instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.model import Document, GoalTable


@dataclass(frozen=True, slots=True)
class DocumentSet:
    """The documents of one submission, in path order; `name` is what a person would call it."""

    name: str
    documents: tuple[Document, ...]

    @property
    def tables(self) -> tuple[GoalTable, ...]:
        return tuple(table for document in self.documents for table in document.tables)


def group(documents: Iterable[Document], globs: Sequence[Sequence[str]]) -> tuple[DocumentSet, ...]:
    """Documents sorted into sets; every document is in exactly one."""
    groups: dict[str, list[Document]] = {}
    for document in sorted(documents, key=lambda document: document.path):
        groups.setdefault(_set_name(document, globs), []).append(document)
    return tuple(DocumentSet(name, tuple(members)) for name, members in groups.items())


def _set_name(document: Document, globs: Sequence[Sequence[str]]) -> str:
    for patterns in globs:
        if any(_matches(document.path, pattern) for pattern in patterns):
            return " ".join(patterns)
    if len(document.tables) > 1:
        return document.path
    return str(PurePosixPath(document.path).parent)


def _matches(path: str, pattern: str) -> bool:
    """`pattern` matches the path or its end at a folder border; `*` also crosses folders."""
    return fnmatchcase(path, pattern) or fnmatchcase(path, f"*/{pattern}")
