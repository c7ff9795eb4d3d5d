"""Numbers that Word sets before paragraphs by itself: `1.` of a list is in no text.

A paragraph names its list and level; word/numbering.xml says how the level is written.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.base.pattern import late_pattern
from checker.ooxml import End, Event, Start, relations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.ooxml import Archive

_DIGITS = "〇一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_CHINESE = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "chineseLegalSimplified",
        "ideographDigital",
        "japaneseCounting",
        "taiwaneseCountingThousand",
    }
)
_COUNTED = frozenset({"decimal", "decimalZero", "decimalFullWidth", "decimalHalfWidth"})
_PLACEHOLDER = late_pattern(r"%([1-9])")
_MOST_LEVELS = 9
_NAMED = frozenset({"abstractNum", "lvl", "start", "numFmt", "lvlText", "num", "abstractNumId"})
_LONGEST_TEXT = 40


@dataclass(slots=True)
class _Level:
    """How one level of a list is numbered: `text` has %1 for the number of level 1."""

    start: int = 1
    kind: str = "decimal"
    text: str = ""


@dataclass(slots=True)
class ListNumbers:
    """Counts the numbered paragraphs of a document."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict[str, "dict[int, _Level]"])
    """List to its levels."""
    counts: dict[str, list[int]] = field(default_factory=dict[str, "list[int]"])

    @classmethod
    def read(cls, archive: Archive, main: str) -> ListNumbers:
        """The lists of a document whose main part is `main`."""
        usual = posixpath.join(posixpath.dirname(main), "numbering.xml")
        named = [r.target for r in relations(archive, main) if r.kind == "numbering"]
        part = next(iter(named), usual)
        if part not in archive:
            return cls()
        return cls(_levels(archive.events(part, _NAMED)))

    def label(self, list_id: str, level: int, *, blank: bool) -> str:
        """What stands before a paragraph of a list; a blank one is not counted."""
        levels = self.levels.get(list_id)
        level = min(level, _MOST_LEVELS - 1)
        if blank or levels is None or level not in levels:
            return ""
        starts = [levels[at].start if at in levels else 1 for at in range(_MOST_LEVELS)]
        counts = self.counts.setdefault(list_id, [start - 1 for start in starts])
        counts[level] += 1
        for deeper in range(level + 1, _MOST_LEVELS):
            counts[deeper] = starts[deeper] - 1
        return _PLACEHOLDER.sub(
            lambda match: _written(levels.get(int(match[1]) - 1), counts[int(match[1]) - 1]),
            levels[level].text,
        )


def _levels(events: Iterable[Event]) -> dict[str, dict[int, _Level]]:
    abstract: dict[str, dict[int, _Level]] = {}
    lists: dict[str, dict[int, _Level]] = {}
    current: dict[int, _Level] = {}
    level: _Level | None = None
    number = ""
    for event in events:
        match event:
            case Start("abstractNum", attributes):
                current = abstract.setdefault(attributes.get("abstractNumId", ""), {})
            case Start("lvl", attributes):
                level = current.setdefault(_int(attributes.get("ilvl")), _Level())
            case Start("start", attributes) if level:
                level.start = _int(attributes.get("val"), 1)
            case Start("numFmt", attributes) if level:
                level.kind = attributes.get("val", "decimal")
            case Start("lvlText", attributes) if level:
                level.text = attributes.get("val", "")[:_LONGEST_TEXT]
            case End("lvl"):
                level = None
            case Start("num", attributes):
                number = attributes.get("numId", "")
                current = {}
            case Start("abstractNumId", attributes):
                lists[number] = abstract.get(attributes.get("val", ""), {})
            case _:
                pass
    return lists


def _written(level: _Level | None, number: int) -> str:
    """A number as its level writes it; bullets and letters are marks, no numbers."""
    kind = level.kind if level else "decimal"
    if kind in _COUNTED:
        return str(number)
    if kind in _CHINESE:
        return _chinese(number)
    if kind.startswith("decimalEnclosedCircle"):
        return _CIRCLED[number - 1] if 0 < number <= len(_CIRCLED) else str(number)
    return str(number) if kind == "decimalEnclosedParen" else ""


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:
        return str(number)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")


def _int(text: str | None, default: int = 0) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else default
