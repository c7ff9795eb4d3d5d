"""Texts by the pairs of neighbouring characters in them: finding likenesses without trying all.

What contains a text contains all its pairs; what resembles a text shares a good part of them. Both
laws only preselect, so they may give too many texts but never too few.
"""

from __future__ import annotations

from math import ceil
from sys import intern
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Set
    from decimal import Decimal

_PAIR = 2


def pairs_of(text: str) -> set[str]:
    """Every two neighbouring characters; a single character is a pair of its own."""
    if len(text) < _PAIR:
        return {text} if text else set()
    # The same few thousand pairs make up all texts of a run: each is kept once.
    return {intern(text[at : at + _PAIR]) for at in range(len(text) - _PAIR + 1)}


def may_contain(text: str, wanted: str) -> bool:
    """Whether a text may contain another: `Pairs.containing` of one text."""
    return len(wanted) < _PAIR or wanted in text


def may_resemble(pairs: Set[str], wanted: Set[str], least: Decimal) -> bool:
    """Whether the Jaccard index of two sets of pairs is `least` or more, or nothing is asked for:
    `Pairs.resembling` of one text."""
    if not wanted or least <= 0:
        return True
    part, whole = least.as_integer_ratio()
    shared = len(wanted & pairs)
    return shared * whole >= part * (len(wanted) + len(pairs) - shared)


class Pairs:
    """Positions of texts by their pairs."""

    __slots__ = ("_by_pair", "_count", "_pairs")

    def __init__(self, texts: Iterable[tuple[int, str]], count: int) -> None:
        """`texts` with their positions among `count` items."""
        self._by_pair: dict[str, list[int]] = {}
        self._count = count
        self._pairs: dict[int, set[str]] = {}
        for at, text in texts:
            self._pairs[at] = pairs_of(text)
            for pair in self._pairs[at]:
                self._by_pair.setdefault(pair, []).append(at)

    def containing(self, text: str) -> Iterable[int]:
        """Positions of the texts that may contain a text."""
        if len(text) < _PAIR:
            return range(self._count)
        return min((self._by_pair.get(pair, []) for pair in pairs_of(text)), key=len)

    def resembling(self, text: str, least: Decimal) -> Iterable[int]:
        """Positions of the texts whose Jaccard index with a text may be `least` or more.

        Such a text shares at least `least` of the pairs, so it has one of any larger number of
        the others; the rarest are asked for. Texts that share a phrase with many others are
        common, so each is measured here: two sets meet a hundred times faster than a condition
        is judged.
        """
        wanted = pairs_of(text)
        if not wanted or least <= 0:
            return range(self._count)
        asked = len(wanted) - ceil(least * len(wanted)) + 1
        postings = sorted((self._by_pair.get(pair, []) for pair in wanted), key=len)[:asked]
        met = {at for posting in postings for at in posting}
        return sorted(at for at in met if may_resemble(self._pairs[at], wanted, least))
