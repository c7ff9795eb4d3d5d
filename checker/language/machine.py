"""What runs the trees of a rule: generated functions, made when they are first needed."""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, Any

from checker.dataclass import dataclass
from checker.language.linker import link, linked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from checker.language.frame import Frame
    from checker.language.generator import Spec
    from checker.language.schema import Schema
    from checker.language.tree import Code


@dataclass(frozen=True, slots=True)
class KeptCode:
    """Functions of trees as they were compiled before: what `Generated` holds, and the code."""

    names: Mapping[str, Spec]
    entries: tuple[str, ...]
    code: bytes
    """As `marshal` writes it, for one version of Python."""


class Machine:
    """Runs trees whose definitions are `bodies`. `first` are made together when any is needed, and
    so are `later`, which only a rule with something to say needs.

    A tree that Python cannot take as source is interpreted.
    """

    __slots__ = (
        "_bodies",
        "_first",
        "_functions",
        "_kept",
        "_later",
        "_path",
        "_ready",
        "_schema",
    )

    def __init__(
        self,
        schema: Schema,
        bodies: Mapping[str, Code],
        first: Sequence[Code],
        later: Sequence[Code],
        path: str,
        kept: tuple[KeptCode | None, KeptCode | None] = (None, None),
    ) -> None:
        self._schema = schema
        self._bodies = bodies
        self._first = first
        self._later = later
        self._path = path
        self._kept = kept
        self._functions: dict[Code, Callable[..., Any]] = {}
        self._ready: tuple[Callable[..., Any], ...] = ()

    @property
    def first(self) -> tuple[Callable[..., Any], ...]:
        """The functions of the trees that always run."""
        if not self._ready:
            self._ready = tuple(map(self.function, self._first))
        return self._ready

    def run(self, code: Code, f: Frame) -> Any:
        """What a tree comes to in a frame."""
        return self.function(code)(f, f.items[0], f.items[1])

    def function(self, code: Code) -> Callable[..., Any]:
        """The function of a tree: it takes the frame, its record and the item of a loop."""
        function = self._functions.get(code)
        return self._made(code) if function is None else function

    def _made(self, code: Code) -> Callable[..., Any]:
        groups = ((self._first, self._kept[0]), (self._later, self._kept[1]))
        together, kept = next((group for group in groups if code in group[0]), ((code,), None))
        try:
            if kept is not None:
                made = linked(self._schema, marshal.loads(kept.code), kept.names, kept.entries)
            else:
                # Imported here: of rules that were kept nothing is generated.
                from checker.language.generation import generate

                made = link(
                    self._schema, generate(self._schema, together, self._bodies), self._path
                )
        except (SyntaxError, RecursionError, MemoryError):
            made = tuple(self._interpreted(one) for one in together)
        self._functions.update(zip(together, made, strict=True))
        return self._functions[code]

    def _interpreted(self, code: Code) -> Callable[..., Any]:
        from checker.language.interpretation import Interpreter

        interpreter = Interpreter(self._schema, self._bodies)

        def run(f: Frame, *items: object) -> Any:
            f.items[: len(items)] = items
            return interpreter.run(code, f)

        return run
