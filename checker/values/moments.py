"""Dates, periods and deadlines: which days a value names, both ends inclusive."""

from __future__ import annotations

import datetime

from checker.base.dataclass import dataclass, replace
from checker.values.value import Kind, Value

LAST_DAY = -1
"""Day of a span that ends with its month, whatever month that is (12月底)."""


@dataclass(frozen=True, slots=True)
class OpenDate:
    """A year, month or day, with what was not written left open (None).

    `years_on` counts from the year that is not written: 1 in 次年3月.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    years_on: int = 0

    @property
    def first(self) -> datetime.date | None:
        """First day of the span; None while the year, or the month of a day, is unknown."""
        if not self.placed or self.year is None:
            return None
        month = self.month or 1
        day = _last_of(self.year, month) if self.day == LAST_DAY else self.day or 1
        return datetime.date(self.year, month, day)

    @property
    def last(self) -> datetime.date | None:
        if not self.placed or self.year is None:
            return None
        month = self.month or 12
        day = self.day if self.day and self.day != LAST_DAY else _last_of(self.year, month)
        return datetime.date(self.year, month, day)

    @property
    def placed(self) -> bool:
        """Whether only the year can be missing (10日 alone belongs to no month)."""
        return self.month is not None or self.day is None

    @property
    def possible(self) -> bool:
        """Whether the calendar has it; without a year 29 February is possible."""
        if self.month is not None and not 1 <= self.month <= 12:
            return False
        if self.day is None or self.day == LAST_DAY:
            return True
        longest = 31 if self.month is None else _last_of(self.year or 2000, self.month)
        return 1 <= self.day <= longest

    @property
    def to_its_end(self) -> OpenDate:
        """The last day of the span: 12月底 of 2025年, 6月底 of 6月."""
        if self.day is not None:
            return self
        return replace(self, month=self.month or 12, day=LAST_DAY)

    def in_year(self, year: int) -> OpenDate:
        """The same in the year it is counted from, where it names none itself."""
        return replace(self, year=year + self.years_on, years_on=0) if self.year is None else self

    def __str__(self) -> str:
        year = ("次年" if self.years_on else "") if self.year is None else f"{self.year}年"
        month = "" if self.month is None else f"{self.month}月"
        if self.day is None:
            return year + month
        return year + month + ("底" if self.day == LAST_DAY else f"{self.day}日")


@dataclass(frozen=True, slots=True)
class Moment(Value):
    """What dates, periods and deadlines share: the first and the last span they name.

    `every` is the unit in which it comes back (年 in 每年12月底前), `of` the month that a day is of
    (次月 in 次月10日前), `clock` the time of day (7:00); `sign` a comparison in front.
    """

    opening: OpenDate
    closing: OpenDate
    every: str = ""
    of: str = ""
    clock: str = ""
    sign: str | None = None
    hedged: bool = False

    @property
    def approximate(self) -> bool:
        return self.hedged

    @property
    def operator(self) -> str | None:
        return self.sign

    @property
    def start(self) -> datetime.date | None:
        """The first day; 晚于2025年6月 begins on 1 July."""
        if self.sign != ">":
            return self.opening.first
        last = self.closing.last
        return None if last is None else last + datetime.timedelta(days=1)

    @property
    def end(self) -> datetime.date | None:
        """The last day; none for 2025年3月起 and 不早于2025年3月."""
        return None if self.sign in {"≥", ">"} else self.closing.last

    @property
    def lacks_year(self) -> bool:
        return self.opening.year is None or self.closing.year is None

    @property
    def comes_back(self) -> bool:
        """Whether it names a day of every year, month or day, and no single one."""
        return bool(self.every or self.of or self.clock)

    @property
    def front(self) -> str:
        """What its canonical spelling begins with."""
        hedge = "约" if self.hedged else ""
        bare_end = self.closing == OpenDate(day=LAST_DAY) and not self.every and not self.of
        every = f"每{self.every}" if self.every else ""
        return hedge + (self.sign or "") + every + self.of + ("月" if bare_end else "")


@dataclass(frozen=True, slots=True)
class Date(Moment):
    """2021年7月 or 2025年12月31日: a date as exact as it was written."""

    @property
    def kind(self) -> Kind:
        return Kind.DATE

    def __str__(self) -> str:
        return self.front + str(self.opening)


@dataclass(frozen=True, slots=True)
class Period(Moment):
    """2025年1-12月, 2023.07-2024.01, 第三季度: from the first to the last day."""

    @property
    def kind(self) -> Kind:
        return Kind.PERIOD

    def __str__(self) -> str:
        opening, closing = self.opening, self.closing
        if opening == closing and opening.month is None:
            return self.front + f"{opening}全年" if opening.year else self.front + "全年"
        if (opening.year, opening.years_on) != (closing.year, closing.years_on):
            return f"{self.front}{opening}至{closing}"
        if opening.day is None and closing.day is None:
            return self.front + str(replace(opening, month=None)) + self._months()
        if opening.month == closing.month and opening.day and closing.day != LAST_DAY:
            return self.front + str(opening).removesuffix("日") + f"-{closing.day}日"
        return f"{self.front}{opening}至{replace(closing, year=None, years_on=0)}"

    def _months(self) -> str:
        return f"{self.opening.month}-{self.closing.month}月"


@dataclass(frozen=True, slots=True)
class Deadline(Moment):
    """2025年12月底前: by the last day of what is named; it has an end and no start.

    `feast` is the festival it names (2025年春节前), whose day `closing` is where its year is known.
    """

    feast: str = ""

    @property
    def kind(self) -> Kind:
        return Kind.DEADLINE

    @property
    def start(self) -> datetime.date | None:
        return None

    @property
    def lacks_year(self) -> bool:
        return self.closing.year is None

    def __str__(self) -> str:
        if self.feast:
            year = "" if self.closing.year is None else f"{self.closing.year}年"
            return f"{self.front}{year}{self.feast}前"
        return f"{self.front}{self.closing}{self.clock}前"


def _last_of(year: int, month: int) -> int:
    from calendar import monthrange  # it brings `locale` along

    return monthrange(year, month)[1]
