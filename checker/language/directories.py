"""Directories: the tables an office brings to its rules, caps by category, units by indicator.

A directory has named columns, the first of which is its key; a column is of one type, found when
the pack is read. Of two columns the second is what the key leads to; with more, a look-up gives
the whole entry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.text import squeeze, without_end_brackets
from checker.language.display import Shown, show_value
from checker.language.gaps import ABSENT
from checker.language.types import Type, list_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ENTRY_KEY, ENTRY_VALUE = "名", "值"
"""The columns of a directory that is written as pairs."""
WRONG, RIGHT = "错", "正"
"""The columns of the vocabularies that lead from what people write to the right word."""

GROUP, MEMBERS, MEMBER_COUNT = "名", "项", "项数"
"""The columns of what 分组 makes: what its members share, the members, how many they are."""


@dataclass(frozen=True, slots=True)
class DirectoryEntry(Shown):
    """One line of a directory: what stands in each column, nothing where it is blank."""

    cells: tuple[tuple[str, object], ...]

    def get(self, column: str) -> object:
        return next((value for name, value in self.cells if name == column), ABSENT)

    @property
    def shown(self) -> str:
        return "→".join(show_value(cell) for _, cell in self.cells)

    @property
    def key(self) -> object:
        return self.cells[0][1] if self.cells else ABSENT


@dataclass(frozen=True, slots=True)
class Directory:
    """A directory as rules see it."""

    type: Type
    entries: tuple[DirectoryEntry, ...]

    @property
    def columns(self) -> Mapping[str, Type]:
        return dict(self.type.columns)

    @property
    def listed(self) -> Type:
        """The type of the list of its entries."""
        return list_of(self.type)


def pairs_directory(name: str, pairs: Mapping[str, str]) -> Directory:
    """Words and the right ones, as a vocabulary keeps them."""
    text = Type("文本")
    kind = Type("记录", schema=name, columns=((WRONG, text), (RIGHT, text)))
    return Directory(
        kind, tuple(DirectoryEntry(((WRONG, one), (RIGHT, other))) for one, other in pairs.items())
    )


def result_of(entry: DirectoryEntry) -> object:
    """What looking up an entry gives: of two columns the second, else the entry."""
    return entry.cells[1][1] if len(entry.cells) == 2 else entry


def result_type(kind: Type) -> Type:
    return kind.columns[1][1] if len(kind.columns) == 2 else kind


def found_whole(entries: tuple[DirectoryEntry, ...], text: str) -> DirectoryEntry | None:
    """The entry whose key is the text, blanks and trailing brackets aside."""
    wanted = _plain(text)
    return next((entry for entry, key in _keyed(entries) if key == wanted), None) or next(
        (entry for entry, key in _keyed(entries) if key == _bare(text)), None
    )


def found_within(entries: tuple[DirectoryEntry, ...], text: str) -> DirectoryEntry | None:
    """The entry with the longest key that the text has in it."""
    wanted = _plain(text)
    return _longest((entry, key) for entry, key in _keyed(entries) if key in wanted)


def found_at_end(entries: tuple[DirectoryEntry, ...], text: str) -> DirectoryEntry | None:
    """The entry with the longest key that the text ends with, trailing brackets aside."""
    endings = (_plain(text), _bare(text))
    return _longest(
        (entry, key) for entry, key in _keyed(entries) if any(one.endswith(key) for one in endings)
    )


def _longest(found: Iterator[tuple[DirectoryEntry, str]]) -> DirectoryEntry | None:
    best = max(found, key=lambda one: len(one[1]), default=None)
    return best[0] if best else None


def _keyed(entries: tuple[DirectoryEntry, ...]) -> Iterator[tuple[DirectoryEntry, str]]:
    for entry in entries:
        if isinstance(entry.key, str) and (key := _plain(entry.key)):
            yield entry, key


def _plain(text: str) -> str:
    return squeeze(text)


def _bare(text: str) -> str:
    return without_end_brackets(squeeze(text))
