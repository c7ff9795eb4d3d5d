"""What the words around a written moment make of it (于2025年6月底前, 每年4月), and what the dates
of a list lend each other (2025年4月、10月).

Raises Unreadable, with its place in the folded text, for words that no date goes with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.values.mistakes import Reason, Unreadable
from checker.values.moments import LAST_DAY, Moment, OpenDate
from checker.values.notes import Note
from checker.values.syntax import Word
from checker.values.timeline import moment_value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checker.values.affixes import Affixes
    from checker.values.syntax import Mark, Statement, WrittenMoment
    from checker.values.value import Unit, Value


_SOONER_OR_LATER = frozenset("早晚迟")
_LEVELS = frozenset("低高少多大小优")
_EQUAL = frozenset({"=", "为", "是"})


def dated_value(body: WrittenMoment, frame: Affixes, statement: Statement) -> Value:
    """The moment, with a comparison, an every or a since of the words around it."""
    at = body.points[0].words[0].at
    _check_level(body, statement.marks)
    for word in statement.endings:
        # 起 says from when; nothing else that stands behind an amount goes with a date.
        if word.type == "SUFFIX" and word.text != "起":
            raise Unreadable(Reason.TRAILING_TEXT, word.at)
    if frame.sign is not None and len(body.points) > 1:
        raise Unreadable(Reason.OPERATOR_WITH_RANGE, at)
    for bracket in frame.brackets:
        # 12月前（不含12月） ends with November: (不含) counts back, which no calendar here does.
        if frame.sign is not None or bracket.type == "EXCLUDED":
            raise Unreadable(Reason.TRAILING_TEXT, bracket.at)
    by_day = any(word.type == "CLOCK" for point in body.points for word in point.words)
    if len(frame.every) > 1 or (frame.every and not _recurs(frame.every[0], by_day=by_day)):
        raise Unreadable(Reason.LEADING_TEXT, at)
    every = frame.every[0].name if frame.every else ""
    if frame.since and len(body.points) == 1:
        if body.points[0].due or frame.sign not in {None, "≥"}:
            raise Unreadable(Reason.CONTRADICTORY_OPERATORS, frame.since.at)
        frame.sign = "≥"
    value = moment_value(body, every, frame.sign, frame.notes)
    return replace(value, hedged=True) if frame.hedges else value


def _check_level(body: WrittenMoment, marks: Sequence[Mark]) -> None:
    """不低于2023年 is no time but the level of that year, and ≥2023年 may as well be."""
    year_alone = len(body.points) == 1 and [word.type for word in body.points[0].words] == ["YEAR"]
    for word in marks:
        if not isinstance(word, Word) or word.type not in {"SIGN", "OPERATOR"}:
            continue
        compared = set(word.text) & _LEVELS
        bare = year_alone and not body.points[0].due and word.text not in _EQUAL
        if compared or (bare and not set(word.text) & _SOONER_OR_LATER):
            raise Unreadable(Reason.LEADING_TEXT, word.at)


def with_lent_dates(value: Moment, before: Sequence[Value], at: int) -> Moment:
    """A date of a list with what the date before it says for both: 每年4月、10月, 2025年4月、10月,
    每月5日、20日."""
    earlier = next((one for one in reversed(before) if isinstance(one, Moment)), None)
    day_alone = value.closing.month is None and value.closing.day not in {None, LAST_DAY}
    if value.comes_back or value.closing.year is not None:
        return value
    if earlier is not None and earlier.every:
        suits = day_alone == (earlier.every == "月")
        return _without_missing_year(replace(value, every=earlier.every)) if suits else value
    if day_alone:
        if earlier is None or earlier.opening.month is None:
            raise Unreadable(Reason.LEADING_TEXT, at)
        month = earlier.opening.month
        value = _with(value, lambda span: replace(span, month=month))
    year = None if earlier is None else earlier.closing.year
    if earlier is None or year is None:
        return value
    lent = _with(value, lambda span: span.in_year(year))
    early, late = earlier.closing.first, lent.closing.last
    in_order = early is not None and late is not None and early < late
    return _without_missing_year(lent) if in_order and lent.closing.possible else value


def _with(value: Moment, lent: Callable[[OpenDate], OpenDate]) -> Moment:
    """The moment with what is lent to its days put in where it names any at all."""
    opening = value.opening if value.opening == OpenDate() else lent(value.opening)
    return replace(value, opening=opening, closing=lent(value.closing))


def _without_missing_year(value: Moment) -> Moment:
    return replace(value, notes=tuple(one for one in value.notes if one != Note.MISSING_YEAR))


def _recurs(unit: Unit, *, by_day: bool) -> bool:
    """Whether dates can come back in the unit: every 月, not every 12月, 天 or 人; a time of day
    comes back every 天."""
    return unit.name in ({"天", "工作日"} if by_day else {"年", "季度", "月"})
