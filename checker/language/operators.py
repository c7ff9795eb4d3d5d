"""Comparisons, checked at load: what can be compared, and with which tolerance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.errors import did_you_mean
from checker.language import nodes as n
from checker.language import types
from checker.language.amounts import (
    MONEY,
    MULTIPLE,
    NUMBER,
    PERCENT,
    Amount,
    from_text,
    is_nothing,
    number,
    units_alike,
)
from checker.language.contradictions import MIRRORED, Assertion
from checker.language.elaboration import broken, constant, needed, together, written_out
from checker.language.printer import show
from checker.language.schema import ClosedTexts
from checker.language.scope import Sought, Typed
from checker.language.tree import Compare
from checker.language.types import Type, fits, merged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.language.elaboration import Elaborator
    from checker.language.scope import Scope

SHOWN_PRECISION = "显示精度"
PARAMETERS = "参数"


def comparison(e: Elaborator, node: n.Compare, scope: Scope) -> Typed:
    told = len(e.slips)
    left, right = e.typed(node.left, scope), e.typed(node.right, scope)
    if found := _unquoted(e, node, (left, right), told) or broken(node, left, right):
        return found
    left, right = _times(left, right), _times(right, left)
    zero = _is_zero(left) or _is_zero(right)
    message = _value_whole(left, right) or _value_whole(right, left)
    if message:
        return e.fault(node, node.span, message)
    if _incomparable(node.operator, left.type, right.type, "", zero=zero):
        advice = _advice(e, left, right)
        message = _incomparable(node.operator, left.type, right.type, advice, zero=zero)
        return e.fault(node, node.span, message or "")
    if found := _outside_closed(e, left, right) or _outside_closed(e, right, left):
        return found
    tolerance = _tolerance(e, node, left.type)
    if isinstance(tolerance, Typed):
        return tolerance
    made = Typed(
        types.TRUTH,
        Compare(node.operator, left.code, right.code, tolerance),
        node,
        together(left, right),
        needs=needed(left, right),
    )
    if node.tolerance is None:
        made.claims = tuple(_claims(node, left, right))
        made.lookup = _lookup(node.operator, left, right)
    return made


def _times(written: Typed, other: Typed) -> Typed:
    """`5倍`, held against a ratio of like amounts, is the number 5."""
    amount = written.constant
    if other.type != types.A_SHARE or not isinstance(amount, Amount) or amount.unit is None:
        return written
    if amount.dimension != MULTIPLE:
        return written
    times = number(amount.value)
    return constant(written.node, Type("量", dimension=times.dimension), times)


def _advice(e: Elaborator, left: Typed, right: Typed) -> str:
    """What was probably meant, behind what cannot be compared."""
    return (
        _text_written(left)
        or _text_written(right)
        or _number_in(left, right)
        or _one_of(left, right)
        or _bare_number(left, right)
        or _not_a_day(left, right)
        or _how_many(left, right)
        or _column_of(left, right)
        or _column_of(right, left)
        or _unit_written(e, left, right)
        or _unit_written(e, right, left)
    )


def _unquoted(
    e: Elaborator, node: n.Compare, sides: tuple[Typed, Typed], told: int
) -> Typed | None:
    """The mistake of a text without its quotes: 二级指标 = 数量指标."""
    for side, field in (sides, sides[::-1]):
        bare = side.node.name if side.faulty and isinstance(side.node, n.Name) else ""
        if bare and bare in field.closed:
            del e.slips[told:]
            return e.fault(node, side.node.span, f'文字要加引号：“"{bare}"”。')
    return None


def _claims(node: n.Compare, left: Typed, right: Typed) -> Iterator[Assertion]:
    if right.constant is not None and left.constant is None:
        yield Assertion(node.left, node.operator, right.constant)
    elif left.constant is not None and right.constant is None:
        yield Assertion(node.right, MIRRORED[node.operator], left.constant)


def _lookup(operator: str, left: Typed, right: Typed) -> Sought | None:
    """What an index can find for a comparison."""
    if operator == "=":
        return Sought("=", left, right)
    if operator in (">", "≥") and left.likened and isinstance(right.constant, Amount):
        return Sought("相似", *left.likened, right.constant.value)
    return None


def _is_zero(side: Typed) -> bool:
    return isinstance(side.constant, Amount) and is_nothing(side.constant)


def _text_written(side: Typed) -> str:
    """What stands in a parameter that is a text, to be told where an amount was wanted."""
    if isinstance(side.constant, str) and isinstance(side.node, n.Member):
        return f"：{show(side.node)}写的是“{side.constant}”。"
    return ""


def _number_in(left: Typed, right: Typed) -> str:
    """What to write where a text that is no constant is compared with a bare number."""
    for text, other in ((left, right), (right, left)):
        written = text.type == types.TEXT and text.constant is None
        called = text.node if isinstance(text.node, n.Call) else None
        if called and called.function == "写出" and other.type.base == "量":
            return f"；不要“写出”，直接写“{show(called.arguments[0])}”。"
        if written and other.type.base == "量" and other.type.dimension == NUMBER:
            return f"；请写“转数({show(text.node)})”。"
        quoted = text.constant if isinstance(text.node, n.Text) else None
        if isinstance(quoted, str) and other.type.base == "量" and quoted[:1].isdigit():
            return f"；数不加引号：“{quoted}”。"
    return ""


def _bare_number(left: Typed, right: Typed) -> str:
    """What to write where a number without its unit is compared with an amount."""
    for bare, other in ((left, right), (right, left)):
        number, wanted = bare.constant, other.type.dimension
        if not isinstance(number, Amount) or number.unit is not None or wanted in (None, NUMBER):
            continue
        if wanted == PERCENT:
            return (
                f"；百分之几要写“%”，{show(bare.node)}就是“{(number.value * 100).normalize():f}%”。"
            )
        if wanted == MONEY and isinstance(bare.node, n.Quantity):
            unit = "元" if bare.node.text.endswith(("万", "亿")) else "万元"
            return f"；金额要带单位，如“{bare.node.text}{unit}”。"
        if wanted != MONEY:
            return "；数要带单位，如“90天”“22人”。"
    return ""


def _unit_written(e: Elaborator, written: Typed, other: Typed) -> str:
    """What an amount was read as that was written in another kind of unit, and a unit of one
    other character that is of the kind: 万园 for 万元.
    """
    amount, wanted = written.constant, other.type
    if not isinstance(amount, Amount) or amount.unit is None:
        return ""
    if not isinstance(written.node, n.Quantity) or wanted.base != "量":
        return ""
    text = written.node.text
    unit = text.lstrip("0123456789.")
    fitting = [
        name
        for name in units_alike(unit, e.surroundings.units)
        if (read := from_text(f"1{name}", e.surroundings.units)) is not None
        and fits(Type("量", dimension=read.dimension), wanted)
    ]
    near = did_you_mean(unit, fitting)
    if near == "。" and wanted.dimension == MONEY and "/" in unit:
        near = "；每一份多少钱不能同总额比，先乘以份数。"
    return f"：“{text}”的单位是“{unit}”{near}"


def _not_a_day(left: Typed, right: Typed) -> str:
    """How to write the day that a date is compared with, where something else stands for it."""
    for day, other in ((left, right), (right, left)):
        written = other.constant is not None or other.type.base == "量"
        if day.type == types.DATE and other.type != types.DATE and written:
            return "；日期写全年月日，不加引号，如“2025年12月31日”。"
    return ""


def _how_many(left: Typed, right: Typed) -> str:
    """What to write where a list is compared with a number: how many are in it."""
    for several, other in ((left, right), (right, left)):
        of, number = several.type.of, other.type
        counted = number.base == "量" and number.dimension == NUMBER
        if counted and of is not None and of.base != "量":
            return f"；有几项写“计数({show(several.node)})”。"
    return ""


def _column_of(row: Typed, other: Typed) -> str:
    """What to write where a whole row of a directory is compared."""
    return written_out(row, other.type.base) if row.type.columns else ""


def _one_of(left: Typed, right: Typed) -> str:
    """What to write where a list is compared with what could be one of its items."""
    for several, other in ((left, right), (right, left)):
        item = several.type.of
        if item is not None and other.type.base == item.base:
            return f"；取列表里的一项写“首个({show(several.node)})”，是不是其中一项写“属于”。"
    return ""


def _value_whole(value: Typed, other: Typed) -> str | None:
    """Why a whole value, of which only a part can be compared, is not compared with something."""
    if value.type.base != "指标值":
        return None
    named, wanted = show(value.node), other.type.base
    if wanted == "量":
        said = f"“{named}”可能写着≥、≤，不能直接同数量比较"
    elif wanted in ("文本", "日期"):
        said = f"“{named}”不能直接同{wanted}比较"
    else:
        return None
    return said + written_out(value, wanted)


def _incomparable(operator: str, left: Type, right: Type, told: str, *, zero: bool) -> str | None:
    """Why two types cannot be compared, as a whole sentence, or None."""
    if types.NOTHING in (left, right):
        return "有没有值请写“有值”或“为空”，不用“=”比较。"
    if merged(left, right) is None:
        return f"{left}不能与{right}比较{told or '。'}"
    if left.base == "列表":
        return "列表不能比较，请用“属于”“包含”，或“存在 … 使”。"
    if left.base == "量" and not zero and not fits(left, right):
        bare = MONEY in (left.dimension, right.dimension) and NUMBER in (
            left.dimension,
            right.dimension,
        )
        advice = "；金额要带单位，如“5万元”。" if bare else "。"
        return f"{left}不能与{right}比较：量纲不同{told or advice}"
    if operator not in ("=", "≠") and left.base not in ("量", "日期"):
        return f"{left}没有大小，只能用“=”或“≠”比较。"
    return None


def _outside_closed(e: Elaborator, field: Typed, given: Typed) -> Typed | None:
    """The mistake of comparing a field of a closed list with a text outside it."""
    if not field.closed or not isinstance(given.constant, str):
        return None
    if given.constant.strip() in field.closed:
        return None
    return e.fault(field.node, given.node.span, closed_message(given.constant, field.closed))


def closed_message(text: str, closed: tuple[str, ...]) -> str:
    own = closed.advice(text) if isinstance(closed, ClosedTexts) else None
    advice = own or did_you_mean(text, closed)
    listed = "、".join(closed[:20])
    end = f"{advice}" if advice != "。" else f"；可取：{listed}。"
    return f"没有“{text}”这个取值{end}"


def _tolerance(e: Elaborator, node: n.Compare, kind: Type) -> Amount | str | Typed | None:
    """None for the default, 显示精度, or an exact amount."""
    if node.tolerance is None:
        return None
    text, span = node.tolerance.text, node.tolerance.span
    if kind.base != "量":
        return e.fault(node, span, f"“±”只用于数量，这里比较的是{kind}。")
    if text == SHOWN_PRECISION:
        return text
    amount = _given_tolerance(e, text)
    if amount is None:
        message = f"“±{text}”不是容差，请写“±显示精度”，或带单位的数量，如“±0.01万元”。"
        return e.fault(node, span, message)
    if amount.unit is None:
        example = "0.01" if text.startswith(PARAMETERS) else text
        return e.fault(node, span, f"“±{text}”要写单位，如“±{example}万元”。")
    if not fits(Type("量", dimension=amount.dimension), kind):
        return e.fault(node, span, f"容差“±{text}”与{kind}量纲不同。")
    return amount


def _given_tolerance(e: Elaborator, text: str) -> Amount | None:
    """The amount written behind ±, or that of a parameter: `±参数.容差`."""
    owner, _, name = text.partition(".")
    if owner == PARAMETERS and name in e.parameters:
        value = e.parameters[name].value
        return value if isinstance(value, Amount) else None
    return from_text(text, e.surroundings.units)
