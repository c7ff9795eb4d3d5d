"""Slips that stop YAML, found on the line where it stopped, so that the rest can be read.

A repair replaces the value of a line by as many harmless characters: every other place in the
document stays where it is, and the composer puts the text that was written back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.dataclass import dataclass
from checker.pattern import late_pattern
from checker.strictyaml.blame import unpaired

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_KEY = r"(?P<key>[^\s:：#\"'\[\]{}&*!|>%@`,-](?:[^:：#\n]*[^\s:：#])?)"
_LEAD = r"(?P<lead>[ ]*(?:-[ ]+)*)"
_ENTRY = late_pattern(rf"^{_LEAD}(?:{_KEY}[ ]*:[ \t]+)?(?P<value>\S.*?)[ \t]*(?=$|[ \t]#)")
_UNSPACED = late_pattern(rf"^{_LEAD}{_KEY}(?P<colon>：[ ]?|:)(?P<value>\S.*?)?[ \t]*(?=$|[ \t]#)")

# What looks odd but is whole: a quoted text, a list in brackets, a block header, a lone property.
_WHOLE = late_pattern(
    r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\''
    r"|[|>][+-]?[1-9]?[+-]?|[&*!][A-Za-z0-9_-]*"
)
_IN_LIST = late_pattern(r"[>|%@`][^,\[\]{}\n]*[^,\[\]{}\s]")
_SUSPECT = late_pattern(r"[>|*&!%@`\"'\[{,]|[-?](?:\s|$)|.*:(?:\s|$)")


@dataclass(frozen=True, slots=True)
class YamlRepair:
    """`text` was written from `start` on (an offset into the document) and stands for itself."""

    code: str  # "needs-quotes" | "needs-colon" | "" for a lone "-", which people write for blank
    start: int
    text: str
    mask: str
    value: str = ""
    """For needs-colon: the value that follows the key `text`."""

    @property
    def is_key(self) -> bool:
        return self.code == "needs-colon"


def find_repair(line: str, offset: int) -> YamlRepair | None:
    """The slip on a line that begins at `offset`, or None where the line looks harmless."""
    entry = _ENTRY.match(line)
    if entry and (entry["key"] or entry["lead"].strip()):
        value = entry["value"]
        if _SUSPECT.match(value) and not _is_whole(value):
            code = "" if value == "-" else "needs-quotes"
            return YamlRepair(code, offset + entry.start("value"), value, "x" * len(value))
    unspaced = _UNSPACED.match(line)
    # `examples:` alone on its line is whole.
    slipped = unspaced and (unspaced["value"] or unspaced["colon"] != ":")
    if unspaced and slipped and not (entry and entry["key"]):
        return _spaced(unspaced, offset)
    return None


def open_quote(line: str, offset: int) -> YamlRepair | None:
    """The value of a line that opens a quote and does not close it."""
    entry = _ENTRY.match(line)
    value = entry["value"] if entry else ""
    if entry is None or value[:1] not in ('"', "'") or value[0] in value[1:]:
        return None
    return YamlRepair("needs-quotes", offset + entry.start("value"), value, "x" * len(value))


def _is_whole(value: str) -> bool:
    if value[0] in "[{":
        return not unpaired(value) and all(unpaired(value[:end]) for end in _ends(value))
    return _WHOLE.fullmatch(value) is not None


def _ends(value: str) -> Iterator[int]:
    """Behind every closing bracket of a value but the last character."""
    return (at + 1 for at, char in enumerate(value[:-1]) if char in "]}")


def in_list(line: str, at: int, offset: int) -> YamlRepair | None:
    """The value in brackets or braces that begins at `at` of a line with a sign YAML has its own
    use for: `{指标值: >=22, 分值: 5}`."""
    found = _IN_LIST.match(line, at)
    if found is None:
        return None
    return YamlRepair("needs-quotes", offset + at, found[0], "x" * len(found[0]))


def _spaced(match: re.Match[str], offset: int) -> YamlRepair | None:
    """A key whose colon is full-width or lacks its blank; the key gives up a character for it."""
    key, colon, value = match["key"], match["colon"], match["value"] or ""
    room = len(key) + len(colon)
    if room < 3:
        return None
    mask = "k" * (room - 2) + ": "
    return YamlRepair("needs-colon", offset + match.start("key"), key, mask, value)
