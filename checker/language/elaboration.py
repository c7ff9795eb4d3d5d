"""From a tree as written to the typed tree: names are resolved and types checked in one pass.

Every mistake is collected with its span; what is faulty gets the type FAULTY and stays quiet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.base.dataclass import dataclass, field, replace
from checker.base.errors import did_you_mean
from checker.language import nodes as n
from checker.language import types
from checker.language.amounts import NUMBER
from checker.language.gaps import Unknown
from checker.language.printer import show
from checker.language.scope import Scope, Typed
from checker.language.slip import Slip
from checker.language.tree import Const, HeardNode, Noted, Shared
from checker.language.types import FAULTY, Parameter, Type

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from checker.language.schema import Around, Schema
    from checker.language.tree import Code

    Handler = Callable[["Elaborator", Any, Scope], Typed]


_BROKEN = Const(Unknown("表达式有错"))
_PARTS_OF_VALUES = {
    "量": ("数值", "上限", "下限"),
    "文本": ("原文", "规范写法"),
    "日期": ("止", "起"),
}


@dataclass(slots=True)
class Elaborator:
    """Turns trees into Typed; one for all expressions of a rule."""

    schema: Schema
    surroundings: Around
    handlers: Mapping[type[n.Node], Handler]
    """What makes a node of each kind typed."""
    parameters: Mapping[str, Parameter] = field(default_factory=dict[str, Parameter])
    definitions: dict[str, Typed] = field(default_factory=dict[str, Typed])
    later: set[str] = field(default_factory=set[str])
    """Definitions of the rule that are not made yet."""
    slips: list[Slip] = field(default_factory=list[Slip])
    notes: list[HeardNode] = field(default_factory=list[HeardNode])
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
        made = self.handlers[type(node)](self, node, scope)
        return self._noted(made) if self.noting else made

    def _noted(self, made: Typed) -> Typed:
        # That 表 is the table itself tells nobody anything.
        if made.type.base == "记录":
            return made
        at = made.path == f"0.{made.node.name}" if isinstance(made.node, n.Name) else False
        depth, known = max(made.deps, default=0), made.constant is not None
        self.notes.append(HeardNode(made.node, made.origin, depth, constant=known, named=at))
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


def written_out(made: Typed, wanted: str) -> str:
    """What follows a mistake about an expression that should have been of the type `wanted`
    (量, 文本, 日期): of a whole value one of its parts can be meant, of a list one item or the sum,
    of a line of a table one column; a number can be written out."""
    kind = made.type.of if made.type.base == "列表" else made.type
    base, named = "" if kind is None else kind.base, show(made.node)
    if wanted == base == "量" and made.type.base == "列表":
        return f"；取一项写“首个({named})”，合计写“求和({named})”。"
    columns = [] if kind is None else [name for name, one in kind.columns if one.base == wanted]
    if columns:
        return f"；请写{'或'.join(f'“{named}.{column}”' for column in columns)}。"
    if base == "指标值" and wanted in _PARTS_OF_VALUES:
        parts = "或".join(f"“{named}.{part}”" for part in _PARTS_OF_VALUES[wanted])
        return f"；请写{parts}。"
    if wanted == "文本" and base == "量" and kind is not None and kind.dimension == NUMBER:
        return f"；请写“写出({named})”。"
    return "。"


def nearest_advice(word: str, known: list[str], found: str) -> str:
    """`found` with the nearest known name, or else with what may stand there."""
    advice = did_you_mean(word, known)
    if advice == "。" and known:
        listed = "、".join(known[:30])
        return f"{found}；可以用的有：{listed}。"
    return f"{found}{advice}"
