"""What was done against what was meant: the unit an actual value inherits, whether it is enough.

Clerks write 实际完成值 as a bare number, a grade (部分达成年度指标并具有一定效果) or a date; the
row says in what unit and in which direction it counts.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.base.pattern import late_pattern
from checker.base.text import bare, squeeze
from checker.language import ABSENT, Absent, Amount, Gap, Unknown, share
from checker.values import EXACT, SCALES, Bound, Kind, Measure, Note, Ratio, Value, conversion

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.language import TruthValue

_DATED = frozenset({Kind.DATE, Kind.PERIOD, Kind.DEADLINE})
_NOT_DONE = late_pattern(
    r"^(?:未|没有?|尚未|不)(?:能|有)?(?:全部|完全)?(?:达成|完成|达到|实现|达标|开展|实施)"
)
_PARTLY = late_pattern(r"部分(?:达成|完成|达到|实现)|(?:达成|完成)部分")
# 基本达成 alone may be the first class (全部或基本达成) or below it: nobody is told.
_NEARLY = late_pattern(r"^(?:已|目前|累计)*(?:基本|大部分|接近)(?:达成|完成|达到|实现)")
_DONE = late_pattern(
    r"^全部或基本达成|^(?:已|全部|全面|按[时期]|如期|及时|圆满|超额|均已?|全年)*(?:达成|完成|达到|实现|达标)"
)
# 部分达成（80%）, 完成任务的80%, 基本达成，完成率90%: a grade with how much of it; the range of a
# class that a form prints behind it (80%-60%) is what it may be given.
_WITH_SHARE = late_pattern(
    r"(?P<words>[^\d（(，,、：:]*(?:达成|完成|(?:部分|基本)(?:达到|实现))[^\d（(，,、：:]*?)"
    r"[（(，,、：:]*(?:完成|达成|实现)?(?:率|比例|程度|度|的)?[为约达到]*"
    r"(?P<share>\d{1,3}(?:\.\d{1,2})?)%(?P<range>(?:[（(]不?含[)）])?[-—~～至到]\d{1,3}%(?:[（(]不?含[)）])?)?[)）]?"
)
_LONGEST_GRADE = 40


def inherited(actual: Value, target: Value) -> Value:
    """An actual value that is a bare number, in the unit and scale of the target, with a note.

    Of the readings (95 as 95%, 0.95 as 95%, 21 as 21万人次) the one nearest to the target counts.
    """
    if not isinstance(actual, Measure) or not isinstance(target, Measure):
        return actual
    goal = _bound(target)
    own_percent = actual.kind is Kind.PERCENT and Note.UNIT_FROM_COLUMN in actual.notes
    if goal is None or target.counted is None or (actual.counted is not None and not own_percent):
        return actual
    low, high = actual.low, actual.high
    if low is None or low != high:
        return actual
    factor = min(_factors(target, own=own_percent), key=lambda one: _distance(low, one, goal))
    scaled = Bound(
        EXACT.multiply(low.value, factor), low.inclusive, EXACT.multiply(low.quantum, factor)
    )
    if own_percent and factor == 1:
        return actual
    notes = tuple(note for note in actual.notes if note != Note.MISSING_UNIT)
    return replace(
        actual,
        # 5.7 beside ≥5.5万平方米 is shown as 5.7万平方米.
        scale=target.scale if factor != target.counted.factor else actual.scale,
        low=scaled,
        high=scaled,
        counted=target.counted,
        notes=(*notes, Note.UNIT_FROM_TARGET),
    )


def _factors(target: Measure, *, own: bool) -> Iterable[Decimal]:
    assert target.counted is not None
    if target.kind is Kind.PERCENT:
        return (Decimal(1), Decimal(100))
    plain = target.counted.factor
    return (plain,) if own or not target.scale else (plain, plain * SCALES[target.scale])


def _distance(low: Bound, factor: Decimal, goal: Bound) -> Decimal:
    value = abs(EXACT.multiply(low.value, factor))
    aim = abs(goal.value)
    if not value or not aim:
        return value
    return max(EXACT.divide(value, aim), EXACT.divide(aim, value))


def _bound(value: Value) -> Bound | None:
    return value.lower or value.upper


def is_reached(actual: Value, target: Value, *, reverse: bool) -> TruthValue:
    """Whether an actual value is what the target asks for, unknown where that cannot be told.

    A target without a sign is a floor, a ceiling where less is better (`reverse`) or where it is 0.
    """
    grade = grade_of(actual, target)
    if grade is not None:
        return grade == 1
    if actual.kind in _DATED and target.kind in _DATED:
        if actual.end is None or target.end is None:
            return Unknown("日期没有写全，不能比较")
        return actual.end <= target.end
    if actual.kind is Kind.QUALITATIVE or target.kind is Kind.QUALITATIVE:
        same = bare(actual.text) == bare(target.text)
        return True if same else Unknown(f"“{actual.text}”是否达到“{target.text}”要由人判断")
    factor = _factor(actual, target)
    if isinstance(factor, Gap):
        return factor
    return _holds(actual, target, factor, reverse=reverse)


def _holds(actual: Value, target: Value, factor: Decimal, *, reverse: bool) -> TruthValue:
    done = _bound(actual)
    floor, ceiling = target.lower, target.upper
    if done is None or (floor is None and ceiling is None):
        return Unknown(f"“{actual.text}”与“{target.text}”不能比较")
    value = EXACT.multiply(done.value, factor)
    if floor is not None and ceiling is not None and floor.value == ceiling.value:
        at_most = reverse or not floor.value
        return value <= floor.value if at_most else value >= floor.value
    enough = floor is None or value > floor.value or (floor.inclusive and value == floor.value)
    within = (
        ceiling is None or value < ceiling.value or (ceiling.inclusive and value == ceiling.value)
    )
    return enough and within


def _factor(actual: Value, target: Value) -> Decimal | Unknown:
    if Kind.UNPARSED in (actual.kind, target.kind):
        return Unknown(f"“{actual.text}”或“{target.text}”读不懂")
    if actual.approximate or target.approximate:
        return Unknown(f"“{actual.text}”或“{target.text}”是约数，不能比较")
    one, other = actual.unit, target.unit
    if one is None or other is None or one == other:
        if one is None and other is None:
            return Decimal(1)
        if one == other:
            return Decimal(1)
        return Unknown(f"“{actual.text}”与“{target.text}”单位不同，不能比较")
    exact = conversion(one, other)
    if exact is None:
        return Unknown(f"“{actual.text}”与“{target.text}”单位不同，不能比较")
    return EXACT.divide(Decimal(exact.numerator), Decimal(exact.denominator))


def share_done(actual: Value, target: Value) -> Amount | Absent | Unknown:
    """Actual divided by target, for amounts; absent where the target is zero or no amount."""
    kinds = (Measure, Ratio)
    if not isinstance(actual, kinds) or not isinstance(target, kinds):
        return ABSENT
    factor = _factor(actual, target)
    if isinstance(factor, Unknown):
        return factor
    done, goal = _bound(actual), _bound(target)
    if done is None or goal is None or not goal.value:
        return ABSENT
    return share(EXACT.divide(EXACT.multiply(done.value, factor), goal.value))


def grade_of(value: Value, target: Value | None = None) -> Decimal | None:
    """1 for 达成, 0.5 for 部分达成, 0 for 未达成, however worded, and how much of it where a text
    says that: 0.8 for 部分达成（80%）.

    None for other words, and for 完成80% where the `target` is a percentage too.
    """
    text = squeeze(value.text)
    if len(text) > _LONGEST_GRADE:
        return None
    shared = _WITH_SHARE.fullmatch(text)
    if shared is None:
        worded = value.kind in (Kind.QUALITATIVE, Kind.REFERENCE)
        return _worded_grade(bare(text)) if worded else None
    if value.kind is Kind.PERCENT and target is not None and target.kind is Kind.PERCENT:
        return None
    words = bare(shared["words"])
    grade = _worded_grade(words)
    if grade == 0 or shared["range"]:
        return grade
    part = Decimal(shared["share"]) / 100
    if grade is None and not _NEARLY.search(words):
        return None
    return min(part, Decimal(1))


def _worded_grade(text: str) -> Decimal | None:
    if _NOT_DONE.search(text):
        return Decimal(0)
    if _PARTLY.search(text):
        return Decimal("0.5")
    return Decimal(1) if _DONE.search(text) else None
