"""Reckoning with days: the days between two, a day some time later, the working days of a span."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from checker.base.dataclass import replace
from checker.base.pattern import late_pattern
from checker.language.amounts import Amount, number
from checker.language.gaps import Gap, Unknown
from checker.values import unit_named

if TYPE_CHECKING:
    from collections.abc import Collection

DAY = "天"
_DAYS = {"天": 1, "周": 7}
_MONTHS = {"月": 1, "季度": 3, "年": 12}
_WEEKEND = 5
MOST_DAYS = 40_000


def time_dimension() -> str:
    """The dimension of what can be added to a day."""
    unit = unit_named(DAY)
    assert unit is not None, DAY
    return unit.dimension


_WRITTEN = late_pattern(r"(\d{4})[-年/.](\d{1,2})[-月/.](\d{1,2})日?")


def day_written(text: str) -> datetime.date | None:
    """The day of a text that is one: 2025-10-01, 2025年10月1日."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        return None
    try:
        return datetime.date(*map(int, found.groups()))
    except ValueError:
        return None


def is_no_day(text: str) -> bool:
    """Whether a text is written like a day that no calendar has: 2025-10-32."""
    return _WRITTEN.fullmatch(text.strip()) is not None and day_written(text) is None


def day_of(year: Amount, month: Amount, day: Amount) -> datetime.date | Gap:
    """The day of three numbers; 30 February is none, nor is half a day."""
    parts = [one.value for one in (year, month, day)]
    whole = [int(one) for one in parts]
    try:
        return datetime.date(*whole) if parts == whole else Unknown("没有这一天")
    except (ValueError, OverflowError):
        return Unknown("没有这一天")


def days_between(first: datetime.date, last: datetime.date) -> Amount:
    """`last - first` in days."""
    return replace(number((last - first).days), unit=unit_named(DAY))


def reckoned(operator: str, left: Any, right: Any) -> object:
    """`日期 - 日期`, `日期 + 30天`, `日期 - 3月`."""
    if isinstance(left, datetime.date) and isinstance(right, datetime.date):
        return days_between(right, left)
    day, span = (left, right) if isinstance(left, datetime.date) else (right, left)
    return moved(day, span, -1 if operator == "-" else 1)


def moved(day: datetime.date, span: Amount, sign: int) -> datetime.date | Gap:
    """A day some time later; a month from its 31st on the last day of a shorter one."""
    unit = span.unit.name if span.unit else ""
    count = span.value
    if unit not in (*_DAYS, *_MONTHS) or count != int(count):
        return Unknown(f"日期不能加减{span}")
    try:
        if unit in _DAYS:
            return day + datetime.timedelta(days=sign * int(count) * _DAYS[unit])
        months = day.year * 12 + day.month - 1 + sign * int(count) * _MONTHS[unit]
        year, month = divmod(months, 12)
        from calendar import monthrange  # it brings `locale` along

        last = monthrange(year, month + 1)[1]
        return datetime.date(year, month + 1, min(day.day, last))
    except (ValueError, OverflowError):
        return Unknown("算不出：日期太远")


def working_days(
    first: datetime.date,
    last: datetime.date,
    off: Collection[datetime.date],
    on: Collection[datetime.date],
) -> Amount | Gap:
    """Mondays to Fridays from one day to another, both counted, less those off, and those on."""
    if not 0 <= (last - first).days <= MOST_DAYS:
        return Unknown("止在起之前，或相隔太久")
    days = (first + datetime.timedelta(days=at) for at in range((last - first).days + 1))
    count = sum(day in on or (day.weekday() < _WEEKEND and day not in off) for day in days)
    return replace(number(count), unit=unit_named("工作日"))
