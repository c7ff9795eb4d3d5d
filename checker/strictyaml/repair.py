"""Slips that stop YAML, found on the line where it stopped, so that the rest can be read.

A repair replaces the value of a line by as many harmless characters: every other place in the
document stays where it is, and the composer puts the text that was written back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.pattern import late_pattern
from checker.strictyaml.blame import PAIRS, is_closed_by_end, unpaired

if TYPE_CHECKING:
    import re

_KEY = r"(?P<key>[^\s:：#\"'\[\]{}&*!|>%@`,-](?:[^:：#\n]*[^\s:：#])?)"
_LEAD = r"(?P<lead>[ ]*(?:-[ ]+)*)"
_ENTRY = late_pattern(rf"^{_LEAD}(?:{_KEY}[ ]*:[ \t]+)?(?P<value>\S.*?)[ \t]*(?=$|[ \t]#)")
_UNSPACED = late_pattern(rf"^{_LEAD}{_KEY}(?P<colon>：[ ]?|:)(?P<value>\S.*?)?[ \t]*(?=$|[ \t]#)")

# What looks odd but is whole: a quoted text, a list in brackets, a block header, a lone property.
_WHOLE = late_pattern(
    r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\''
    r"|[|>][+-]?[1-9]?[+-]?|[&*!][A-Za-z0-9_-]*"
)
_CLOSED_BY = {"[": "]", "{": "}", "(": ")", "（": "）", "“": "”"}
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
        return is_closed_by_end(value)
    return _WHOLE.fullmatch(value) is not None


def in_list(line: str, at: int, offset: int) -> YamlRepair | None:
    """The value in brackets or braces that stops YAML at `at` of a line: by a sign YAML has its own
    use for in front, or by a bracket within: `{指标值: >=22}`, `{甲: 首个(乙[有值]), 丙: 5}`."""
    found = _IN_LIST.match(line, at)
    if found is not None:
        return YamlRepair("needs-quotes", offset + at, found[0], "x" * len(found[0]))
    begin = max(line.rfind(": ", 0, at) + 2, line.rfind(", ", 0, at) + 2)
    if line[at : at + 1] not in PAIRS or begin < 2 or not line[begin:at].strip(" {["):
        return None
    end = _end_of_value(line, begin)
    if end is None or unpaired(line[begin:end]):
        return None
    text = line[begin:end].rstrip()
    return YamlRepair("needs-quotes", offset + begin, text, "x" * len(text))


def _end_of_value(line: str, begin: int) -> int | None:
    """Where a value in brackets ends: at a comma or bracket that is none of its own."""
    open_ = ""
    for at in range(begin, len(line)):
        char = line[at]
        if not open_ and char in ",]}":
            return at
        if char in _CLOSED_BY:
            open_ += _CLOSED_BY[char]
        elif open_.endswith(char):
            open_ = open_[:-1]
    return None


def _spaced(match: re.Match[str], offset: int) -> YamlRepair | None:
    """A key whose colon is full-width or lacks its blank; the key gives up a character for it."""
    key, colon, value = match["key"], match["colon"], match["value"] or ""
    room = len(key) + len(colon)
    if room < 3:
        return None
    mask = "k" * (room - 2) + ": "
    return YamlRepair("needs-colon", offset + match.start("key"), key, mask, value)
