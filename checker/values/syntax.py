"""What the grammar hands over: the words of a value in order, before they are given a meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass

if TYPE_CHECKING:
    from checker.values.numerals import Number
    from checker.values.value import Unit


@dataclass(frozen=True, slots=True)
class Word:
    """A token: its terminal, its folded text, where it starts in the folded text."""

    type: str
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Counted:
    """A unit as written: what is counted (None in 28.40/株), and per what.

    `scale` is the 万 of 86.5(万平方米): it belongs to the number.
    """

    unit: Unit | None
    per: tuple[Unit, ...] = ()
    odd: bool = False
    scale: str = ""


UNCOUNTED = Counted(None)


@dataclass(frozen=True, slots=True)
class AmountEnd:
    """One number of an amount, with the unit that stood behind it, and with `bracket` where it
    says whether the number itself counts: 60(含)-80(不含)分."""

    number: Number
    counted: Counted | None
    at: int
    han: bool = False
    bracket: str = ""


@dataclass(frozen=True, slots=True)
class WrittenAmount:
    """`shape`: single, nothing (0投诉), range, margin, around_zero, composed (2小时30分钟),
    tenths (三成五), and_half (三年半, 两个半小时).

    `between` holds the signs of a range that has them: 90%≤x<95%, [90%,95%).
    """

    shape: str
    ends: tuple[AmountEnd, ...]
    between: str = ""


@dataclass(frozen=True, slots=True)
class Proportion:
    """1:1.5, 2/3, 三分之二: the two numbers, `colon` tells 1:1.5 from 2/3."""

    left: Number
    right: Number
    colon: bool
    at: int


@dataclass(frozen=True, slots=True)
class Point:
    """A moment as written: the tokens of its year, of the part of the year, and of 前 or 内."""

    words: tuple[Word, ...]
    due: Word | None = None


@dataclass(frozen=True, slots=True)
class WrittenMoment:
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A body that is a word of the vocabulary: REFERENCE, WITHIN, LEVEL, WORDS."""

    word: Word


@dataclass(frozen=True, slots=True)
class Per:
    """每人每月 or 人均 in front of an amount."""

    units: tuple[Unit, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Former:
    """由30分钟 in front of 缩短至20分钟: what it was before."""

    end: AmountEnd
    at: int


Mark = Word | Per | Former
Body = WrittenAmount | Proportion | WrittenMoment | Phrase


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a value; `marks` stand in front of the body, `endings` behind."""

    body: Body
    marks: tuple[Mark, ...] = ()
    endings: tuple[Word, ...] = ()
    at: int = 0
