"""Text of the language as it stands in a pack: expressions and messages, with their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.language.nodes import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.base.place import Place

LONGEST_TEMPLATE = 4000


@dataclass(frozen=True, slots=True)
class Source:
    """A piece of text and the function that knows where its characters stand in the file."""

    text: str
    locate: Callable[[int], Place]
    offset: int = 0

    def place(self, span: Span) -> Place:
        """The place of a span of the text."""
        start = self.locate(self.offset + span.start)
        last = self.locate(self.offset + max(span.start, span.end - 1))
        return type(start)(start.path, start.line, start.column, last.end_line, last.end_column)

    def part(self, start: int, end: int) -> Source:
        """A piece of this text, still knowing its place."""
        return Source(self.text[start:end], self.locate, self.offset + start)


class TemplateSlip(Exception):
    """A message whose braces do not match; `span` says where."""

    def __init__(self, message: str, span: Span) -> None:
        super().__init__(message)
        self.message = message
        self.span = span


def split_template(source: Source) -> tuple[str | Source, ...]:
    """Literal texts and placeholders of a message, in order; `{{` and `}}` are braces.

    Raises TemplateSlip.
    """
    text, parts, literal, at = source.text, list[str | Source](), "", 0
    if len(text) > LONGEST_TEMPLATE:
        said = f"这段文字超过{LONGEST_TEMPLATE}字，看的人读不完，请写短些。"
        raise TemplateSlip(said, Span(0, len(text)))
    while at < len(text):
        char = text[at]
        if text[at : at + 2] in ("{{", "}}"):
            literal, at = literal + char, at + 2
        elif char in "｛｝":
            raise TemplateSlip(f"“{char}”是全角的，占位要用半角的“{{ }}”。", Span(at, at + 1))
        elif char == "}":
            raise TemplateSlip("多了一个“}”；要写大括号本身，请写“}}”。", Span(at, at + 1))
        elif char == "{":
            end = _closing(text, at)
            parts += [literal, source.part(at + 1, end)]
            literal, at = "", end + 1
        else:
            literal, at = literal + char, at + 1
    return tuple(part for part in (*parts, literal) if part != "")


def _closing(text: str, start: int) -> int:
    """Where the placeholder that begins at `start` ends, texts in quotes passed over."""
    quote = ""
    for at in range(start + 1, len(text)):
        char = text[at]
        if quote:
            quote = "" if char == quote else quote
        elif char in '"“':
            quote = "”" if char == "“" else char
        elif char == "}":
            return at
        elif char == "{":
            break
    raise TemplateSlip("“{”没有配上“}”；要写大括号本身，请写“{{”。", Span(start, start + 1))
