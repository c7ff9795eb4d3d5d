"""Texts of a template with the arguments of a rule put in.

`〔参数〕` and `〔参数.部分〕` stand for what a parameter comes to in an expression; `［…］` is left
out when it speaks of a parameter that was not given, and `［…｜…］` then says the other thing.
Every character of the result knows its place: what comes from an argument points there.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.pattern import late_pattern
from checker.language import Source
from checker.packs.templates.whereabouts import AllAt, AtFirstOf, Joined, PartOf

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from checker.base.place import Place
    from checker.packs.templates.arguments import Argument

TOKEN = late_pattern(
    r"〔(?P<name>[^〔〕.]+)(?:\.(?P<part>[^〔〕]+))?〕|(?P<mark>[［｜］])|参数\.(?P<value>\w+)"
)
# Operators looser than 且: what holds one of them is put in brackets before it is joined.
_LOOSE = late_pattern(r"(?:^|\s)(?:或|若|存在|所有)\s")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of text and where each of its characters stands."""

    text: str
    locate: Callable[[int], Place]


class Missing(Exception):
    """A text that cannot be written: the parameter it needs was not given, or has no such part."""

    def __init__(self, parameter: str) -> None:
        super().__init__(parameter)
        self.parameter = parameter


@dataclass(frozen=True, slots=True)
class Expansion:
    """The arguments of one rule; `at` is the place of what the template itself says (None: where
    it stands in the template)."""

    arguments: Mapping[str, Argument]
    at: Place | None = None

    def source(self, source: Source) -> Source:
        """One text; raises Missing."""
        return _joined(self._pieces(source))

    def text(self, source: Source) -> str:
        """The text alone; raises Missing."""
        return "".join(piece.text for piece in self._pieces(source))

    def conjunction(self, sources: Iterable[Source]) -> Source | None:
        """Those of the conditions that can be written, joined by 且; None without any."""
        found: dict[str, list[_Piece]] = {}
        for source in sources:
            try:
                pieces = list(self._pieces(source))
            except Missing:
                continue
            found.setdefault("".join(piece.text for piece in pieces).strip(), pieces)
        if not found:
            return None
        joined: list[_Piece] = []
        for text, pieces in found.items():
            start = pieces[0].locate
            loose = len(found) > 1 and _LOOSE.search(text)
            joined += [_Piece(" 且 ", AtFirstOf(start))] if joined else []
            joined += [_Piece("(", AtFirstOf(start))] if loose else []
            joined += pieces
            joined += [_Piece(")", AtFirstOf(start))] if loose else []
        return _joined(joined)

    def _pieces(self, source: Source) -> Iterator[_Piece]:
        yield from _Reader(self, source).read()


def _joined(pieces: Iterable[_Piece]) -> Source:
    every = [piece for piece in pieces if piece.text]
    ends = accumulate(len(piece.text) for piece in every)
    starts = (0, *ends)[: len(every)]
    locate = Joined(starts, tuple(piece.locate for piece in every))
    return Source("".join(piece.text for piece in every), locate)


class _Reader:
    """Reads one text from left to right; brackets may nest."""

    def __init__(self, expansion: Expansion, source: Source) -> None:
        self.expansion = expansion
        self.source = source
        self.tokens = list(TOKEN.finditer(source.text))
        self.next = 0
        self.done = 0

    def read(self) -> Sequence[_Piece]:
        found, _ = self._until(frozenset())
        return found

    def _until(self, ends: frozenset[str]) -> tuple[list[_Piece], str]:
        """Pieces up to one of the marks `ends` (or the end of the text), and that mark.

        What is missing is raised only at the end, so that the text behind is read on.
        """
        found: list[_Piece] = []
        missing: Missing | None = None
        while self.next < len(self.tokens):
            token = self.tokens[self.next]
            found.append(self._literal(token.start()))
            self.next += 1
            self.done = token.end()
            if token["mark"] in ends:
                return self._settled(found, missing), token["mark"]
            try:
                found += self._token(token)
            except Missing as error:
                missing = missing or error
        found.append(self._literal(len(self.source.text)))
        return self._settled(found, missing), ""

    def _settled(self, found: list[_Piece], missing: Missing | None) -> list[_Piece]:
        if missing is None:
            return found
        raise missing

    def _token(self, token: re.Match[str]) -> list[_Piece]:
        if token["mark"] == "［":
            return self._option()
        if token["mark"]:
            return [self._piece(token.start(), token.end())]
        if token["value"]:
            return [self._value(token)]
        return [self._splice(token["name"].strip(), (token["part"] or "").strip())]

    def _option(self) -> list[_Piece]:
        try:
            found, mark = self._until(frozenset("｜］"))
        except Missing:
            found, mark = None, self.source.text[self.done - 1]
        if mark != "｜":
            return found or []
        try:
            other, _ = self._until(frozenset("］"))
        except Missing:
            if found is None:
                raise
            other = []
        return other if found is None else found

    def _splice(self, name: str, part: str) -> _Piece:
        argument = self.expansion.arguments.get(name)
        if argument is None or part not in argument.parts:
            raise Missing(name)
        return _Piece(argument.parts[part], argument.locate if not part else argument.start)

    def _value(self, token: re.Match[str]) -> _Piece:
        argument = self.expansion.arguments.get(token["value"])
        if argument is None:
            raise Missing(token["value"])
        return _Piece(token[0], argument.start)

    def _literal(self, end: int) -> _Piece:
        return self._piece(self.done, end)

    def _piece(self, start: int, end: int) -> _Piece:
        at, source = self.expansion.at, self.source
        if at is not None:
            return _Piece(source.text[start:end], AllAt(at))
        return _Piece(source.text[start:end], PartOf(source, start))
