"""Edits in text files: the characters at a finding's place, and in YAML the whole scalar."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from checker.base.errors import CannotChange
from checker.base.pattern import late_pattern
from checker.base.text import replaced
from checker.fixes.edits import Edit, Replacement
from checker.readers import ReadError, decode
from checker.strictyaml import (
    YamlMapping,
    YamlScalar,
    YamlSequence,
    load_documents,
    plain_or_quoted,
    quoted,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.base.place import Place
    from checker.finding import Finding, Fix
    from checker.strictyaml import YamlNode

_LINE_BREAK = late_pattern(r"\r\n|\r|\n")
_FLOW_SIGNS = late_pattern(r"[,\[\]{}]")
_CHANGED = "文件里这一处的写法与读到的文字不同"
# What would start a new cell, or be markup, in a format that marks cells by characters.
_CELL_SIGNS = {"csv": ',;\t"', "md": "|", "html": "<>&", "txt": "\t"}


class TextEditor:
    """A text file in which a finding's place spans exactly the text of the cell."""

    def __init__(self, format_name: str, data: bytes, encoding: str | None = None) -> None:
        try:
            decoded = decode(data, encoding)
        except ReadError as error:
            raise CannotChange(error.reason) from None
        self.encoding = decoded.encoding
        if self._encoded(decoded.text) != data:
            raise CannotChange(f"按 {self.encoding} 编码写回会改变别处的字节")
        self.mark = "\ufeff" if decoded.text.startswith("\ufeff") else ""
        self.text = decoded.text.removeprefix("\ufeff")
        self.format_name = format_name
        self._starts = [0, *(match.end() for match in _LINE_BREAK.finditer(self.text))]

    def edit_for(self, finding: Finding) -> Edit:
        fix, place = _fix_of(finding), finding.place
        start = self.offset(place.line, place.column)
        stop = self.offset(place.end_line, place.end_column)
        if self.format_name == "html" and self.text.startswith("<", start):
            # A cell of a web page stands at its start tag; what is in it follows.
            start, stop = stop, stop + len(finding.text or "")
        if not finding.text or self.text[start:stop] != finding.text:
            raise CannotChange(_CHANGED)
        signs = _CELL_SIGNS.get(self.format_name, "")
        if _LINE_BREAK.search(fix.replacement) or any(sign in fix.replacement for sign in signs):
            raise CannotChange("新的文字里有这种格式用来分格的符号")
        return Edit((Replacement(start, stop, fix.replacement),))

    def edited(self, edits: Iterable[Edit]) -> bytes:
        spans = [(span.start, span.stop, span.replacement) for edit in edits for span in edit]
        return self._encoded(self.mark + replaced(self.text, spans))

    def offset(self, line: int | None, column: int | None) -> int:
        """Index into the text of a line and column, both from 1."""
        if line is None or column is None or line > len(self._starts):
            raise CannotChange(_CHANGED)
        return self._starts[line - 1] + column - 1

    def _encoded(self, text: str) -> bytes:
        try:
            return text.encode(self.encoding)
        except UnicodeEncodeError:
            raise CannotChange(f"新的文字在 {self.encoding} 编码里写不出来") from None


class GoalFileEditor(TextEditor):
    """A YAML goal file: the scalar is written anew in the style it had, and nothing else is."""

    def __init__(self, data: bytes, encoding: str | None = None) -> None:
        super().__init__("yaml", data, encoding)
        scalars = (
            scalar
            for document in load_documents(self.text, "")
            if document.root is not None
            for scalar in _scalars(document.root)
        )
        self._scalars = sorted(
            ((self._start(scalar.place), scalar) for scalar in scalars), key=lambda pair: pair[0]
        )

    def edit_for(self, finding: Finding) -> Edit:
        fix = _fix_of(finding)
        if fix.verbatim:
            return super().edit_for(finding)
        start = self._start(finding.place)
        stop = self.offset(finding.place.end_line, finding.place.end_column)
        begin, scalar = self._scalar_at(start)
        if scalar.text.strip() == finding.text:
            text = fix.replacement
        elif scalar.style == "plain" and self.text[start:stop] == finding.text:
            inside = start - begin
            text = scalar.source[:inside] + fix.replacement + scalar.source[stop - begin :]
        else:
            raise CannotChange(_CHANGED)
        return Edit((Replacement(begin, begin + len(scalar.source), _written(scalar, text)),))

    def _start(self, place: Place) -> int:
        return self.offset(place.line, place.column)

    def _scalar_at(self, offset: int) -> tuple[int, YamlScalar]:
        """The scalar that holds the character at `offset`."""
        index = bisect_right(self._scalars, offset, key=lambda pair: pair[0]) - 1
        if index < 0:
            raise CannotChange(_CHANGED)
        start, scalar = self._scalars[index]
        if not scalar.source or offset >= start + len(scalar.source):
            raise CannotChange("这一处没有写任何文字")
        return start, scalar


def _fix_of(finding: Finding) -> Fix:
    if finding.fix is None:
        raise CannotChange("规则没有给出改法")
    return finding.fix


def _scalars(root: YamlNode) -> Iterator[YamlScalar]:
    waiting: list[YamlNode] = [root]
    while waiting:
        match waiting.pop():
            case YamlMapping(entries):
                waiting += (node for entry in entries for node in entry)
            case YamlSequence(items):
                waiting += items
            case YamlScalar() as scalar:
                yield scalar


def _written(scalar: YamlScalar, text: str) -> str:
    """`text` in the style the scalar has, where that style can hold it."""
    match scalar.style:
        case "single" if not _LINE_BREAK.search(text):
            return "'" + text.replace("'", "''") + "'"
        case "double" | "single":
            plain = quoted(text)
            return plain if plain.startswith('"') else _double_quoted(text)
        case "literal" | "folded":
            return _block(scalar, text)
        case _ if _FLOW_SIGNS.search(text):
            return quoted(text)
        case _:
            return plain_or_quoted(text)


def _double_quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _block(scalar: YamlScalar, text: str) -> str:
    """A block scalar keeps its header and the indent of its lines."""
    breaks = _LINE_BREAK.findall(scalar.source)
    header, *body = _LINE_BREAK.split(scalar.source)
    first = next((line for line in body if line.strip()), "")
    indent = first[: len(first) - len(first.lstrip(" "))]
    newline: str = breaks[0] if breaks else "\n"
    lines = text.split("\n")
    fits = scalar.style == "literal" or len(lines) == 1
    if not indent or not fits or any(line[:1] in (" ", "\t") for line in lines):
        return quoted(text)
    return newline.join([header, *(indent + line if line else "" for line in lines)])
