"""What a name means at a place of an expression, and what an expression turns into."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from checker.base.dataclass import dataclass, field, replace
from checker.language.types import FAULTY, Type
from checker.values import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.language.contradictions import Assertion
    from checker.language.nodes import Expr
    from checker.language.tree import Code

Facts = dict[str, frozenset[Kind]]
"""What a condition, when true, says of the kind of values, by path."""


@dataclass(frozen=True, slots=True)
class Binding:
    """A name for an item: 本, 此, or the variable of a quantifier.

    `current` items lend their fields to bare names; `depth` is their place in the frame.
    """

    name: str
    type: Type
    depth: int
    current: bool = True


@dataclass(frozen=True, slots=True)
class Scope:
    """Bindings from the outermost to the innermost; `facts` narrows values by kind tests."""

    bindings: tuple[Binding, ...]
    facts: Mapping[str, frozenset[Kind]] = field(default_factory=Facts)

    @property
    def depth(self) -> int:
        return self.bindings[-1].depth

    def within(self, name: str, item: Type, *, current: bool) -> Scope:
        """The scope inside a loop over items of a type."""
        binding = Binding(name, item, self.depth + 1, current)
        return replace(self, bindings=(*self.bindings, binding))

    def knowing(self, facts: Mapping[str, frozenset[Kind]]) -> Scope:
        """The scope in which a condition is known to hold."""
        if not facts:
            return self
        known = dict(self.facts)
        for path, kinds in facts.items():
            known[path] = known[path] & kinds if path in known else kinds
        return replace(self, facts=known)

    def bound(self, name: str) -> Binding | None:
        """The innermost binding of a name."""
        return next((one for one in reversed(self.bindings) if one.name == name), None)


@dataclass(frozen=True, slots=True)
class Sought:
    """A condition that an index can serve: `left = right`, `left 包含 right`, `相似(…) ≥ least`."""

    relation: Literal["=", "包含", "相似"]
    left: Typed
    right: Typed
    least: Decimal = Decimal(0)


@dataclass(slots=True, eq=False)
class Typed:
    """An expression whose names and types are known: the node of the typed tree and what others
    need to know of it.

    `deps` are the frame items it reads; `path` names the place it reads when it is a plain path;
    `origin` is the record and label of the cell it comes from; `closed` the texts it can have;
    `constant` its value where that is known at load. `conjuncts` are the parts of a 且, `lookup`
    what an index can find for a condition, `likened` the two texts of a 相似, `premise` the 若 of
    an implication, `claims` what it says of expressions. `lead` goes through a list no further
    than its first certain item, for those who ask for no more. `needs` are the cells without
    which it can come to nothing.
    """

    type: Type
    code: Code
    node: Expr
    deps: frozenset[int] = frozenset()
    path: str | None = None
    origin: tuple[Code, str] | None = None
    closed: tuple[str, ...] = ()
    constant: object = None
    conjuncts: tuple[Typed, ...] = ()
    lookup: Sought | None = None
    likened: tuple[Typed, Typed] | None = None
    premise: Typed | None = None
    lead: Code | None = None
    needs: tuple[Typed, ...] = ()
    facts: Facts = field(default_factory=Facts)
    claims: tuple[Assertion, ...] = ()

    @property
    def faulty(self) -> bool:
        return self.type is FAULTY
