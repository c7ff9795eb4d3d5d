"""Functions on lists, and the choice between two values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.language.display import show_value
from checker.language.frame import Doubtful, is_list
from checker.language.functions.function import LONGEST_TEXT, TOO_LONG
from checker.language.gaps import ABSENT, Absent, Blank, Unknown
from checker.language.operations import same
from checker.language.schema import Function
from checker.language.types import ANYTHING, FAULTY, TEXT, TRUTH, Type, list_of, merged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.language.scope import Typed


def _item_type(arguments: Sequence[Typed]) -> Type:
    return arguments[0].type.of or FAULTY


def _list_type(arguments: Sequence[Typed]) -> Type:
    return arguments[0].type


def _first(items: object) -> object:
    if not is_list(items):
        return items
    first: Any = items[0] if items else ABSENT
    return Unknown(first.reason.reason) if isinstance(first, Doubtful) else first


def _distinct(items: tuple[Any, ...]) -> object:
    found: list[Any] = []
    seen: set[str] = set()
    for item in items:
        if isinstance(item, str):
            if item.strip() not in seen:
                seen.add(item.strip())
                found.append(item)
        elif not any(same(item, other) is True for other in found):
            found.append(item)
    return tuple(found)


def _join(items: tuple[str, ...], separator: str = "、") -> object:
    if sum(map(len, items)) + len(separator) * len(items) > LONGEST_TEXT:
        return Unknown(TOO_LONG)
    return separator.join(items)


def _pairs(items: tuple[Any, ...], others: tuple[Any, ...] | None = None) -> int:
    """Comparisons of each with each; texts are looked up instead."""
    if others is None and items and isinstance(items[0], str):
        return 0
    return len(items) * len(items if others is None else others)


def _without(items: tuple[Any, ...], others: tuple[Any, ...]) -> object:
    return tuple(item for item in items if not any(same(item, other) is True for other in others))


def _same_items(_: object, arguments: Sequence[Typed]) -> str | None:
    first, second = (argument.type for argument in arguments[:2])
    return None if merged(first, second) else f"{first}里不会有{second}里的东西。"


def _branch_type(arguments: Sequence[Typed]) -> Type:
    return merged(arguments[1].type, arguments[2].type) or FAULTY


def _same_branches(_: object, arguments: Sequence[Typed]) -> str | None:
    first, second = arguments[1].type, arguments[2].type
    if merged(first, second) is not None:
        return None
    return f"“择”的两个结果应当同类，这里是{first}和{second}。"


def choose(condition: object, first: object, second: object) -> object:
    if isinstance(condition, Blank):
        return Unknown(condition.reason)
    if isinstance(condition, (Unknown, Absent)):
        return condition
    return first if condition else second


LISTING: tuple[Function, ...] = (
    Function(
        "首个", (("列表", list_of(ANYTHING)),), _item_type,
        "列表的第一项；空列表没有。", ('首个(["甲", "乙"])', "甲"), _first, lenient=True,
        leading=True, telling=True,
    ),
    Function(
        "去重", (("列表", list_of(ANYTHING)),), _list_type,
        "相同的只留一个。", ('去重(["甲", "乙", "甲"])', "甲、乙"), _distinct,
        telling=True, effort=_pairs,
    ),
    Function(
        "除去", (("列表", list_of(ANYTHING)), ("不要", list_of(ANYTHING))), _list_type,
        "第一个列表里有、第二个列表里没有的。", ('除去(["甲", "乙"], ["乙"])', "甲"), _without,
        check=_same_items, telling=True, effort=_pairs,
    ),
    Function(
        "合并", (("列表", list_of(TEXT)), ("分隔", TEXT)), TEXT,
        "把各项文本连成一段；不写分隔时用顿号。", ('合并(["甲", "乙"], "和")', "甲和乙"), _join,
        optional=1, telling=True,
    ),
    Function(
        "写出", (("内容", ANYTHING),), TEXT,
        "数量、日期、指标值写成文字，好同别的话连在一起。", ("写出(1.5万元)", "1.5万元"),
        show_value,
    ),
    Function(
        "择", (("条件", TRUTH), ("成立", ANYTHING), ("不成立", ANYTHING)), _branch_type,
        "条件成立取前一个，不成立取后一个。", ('择(3 > 2, "多", "少")', "多"), choose,
        lenient=True, check=_same_branches, checks=2,
    ),
)  # fmt: skip
