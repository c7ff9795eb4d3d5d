"""Numbers of a sheet as Excel shows them: 6.3 in the format 0.00 is 6.30, 1 in 0% is 100%.

A format has up to four sections (positive; negative; zero; text) of placeholders and literals:
ECMA-376 part 1, 18.8.31.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, localcontext
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.readers.chinesenumbers import COMMON, FORMAL, Figures
from checker.readers.dateformat import is_date_format, shown_date

if TYPE_CHECKING:
    from collections.abc import Sequence

# Formats that Excel knows by number alone (18.8.30; dates as Chinese Windows shows them).
BUILT_IN: dict[int, str] = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: 'yyyy"年"m"月"',
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    34: '上午/下午h"时"mm"分"',
    35: '上午/下午h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
    42: '_ ¥* #,##0_ ;_ ¥* -#,##0_ ;_ ¥* "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    44: '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
_TOKEN = late_pattern(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|[_*].'
    r"|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]"
    r"|(?P<digit>[#0?])|(?P<point>\.)|(?P<comma>,)|(?P<other>.)",
    re.DOTALL,
)
_LITERAL = late_pattern(r'"[^"]*"|[\\!_*].|\[[^\]]*\]')
_GENERAL = late_pattern("General|G/通用格式", re.IGNORECASE)
_CONDITION = late_pattern(r"\[(?P<sign><=|>=|<>|=|<|>)\s*(?P<bound>-?\d+(?:\.\d+)?)\]")
_SPLIT_FRACTION = late_pattern(r"[#0?]\s*/\s*(?P<under>[#0?]+|\d+)")
_CHINESE = late_pattern(r"\[DBNum([123])\]", re.IGNORECASE)
_FIGURES = {"1": COMMON, "2": FORMAL, "3": Figures("０１２３４５６７８９")}
_FORMATS = 1_024  # so many formats are taken apart once: a workbook has a few dozen
_PLAIN_TEXT = frozenset({"", "General", "@"})
_OF_TEXT = 3  # the place of the section for texts, where there are four
_MAX_EXPONENT = 40
_LONGEST_FORMAT = 255  # what Excel accepts
# Enough for every digit of a number in every placeholder, and for every % of a format.
_PRECISION = 2 * _MAX_EXPONENT + 3 * _LONGEST_FORMAT
_GENERAL_WIDTH = 11  # characters of a number in the format General, the point among them


def shown(raw: str, number_format: str, *, since_1904: bool = False) -> str:
    """The text of a number cell; `raw` itself where it is no number."""
    number = _decimal(raw)
    if number is None:
        return raw
    with localcontext(prec=_PRECISION):
        if not number_format or len(number_format) > _LONGEST_FORMAT:
            return _general(number)
        return _shown(number, number_format, since_1904=since_1904)


def shown_text(text: str, number_format: str) -> str:
    """What a cell with a text shows: a format may set words around it (`@"万元"`) or hide it
    (`;;;`). The text itself where no section of the format is for texts."""
    if number_format in _PLAIN_TEXT or len(number_format) > _LONGEST_FORMAT or not text:
        return text
    sections = _split_sections(number_format)
    section = sections[_OF_TEXT] if len(sections) > _OF_TEXT else sections[-1]
    if len(sections) <= _OF_TEXT and "@" not in _bare(section):
        return text
    pieces = (text if token["other"] == "@" else _literal(token) for token in _tokens(section))
    return "".join(pieces).strip()


def hides_all(number_format: str) -> bool:
    """Whether a format shows nothing whatever stands in the cell: `;;;`."""
    return number_format.startswith(";") and not number_format.strip(";")


# Formats that stand for the long date and the time of the clerk's own computer.
_OF_THE_SYSTEM = {
    late_pattern(r"\[\$-(?:F800|x-sysdate)\].*", re.IGNORECASE | re.DOTALL): 'yyyy"年"m"月"d"日"',
    late_pattern(r"\[\$-(?:F400|x-systime)\].*", re.IGNORECASE | re.DOTALL): "h:mm:ss",
}


@lru_cache(maxsize=_FORMATS)
def _usual(number_format: str) -> str:
    """A format as the clerk's computer takes it, with General under its one name."""
    for system, usual in _OF_THE_SYSTEM.items():
        number_format = system.sub(usual, number_format)
    return _GENERAL.sub("General", number_format)


def _shown(number: Decimal, number_format: str, *, since_1904: bool) -> str:
    section, signed = _section(_usual(number_format), number)
    if is_date_format(section):
        return shown_date(number, section, since_1904=since_1904)
    bare = _bare(section)
    chinese = _CHINESE.search(section)
    if "General" in bare:
        general = _read_aloud(signed, chinese[1]) if chinese else _general(signed)
        return "".join(map(_literal, _tokens(section))).replace("General", general)
    if "@" in bare or re.search(r"E[+-]", bare):
        return _general(number)
    sign = "-" if signed < 0 else ""
    if fraction := _SPLIT_FRACTION.search(bare):
        return sign + _mixed(abs(number), fraction["under"], whole=" " in bare.strip())
    text, nothing = _formatted(abs(number), section)
    text = _FIGURES[chinese[1]].one_by_one(text) if chinese else text
    return text if nothing else sign + text


def _read_aloud(number: Decimal, kind: str) -> str:
    """1234.5 is 一千二百三十四.五, or 壹仟贰佰叁拾肆.伍."""
    figures = _FIGURES[kind]
    whole, point, rest = _general(abs(number)).partition(".")
    sign = "-" if number < 0 else ""
    return sign + figures.number(int(whole)) + point + figures.one_by_one(rest)


def _decimal(raw: str) -> Decimal | None:
    """The shortest decimal that is the same double: 6.2999999999999998 is 6.3."""
    try:
        number = Decimal(raw.strip())
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number.adjusted()) > _MAX_EXPONENT:
        return None
    if len(number.as_tuple().digits) <= 15 or number == number.to_integral_value():
        return number
    return Decimal(repr(float(number)))


def _general(number: Decimal) -> str:
    """Whole numbers in full, since codes are kept as numbers; others as far as a cell shows."""
    if number == number.to_integral_value():
        return format(number.quantize(Decimal(1)), "f")
    whole = len(str(abs(int(number))))
    places = max(0, _GENERAL_WIDTH - 1 - whole)
    text = format(number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text if text.strip("-0.") else format(number, "f")


def _section(number_format: str, number: Decimal) -> tuple[str, Decimal]:
    """The section that applies, and the number with the sign that is still to be shown: a section
    of its own for negative numbers shows its sign itself."""
    sections = list(_split_sections(number_format))
    conditions = [_CONDITION.search(section) for section in sections]
    if any(conditions):
        for section, condition in zip(sections, conditions, strict=True):
            if condition is None or _holds(number, condition):
                return section, number
    if number < 0 and len(sections) > 1:
        return sections[1], abs(number)
    if number == 0 and len(sections) > 2:
        return sections[2], number
    return sections[0], number


def _holds(number: Decimal, condition: re.Match[str]) -> bool:
    bound = Decimal(condition["bound"])
    return {
        "<": number < bound,
        "<=": number <= bound,
        ">": number > bound,
        ">=": number >= bound,
        "=": number == bound,
        "<>": number != bound,
    }[condition["sign"]]


@lru_cache(maxsize=_FORMATS)
def _split_sections(number_format: str) -> tuple[str, ...]:
    masked = _LITERAL.sub(lambda match: "x" * len(match.group()), number_format)
    cuts = [-1, *(at for at, char in enumerate(masked) if char == ";"), len(masked)]
    return tuple(number_format[a + 1 : b] for a, b in pairwise(cuts))


@lru_cache(maxsize=_FORMATS)
def _tokens(section: str) -> tuple[re.Match[str], ...]:
    return tuple(_TOKEN.finditer(section))


@lru_cache(maxsize=_FORMATS)
def _bare(section: str) -> str:
    """A section without its literals."""
    return _LITERAL.sub("", section)


def _literal(token: re.Match[str]) -> str:
    return token["quoted"] or token["escaped"] or token["currency"] or token["other"] or ""


def _formatted(number: Decimal, section: str) -> tuple[str, bool]:
    """The number in its placeholders, and whether it is rounded to nothing."""
    tokens = _tokens(section)
    point = next((at for at, token in enumerate(tokens) if token["point"]), len(tokens))
    digits = [at for at, token in enumerate(tokens) if token["digit"]]
    whole = [at for at in digits if at < point]
    rest = [at for at in digits if at > point]
    commas = [at for at, token in enumerate(tokens) if token["comma"]]
    grouped = any(whole and at < whole[-1] for at in commas)
    # Behind the last digit on either side of the point a comma shows the number in thousands.
    thousands = sum(
        bool(places) and places[-1] < at < end
        for places, end in ((whole, point), (rest, len(tokens)))
        for at in commas
    )
    percent = sum(token["other"] == "%" for token in tokens)
    scaled = number * Decimal(100) ** percent / Decimal(1000) ** thousands
    rounded = scaled.quantize(Decimal(1).scaleb(-len(rest)), ROUND_HALF_UP)
    before, _, behind = format(rounded, "f").partition(".")
    filled = _whole(
        before.lstrip("0"), [(at, tokens[at]["digit"]) for at in whole], grouped=grouped
    )
    filled |= _rest(behind, [(at, tokens[at]["digit"]) for at in rest])
    shows_point = any(filled[at] for at in rest)
    out = [
        filled.get(at, "") or ("." if token["point"] and shows_point else _literal(token))
        for at, token in enumerate(tokens)
    ]
    return "".join(out).strip(), rounded == 0


def _whole(digits: str, places: Sequence[tuple[int, str]], *, grouped: bool) -> dict[int, str]:
    """Digits given to the placeholders before the point from right to left; the first takes what
    is left."""
    filled: dict[int, str] = {}
    for count, (at, kind) in enumerate(reversed(places)):
        taken = digits if count == len(places) - 1 else digits[-1:]
        digits = digits[: len(digits) - len(taken)]
        taken = taken or ("0" if kind == "0" else "")
        filled[at] = _in_groups(taken, count) if grouped else taken
    return filled


def _in_groups(digits: str, behind: int) -> str:
    """Digits with a comma wherever a multiple of three digits follows; `behind` more follow."""
    follow = len(digits) + behind
    grouped = ""
    for digit in digits:
        follow -= 1
        grouped += digit + ("," if follow and follow % 3 == 0 else "")
    return grouped


def _rest(digits: str, places: Sequence[tuple[int, str]]) -> dict[int, str]:
    """Digits behind the point; zeros at the end only where a 0 asks for them."""
    filled = {at: digit for (at, _), digit in zip(places, digits, strict=True)}
    for at, kind in reversed(places):
        if kind == "0" or filled[at] != "0":
            break
        filled[at] = ""
    return filled


def _mixed(number: Decimal, under: str, *, whole: bool) -> str:
    """1.5 as 1 1/2, or as 3/2 where the format has no whole part."""
    value = Fraction(number)
    ones = int(value) if whole else 0
    if under.isdigit() and under.strip("0"):
        above, below = round((value - ones) * int(under)), int(under)
    else:
        near = (value - ones).limit_denominator(10 ** len(under) - 1)
        above, below = near.numerator, near.denominator
    if above == below:
        above, ones = 0, ones + 1
    if not above:
        return str(ones)
    return f"{ones} {above}/{below}" if ones else f"{above}/{below}"
