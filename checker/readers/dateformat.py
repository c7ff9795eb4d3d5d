"""Dates and times of a sheet as Excel shows them: 46022 in yyyy"年"m"月" is 2025年12月."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.pattern import late_pattern
from checker.readers.chinesenumbers import COUNTED, FORMAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

_TOKEN = late_pattern(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|\[(?P<elapsed>h+|m+|s+)\]|\[[^\]]*\]|[_*].'
    r"|(?P<noon>AM/PM|A/P|上午/下午)|(?P<part>y+|e+|m+|d+|h+|s+|a{3,4})|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_LITERAL = late_pattern(r'"[^"]*"|[\\!_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
EPOCH = datetime.datetime(1899, 12, 30)  # noqa: DTZ001 (a sheet's dates have no time zone)
_END = 2_958_466  # the day after 31 December 9999
_DAYS_TO_1904 = 1462
_SECONDS = {"h": 3600, "m": 60, "s": 1}
_ENGLISH = late_pattern(r"\[\$-(?:[0-9A-F]*0)?[48]09\]", re.IGNORECASE)
_SHORT = 3


@dataclass(frozen=True, slots=True)
class _Names:
    """Months and days of the week in full and, of mmm, ddd and aaa, `short`."""

    months: tuple[str, ...]
    days: tuple[str, ...]
    short_months: tuple[str, ...]
    short_days: tuple[str, ...]


def _english() -> _Names:
    months = (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    )
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    short = (tuple(name[:_SHORT] for name in names) for names in (months, days))
    return _Names(months, days, *short)


def _chinese() -> _Names:
    months = tuple(f"{number}月" for number in range(1, 13))
    days, short = (tuple(word + day for day in "一二三四五六日") for word in ("星期", "周"))
    return _Names(months, days, months, short)


_CHINESE_NAMES, _ENGLISH_NAMES = _chinese(), _english()
_CHINESE = late_pattern(r"\[DBNum([12])\]", re.IGNORECASE)
NO_DATE = "########"
"""What Excel shows of a number that is no date it knows."""
# Excel knows a 29 February 1900, so that the days before it count one less.
_LEAP_DAY = 60


@lru_cache(maxsize=1_024)
def is_date_format(section: str) -> bool:
    """Whether a format shows dates or times."""
    bare = _LITERAL.sub("", section)
    return (
        bool(re.search("[ymdhs]|aaa|^e+$", bare, re.IGNORECASE))
        and "General" not in bare
        and not re.search("[#0?]", bare.replace("s.0", "s"))
    )


def shown_date(number: Decimal, section: str, *, since_1904: bool) -> str:
    """The text of a date cell; NO_DATE where no calendar has such a day."""
    days = number + (_DAYS_TO_1904 if since_1904 else 0)
    if not 0 <= days < _END:
        return NO_DATE
    elapsed = round(days * 86_400)
    days += 1 <= days < _LEAP_DAY
    seconds = min(round(days * 86_400), _END * 86_400 - 1)
    moment = EPOCH + datetime.timedelta(seconds=seconds)
    tokens = list(_TOKEN.finditer(section.partition(";")[0].replace("@", "")))
    halves = any(token["noon"] for token in tokens)
    names = _ENGLISH_NAMES if _ENGLISH.search(section) else _CHINESE_NAMES
    pieces = _pieces(tokens, moment, elapsed, names, halves=halves)
    chinese = _CHINESE.search(section)
    return "".join(_in_chinese(pieces, chinese[1]) if chinese else pieces).strip()


def _in_chinese(pieces: Iterable[str], kind: str) -> Iterator[str]:
    """Years figure by figure, days and months as they are read."""
    figures = COUNTED if kind == "1" else FORMAL
    for piece in pieces:
        if not (piece.isascii() and piece.isdigit()):
            yield piece
        else:
            yield figures.one_by_one(piece) if len(piece) > 2 else figures.number(int(piece))


def _pieces(
    tokens: Sequence[re.Match[str]],
    moment: datetime.datetime,
    seconds: int,
    names: _Names,
    *,
    halves: bool,
) -> Iterator[str]:
    parts = [(token["elapsed"] or token["part"] or "").lower() for token in tokens]
    units = [part[:1] for part in parts]
    for at, token in enumerate(tokens):
        if token["elapsed"]:
            yield str(seconds // _SECONDS[units[at]]).zfill(len(parts[at]))
        elif token["noon"]:
            yield "上午" if moment.hour < 12 else "下午"
        elif token["part"]:
            before = next((unit for unit in reversed(units[:at]) if unit), "")
            behind = next((unit for unit in units[at + 1 :] if unit), "")
            minutes = before == "h" or behind == "s"
            yield _part(moment, parts[at], names, minutes=minutes, halves=halves)
        else:
            yield token["quoted"] or token["escaped"] or token["other"] or ""


def _part(
    moment: datetime.datetime,
    part: str,
    names: _Names,
    *,
    minutes: bool,
    halves: bool,
) -> str:
    short = len(part) <= _SHORT
    if part[0] == "a" or (part[0] == "d" and len(part) >= _SHORT):
        return (names.short_days if short else names.days)[moment.weekday()]
    if part[0] == "e":
        return str(moment.year)
    if part[0] == "y":
        return f"{moment.year:04d}" if len(part) > 2 else f"{moment.year % 100:02d}"
    if part[0] == "m" and len(part) >= _SHORT:
        return (names.short_months if short else names.months)[moment.month - 1]
    value = {
        "m": moment.minute if minutes else moment.month,
        "d": moment.day,
        "h": (moment.hour % 12 or 12) if halves else moment.hour,
        "s": moment.second,
    }[part[0]]
    return str(value).zfill(len(part))
