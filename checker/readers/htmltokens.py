"""HTML as tokens, in one pass over the text: what a browser takes for a tag, and what for text.

The time grows with the length of the text whatever stands in it (the standard library's parser
looks at an unclosed tag again and again, and raises on `<![甲`). Follows the tokenizer of the
HTML standard (13.2.5) as far as tables need it.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.pattern import late_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = late_pattern(r"</?([A-Za-z][^\s/>]*)")
_ATTRIBUTE = late_pattern(
    r"[\s/]*(?P<name>[^\s/>][^\s/>=]*)"
    r"""(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<plain>[^\s>"'][^\s>]*)|(?=>)))?"""
)
_REST = late_pattern(r"[\s/]*")
_OPEN_QUOTE = late_pattern(r"""\s*=\s*["']""")
# Elements whose content is no markup, up to their end tag.
_RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title"})
_WITH_REFERENCES = frozenset({"textarea", "title"})
# Marks that belong in a page; any other `<!` or `<?` hides a text that somebody wrote.
_USUAL = late_pattern(r"<(?:!doctype\b|!\[(?:CDATA\[|if\b|endif\b|else\b)|\?)", re.IGNORECASE)
# References to no character, too long to be turned into a number.
_LONG_REFERENCE = late_pattern(r"&#(?:\d{8,}|[xX][0-9A-Fa-f]{7,});?")


@dataclass(frozen=True, slots=True)
class StartTag:
    """`name` and the names of attributes are in small letters; the first of two attributes
    counts. From the offset `start` to before `stop`."""

    name: str
    attributes: dict[str, str]
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class EndTag:
    name: str


@dataclass(frozen=True, slots=True)
class Characters:
    """Text as it is shown, from the offset `start`; `raw` inside a script or a style sheet."""

    text: str
    start: int
    raw: bool = False


@dataclass(frozen=True, slots=True)
class Lost:
    """What a browser passes over although somebody wrote it: a mark that is never closed, which
    swallows the rest, or one that is none."""

    start: int
    stop: int
    unfinished: bool


Token = StartTag | EndTag | Characters | Lost


def html_tokens(text: str) -> Iterator[Token]:
    """The tokens of a page in order."""
    position = 0
    while position < len(text):
        mark = text.find("<", position)
        if mark < 0:
            mark = len(text)
        if mark > position:
            yield Characters(_characters(text[position:mark]), position)
        if mark == len(text):
            return
        found = _tag(text, mark)
        yield from found[0]
        position = found[1]
        opened = found[0][0] if found[0] else None
        if isinstance(opened, StartTag) and opened.name in _RAW:
            stop = _end_of_raw(text, position, opened.name)
            yield _raw(text, position, stop, opened.name)
            position = stop


def _tag(text: str, start: int) -> tuple[tuple[Token, ...], int]:
    """What begins with the `<` at `start`, and where it ends."""
    if text.startswith("<!--", start):
        return _to(text, start, text.find("-->", start + 2), 3)
    if text.startswith(("<!", "<?"), start):
        stop = text.find(">", start)
        if stop >= 0 and not _USUAL.match(text, start):
            return (Lost(start, stop + 1, unfinished=False),), stop + 1
        return _to(text, start, stop, 1)
    match = _NAME.match(text, start)
    if match is None:
        if text.startswith("</", start):
            return _to(text, start, text.find(">", start), 1)
        return (Characters("<", start),), start + 1
    attributes, end = _attributes(text, match.end())
    if end is None:
        return (Lost(start, len(text), unfinished=True),), len(text)
    name = match[1].lower()
    if text.startswith("</", start):
        return (EndTag(name),), end
    return (StartTag(name, attributes, start, end),), end


def _to(text: str, start: int, at: int, length: int) -> tuple[tuple[Token, ...], int]:
    """A comment or the like, that nobody misses when it is closed."""
    if at < 0:
        return (Lost(start, len(text), unfinished=True),), len(text)
    return (), at + length


def _attributes(text: str, position: int) -> tuple[dict[str, str], int | None]:
    """The attributes of a tag and the offset behind its `>`, None where it has none."""
    attributes: dict[str, str] = {}
    if text.startswith(">", position):
        return attributes, position + 1  # most tags have none
    while True:
        rest = _REST.match(text, position)
        position = rest.end() if rest else position
        if position >= len(text):
            return attributes, None
        if text[position] == ">":
            return attributes, position + 1
        match = _ATTRIBUTE.match(text, position)
        if match is None or _OPEN_QUOTE.match(text, match.end()):
            return attributes, None
        value = match["double"] or match["single"] or match["plain"] or ""
        attributes.setdefault(match["name"].lower(), _characters(value))
        position = match.end()


def _end_of_raw(text: str, position: int, name: str) -> int:
    end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(text, position)
    return end.start() if end else len(text)


def _raw(text: str, start: int, stop: int, name: str) -> Characters:
    content = text[start:stop]
    shown = name in _WITH_REFERENCES
    return Characters(_characters(content) if shown else content, start, raw=not shown)


def _characters(text: str) -> str:
    return unescape(_LONG_REFERENCE.sub("\N{REPLACEMENT CHARACTER}", text)) if "&" in text else text
