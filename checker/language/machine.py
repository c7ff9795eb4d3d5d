"""What runs the trees of a rule: generated functions, made when they are first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.language.generation import generate
from checker.language.interpretation import Interpreter
from checker.language.linking import link

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from checker.language.frame import Frame
    from checker.language.tree import Code


class Machine:
    """Runs trees whose definitions are `bodies`. `first` are made together when any is needed, and
    so are `later`, which only a rule with something to say needs.

    A tree that Python cannot take as source is interpreted.
    """

    __slots__ = ("_bodies", "_first", "_functions", "_interpreter", "_later", "_path")

    def __init__(
        self,
        bodies: Mapping[str, Code],
        first: Sequence[Code],
        later: Sequence[Code],
        path: str,
    ) -> None:
        self._bodies = bodies
        self._first = first
        self._later = later
        self._path = path
        self._functions: dict[Code, Callable[..., Any]] = {}
        self._interpreter = Interpreter(bodies)

    def run(self, code: Code, f: Frame) -> Any:
        """What a tree comes to in a frame."""
        return self.function(code)(f, f.items[0], f.items[1])

    def function(self, code: Code) -> Callable[..., Any]:
        """The function of a tree: it takes the frame, its record and the item of a loop."""
        function = self._functions.get(code)
        return self._made(code) if function is None else function

    def _made(self, code: Code) -> Callable[..., Any]:
        together = next((some for some in (self._first, self._later) if code in some), (code,))
        try:
            made = link(generate(together, self._bodies), self._path)
        except (SyntaxError, RecursionError, MemoryError):
            made = tuple(self._interpreted(one) for one in together)
        self._functions.update(zip(together, made, strict=True))
        return self._functions[code]

    def _interpreted(self, code: Code) -> Callable[..., Any]:
        def run(f: Frame, *items: object) -> Any:
            f.items[: len(items)] = items
            return self._interpreter.run(code, f)

        return run
