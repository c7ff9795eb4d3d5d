"""From a tree as written to the typed tree: names are resolved and types checked in one pass.

Every mistake is collected with its span; what is faulty gets the type FAULTY and stays quiet.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from checker.dataclass import dataclass, field, replace
from checker.errors import did_you_mean
from checker.language import nodes as n
from checker.language import types
from checker.language.amounts import from_text
from checker.language.gaps import Unknown
from checker.language.scope import Scope, Typed
from checker.language.spelling import RESERVED
from checker.language.tree import Const, Items, Note, Noted, Shared
from checker.language.types import FAULTY, Parameter, Type, list_of, merged

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from checker.form.surroundings import Surroundings
    from checker.language.tree import Code


DEEPEST_LIST = 3
_BROKEN = Const(Unknown("表达式有错"))


@dataclass(frozen=True, slots=True)
class Slip:
    """A mistake in an expression: a whole Chinese sentence and the span it is about."""

    message: str
    span: n.Span


@dataclass(slots=True)
class Elaborator:
    """Turns trees into Typed; one for all expressions of a rule."""

    surroundings: Surroundings
    parameters: Mapping[str, Parameter] = field(default_factory=dict[str, Parameter])
    definitions: dict[str, Typed] = field(default_factory=dict[str, Typed])
    later: set[str] = field(default_factory=set[str])
    """Definitions of the rule that are not made yet."""
    slips: list[Slip] = field(default_factory=list[Slip])
    notes: list[Note] = field(default_factory=list[Note])
    """What a listener is told of; those of the definitions among them."""
    noting: bool = False
    selecting: bool = False
    """Whether what is made selects the records of the rule."""
    telling: bool = False
    """Whether what is made goes into a message: of lists it tells certain items only."""
    scopes: dict[str, tuple[n.Expr, Scope]] = field(
        default_factory=dict[str, "tuple[n.Expr, Scope]"]
    )
    """Definitions as written and where they stand, to be made once more for telling."""
    told: dict[str, Typed] = field(default_factory=dict[str, Typed])
    bodies: dict[str, Code] = field(default_factory=dict[str, "Code"])
    """Definitions that are used, by the key they are kept under."""

    def typed(self, node: n.Expr, scope: Scope) -> Typed:
        """The tree ready to run; mistakes go to `slips`."""
        made = _HANDLERS[type(node)](self, node, scope)
        return self._noted(made) if self.noting else made

    def _noted(self, made: Typed) -> Typed:
        # That 表 is the table itself tells nobody anything.
        if made.type.base == "记录":
            return made
        at = made.path == f"0.{made.node.name}" if isinstance(made.node, n.Name) else False
        depth, known = max(made.deps, default=0), made.constant is not None
        self.notes.append(Note(made.node, made.origin, depth, constant=known, named=at))
        number = len(self.notes) - 1
        lead = None if made.lead is None else Noted(made.lead, number)
        return replace(made, code=Noted(made.code, number), lead=lead)

    def condition(self, node: n.Expr, scope: Scope, what: str = "这里") -> Typed:
        """The tree as a condition; anything but 真假 is a mistake."""
        made = self.typed(node, scope)
        if made.type not in (types.TRUTH, FAULTY):
            return self.fault(node, node.span, f"{what}应当是条件（真假），却是{made.type}。")
        return made

    def fault(self, node: n.Expr, span: n.Span, message: str) -> Typed:
        """Notes a mistake; the result stands in for the expression."""
        slip = Slip(message, span)
        if slip not in self.slips:
            self.slips.append(slip)
        return Typed(FAULTY, _BROKEN, node)


def broken(node: n.Expr, *parts: Typed) -> Typed | None:
    """A silent stand-in when a part is already known to be faulty."""
    if any(part.faulty for part in parts):
        return Typed(FAULTY, _BROKEN, node)
    return None


def together(*parts: Typed) -> frozenset[int]:
    """What several parts read."""
    return frozenset[int]().union(*(part.deps for part in parts))


def needed(*parts: Typed) -> tuple[Typed, ...]:
    """The cells without which some of several parts, and so all of them, come to nothing."""
    return tuple(cell for part in parts for cell in part.needs)


def shared(made: Typed) -> Typed:
    """What is the same for all records of a set is worked out once a set."""
    if made.deps or made.constant is not None:
        return made
    return replace(made, code=Shared(made.code))


def constant(node: n.Expr, kind: Type, value: object) -> Typed:
    """An expression whose value is known at load."""
    return Typed(kind, Const(value), node, constant=value)


def _text(_: Elaborator, node: n.Text, __: Scope) -> Typed:
    return constant(node, types.TEXT, node.value)


def _truth(_: Elaborator, node: n.Truth, __: Scope) -> Typed:
    return constant(node, types.TRUTH, node.value)


def _quantity(e: Elaborator, node: n.Quantity, _: Scope) -> Typed:
    amount = from_text(node.text)
    if amount is None:
        message = f"“{node.text}”不是读得懂的数量{_advice(node.text)}"
        return e.fault(node, node.span, message)
    return constant(node, Type("量", dimension=amount.dimension), amount)


def _advice(text: str) -> str:
    """What a number was probably meant to be: `5且 …`, `2025年`."""
    tail = text.lstrip("0123456789.")
    if tail in RESERVED:
        return f"；“{tail}”前后要留空格。"
    if tail == "年":
        return f"；年份只写数：“{text.removesuffix('年')}”。"
    return "：数字后面只能是单位表里的单位。"


def _day(e: Elaborator, node: n.Day, _: Scope) -> Typed:
    year, month, day = map(int, re.findall(r"[0-9]+", node.text))
    try:
        return constant(node, types.DATE, datetime.date(year, month, day))
    except ValueError:
        return e.fault(node, node.span, f"没有{node.text}这一天。")


def _listing(e: Elaborator, node: n.Listing, scope: Scope) -> Typed:
    items = [e.typed(item, scope) for item in node.items]
    kind: Type | None = None
    for item in items:
        joint = item.type if kind is None else merged(kind, item.type)
        if joint is None:
            return e.fault(
                node, item.node.span, f"列表里的各项应当同类，这里有{kind}，又有{item.type}。"
            )
        kind = joint
    if _layers(kind) >= DEEPEST_LIST:
        return e.fault(node, node.span, f"列表里套列表超过{DEEPEST_LIST}层，请用“合并”或换个写法。")
    constants = tuple(item.constant for item in items)
    known = all(item.constant is not None for item in items)
    return Typed(
        FAULTY if kind is FAULTY else list_of(kind or types.ANYTHING),
        Const(constants) if known else Items(tuple(item.code for item in items)),
        node,
        together(*items),
        constant=constants if known else None,
    )


def _layers(kind: Type | None) -> int:
    """How many lists of lists a type is."""
    layers = 0
    while kind is not None and kind.base == "列表":
        kind, layers = kind.of, layers + 1
    return layers


def nearest_advice(word: str, known: list[str], found: str) -> str:
    """`found` with the nearest known name, or else with what may stand there."""
    advice = did_you_mean(word, known)
    if advice == "。" and known:
        listed = "、".join(known[:30])
        return f"{found}；可以用的有：{listed}。"
    return f"{found}{advice}"


def _handlers() -> dict[type[n.Node], Callable[..., Typed]]:
    from checker.language import arithmetic, kindtests, logic, loops, names, operators, relations

    return {
        n.Text: _text,
        n.Truth: _truth,
        n.Quantity: _quantity,
        n.Day: _day,
        n.Listing: _listing,
        n.Name: names.name,
        n.Member: names.member,
        n.Call: names.call,
        n.Filter: loops.filtered,
        n.Quantified: loops.quantified,
        n.Not: logic.negation,
        n.Logic: logic.connective,
        n.Implies: logic.implication,
        n.Compare: operators.comparison,
        n.Relation: relations.relation,
        n.IsKind: kindtests.kind_test,
        n.Presence: kindtests.presence,
        n.Arithmetic: arithmetic.arithmetic,
        n.Negative: arithmetic.negative,
    }


class _Handlers(dict[type[n.Node], "Callable[..., Typed]"]):
    """One handler a node, filled on first use since the handlers' modules import this one."""

    def __missing__(self, key: type[n.Node]) -> Callable[..., Typed]:
        self.update(_handlers())
        return self[key]


_HANDLERS = _Handlers()
