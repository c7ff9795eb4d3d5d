"""From parser events to nodes, without recursion and with every refusal on the way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.base.pattern import late_pattern
from checker.strictyaml.nodes import YamlMapping, YamlNode, YamlProblem, YamlScalar, YamlSequence
from checker.strictyaml.quotes import is_cut, plain_or_quoted, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.base.place import Lines
    from checker.strictyaml.repair import YamlRepair

MAX_DEPTH = 50
_STYLES = {"": "plain", "'": "single", '"': "double", "|": "literal", ">": "folded"}
_LOST_COMMENT = late_pattern(r"[ \t]+(?P<comment>#[^\r\n]*)")
_OWN_COMMENT = late_pattern(r"#\s*goalcheck\s*[:：]")


class TooDeep(Exception):
    """The document nests deeper than MAX_DEPTH."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


@dataclass(slots=True)
class _Frame:
    """A collection that is still open."""

    start: int
    mapping: bool
    items: list[YamlNode] = field(default_factory=list["YamlNode"])
    end: int = 0


@dataclass(slots=True)
class Composer:
    """Takes the events of one document; `base` is the offset of the parsed piece in `text`."""

    text: str
    lines: Lines
    base: int
    repairs: Mapping[int, YamlRepair]
    restore: Mapping[int, str]
    """Characters that were masked for the parser, to be put back."""
    problems: list[YamlProblem] = field(default_factory=list[YamlProblem])
    root: YamlNode | None = None
    _stack: list[_Frame] = field(default_factory=list[_Frame])
    _anchors: dict[str, str | None] = field(default_factory=dict[str, "str | None"])
    """Text of each anchored scalar; None for a collection, which no alias may repeat."""

    def open(
        self, start: int, end: int, anchor: str | None, tag: str | None, *, mapping: bool
    ) -> None:
        if len(self._stack) >= MAX_DEPTH:
            raise TooDeep(start)
        if anchor:
            self._anchors[anchor] = None
        if anchor or tag:
            self._report("anchor" if anchor else "tag", start, start + len(self._word_at(start)))
        self._stack.append(_Frame(start, mapping, end=end))

    def close(self, end: int) -> None:
        frame = self._stack.pop()
        if self.text[end - 1 : end] not in ("]", "}"):
            end = frame.end  # a block ends where its last entry does, not where the next begins
        place = self.lines.place(frame.start, max(frame.start, end))
        if frame.mapping:
            braced = self.text[end - 1 : end] == "}"
            items = self._whole_values(frame.items) if braced else frame.items
            for key, value in zip(items[::2], items[1::2], strict=True) if braced else ():
                self._without_colon(key, value)
            self._add(YamlMapping(self._entries(items), place), end)
        else:
            self._add(YamlSequence(tuple(frame.items), place), end)

    def scalar(
        self, start: int, end: int, value: str, style: str, anchor: str | None, tag: str | None
    ) -> None:
        text = value.translate(self.restore) if self.restore else value
        style = _STYLES.get(style, "plain")
        if repair := self.repairs.get(start):
            text = repair.text + text[len(repair.mask.removesuffix(": ")) :]
            end = start + len(repair.text) if repair.is_key else max(end, start + len(repair.text))
        elif anchor or tag:
            text, start = self._without_property(text, start, end, anchor)
        if style in ("literal", "folded"):
            end = start + len(self.text[start:end].rstrip())
            text = self._swallowed_comparison(text, start, end)
        if style == "plain":
            self._report_lost(text, start, end)
        self._add(YamlScalar(text, self.lines.place(start, end), style, self.text[start:end]), end)

    def alias(self, start: int, anchor: str) -> None:
        """`*22` is a text that lacks its quotes unless the document has an anchor 22."""
        end = start + len(anchor) + 1
        known = anchor in self._anchors
        text = self.text[start:end]
        self._report(
            "alias" if known else "needs-quotes", start, end, "" if known else quoted(text)
        )
        meant = self._anchors.get(anchor)
        place = self.lines.place(start, end)
        self._add(YamlScalar(text if meant is None else meant, place, "plain", text), end)

    def _add(self, node: YamlNode, end: int) -> None:
        if not self._stack:
            self.root = node
            return
        self._stack[-1].items.append(node)
        self._stack[-1].end = max(self._stack[-1].end, end)

    def _without_colon(self, key: YamlNode, value: YamlNode) -> None:
        """Reports a full-width colon in braces: `甲：乙` is all key there, nothing behind."""
        if not isinstance(key, YamlScalar) or not isinstance(value, YamlScalar):
            return
        name, colon, rest = key.text.partition("：")
        if colon and name and key.style == "plain" and not value.source:
            right = f"{name.strip()}: {plain_or_quoted(rest.strip())}".rstrip()
            self.problems.append(YamlProblem("needs-colon", key.place, key.text, right))

    def _whole_values(self, items: list[YamlNode]) -> list[YamlNode]:
        """The keys and values of a mapping in braces, with values that a comma inside a bracket
        or a number cut apart put together again: `{标准: 查(词汇.甲, 名称)}`."""
        whole: list[YamlNode] = []
        cut: list[YamlScalar] = []
        for key, value in zip(items[::2], items[1::2], strict=True):
            joined = self._joined(whole[-1], key, value) if whole else None
            if joined is None:
                whole += (key, value)
            else:
                cut = [*(one for one in cut if one is not whole[-1]), joined]
                whole[-1] = joined
        for one in cut:
            self.problems.append(YamlProblem("needs-quotes", one.place, one.text, quoted(one.text)))
        return whole

    def _joined(self, value: YamlNode, key: YamlNode, nothing: YamlNode) -> YamlScalar | None:
        """A value and what stands behind its comma as one, None where they are two things."""
        parts = (value, key, nothing)
        if not all(isinstance(part, YamlScalar) and part.style == "plain" for part in parts):
            return None
        assert isinstance(value, YamlScalar)
        assert isinstance(key, YamlScalar)
        assert isinstance(nothing, YamlScalar)
        if nothing.source or not is_cut(value.text, key.text):
            return None
        start, end = self.lines.start(value.place), self.lines.end(key.place)
        text = self.text[start:end]
        return YamlScalar(text, self.lines.place(start, end), "plain", text)

    def _entries(self, items: list[YamlNode]) -> tuple[tuple[YamlScalar, YamlNode], ...]:
        entries: dict[str, tuple[YamlScalar, YamlNode]] = {}
        for key, value in zip(items[::2], items[1::2], strict=True):
            if not isinstance(key, YamlScalar):
                self.problems.append(YamlProblem("non-scalar-key", key.place))
            elif key.text == "<<" and key.style == "plain":
                self.problems.append(YamlProblem("merge-key", key.place, key.text))
            elif key.text in entries:
                self.problems.append(YamlProblem("duplicate-key", key.place, key.text))
            else:
                entries[key.text] = (key, value)
        return tuple(entries.values())

    def _without_property(
        self, text: str, start: int, end: int, anchor: str | None
    ) -> tuple[str, int]:
        """An anchor or tag before nothing was meant as text (`&22`, `!22`), else it is refused."""
        word = self._word_at(start)
        if not text and start + len(word) >= end:
            self._report("needs-quotes", start, end, quoted(word))
            return word, start
        self._report("anchor" if anchor else "tag", start, start + len(word))
        if anchor:
            self._anchors[anchor] = text
        behind = re.compile(r"(?:[&!]\S*\s+)*").match(self.text, start, end)
        return text, behind.end() if behind else start

    def _swallowed_comparison(self, text: str, start: int, end: int) -> str:
        """`指标值: >9` is a block header to YAML and a comparison to people."""
        source = self.text[start:end]
        if text.strip() or not re.fullmatch(r"[|>]\d", source):
            return text
        self._report("needs-quotes", start, end, quoted(source))
        return source

    def _report_lost(self, text: str, start: int, end: int) -> None:
        lost = _LOST_COMMENT.match(self.text, end)
        if lost is None or _OWN_COMMENT.match(lost["comment"]):
            return
        begin = start if text else lost.start("comment")
        stop = begin + len(self.text[begin : lost.end()].rstrip())
        meant = (text + lost.group()).strip()
        self._report("lost-after-hash", begin, stop, plain_or_quoted(meant))

    def _word_at(self, start: int) -> str:
        match = re.compile(r"[^\s,\[\]{}]*").match(self.text, start)
        return match.group() if match else ""

    def _report(self, code: str, start: int, end: int, suggestion: str = "") -> None:
        place = self.lines.place(start, end)
        self.problems.append(YamlProblem(code, place, self.text[start:end], suggestion))
