"""Tests of a text that remember, by the text, what they came to: names and values repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.language.gaps import (
    Gap,
    as_verdict,
    opposed,
)
from checker.language.operations import (
    TEXT_TESTS,
    searched,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.language.frame import Frame
    from checker.language.gaps import TruthValue


MOST_REMEMBERED = 2_048
"""Texts of which one test is remembered."""


LONGEST_REMEMBERED = 1_000
"""Characters of a text that is remembered."""


class Remembered(dict[Any, Any]):
    """What a test came to, by the text it was asked of (or the gap that stood for it)."""

    __slots__ = ()

    def keep(self, text: object, found: Any) -> Any:
        """Remembers what was found, within bounds."""
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        if not isinstance(text, str) or len(text) <= LONGEST_REMEMBERED:
            self[text] = found
        return found


class _TextTest(Remembered):
    """A test of texts by `holds`; the opposite one with `negated`."""

    __slots__ = ("_holds", "_negated")

    def __init__(self, holds: Callable[[str], bool], *, negated: bool) -> None:
        super().__init__()
        self._holds = holds
        self._negated = negated

    def __missing__(self, text: object) -> TruthValue:
        if isinstance(text, Gap):
            return as_verdict(text)
        found: TruthValue = self.keep(text, self._holds(str(text)) is not self._negated)
        return found


def words_test(words: tuple[str, ...], negated: bool) -> _TextTest:  # noqa: FBT001  # from data
    known = frozenset(word.strip() for word in words)
    return _TextTest(lambda text: text.strip() in known, negated=negated)


def pieces_test(test: str, pieces: tuple[str, ...], negated: bool) -> _TextTest:  # noqa: FBT001
    holds, wanted = TEXT_TESTS[test], tuple(piece for piece in pieces if piece)

    def run(text: str) -> bool:
        for one in wanted:  # noqa: SIM110  # twice as fast as any()
            if holds(text, one):
                return True
        return False

    def contains(text: str) -> bool:
        for one in wanted:  # noqa: SIM110
            if one in text:
                return True
        return False

    return _TextTest(contains if test == "包含" else run, negated=negated)


def patterns_test(
    patterns: tuple[str, ...],
    negated: bool,  # noqa: FBT001
) -> Callable[[Frame, object], TruthValue]:
    known = Remembered()

    def run(f: Frame, text: object) -> TruthValue:
        if isinstance(text, Gap):
            return as_verdict(text)
        found = known.get(text)
        if found is None:
            verdict, steps = searched(str(text), patterns)
            found = known.keep(text, (opposed(verdict) if negated else verdict, steps))
        f.steps.spend(found[1])
        answer: TruthValue = found[0]
        return answer

    return run
