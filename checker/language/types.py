"""Static types: what an expression will come to, known before any table is read."""

from __future__ import annotations

from checker.base.dataclass import dataclass
from checker.language.amounts import MONEY, NUMBER, PERCENT, SHARE
from checker.values import Kind, dimension_label


@dataclass(frozen=True, slots=True)
class Type:
    """`base` is the Chinese name of the type.

    A 列表 has an item type in `of`; a 记录 its schema in `schema`; a 量 its dimension, None where
    only the table will tell; a 指标值 the kinds that a test has left, None for all. The entry of a
    directory is a 记录 with `columns` of its own.
    """

    base: str
    of: Type | None = None
    schema: str = ""
    dimension: str | None = None
    kinds: frozenset[Kind] | None = None
    columns: tuple[tuple[str, Type], ...] = ()

    def __str__(self) -> str:
        match self.base:
            case "列表":
                return f"{self.of}的列表" if self.of else "列表"
            case "记录":
                return f"“{self.schema}”"
            case "量" if self.dimension == NUMBER:
                return "数"
            case "量" if self.dimension == SHARE:
                return "比"
            case "量" if self.dimension is not None:
                return dimension_label(self.dimension)
            case _:
                return self.base


TEXT = Type("文本")
TRUTH = Type("真假")
DATE = Type("日期")
VALUE = Type("指标值")
QUANTITY = Type("量")
NUMERIC = Type("量", dimension=NUMBER)
MONEY_AMOUNT = Type("量", dimension=MONEY)
PERCENTAGE = Type("量", dimension=PERCENT)
A_SHARE = Type("量", dimension=SHARE)
ANYTHING = Type("任意")
"""The parameter of a function that takes every type."""
ENTRY = Type("记录", schema="词汇表的一行")
"""The parameter of a function that takes an entry of any directory."""
NOTHING = Type("空")
"""The type of the word 空, which has no value of any type."""
FAULTY = Type("错误")
"""The type of what has been reported already; it fits everywhere: one slip, one message."""


_FITTING = (FAULTY, NOTHING, ANYTHING)
"""Types that fit everywhere; a list without items is a list of ANYTHING."""


def list_of(item: Type) -> Type:
    return Type("列表", of=item)


def record_of(schema: str) -> Type:
    return Type("记录", schema=schema)


def fits(given: Type, wanted: Type) -> bool:
    """Whether a value of type `given` may stand where `wanted` is asked for."""
    if given in _FITTING or wanted is ANYTHING or given == wanted:
        return True
    if given.base != wanted.base:
        return False
    if given.base == "列表":
        return given.of is None or wanted.of is None or fits(given.of, wanted.of)
    if given.base == "量":
        pair = {given.dimension, wanted.dimension}
        return None in pair or len(pair) == 1 or (SHARE in pair and bool(pair & {NUMBER, PERCENT}))
    if wanted == ENTRY:
        return bool(given.columns)
    if given.columns or wanted.columns:
        return [one for one, _ in given.columns] == [one for one, _ in wanted.columns] and all(
            fits(one, other)
            for (_, one), (_, other) in zip(given.columns, wanted.columns, strict=True)
        )
    return given.base != "记录" or given.schema == wanted.schema


def merged(left: Type, right: Type) -> Type | None:
    """The type that covers both, None where they have nothing in common."""
    if left in _FITTING or left == right:
        return right
    if right in _FITTING:
        return left
    if left.base != right.base or (left.base == "记录" and left.schema != right.schema):
        return None
    if left.base == "列表":
        if left.of is None or right.of is None:
            return left if right.of is None else right
        item = merged(left.of, right.of)
        return list_of(item) if item else None
    return Type(left.base, schema=left.schema)


# Kinds as rules name them.
KINDS: dict[str, Kind] = {
    "数量": Kind.QUANTITY,
    "金额": Kind.MONEY,
    "百分比": Kind.PERCENT,
    "单价": Kind.RATE,
    "比例": Kind.RATIO,
    "时长": Kind.DURATION,
    "日期": Kind.DATE,
    "时段": Kind.PERIOD,
    "期限": Kind.DEADLINE,
    "定性": Kind.QUALITATIVE,
    "参照": Kind.REFERENCE,
    "复合": Kind.COMPOUND,
    "无法解析": Kind.UNPARSED,
}
KIND_NAMES: dict[Kind, str] = {kind: name for name, kind in KINDS.items()}

MEASURED = frozenset(
    {Kind.QUANTITY, Kind.MONEY, Kind.PERCENT, Kind.RATE, Kind.RATIO, Kind.DURATION}
)
"""Kinds that have bounds."""
DATED = frozenset({Kind.DATE, Kind.PERIOD, Kind.DEADLINE})
"""Kinds that have days."""
UNREADABLE = frozenset({Kind.UNPARSED})


def bound_type(kinds: frozenset[Kind] | None) -> Type:
    """The type of 上限 of a value that is one of `kinds`."""
    if kinds == frozenset({Kind.MONEY}):
        # Foreign money is money too, but of a dimension of its own.
        return MONEY_AMOUNT
    return PERCENTAGE if kinds == frozenset({Kind.PERCENT}) else QUANTITY


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a rule: its type and its value, as given in the pack."""

    type: Type
    value: object
