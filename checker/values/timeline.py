"""From written moments to spans of the calendar, and to the kind of value they make."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.values.festivals import day_of, feast_named
from checker.values.mistakes import Reason, Unreadable
from checker.values.moments import LAST_DAY, Date, Deadline, Moment, OpenDate, Period
from checker.values.notes import Note
from checker.values.numerals import read_number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checker.values import syntax
    from checker.values.syntax import Point, Word

Pair = tuple[OpenDate, OpenDate]

_QUARTER_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4}
_MONTH_PARTS: dict[str, tuple[int, int]] = {
    "底": (LAST_DAY, LAST_DAY),
    "末": (LAST_DAY, LAST_DAY),
    "初": (1, 10),
    "上旬": (1, 10),
    "中旬": (11, 20),
    "下旬": (21, LAST_DAY),
}
_NEXT = frozenset("次翌来明下")
_WITHIN = ("内", "之内", "以内")
_YEAR_END = OpenDate(None, 12, LAST_DAY)


def moment_value(
    moment: syntax.WrittenMoment, every: str, sign: str | None, notes: list[Note]
) -> Moment:
    """The date, period or deadline a written moment means; raises Unreadable for others."""
    pairs = [_spans(point) for point in moment.points]
    due = moment.points[-1].due
    written = {word.type: word.text for point in moment.points for word in point.words}
    if not {"ISO", "SHORT", "MONTH_DAY"}.isdisjoint(written):
        notes.append(Note.ODD_DATE)
    late = moment.points[-1].words[0]
    if late.type == "OF_MONTH" and len(pairs) == 2:  # 25日-次月5日
        raise Unreadable(Reason.TRAILING_TEXT, late.at)
    named = Deadline(text="", opening=OpenDate(), closing=OpenDate(), every=every)
    if sign in {"≥", ">"} and not {"CLOCK", "FESTIVAL"}.isdisjoint(written):
        raise Unreadable(Reason.CONTRADICTORY_OPERATORS, moment.points[0].words[0].at)
    if "CLOCK" in written:
        return replace(named, clock=written["CLOCK"])
    if "FESTIVAL" in written:
        return _by_feast(named, moment.points[0], pairs[0][1].year, notes)
    if len(pairs) == 2:
        opening, closing = _joined(moment, pairs)
        value: Moment = Period(text="", opening=opening, closing=closing, every=every, sign=sign)
    else:
        opening, closing = pairs[0]
        if every not in {"", "年"} and closing == _YEAR_END:
            opening = closing = OpenDate(None, None, LAST_DAY)
        value = _single(opening, closing, moment.points[0], every, sign)
    value = replace(value, of=written.get("OF_MONTH", ""))
    if value.lacks_year and not value.comes_back:
        notes.append(Note.MISSING_YEAR)
    if due and _before(due) and "含" not in due.text and closing.day != LAST_DAY:
        notes.append(Note.BEFORE_INCLUDED)
    return value


def _by_feast(value: Deadline, point: Point, year: int | None, notes: list[Note]) -> Deadline:
    """2025年春节前; a year whose festivals nobody has listed is not guessed."""
    word = point.words[-1]
    feast = feast_named(word.text)
    day = day_of(feast, year)
    if day is None:
        raise Unreadable(Reason.TRAILING_TEXT, word.at)
    if year is None and not value.every:
        notes.append(Note.MISSING_YEAR)
    return replace(value, closing=day, feast=feast)


def _single(
    opening: OpenDate, closing: OpenDate, point: Point, every: str, sign: str | None
) -> Moment:
    if sign == "<":
        return Deadline(
            text="", opening=OpenDate(), closing=_day_before(opening, point), every=every
        )
    ends = point.due is not None or point.words[-1].text.endswith("内") or sign == "≤"
    if ends and sign in {"≥", ">"}:
        raise Unreadable(Reason.CONTRADICTORY_OPERATORS, point.words[0].at)
    if ends:
        return Deadline(text="", opening=OpenDate(), closing=closing.to_its_end, every=every)
    if opening == closing and closing != OpenDate(closing.year):
        return Date(text="", opening=opening, closing=closing, every=every, sign=sign)
    return Period(text="", opening=opening, closing=closing, every=every, sign=sign)


def _day_before(span: OpenDate, point: Point) -> OpenDate:
    """The last day that is earlier than all of the span: 早于2025年6月 is by 31 May."""
    first = span.first
    if first is None:
        raise Unreadable(Reason.TRAILING_TEXT, point.words[0].at)
    day = first - datetime.timedelta(days=1)
    return OpenDate(day.year, day.month, day.day)


def _before(due: Word) -> bool:
    return not due.text.startswith(_WITHIN) and due.text != "止"


def _joined(moment: syntax.WrittenMoment, pairs: Sequence[Pair]) -> Pair:
    """Both halves lend each other what they leave out: 2025年1-12月, 3月1-15日."""
    opening, closing = pairs[0][0], pairs[1][1]
    if moment.points[1].words[0].type == "SHORT" and opening.day and not closing.day:
        closing = OpenDate(None, opening.month, closing.month)
    if opening.year is not None:
        closing = closing.in_year(opening.year)
    elif closing.year is not None:
        if opening.years_on:  # 次年3月至2026年5月
            raise Unreadable(Reason.TRAILING_TEXT, moment.points[0].words[0].at)
        opening = replace(opening, year=closing.year)
    elif opening.years_on and not closing.years_on:
        closing = replace(closing, years_on=opening.years_on)
    if closing.month is None and closing.day is not None:
        closing = replace(closing, month=opening.month)
    at = moment.points[0].words[0].at
    for span in (opening, closing):
        if not span.possible:
            raise Unreadable(Reason.IMPOSSIBLE_DATE, moment.points[1].words[0].at)
    if (opening.month is None) != (closing.month is None):
        raise Unreadable(Reason.UNIT_MISMATCH, moment.points[1].words[0].at)
    if _order(opening) > _order(closing):
        raise Unreadable(Reason.REVERSED_RANGE, at)
    return opening, closing


def _order(span: OpenDate) -> tuple[int, int, int]:
    """Comparable places in time; an open end counts as early, LAST_DAY as late."""
    day = 99 if span.day == LAST_DAY else span.day or 0
    return (span.year or span.years_on, span.month or 0, day if span.day else 0)


def _spans(point: Point) -> Pair:
    """First and last span of a point: equal for 7月, months 1 and 6 for 上半年."""
    pair = (OpenDate(), OpenDate())
    for word in point.words:
        pair = _READERS[word.type](word, pair)
    for span in pair:
        if not span.possible:
            raise Unreadable(Reason.IMPOSSIBLE_DATE, point.words[0].at)
    return pair


def _year(word: Word, _: Pair) -> Pair:
    digits = re.match(r"[0-9]{4}", word.text)
    if digits:
        span = OpenDate(int(digits[0]))
    elif word.text[0] in _NEXT:
        span = OpenDate(years_on=1)
    elif word.text[0] in "一二":
        span = OpenDate(int(read_number(word.text[:4]).value))
    else:
        span = OpenDate()
    return span, span


def _month(word: Word, pair: Pair) -> Pair:
    number = int(read_number(word.text.rstrip("月份")).value)
    return replace(pair[0], month=number), replace(pair[1], month=number)


def _day(word: Word, pair: Pair) -> Pair:
    number = int(read_number(word.text.rstrip("日号")).value)
    if number < 1:
        raise Unreadable(Reason.IMPOSSIBLE_DATE, word.at)
    return replace(pair[0], day=number), replace(pair[1], day=number)


def _iso(word: Word, _: Pair) -> Pair:
    parts = re.split(r"[-./]", word.text.rstrip("月份"))
    if len(parts) == 1:
        parts = [word.text[:4], word.text[4:6], word.text[6:]]
    numbers = [int(part) for part in parts]
    if not all(numbers):
        raise Unreadable(Reason.IMPOSSIBLE_DATE, word.at)
    span = OpenDate(*numbers)
    return span, span


def _month_day(word: Word, pair: Pair) -> Pair:
    month, day = map(int, word.text.rstrip("日号").split("."))
    span = replace(pair[0], month=month, day=day)
    return span, span


def _short(word: Word, _: Pair) -> Pair:
    numbers = [int(part) for part in re.split(r"[./]", word.text)]
    if not all(numbers):
        raise Unreadable(Reason.IMPOSSIBLE_DATE, word.at)
    span = OpenDate(None, *numbers)
    return span, span


def _part(word: Word, pair: Pair) -> Pair:
    first, last = _months_of(word.text)
    if (first, last) == (1, 12):
        return pair
    return replace(pair[0], month=first), replace(pair[1], month=last)


def _months_of(part: str) -> tuple[int, int]:
    if part.startswith("全年"):
        return 1, 12
    if part.endswith("半年"):
        return (1, 6) if part[0] == "上" else (7, 12)
    if "月" in part:
        return 1, int(read_number(part.strip("前个月份")).value)
    quarter = next(
        int(char) if char.isdigit() else _QUARTER_DIGITS[char]
        for char in part
        if char.isdigit() or char in _QUARTER_DIGITS
    )
    return (1 if part[0] == "前" else quarter * 3 - 2), quarter * 3


def _edge(word: Word, pair: Pair) -> Pair:
    """年底, 月末, 底 behind a year, a month or 每月."""
    if "初" in word.text or "中" in word.text:
        month = 1 if "初" in word.text else 6
        return replace(pair[0], month=month), replace(pair[1], month=month)
    if "月" in word.text and pair[0].year is not None and pair[0].month is None:
        raise Unreadable(Reason.TRAILING_TEXT, word.at)
    if "月" in word.text or "季" in word.text:
        return replace(pair[0], day=LAST_DAY), replace(pair[1], day=LAST_DAY)
    if pair[1].month is not None:
        closing = replace(pair[1], day=LAST_DAY)
    else:
        closing = replace(pair[0], month=12, day=LAST_DAY)
    return closing, closing


def _part_of_month(word: Word, pair: Pair) -> Pair:
    first, last = _MONTH_PARTS[word.text]
    return replace(pair[0], day=first), replace(pair[1], day=last)


def _as_it_is(_: Word, pair: Pair) -> Pair:
    return pair


_READERS: dict[str, Callable[[Word, Pair], Pair]] = {
    "YEAR": _year,
    "MONTH": _month,
    "DAY": _day,
    "DAY_OF_MONTH": _day,
    "MONTH_DAY": _month_day,
    "ISO": _iso,
    "SHORT": _short,
    "PART": _part,
    "EDGE": _edge,
    "PART_OF_MONTH": _part_of_month,
    "PART_OF_YEAR": _edge,
    "FESTIVAL": _as_it_is,
    "OF_MONTH": _as_it_is,
    "CLOCK": _as_it_is,
}
