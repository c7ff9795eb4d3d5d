"""How a text is written as a YAML scalar, and how a value that lacks its quotes is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern

if TYPE_CHECKING:
    import re

# A plain scalar may not begin with these, nor hold ": " or " #", nor end with ":".
_PLAIN_START = late_pattern(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~]|[-?:](?=\S)|[=<](?!<)")
_PLAIN_BREAK = late_pattern(r":(?:\s|$)|\s#|[\n\r\t\u0085\u2028\u2029]")
_NEEDS_ESCAPE = late_pattern(
    "[^\\x20-\\x7e\\u00a0-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\U00010000-\\U0010ffff]"
    "|[\\u2028\\u2029]"
)
_BRACKETS = (("(", ")"), ("（", "）"), ("《", "》"), ("【", "】"))
_FIGURE_BEFORE = late_pattern(r"\d\Z")
_FIGURE_BEHIND = late_pattern(r"\d{3}(?!\d)")
# Words that other YAML programs would turn into something that is no text.
_RESERVED = frozenset({"null", "~", "true", "false", "yes", "no", "on", "off", "y", "n"})


def quoted(text: str) -> str:
    """`text` in the quotes that need the least escaping: `">=22"`, `'"三支一扶"经费'`."""
    if _NEEDS_ESCAPE.search(text):
        return (
            '"' + _NEEDS_ESCAPE.sub(_escape, text.replace("\\", "\\\\").replace('"', '\\"')) + '"'
        )
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def is_cut(left: str, right: str) -> bool:
    """Whether two texts are one that a comma cut apart: a bracket is open between them, or the
    figures of a number stand on both sides."""
    if any(left.count(one) > left.count(other) for one, other in _BRACKETS):
        return any(right.count(other) > right.count(one) for one, other in _BRACKETS)
    return bool(_FIGURE_BEFORE.search(left) and _FIGURE_BEHIND.match(right))


def plain_or_quoted(text: str) -> str:
    """`text` without quotes where YAML reads it back unchanged, else quoted."""
    return text if _plain(text) else quoted(text)


def _plain(text: str) -> bool:
    return (
        bool(_PLAIN_START.match(text))
        and text == text.strip()
        and not _PLAIN_BREAK.search(text)
        and not _NEEDS_ESCAPE.search(text)
        and text.lower() not in _RESERVED
        and not text.startswith(("---", "..."))
    )


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    named = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(char)
    return named or (f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}")
