"""Functions that reckon: sums, extremes, differences, rounding, other units."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from checker.base.pattern import late_pattern
from checker.language import types
from checker.language.amounts import Amount, compare, number, zero
from checker.language.averages import deviation, mean, median, total
from checker.language.calculation import calculate, in_unit, rounded, share_of
from checker.language.days import day_of, working_days
from checker.language.frame import certain, is_list
from checker.language.gaps import ABSENT, Absent, Blank, Gap, Unknown
from checker.language.schema import Function
from checker.language.types import (
    ANYTHING,
    DATE,
    FAULTY,
    NUMERIC,
    PERCENTAGE,
    QUANTITY,
    TEXT,
    Type,
    list_of,
)
from checker.values import format_amount, unit_named

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from checker.language.frame import Frame
    from checker.language.schema import Around
    from checker.language.scope import Typed


def _item_type(arguments: Sequence[Typed]) -> Type:
    return arguments[0].type.of or FAULTY


def _first_type(arguments: Sequence[Typed]) -> Type:
    first = arguments[0].type
    return first.of or FAULTY if first.base == "列表" else first


def _joint_type(arguments: Sequence[Typed]) -> Type:
    first, second = (argument.type for argument in arguments[:2])
    return first if first.dimension is not None else second


def _sum(items: tuple[Amount, ...]) -> object:
    return total(items, types.MONEY_AMOUNT.dimension if not items else None)


def _count(items: object) -> object:
    if isinstance(items, Gap):
        return number(0) if isinstance(items, (Blank, Absent)) else items
    doubt = next((item for item in _tuple(items) if certain(item) is not item), None)
    return Unknown(doubt.reason.reason) if doubt else number(len(_tuple(items)))


def _tuple(items: object) -> tuple[Any, ...]:
    return items if is_list(items) else ()


def _extreme(items: tuple[Any, ...], operator: str) -> object:
    best: Any = ABSENT
    for item in items:
        if best is ABSENT:
            best = item
        elif isinstance(item, Amount):
            verdict = compare(operator, item, best, Decimal(0))
            if isinstance(verdict, Gap):
                return verdict
            best = item if verdict else best
        elif (item > best) if operator == ">" else (item < best):
            best = item
    return best


def _largest(items: tuple[Any, ...]) -> object:
    return _extreme(items, ">")


def _smallest(items: tuple[Any, ...]) -> object:
    return _extreme(items, "<")


def _comparable(_: object, arguments: Sequence[Typed]) -> str | None:
    item = arguments[0].type.of
    if item in (None, ANYTHING, FAULTY, DATE) or item.base == "量":
        return None
    # Imported here: nothing is elaborated of rules that were kept.
    from checker.language.elaboration import written_out

    return f"只有数量和日期有大小，这里是{item}{written_out(arguments[0], '量')}"


def _difference(first: Amount, second: Amount) -> object:
    found = calculate("-", first, second)
    return _absolute(found) if isinstance(found, Amount) else found


def _absolute(amount: Amount) -> object:
    return calculate("×", amount, number(-1)) if amount.value < 0 else amount


def _same_dimension(_: object, arguments: Sequence[Typed]) -> str | None:
    first, second = (argument.type for argument in arguments[:2])
    return None if types.fits(first, second) else f"{first}与{second}不能相减：量纲不同。"


def _round(amount: Amount, digits: Amount) -> object:
    return rounded(amount, max(0, min(12, int(digits.value))))


def _blank_as_zero(value: object) -> object:
    return zero(types.MONEY_AMOUNT.dimension) if isinstance(value, Blank) else value


def _in_unit(f: Frame, amount: Amount, unit_name: str, digits: Amount | None = None) -> object:
    unit = unit_named(unit_name, f.units)
    value = None if unit is None else in_unit(amount, unit)
    if unit is None or value is None:
        return Unknown(f"{amount}不能换算成“{unit_name}”")
    if digits is not None:
        places = Decimal(1).scaleb(-max(0, min(12, int(digits.value))))
        value = (value / unit.factor).quantize(places, ROUND_HALF_UP) * unit.factor
    return format_amount(value, unit)


def _known_unit(around: Around, arguments: Sequence[Typed]) -> str | None:
    text = arguments[1].constant
    if not isinstance(text, str):
        return None
    unit = unit_named(text, around.units)
    if unit is None:
        return f"没有叫“{text}”的单位。"
    kind = arguments[0].type.dimension
    if kind is not None and kind != unit.dimension:
        return f"{arguments[0].type}不能换算成“{text}”：量纲不同。"
    return None


_NUMERAL = late_pattern(r"[+-]?\d{1,30}(?:\.\d{1,12})?")


def _to_number(text: str) -> object:
    folded = "".join(text.split()).replace(",", "").replace("，", "")
    return number(Decimal(folded)) if _NUMERAL.fullmatch(folded) else ABSENT


def _bare(amount: Amount) -> object:
    return Amount(amount.value, approximate=amount.approximate)


def _mean(items: tuple[Amount, ...]) -> object:
    return mean(items) if items else ABSENT


def _deviation(items: tuple[Amount, ...]) -> object:
    return deviation(items) if items else ABSENT


def _median(items: tuple[Amount, ...]) -> object:
    return median(items) if items else ABSENT


def _share(part: object, whole: object) -> object:
    sides = [number(len(one)) if is_list(one) else one for one in (part, whole)]
    first, second = sides
    if not isinstance(first, Amount) or not isinstance(second, Amount):
        return ABSENT
    return share_of(first, second) if second.value else Unknown("除数为零")


def _of_one_kind(_: object, arguments: Sequence[Typed]) -> str | None:
    part, whole = (argument.type for argument in arguments[:2])
    for kind in (part, whole):
        if kind.base not in ("量", "列表") and kind is not FAULTY:
            return f"“占比”的两项应当是数量，或两个列表，却是{kind}。"
    if part.base != whole.base or not types.fits(part, whole):
        return f"{part}在{whole}里没有占比：不是同一类。"
    return None


def _square(items: tuple[Any, ...]) -> int:
    return len(items) ** 2 // 4


def _possible_day(_: object, arguments: Sequence[Typed]) -> str | None:
    """A month or a day that no year has, where it is written out."""
    year, month, day = (
        one.constant.value if isinstance(one.constant, Amount) else None for one in arguments
    )
    if month is None:
        return None
    found = day_of(
        number(2024 if year is None else year), number(month), number(1 if day is None else day)
    )
    written = f"{month}月" if day is None else f"{month}月{day}日"
    return f"没有“{written}”这一天。" if isinstance(found, Unknown) else None


def _working_days(
    first: datetime.date,
    last: datetime.date,
    off: tuple[datetime.date, ...] = (),
    on: tuple[datetime.date, ...] = (),
) -> object:
    return working_days(first, last, frozenset(off), frozenset(on))


COUNTING: tuple[Function, ...] = (
    Function(
        "求和", (("列表", list_of(QUANTITY)),), _item_type,
        "各项之和；一项也没有时为零。", ("求和([3万元, 5000元])", "3.5万元"), _sum,
    ),
    Function(
        "计数", (("列表", list_of(ANYTHING)),), NUMERIC,
        "列表有几项。", ('计数(["甲", "乙"])', "2"), _count, lenient=True, telling=True,
    ),
    Function(
        "最大", (("列表", list_of(ANYTHING)),), _item_type,
        "最大的一项；空列表没有最大。", ("最大([3人, 12人, 7人])", "12人"),
        _largest, check=_comparable,
    ),
    Function(
        "最小", (("列表", list_of(ANYTHING)),), _item_type,
        "最小的一项；空列表没有最小。", ("最小([3人, 12人, 7人])", "3人"),
        _smallest, check=_comparable,
    ),
    Function(
        "平均", (("列表", list_of(QUANTITY)),), _item_type,
        "各项的平均数；空列表没有。", ("平均([3万元, 5万元])", "4万元"), _mean,
    ),
    Function(
        "中位数", (("列表", list_of(QUANTITY)),), _item_type,
        "从小到大排在正中的一项，双数时取中间两项的平均；空列表没有。",
        ("中位数([3人, 100人, 5人])", "5人"), _median, effort=_square,
    ),
    Function(
        "标准差", (("列表", list_of(QUANTITY)),), _item_type,
        "各项离平均数有多远；空列表没有，平均数是零的不知道。",
        ("标准差([2万元, 4万元])", "1万元"), _deviation,
    ),
    Function(
        "占比", (("部分", ANYTHING), ("全部", ANYTHING)), PERCENTAGE,
        "部分在全部里占百分之几：两个数量，或两个列表的项数。", ("占比(96万元, 480万元)", "20%"),
        _share, check=_of_one_kind,
    ),
    Function(
        "工作日数", (("起", DATE), ("止", DATE), ("放假", list_of(DATE)), ("上班", list_of(DATE))),
        QUANTITY,
        "从起到止（两头都算）有几个周一到周五；放假的减去，调休上班的加上，日子由规则写明。",
        ("工作日数(2025年9月29日, 2025年10月10日, [2025年10月1日, 2025年10月2日, 2025年10月3日])",
         "7个工作日"), _working_days, optional=2,
    ),
    Function(
        "日期", (("年", NUMERIC), ("月", NUMERIC), ("日", NUMERIC)), DATE,
        "由年、月、日三个数得出一天；没有这一天的不知道。",
        ("日期(2025, 5, 31) + 1天", "2025年6月1日"), day_of, check=_possible_day, checks=2,
    ),
    Function(
        "差", (("甲", QUANTITY), ("乙", QUANTITY)), _joint_type,
        "两个数量相差多少，总是正的。", ("差(1万元, 4000元)", "0.6万元"), _difference,
        check=_same_dimension,
    ),
    Function(
        "绝对值", (("数量", QUANTITY),), _first_type,
        "去掉负号。", ("绝对值(3 - 5)", "2"), _absolute,
    ),
    Function(
        "四舍五入", (("数量", QUANTITY), ("位数", NUMERIC)), _first_type,
        "按书写的单位保留几位小数。", ("四舍五入(2.788627万元, 2)", "2.79万元"), _round,
    ),
    Function(
        "空作零", (("金额", types.MONEY_AMOUNT),), types.MONEY_AMOUNT,
        "没有填写的金额按零算；读不懂的仍是不知道。", ("空作零(5万元)", "5万元"), _blank_as_zero,
        lenient=True, spread=True,
    ),
    Function(
        "写作", (("数量", QUANTITY), ("单位", TEXT), ("位数", NUMERIC)), TEXT,
        "换一个单位写出来，一分不差；写了位数的，四舍五入到几位小数。",
        ('写作(27886.27元, "万元", 2)', "2.79万元"), _in_unit,
        optional=1, check=_known_unit, contextual=True,
    ),
    Function(
        "去单位", (("数量", QUANTITY),), NUMERIC,
        "只留数目，不管单位；金额按元计。", ("去单位(1.5万人)", "15000"), _bare,
    ),
    Function(
        "转数", (("文本", TEXT),), NUMERIC,
        "整段文本读作一个数；不是数时没有值。", ('转数("1,200.5")', "1200.5"), _to_number,
    ),
)  # fmt: skip
