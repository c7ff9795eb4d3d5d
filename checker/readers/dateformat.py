"""Dates and times of a sheet as Excel shows them: 46022 in yyyy"年"m"月" is 2025年12月."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

_TOKEN = late_pattern(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|\[(?P<elapsed>h+|m+|s+)\]|\[[^\]]*\]|[_*].'
    r"|(?P<noon>AM/PM|A/P|上午/下午)|(?P<part>y+|m+|d+|h+|s+|a{3,4})|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_LITERAL = late_pattern(r'"[^"]*"|[\\!_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
EPOCH = datetime.datetime(1899, 12, 30)  # noqa: DTZ001 (a sheet's dates have no time zone)
_LATEST = 2_958_465  # 31 December 9999
_DAYS_TO_1904 = 1462
_WEEKDAYS = "一二三四五六日"
_SECONDS = {"h": 3600, "m": 60, "s": 1}


@lru_cache(maxsize=1_024)
def is_date_format(section: str) -> bool:
    """Whether a format shows dates or times."""
    bare = _LITERAL.sub("", section)
    return (
        bool(re.search("[ymdhs]|aaa", bare, re.IGNORECASE))
        and "General" not in bare
        and not re.search("[#0?]", bare.replace("s.0", "s"))
    )


def shown_date(number: Decimal, section: str, *, since_1904: bool) -> str | None:
    """The text of a date cell; None where the number is no date."""
    days = number + (_DAYS_TO_1904 if since_1904 else 0)
    if not 0 <= days < _LATEST:
        return None
    moment = EPOCH + datetime.timedelta(seconds=round(days * 86_400))
    tokens = list(_TOKEN.finditer(section.partition(";")[0].replace("@", "")))
    halves = any(token["noon"] for token in tokens)
    return "".join(_pieces(tokens, moment, round(days * 86_400), halves=halves)).strip()


def _pieces(
    tokens: Sequence[re.Match[str]], moment: datetime.datetime, seconds: int, *, halves: bool
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
            yield _part(moment, parts[at], minutes=minutes, halves=halves)
        else:
            yield token["quoted"] or token["escaped"] or token["other"] or ""


def _part(moment: datetime.datetime, part: str, *, minutes: bool, halves: bool) -> str:
    if part[0] == "a" or (part[0] == "d" and len(part) > 2):
        return ("星期" if len(part) > 3 else "周") + _WEEKDAYS[moment.weekday()]
    if part[0] == "y":
        return f"{moment.year:04d}" if len(part) > 2 else f"{moment.year % 100:02d}"
    if part[0] == "m" and len(part) > 2:
        return f"{moment.month}月"
    value = {
        "m": moment.minute if minutes else moment.month,
        "d": moment.day,
        "h": (moment.hour % 12 or 12) if halves else moment.hour,
        "s": moment.second,
    }[part[0]]
    return str(value).zfill(len(part))
