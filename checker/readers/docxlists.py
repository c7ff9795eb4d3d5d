"""Numbers that Word sets before paragraphs by itself: `1.` of a list is in no text.

A paragraph, or its style, names a list and a level; word/numbering.xml says how the level is
written. Lists that rest on one abstract list count on from each other.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.base.number import whole
from checker.base.pattern import late_pattern
from checker.ooxml import End, Event, Start, relations
from checker.readers.listnumbers import BULLET, written
from checker.readers.symbolfonts import in_font

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.ooxml import Archive

_MOST = 10_000
_PLACEHOLDER = late_pattern(r"%([1-9])")
_MOST_LEVELS = 9
_NAMED = frozenset(
    {
        *("abstractNum", "lvl", "start", "numFmt", "lvlText", "rFonts"),
        *("num", "abstractNumId", "lvlOverride", "startOverride"),
    }
)
_LONGEST_TEXT = 40


@dataclass(slots=True)
class _Level:
    """How one level of a list is numbered: `text` has %1 for the number of level 1."""

    start: int = 1
    kind: str = "decimal"
    text: str = ""
    font: str = ""


_Levels = dict[int, _Level]


@dataclass(slots=True)
class _List:
    """A list: the abstract one it rests on, its levels, and where it begins to count anew."""

    abstract: str = ""
    levels: _Levels = field(default_factory=dict[int, _Level])
    restarts: dict[int, int] = field(default_factory=dict[int, int])


@dataclass(slots=True)
class ListNumbers:
    """Counts the numbered paragraphs of a document."""

    lists: dict[str, _List] = field(default_factory=dict[str, _List])
    counts: dict[str, list[int]] = field(default_factory=dict[str, "list[int]"])
    """Abstract list to the numbers of its levels so far."""

    @classmethod
    def read(cls, archive: Archive, main: str) -> ListNumbers:
        """The lists of a document whose main part is `main`."""
        usual = posixpath.join(posixpath.dirname(main), "numbering.xml")
        named = [r.target for r in relations(archive, main) if r.kind == "numbering"]
        part = next(iter(named), usual)
        if part not in archive:
            return cls()
        return cls(_lists(archive.events(part, _NAMED)))

    def label(self, list_id: str, level: int) -> str:
        """What stands before the next paragraph of a list."""
        found = self.lists.get(list_id)
        level = min(level, _MOST_LEVELS - 1)
        if found is None or level not in found.levels:
            return ""
        levels = found.levels
        starts = [levels[at].start if at in levels else 1 for at in range(_MOST_LEVELS)]
        counts = self.counts.setdefault(found.abstract, [start - 1 for start in starts])
        if level in found.restarts:
            counts[level] = found.restarts.pop(level) - 1
        counts[level] += 1
        for deeper in range(level + 1, _MOST_LEVELS):
            counts[deeper] = starts[deeper] - 1
        if levels[level].kind == "bullet":
            return _bullet(levels[level])
        # A level above that no paragraph has had yet shows the number it begins with.
        return _PLACEHOLDER.sub(
            lambda match: _number_of(levels, int(match[1]) - 1, counts), levels[level].text
        )


def _number_of(levels: Mapping[int, _Level], at: int, counts: list[int]) -> str:
    level = levels.get(at, _Level())
    return written(level.kind, max(counts[at], level.start))


def _bullet(level: _Level) -> str:
    """The mark of a list without numbers; what a font makes of its place nobody need know."""
    text = in_font(level.text, level.font)
    return "".join(BULLET if "\ue000" <= char <= "\uf8ff" else char for char in text)


def _lists(events: Iterable[Event]) -> dict[str, _List]:
    abstract: dict[str, _Levels] = {}
    lists: dict[str, _List] = {}
    current: _Levels = {}
    level: _Level | None = None
    one = _List()
    overridden = 0
    for event in events:
        match event:
            case Start("abstractNum", attributes):
                current = abstract.setdefault(attributes.get("abstractNumId", ""), {})
            case Start("num", attributes):
                one = lists[attributes.get("numId", "")] = _List()
            case Start("abstractNumId", attributes):
                one.abstract = attributes.get("val", "")
                one.levels = current = dict(abstract.get(one.abstract, {}))
            case Start("lvlOverride", attributes):
                overridden = whole(attributes.get("ilvl"))
            case Start("startOverride", attributes):
                one.restarts[overridden] = whole(attributes.get("val"), 1)
            case Start("lvl", attributes):
                level = current[whole(attributes.get("ilvl"))] = _Level()
            case End("lvl"):
                level = None
            case Start(name, attributes) if level:
                _describe(level, name, attributes)
            case _:
                pass
    return lists


def _describe(level: _Level, name: str, attributes: Mapping[str, str]) -> None:
    value = attributes.get("val", "")
    match name:
        case "start":
            level.start = min(whole(value, 1), _MOST)
        case "numFmt":
            level.kind = value or "decimal"
        case "lvlText":
            level.text = value[:_LONGEST_TEXT]
        case "rFonts":
            level.font = attributes.get("ascii", attributes.get("hAnsi", ""))
        case _:
            pass
