"""What runs the trees of a rule: generated functions, made when they are first needed."""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, Any

from checker.base.dataclass import dataclass
from checker.language.linker import LOOKUP, link, linked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from checker.language.frame import Frame
    from checker.language.generator import Spec
    from checker.language.schema import Schema
    from checker.language.tree import Code

    Kept = Callable[[int], "KeptCode | None"]
    """Gives what was compiled before: of the first trees (0), of the later ones (1)."""


TOLD_AT_FIRST = 10
"""How often a part of a tree is interpreted before a function is made of it."""


@dataclass(frozen=True, slots=True)
class KeptCode:
    """Functions of trees as they were compiled before: what `Generated` holds, and the code."""

    names: Mapping[str, Spec]
    entries: tuple[str, ...]
    code: bytes
    """As `marshal` writes it, for one version of Python."""


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees and their definitions. `first` are made into functions together when any is needed,
    and so are `later`, which only a rule with something to say needs."""

    bodies: Mapping[str, Code]
    first: Sequence[Code]
    later: Sequence[Code] = ()


class Machine:
    """Runs trees. A tree that Python cannot take as source is interpreted.

    What was compiled before runs without its trees: `read` is called for a tree's own sake only.
    """

    __slots__ = ("_functions", "_kept", "_path", "_read", "_ready", "_schema", "_trees")

    def __init__(
        self, schema: Schema, read: Callable[[], Trees], path: str, kept: Kept | None = None
    ) -> None:
        self._schema = schema
        self._read = read
        self._path = path
        self._kept = kept
        self._trees: Trees | None = None
        self._ready: tuple[Callable[..., Any], ...] | None = None
        self._functions: dict[Code, Callable[..., Any]] = {}

    @property
    def first(self) -> tuple[Callable[..., Any], ...]:
        """The functions of the first trees, in their order: each takes the frame, its record and
        the item of a loop."""
        if self._ready is None:
            self._ready = self._group(0)
        return self._ready

    @property
    def lookups(self) -> frozenset[str] | None:
        """The families of look-ups in all its trees (the same thing has one in every set); None
        where not all of them were kept."""
        found = set[str]()
        for at in (0, 1):
            kept = None if self._kept is None else self._kept(at)
            if kept is None:
                return None
            found |= {str(spec[-1]) for spec in kept.names.values() if spec[0] == LOOKUP}
        return frozenset(found)

    def run(self, code: Code, f: Frame) -> Any:
        """What a tree comes to in a frame."""
        return self.function(code)(f, f.items[0], f.items[1])

    def function(self, code: Code) -> Callable[..., Any]:
        """The function of a tree."""
        function = self._functions.get(code)
        return self._made(code) if function is None else function

    def _made(self, code: Code) -> Callable[..., Any]:
        trees = self._all()
        if code in trees.first:
            self._functions.update(zip(trees.first, self.first, strict=True))
        elif code in trees.later:
            self._functions.update(zip(trees.later, self._group(1), strict=True))
        elif self._kept is not None:
            self._functions[code] = self._interpreted_at_first(code)
        else:
            self._functions[code] = self._linked((code,))[0]
        return self._functions[code]

    def _interpreted_at_first(self, code: Code) -> Callable[..., Any]:
        """A part of a tree that findings tell of: for a few of them to interpret it costs less than
        to make a function, for the findings of a large set ten times as much."""
        interpreted = self._interpreted(code)
        told = 0

        def run(f: Frame, *items: object) -> Any:
            nonlocal told
            told += 1
            if told <= TOLD_AT_FIRST:
                return interpreted(f, *items)
            if self._functions[code] is run:
                self._functions[code] = self._linked((code,))[0]
            return self._functions[code](f, *items)

        return run

    def _all(self) -> Trees:
        if self._trees is None:
            self._trees = self._read()
        return self._trees

    def _group(self, at: int) -> tuple[Callable[..., Any], ...]:
        kept = None if self._kept is None else self._kept(at)
        if kept is not None:
            return linked(self._schema, marshal.loads(kept.code), kept.names, kept.entries)
        return self._linked(tuple((self._all().first, self._all().later)[at]))

    def _linked(self, together: tuple[Code, ...]) -> tuple[Callable[..., Any], ...]:
        # Imported here: of rules that were kept nothing is generated.
        from checker.language.generation import generate

        try:
            made = generate(self._schema, together, self._all().bodies)
            return link(self._schema, made, self._path)
        except (SyntaxError, RecursionError, MemoryError):
            return tuple(self._interpreted(one) for one in together)

    def _interpreted(self, code: Code) -> Callable[..., Any]:
        from checker.language.interpretation import Interpreter

        interpreter = Interpreter(self._schema, self._all().bodies)

        def run(f: Frame, *items: object) -> Any:
            f.items[: len(items)] = items
            return interpreter.run(code, f)

        return run
