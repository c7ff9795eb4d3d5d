"""Numbers as people write them: 1,100万, 25万6千, 三百二十, 贰佰, 两三个, 20多, 十余万.

`read_number` takes one NUMBER token of the grammar; arithmetic is exact for any length of digits.
"""

from __future__ import annotations

from decimal import Context, Decimal

from checker.base.dataclass import dataclass, replace
from checker.base.pattern import late_pattern

EXACT = Context(prec=2000)
"""Arithmetic that never rounds: a cell holds at most some hundred digits."""

_ONE = Decimal(1)
_DIGITS = {
    char: value
    for value, chars in enumerate(
        ("零〇", "一壹幺", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for char in chars
}
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
SCALES: dict[str, Decimal] = {"万": Decimal(10**4), "亿": Decimal(10**8)}
"""The scales that stay in print: 1.7万 is not shown as 17000."""

_PLAIN = late_pattern(r"[0-9]+(?:\.[0-9]+)?\Z")
_FUZZY_MARK = late_pattern("[多余几来数上]")
_FUZZY_TAIL = late_pattern(r"(?P<head>.*?)(?P<mark>[多余来几])(?P<scale>[十百千万亿]*)\Z")
_FUZZY_HEAD = late_pattern(r"(?:成|上|[数几好])?(?P<head>[数几上]?)(?P<scale>[十百千万亿]*)\Z")
_PIECE = late_pattern(r"(?P<figures>[0-9.,]+)|(?P<han>.)")
_NEIGHBOURS = late_pattern(
    r"(?P<before>[一二两三四五六七八九十百千万]*?)"
    r"(?P<low>[一二两三四五六七八九])(?P<high>[二两三四五六七八九])(?P<scale>[十百千万亿]*)\Z"
)
_ROUND = late_pattern(r"[1-9一二两三四五六七八九](?P<small>[百千佰仟])[万亿]*\Z")
_DIGIT_RUN = late_pattern(
    r"[零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]{2,}(?:点[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖]+)?\Z"
)


class NumberError(ValueError):
    """Characters of a number in an order that makes none (`百万百`, `三点`)."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number and how it was written.

    `scale` is the 万 or 亿 it ended in; `quantum` one unit in the last place as written; `top` the
    upper end of a fuzzy number (20多: 30, exclusive; 三五百: 500, inclusive); `round_in` the
    hundreds or thousands that one digit counts (三千: 1000).
    """

    value: Decimal
    quantum: Decimal = _ONE
    scale: str = ""
    top: Decimal | None = None
    top_inclusive: bool = False
    round_in: Decimal | None = None

    @property
    def fuzzy(self) -> bool:
        return self.top is not None

    def scaled(self, scale: str) -> Number:
        """The same figures counted in `scale` (the 2 of 2-3万)."""
        factor = SCALES[scale]
        top = None if self.top is None else EXACT.multiply(self.top, factor)
        return Number(
            EXACT.multiply(self.value, factor),
            EXACT.multiply(self.quantum, factor),
            scale,
            top,
            self.top_inclusive,
        )


def read_number(token: str) -> Number:
    """The number a NUMBER token stands for. Raises NumberError for characters that make none."""
    if not token:
        raise NumberError(token)
    token = token.replace("个", "")
    if _PLAIN.match(token):
        return Number(Decimal(token), _last_place(token))
    if token == "半":
        return Number(Decimal("0.5"), Decimal("0.5"))
    if token[0] == "+":
        return read_number(token[1:])
    if token[0] in "-负":
        number = read_number(token[1:])
        return Number(-number.value, number.quantum, number.scale)
    if _FUZZY_MARK.search(token):
        return _read_fuzzy(token)
    if token[0] not in "0123456789.":
        neighbours = _read_neighbours(token)
        if neighbours:
            return neighbours
        if _DIGIT_RUN.match(token):
            return _read_digit_run(token)
    number = _read_mixed(token)
    rounded = _ROUND.match(token)
    if rounded:
        return replace(number, round_in=Decimal(_SMALL[rounded["small"]]))
    return number


def plain(value: Decimal) -> str:
    """A decimal as people write it: no exponent, no zeros behind the point."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def _last_place(figures: str) -> Decimal:
    decimals = len(figures) - figures.index(".") - 1 if "." in figures else 0
    return _ONE.scaleb(-decimals)


def _read_fuzzy(token: str) -> Number:
    """20多 is 20 to 30, 十余万 100000 to 200000, 几百 100 to 1000: upper ends exclusive."""
    head = _FUZZY_HEAD.match(token)
    if head:
        unit = _scale_value(head["scale"])
        return Number(unit, unit, "", EXACT.multiply(unit, Decimal(10)))
    tail = _FUZZY_TAIL.match(token)
    if not tail:
        raise NumberError(token)
    number = read_number(tail["head"])
    if number.quantum % 1 and tail["scale"]:
        raise NumberError(token)
    # 一百零几 stays below 110.
    step = Decimal(10) if tail["head"].endswith(("零", "〇")) else _step(number)
    scale = _scale_value(tail["scale"])
    low = EXACT.multiply(number.value, scale)
    printed = tail["scale"] if tail["scale"] in SCALES else number.scale
    top = EXACT.add(low, EXACT.multiply(step, scale))
    return Number(low, EXACT.multiply(step, scale), printed, top)


def _step(number: Number) -> Decimal:
    """How far a 多 can reach: the value of the last place that is not zero (20多: 10)."""
    trailing = number.value.normalize(EXACT)
    exponent = trailing.as_tuple().exponent
    return _ONE.scaleb(exponent) if isinstance(exponent, int) else _ONE


def _scale_value(scales: str) -> Decimal:
    value = _ONE
    for char in scales:
        value = EXACT.multiply(value, Decimal((_SMALL | _LARGE)[char]))
    return value


def _read_neighbours(token: str) -> Number | None:
    """三五百 is 300 to 500, 十七八 17 to 18: two digits side by side that grow."""
    match = _NEIGHBOURS.match(token)
    if not match or _DIGITS[match["low"]] >= _DIGITS[match["high"]]:
        return None
    before, scale = match["before"], match["scale"]
    if before and before[-1] not in "十百千万":
        return None
    low = _read_mixed(before + match["low"] + _padded(before, scale))
    high = _read_mixed(before + match["high"] + _padded(before, scale))
    return Number(low.value, low.quantum, low.scale, high.value, top_inclusive=True)


def _padded(before: str, scale: str) -> str:
    """七百三四 is 730 to 740: behind a hundred the pair counts tens."""
    if scale or not before or before[-1] == "十":
        return scale
    return {"百": "十", "千": "百", "万": "千"}[before[-1]]


def _read_digit_run(token: str) -> Number:
    """一七二零点一 is 1720.1."""
    figures = "".join("." if char == "点" else str(_DIGITS[char]) for char in token)
    return Number(Decimal(figures), _last_place(figures))


def _read_mixed(token: str) -> Number:
    """Figures and Chinese numerals together, sections of 万 and 亿 growing to the left."""
    whole, point, decimals = token.partition("点")
    if point:
        return _read_decimals(whole, decimals)
    reader = _Sections()
    for piece in _PIECE.finditer(token):
        if piece["figures"]:
            reader.figures(piece["figures"].replace(",", ""))
        else:
            reader.char(piece["han"])
    return reader.number()


def _read_decimals(whole: str, decimals: str) -> Number:
    """二十点一万: the scale behind counts for all of it."""
    digits = decimals.rstrip("十百千万亿")
    scales = decimals[len(digits) :]
    if not digits or not all(char in _DIGITS for char in digits):
        raise NumberError(whole + "点" + decimals)
    left = _read_mixed(whole) if whole else Number(Decimal(0))
    fraction = Decimal("0." + "".join(str(_DIGITS[char]) for char in digits))
    factor = _scale_value(scales)
    value = EXACT.multiply(EXACT.add(left.value, fraction), factor)
    quantum = EXACT.multiply(_ONE.scaleb(-len(digits)), factor)
    return Number(value, quantum, scales if scales in SCALES else "")


class _Sections:
    """Adds up a numeral from left to right: digits, 十百千 inside a section, 万 and 亿 over it."""

    def __init__(self) -> None:
        self._total = Decimal(0)
        self._section = Decimal(0)
        self._digit: Decimal | None = None
        self._quantum = _ONE
        self._last_scale: Decimal = Decimal(10**13)
        self._last_small: Decimal = Decimal(10**4)
        self._zero = False
        self._figures = False
        self._places = 0
        self._pointed = False
        self._ended_in = ""

    def figures(self, figures: str) -> None:
        if self._digit is not None or figures.count(".") > 1 or figures in {".", ""}:
            raise NumberError(figures)
        # Figures follow a scale only as whole numbers behind whole numbers: 3万4000, not 1.5亿3.
        if self._pointed or ((self._total or self._section) and "." in figures):
            raise NumberError(figures)
        self._pointed = "." in figures
        self._digit = Decimal(figures)
        self._places = len(figures)
        self._quantum = _last_place(figures)
        self._figures = True
        self._ended_in = ""

    def char(self, char: str) -> None:
        if char in _DIGITS:
            self._take_digit(char)
        elif char in _SMALL:
            self._take_small(Decimal(_SMALL[char]))
        elif char in _LARGE:
            self._take_large(char)
        else:
            raise NumberError(char)

    def number(self) -> Number:
        if self._figures and self._digit is not None and (self._total or self._section):
            self._lend_place()
        value = EXACT.add(EXACT.add(self._total, self._section), self._pending())
        return Number(value, self._quantum, self._ended_in)

    def _lend_place(self) -> None:
        """4万2 is 42000, as 四万二 is, and 3万4000 fills its places; 3万40 could be either."""
        scale = self._last_small if self._section else self._last_scale
        if self._places == 1:
            digit = Decimal(0) if self._digit is None else self._digit
            self._digit = EXACT.multiply(digit, scale / 10)
            self._quantum = scale / 10
        elif self._places != scale.adjusted():
            raise NumberError("figures")

    def _take_digit(self, char: str) -> None:
        if _DIGITS[char] == 0:
            self._zero = True
            if self._digit is None and not self._total and not self._section:
                self._digit = Decimal(0)
            return
        if self._digit:
            raise NumberError(char)
        self._digit = Decimal(_DIGITS[char])
        self._quantum = _ONE
        self._ended_in = ""

    def _take_small(self, scale: Decimal) -> None:
        if scale >= self._last_small and not self._figures:
            raise NumberError(str(scale))
        if self._digit is None and self._section and scale > 10:
            raise NumberError(str(scale))
        digit = _ONE if self._digit is None else self._digit
        self._section = EXACT.add(self._section, EXACT.multiply(digit, scale))
        self._quantum = EXACT.multiply(self._quantum, scale)
        self._digit, self._zero, self._last_small = None, False, scale
        self._ended_in = ""

    def _take_large(self, char: str) -> None:
        scale = Decimal(_LARGE[char])
        counted = EXACT.add(self._section, self._pending(alone=True))
        if scale == self._last_scale and counted:
            raise NumberError(char)
        if scale >= self._last_scale:
            self._total = EXACT.multiply(EXACT.add(self._total, counted), scale)
        else:
            bare = self._digit is None and not self._section and not self._total
            counted = _ONE if bare else counted
            self._total = EXACT.add(self._total, EXACT.multiply(counted, scale))
        self._quantum = EXACT.multiply(self._quantum, scale)
        self._section, self._digit, self._zero = Decimal(0), None, False
        self._last_scale, self._last_small = scale, Decimal(10**4)
        self._figures = False
        self._ended_in = char if char in SCALES else ""

    def _pending(self, *, alone: bool = False) -> Decimal:
        """The last digit; behind a scale without a 零 it counts the next place (三万五: 35000)."""
        if self._digit is None:
            return Decimal(0)
        if self._figures or alone or self._zero or self._digit == 0:
            return self._digit
        if self._section and self._last_small > 10:
            return EXACT.multiply(self._digit, self._last_small / 10)
        if not self._section and self._total:
            return EXACT.multiply(self._digit, self._last_scale / 10)
        return self._digit
