"""Numbers of a sheet as Excel shows them: 6.3 in the format 0.00 is 6.30, 1 in 0% is 100%."""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from itertools import pairwise

# Formats that Excel knows by number alone (ECMA-376 part 1, 18.8.30; 14 and up are dates as
# Chinese Windows shows them).
BUILT_IN: dict[int, str] = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    17: 'yyyy"年"m"月"',
    22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"',
    31: 'yyyy"年"m"月"d"日"',
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    43: "#,##0.00",
    49: "@",
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[[^\]]*\]|(?P<digits>[#0?][#0?,.]*)|(?P<other>.)',
    re.DOTALL,
)
_DATE_PART = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[[^\]]*\]|(?P<part>y+|m+|d+|h+|s+|AM/PM)|(?P<other>.)',
    re.IGNORECASE | re.DOTALL,
)
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_EPOCH = datetime.datetime(1899, 12, 30)  # noqa: DTZ001 (a sheet's dates have no time zone)
_LATEST = 2_958_465  # 31 December 9999
_MAX_EXPONENT = 40


def shown(raw: str, number_format: str, *, since_1904: bool = False) -> str:
    """The text of a number cell; `raw` itself where it is no number."""
    number = _decimal(raw)
    if number is None:
        return raw
    section = _section(number_format, number)
    if _is_date(section):
        return _date(number, section, since_1904=since_1904) or _general(number)
    if "General" in section or "@" in section or not re.search(r"[0#?]", _QUOTED.sub("", section)):
        return _general(number)
    return _formatted(number, section)


def _decimal(raw: str) -> Decimal | None:
    """The shortest decimal that is the same double: 6.2999999999999998 is 6.3."""
    try:
        number = Decimal(raw.strip())
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number.adjusted()) > _MAX_EXPONENT:
        return None
    return Decimal(repr(float(number))) if len(number.as_tuple().digits) > 15 else number


def _general(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _section(number_format: str, number: Decimal) -> str:
    """The part of `positive;negative;zero` that applies; a lone part applies to all."""
    sections = _split_sections(number_format)
    if number < 0 and len(sections) > 1 and sections[1].strip():
        return sections[1] if "-" in sections[1] or "(" in sections[1] else f"-{sections[1]}"
    if number == 0 and len(sections) > 2 and re.search(r"[0#?]", sections[2]):
        return sections[2]
    return sections[0]


def _split_sections(number_format: str) -> list[str]:
    masked = _QUOTED.sub(lambda match: "x" * len(match.group()), number_format)
    cuts = [-1, *(at for at, char in enumerate(masked) if char == ";"), len(masked)]
    return [number_format[a + 1 : b] for a, b in pairwise(cuts)]


def _formatted(number: Decimal, section: str) -> str:
    bare = _QUOTED.sub("", section)
    percent = bare.count("%")
    pattern = next(iter(re.findall(r"[#0?][#0?,.]*", bare)), "0")
    whole, _, fraction = pattern.partition(".")
    scaled = number * (Decimal(100) ** percent)
    if whole.endswith(","):
        scaled /= Decimal(1000) ** (len(whole) - len(whole.rstrip(",")))
    places = sum(fraction.count(char) for char in "0#?")
    rounded = abs(scaled).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = format(rounded, ",f" if "," in whole.rstrip(",") else "f")
    optional = len(fraction) - len(fraction.rstrip("#?"))
    for _ in range(optional):
        text = text.removesuffix("0")
    text = text.removesuffix(".")
    sign = "-" if number < 0 and rounded and "-" not in section and "(" not in section else ""
    return sign + _fill(section, text)


def _fill(section: str, digits: str) -> str:
    out: list[str] = []
    done = False
    for token in _TOKEN.finditer(section):
        if token["digits"] is not None:
            out.append("" if done else digits)
            done = True
        else:
            out.append(token["quoted"] or token["escaped"] or token["other"] or "")
    return "".join(out).strip()


def _is_date(section: str) -> bool:
    bare = _QUOTED.sub("", section)
    return (
        bool(re.search(r"[ymdhs]", bare, re.IGNORECASE))
        and "General" not in bare
        and "0" not in bare
    )


def _date(number: Decimal, section: str, *, since_1904: bool) -> str | None:
    days = number + (1462 if since_1904 else 0)
    if not 0 <= days <= _LATEST:
        return None
    moment = _EPOCH + datetime.timedelta(days=float(days))
    out: list[str] = []
    hours = False
    for token in _DATE_PART.finditer(section.replace(";@", "")):
        part = (token["part"] or "").lower()
        if not part:
            out.append(token["quoted"] or token["escaped"] or token["other"] or "")
            continue
        out.append(_date_part(moment, part, minutes=hours))
        hours = part[0] == "h" or (hours and part[0] != "m")
    return "".join(out).replace("@", "").strip()


def _date_part(moment: datetime.datetime, part: str, *, minutes: bool) -> str:
    values = {
        "y": moment.year,
        "m": moment.minute if minutes else moment.month,
        "d": moment.day,
        "h": moment.hour,
        "s": moment.second,
    }
    value = values.get(part[0], 0)
    if part[0] == "y":
        return f"{value:04d}" if len(part) > 2 else f"{value % 100:02d}"
    return f"{value:02d}" if len(part) == 2 else str(value)
