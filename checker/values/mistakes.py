"""Mistakes have names: why a text with figures is no value, and how to say so."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.values.value import Value


class Reason(StrEnum):
    """The closed list behind `reason` of an unparsed value."""

    IMPOSSIBLE_DATE = "impossible-date"
    REVERSED_RANGE = "reversed-range"
    MISSING_NUMBER = "missing-number"
    DOUBLED_OPERATOR = "doubled-operator"
    CONTRADICTORY_OPERATORS = "contradictory-operators"
    OPERATOR_WITH_RANGE = "operator-with-range"
    MISSING_UNIT = "missing-unit"
    UNKNOWN_UNIT = "unknown-unit"
    DOUBLED_UNIT = "doubled-unit"
    UNIT_MISMATCH = "unit-mismatch"
    LETTER_FOR_DIGIT = "letter-for-digit"
    MISPLACED_COMMA = "misplaced-comma"
    GAP_IN_NUMBER = "gap-in-number"
    MALFORMED_NUMBER = "malformed-number"
    YEAR_FOR_NUMBER = "year-for-number"
    ZERO_DENOMINATOR = "zero-denominator"
    PLACEHOLDER = "placeholder"
    TRAILING_TEXT = "trailing-text"
    LEADING_TEXT = "leading-text"
    TOO_LONG = "too-long"


REASON_TITLES: dict[Reason, str] = {
    Reason.IMPOSSIBLE_DATE: "日期不存在",
    Reason.REVERSED_RANGE: "区间前大后小",
    Reason.MISSING_NUMBER: "缺少数字",
    Reason.DOUBLED_OPERATOR: "比较符重复",
    Reason.CONTRADICTORY_OPERATORS: "比较词方向相反",
    Reason.OPERATOR_WITH_RANGE: "区间前又有比较符",
    Reason.MISSING_UNIT: "缺少计量单位",
    Reason.UNKNOWN_UNIT: "不认得的计量单位",
    Reason.DOUBLED_UNIT: "计量单位重复",
    Reason.UNIT_MISMATCH: "区间两端单位不同",
    Reason.LETTER_FOR_DIGIT: "数字写成了字母",
    Reason.MISPLACED_COMMA: "逗号不在千分位",
    Reason.GAP_IN_NUMBER: "数字中间有空格",
    Reason.MALFORMED_NUMBER: "数字写得不成数",
    Reason.YEAR_FOR_NUMBER: "把年份当作数量",
    Reason.ZERO_DENOMINATOR: "分母为零",
    Reason.PLACEHOLDER: "占位符号",
    Reason.TRAILING_TEXT: "数值后面有读不懂的文字",
    Reason.LEADING_TEXT: "数值前面有读不懂的文字",
    Reason.TOO_LONG: "文字过长",
}
"""Each reason in a few words, for tables and charts that count them."""


class Unreadable(ValueError):
    """Raised while a value is read; `at` is a position in the folded text."""

    def __init__(self, reason: Reason, at: int, *expected: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.at = at
        self.expected = expected


# {n} the position a person counts (from 1), {found} what stands there, {expected} what would fit.
_SENTENCES: dict[Reason, str] = {
    Reason.IMPOSSIBLE_DATE: "第{n}位起的“{found}”在日历上没有，请核对年月日",
    Reason.REVERSED_RANGE: "第{n}位起的“{found}”前大后小，区间应从小写到大",
    Reason.MISSING_NUMBER: "第{n}位{found_or_end}缺少数字，比较符和单位之间应写明数量",
    Reason.DOUBLED_OPERATOR: "第{n}位的“{found}”是多余的比较符，只应保留一个",
    Reason.CONTRADICTORY_OPERATORS: "第{n}位起的“{found}”与另一个比较词方向相反，只应保留一个",
    Reason.OPERATOR_WITH_RANGE: "第{n}位的“{found}”后面已是区间，区间前不应再有比较符",
    Reason.MISSING_UNIT: "第{n}位的“{found}”前缺少计量单位，数字后应写明单位",
    Reason.UNKNOWN_UNIT: "第{n}位起的“{found}”不是已知的计量单位，请改用规范的计量单位",
    Reason.DOUBLED_UNIT: "第{n}位起的“{found}”是多余的计量单位，一个数只应有一个单位",
    Reason.UNIT_MISMATCH: "第{n}位起的“{found}”与前面的计量单位不同，区间两端应用同一单位",
    Reason.LETTER_FOR_DIGIT: "第{n}位的“{found}”是字母，应写数字{expected}",
    Reason.MISPLACED_COMMA: "第{n}位的逗号不在千分位上，应写小数点“.”，或每三位一个逗号，或去掉",
    Reason.GAP_IN_NUMBER: "第{n}位有空格，把一个数分成了两段，应连写或写明两个数",
    Reason.MALFORMED_NUMBER: "第{n}位起的“{found}”不成数，请改写为阿拉伯数字",
    Reason.YEAR_FOR_NUMBER: "第{n}位起的“{found}”里的年份是编号，不是数量，请写明数量和计量单位",
    Reason.ZERO_DENOMINATOR: "第{n}位起的“{found}”以零为分母，没有意义",
    Reason.PLACEHOLDER: "第{n}位的“{found}”是占位符号，应填写实际数值",
    Reason.TRAILING_TEXT: "读到第{n}位的“{found}”为止，后面的文字无法理解{instead}",
    Reason.LEADING_TEXT: "第{n}位起的“{found}”无法理解，数值前应为比较符或直接写数",
    Reason.TOO_LONG: "文字过长，不是指标值，应只写比较符、数值和计量单位",
}
_SHOWN = 12


def explain(value: Value) -> str:
    """One Chinese sentence: what is wrong where, what would be right; empty for a read value."""
    if value.reason is None or value.position is None:
        return ""
    found = value.text[value.position :].strip()
    reason = Reason(value.reason)
    if reason in _ONE_CHARACTER:
        found = found[:1]
    shown = found if len(found) <= _SHOWN else found[:_SHOWN] + "…"
    expected = "、".join(value.expected)
    return _SENTENCES[reason].format(
        n=value.position + 1,
        found=shown,
        found_or_end=f"“{shown}”前" if shown else "（结尾）",
        expected=expected,
        instead=f"；这里可以是{expected}" if expected else "",
    )


_ONE_CHARACTER = frozenset(
    {
        Reason.DOUBLED_OPERATOR,
        Reason.OPERATOR_WITH_RANGE,
        Reason.LETTER_FOR_DIGIT,
        Reason.PLACEHOLDER,
        Reason.MISPLACED_COMMA,
    }
)
