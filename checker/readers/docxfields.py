"""Fields of Word whose result is not written in the document: Word works it out when it shows it.

A list to choose from keeps the number of what was chosen; a formula (`EQ \\f(1,2)`) its words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.base.number import whole
from checker.base.pattern import late_pattern
from checker.readers.script import fraction, raised
from checker.readers.symbolfonts import UNKNOWN_SIGN, sign_of_field

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.ooxml import OnEnd, OnStart

    Attributes = dict[str, str]

_LONGEST = 2_000
_EQUATION = late_pattern(r"\s*EQ\b(.*)", re.IGNORECASE | re.DOTALL)
_FRACTION = late_pattern(r"\s*\\f\s*\(([^(),;\\]+)[,;]([^(),;\\]+)\)\s*", re.IGNORECASE)
_RAISED = late_pattern(r"\s*\\s\s*\\up\s*\d*\s*\(([^()\\]+)\)\s*", re.IGNORECASE)
# ① made of a circle and a figure; a text with its reading above it.
_OVER = late_pattern(r"\s*\\o(?:\\a[crl])?\s*\(\s*([○□△◇])\s*[,;]\s*([^()\\]+)\)\s*", re.IGNORECASE)
_READING = late_pattern(r".*\\o\s*\\ad\s*\(\s*\\s\s*\\up.*\)\s*[,;]\s*([^()\\]+)\)\s*", re.DOTALL)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@dataclass(slots=True)
class _Field:
    """A field being read: its instruction, its choices, and whether its result is written.

    `pieces` are those of the paragraph in which it begins, `start` how many there are before it:
    what is added until its result begins is a part of the instruction (a field within it).
    """

    pieces: list[str]
    start: int
    instruction: str = ""
    box: str = ""
    choices: list[str] = field(default_factory=list[str])
    chosen: int | None = None
    usual: int = 0
    shown: bool = False
    result: bool = False

    def text(self, before: str) -> str:
        """What Word shows in its place, behind the text `before`."""
        if self.box:
            return self.box
        chosen = self.usual if self.chosen is None else self.chosen
        if 0 <= chosen < len(self.choices):
            return self.choices[chosen]
        if sign := sign_of_field(self.instruction):
            return sign
        match = _EQUATION.fullmatch(self.instruction)
        return equation(match[1], before) if match else ""

    def forget(self) -> None:
        """Takes back what was added since it began."""
        if not self.shown:
            del self.pieces[self.start :]


class Fields:
    """Handlers for fields; `add` takes the text that one shows, `last` is the text before it,
    `pieces` are those of the paragraph so far."""

    def __init__(
        self,
        add: Callable[[str], object],
        last: Callable[[], str],
        pieces: Callable[[], list[str]],
    ) -> None:
        self._add = add
        self._last = last
        self._pieces = pieces
        self._open: list[_Field] = []
        self._reading = False
        self.starts: dict[str, OnStart] = {
            "fldChar": self._mark,
            "instrText": lambda _: self._read(reading=True),
            "ddList": lambda _: self._begin_choices(),
            "result": self._choose,
            "listEntry": self._choice,
        }
        self.ends: dict[str, OnEnd] = {"instrText": lambda: self._read(reading=False)}

    def instruct(self, text: str) -> bool:
        """Takes text of an instruction; false where the text is none."""
        if self._reading and self._open and len(self._open[-1].instruction) < _LONGEST:
            self._open[-1].instruction += text[:_LONGEST]
        return self._reading

    def see(self) -> None:
        """A text is shown: the field it stands in has a result of its own."""
        if self._open and self._open[-1].shown:
            self._open[-1].result = True

    def keep(self, box: str) -> bool:
        """Takes the box that a field shows; false where no field is open."""
        if self._open:
            self._open[-1].box = box
        return bool(self._open)

    def usual(self, attributes: Attributes) -> None:
        """What is chosen as long as nobody chooses."""
        if self._open:
            self._open[-1].usual = whole(attributes.get("val"), -1)

    def _mark(self, attributes: Attributes) -> None:
        kind = attributes.get("fldCharType")
        if kind == "begin":
            pieces = self._pieces()
            self._open.append(_Field(pieces, len(pieces)))
        elif kind == "separate" and self._open:
            self._open[-1].forget()
            self._open[-1].shown = True
        elif kind == "end" and self._open:
            done = self._open.pop()
            done.forget()
            if not done.result and (text := done.text(self._last())):
                self._add(text)

    def _read(self, *, reading: bool) -> None:
        self._reading = reading

    def _begin_choices(self) -> None:
        if self._open:
            self._open[-1].choices = []

    def _choose(self, attributes: Attributes) -> None:
        if self._open:
            self._open[-1].chosen = whole(attributes.get("val"), -1)

    def _choice(self, attributes: Attributes) -> None:
        if self._open:
            self._open[-1].choices.append(attributes.get("val", "")[:_LONGEST])


def equation(words: str, before: str = "") -> str:
    """What the words of an EQ field show: `\\f(1,2)` is 1/2; a mark where nobody knows."""
    if match := _FRACTION.fullmatch(words):
        return fraction(before, match[1], match[2])
    if match := _RAISED.fullmatch(words):
        return raised(match[1])
    if match := _OVER.fullmatch(words):
        return _enclosed(match[1], match[2].strip())
    if match := _READING.fullmatch(words):
        return match[1].strip()
    return UNKNOWN_SIGN


def _enclosed(shape: str, text: str) -> str:
    number = whole(text)
    return _CIRCLED[number - 1] if shape == "○" and 0 < number <= len(_CIRCLED) else text
