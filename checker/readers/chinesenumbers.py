"""Whole numbers in Chinese figures, as programs write them: 一千二百三十四, 壹佰零伍, 二〇二五."""

from __future__ import annotations

from checker.base.dataclass import dataclass

_FOURS = ("", "万", "亿", "万亿")
_MOST = 10**16


@dataclass(frozen=True, slots=True)
class Figures:
    """The ten figures, and the words for ten, a hundred and a thousand; `short` figures leave out
    the one of a leading ten (十五)."""

    digits: str = "〇一二三四五六七八九"
    tens: str = "十百千"
    short: bool = False

    def number(self, number: int) -> str:
        """A number as it is read; in Arabic figures where it is below zero or too large."""
        if not 0 <= number < _MOST:
            return str(number)
        if not number:
            return self.digits[0]
        parts: list[str] = []
        fours: list[int] = []
        rest = number
        while rest:
            rest, four = divmod(rest, 10_000)
            fours.append(four)
        gap = False
        for at in range(len(fours) - 1, -1, -1):
            four = fours[at]
            if not four:
                gap = True
                continue
            if parts and (gap or four < 1_000):
                parts.append(self.digits[0])
            parts.append(self._four(four) + _FOURS[at])
            gap = False
        text = "".join(parts)
        one = self.digits[1] + self.tens[0]
        return text[1:] if self.short and text.startswith(one) else text

    def one_by_one(self, text: str) -> str:
        """Every Arabic figure of a text for itself: 2025 is 二〇二五."""
        return text.translate(str.maketrans("0123456789", self.digits))

    def _four(self, number: int) -> str:
        """A number below ten thousand, a gap within it as one zero."""
        text = ""
        gap = False
        for at in range(3, -1, -1):
            digit = number // 10**at % 10
            if not digit:
                gap = bool(text)
                continue
            text += (self.digits[0] if gap else "") + self.digits[digit]
            text += self.tens[at - 1] if at else ""
            gap = False
        return text


COUNTED = Figures(short=True)
COMMON = Figures()
FORMAL = Figures("零壹贰叁肆伍陆柒捌玖", "拾佰仟")
