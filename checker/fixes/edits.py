"""What editors of all formats share: spans to replace, and why one cannot be."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Protocol

from checker.base.dataclass import dataclass
from checker.ooxml import Package, replaced_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.finding import Finding


@dataclass(frozen=True, slots=True)
class Refusal:
    """A proposed edit that was not made, and why (a Chinese clause)."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Replacement:
    """`replacement` for what stands from `start` to before `stop`: characters of a text file,
    bytes of the part `part` of an Office file."""

    start: int
    stop: int
    replacement: str
    part: str = ""


class Edit(tuple[Replacement, ...]):
    """The spans that together change one cell."""

    __slots__ = ()

    def overlaps(self, other: Edit) -> bool:
        """Whether both touch the same characters, or begin at the same one."""
        return any(
            one.part == two.part
            and (one.start == two.start or (one.start < two.stop and two.start < one.stop))
            for one in self
            for two in other
        )


class Editor(Protocol):
    """One file opened for editing; it stays as it was, `edited` gives the new bytes."""

    def edit_for(self, finding: Finding) -> Edit:
        """The spans that make the cell read as the finding's fix. Raises CannotChange."""
        ...

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """The bytes of the file with edits that do not overlap."""
        ...


def edited_package(data: bytes, edits: Iterable[Edit]) -> bytes:
    """An Office file with edits in its parts."""
    parts: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for edit in edits:
        for span in edit:
            parts[span.part].append((span.start, span.stop, span.replacement))
    package = Package(data)
    for part, spans in parts.items():
        package.change(part, replaced_bytes(package.part(part), spans))
    return package.written()
