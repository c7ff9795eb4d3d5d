"""Writes the functions of a rule's trees: names, locals, what is read of records."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha1
from typing import TYPE_CHECKING, Any

from checker.language import tree as t
from checker.language.paths import record_of, shape
from checker.language.schema import INDICATOR, TABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Writers = Mapping[type[t.Code], Callable[["Generator", Any, "Body"], str]]

PROFILE = "表样"
"""The field that is not known yet when the first fields of a table are read."""
KEPT_WITH = frozenset({TABLE, INDICATOR})
"""Schemas whose records keep what was read of them."""

Spec = tuple[Any, ...]
"""What a name of the source stands for: its maker in `linking` and the arguments, plain data."""


@dataclass(slots=True)
class Body:
    """One function being written: the deepest item it is given, its locals, what they hold."""

    depth: int
    places: dict[str, str] = field(default_factory=dict[str, str])
    """Local names by the path they hold, `0.表.预算数`."""
    count: int = 0

    def fresh(self, letter: str) -> str:
        self.count += 1
        return f"{letter}{self.count}"

    def kept(self, path: str, expression: str) -> str:
        """An expression worked out once and kept in a local."""
        if path not in self.places:
            self.places[path] = self.fresh("t")
        name = self.places[path]
        return f"({name} if {name} is not None else ({name} := {expression}))"

    def clearing(self, depth: int | None = None) -> list[str]:
        """Sets the locals to nothing; with `depth` those that hang on that item alone."""
        names = [
            name
            for path, name in self.places.items()
            if depth is None or path.startswith(f"{depth}.")
        ]
        return [f"{' = '.join(names)} = None"] if names else []


class Generator:
    """Writes functions for the trees of one rule; `writers` know the nodes it does not."""

    def __init__(self, bodies: Mapping[str, t.Code], writers: Writers) -> None:
        self.lines: list[str] = []
        self.names: dict[str, Spec] = {}
        self._bodies = bodies
        self._writers = {**_WRITERS, **writers}
        self._known: dict[str, str] = {}
        self._defined: dict[str, str] = {}
        self._count = 0

    def name(self, *spec: Any) -> str:
        """The name of something `linking` makes; the same thing has one name."""
        key = repr(spec)
        if key not in self._known:
            self._known[key] = f"K{len(self.names)}"
            self.names[self._known[key]] = spec
        return self._known[key]

    def fresh(self, letter: str) -> str:
        self._count += 1
        return f"{letter}{self._count}"

    def key(self, *codes: object) -> str:
        """A key under which a set keeps what is the same for all rules that ask for it."""
        text = "|".join(shape(code, self._bodies) for code in codes)
        return sha1(text.encode(), usedforsecurity=False).hexdigest()

    def function(self, code: t.Code, depth: int = 1) -> str:
        """A function that returns what a tree comes to."""
        body = Body(depth)
        result = self.expression(code, body)
        return self.write("x", body, [*body.clearing(), f"return {result}"])

    def write(self, letter: str, body: Body, lines: list[str], depth: int | None = None) -> str:
        name = self.fresh(letter)
        taken = items_of(body.depth if depth is None else depth)
        self.lines += [f"def {name}(f, {taken}):", *(f"    {line}" for line in lines)]
        return name

    def definition(self, key: str) -> str:
        """The function of a definition, which keeps its value in the frame."""
        if key not in self._defined:
            body = Body(0)
            result = self.expression(self._bodies[key], body)
            kept = f"f.definitions[{key!r}]"
            self._defined[key] = self.write(
                "d",
                body,
                [
                    f"v = f.definitions.get({key!r})",
                    "if v is not None:",
                    "    return v",
                    *body.clearing(),
                    f"v = {kept} = {result}",
                    "return v",
                ],
            )
        return self._defined[key]

    def expression(self, code: t.Code, body: Body) -> str:
        """The Python expression of a tree."""
        return self._writers[type(code)](self, code, body)

    def const(self, code: t.Const, _: Body) -> str:
        if code.value is True or code.value is False or isinstance(code.value, str):
            return repr(code.value)
        return self.name("const", code.value)

    def slot(self, code: t.Slot, _: Body) -> str:
        return f"r{code.depth}"

    def owner(self, code: t.Owner, body: Body) -> str:
        direct = record_of(code)
        if direct is not None:
            return direct[0]
        return f"{self.name('owner', code.schema, code.name)}({self.expression(code.item, body)})"

    def field(self, code: t.Field, body: Body) -> str:
        direct = record_of(code.owner)
        if direct is None:
            read = self.name("field", code.schema, code.name)
            return f"{read}({self.expression(code.owner, body)})"
        record, path = direct
        if code.schema not in KEPT_WITH or code.name == PROFILE:
            read = self.name("getter", code.schema, code.name)
            return body.kept(f"{path}.{code.name}", f"{read}({record})")
        miss = self.name("keeper", code.schema, code.name)
        return self.of_record(body, record, f"{path}.{code.name}", code.name, miss)

    def of_record(self, body: Body, record: str, path: str, key: str, miss: str) -> str:
        value = body.fresh("m")
        got = f"({value} := {record}.memo.get({key!r})) is not None"
        return body.kept(path, f"({value} if {got} else {miss}({record}))")

    def part(self, code: t.Part, body: Body) -> str:
        owner = t.bare(code.owner)
        direct = record_of(owner.owner) if isinstance(owner, t.Field) else None
        if isinstance(owner, t.Field) and direct and owner.schema in KEPT_WITH:
            key = f"{owner.name}.{code.name}"
            miss = self.name("partkeeper", owner.schema, owner.name, code.of, code.name)
            return self.of_record(body, direct[0], f"{direct[1]}.{key}", key, miss)
        return f"{self.name('part', code.of, code.name)}({self.expression(code.owner, body)})"

    def defined(self, code: t.Defined, body: Body) -> str:
        return body.kept(f"={code.key}", f"{self.definition(code.key)}(f, r0)")

    def items(self, code: t.Items, body: Body) -> str:
        inside = "".join(f"{self.expression(item, body)}, " for item in code.items)
        return f"({inside})"

    def single(self, code: t.Single, body: Body) -> str:
        return f"single({self.expression(code.item, body)})"

    def sure(self, code: t.Sure, body: Body) -> str:
        return f"sure({self.expression(code.body, body)})"

    def shared(self, code: t.Shared, _: Body) -> str:
        inner = Body(0)
        result = self.expression(code.body, inner)
        key = self.key(code.body)
        lines = [
            "memo = set_of(r0).memo",
            f"v = memo.get({key!r})",
            "if v is None:",
            *(f"    {line}" for line in inner.clearing()),
            f"    v = memo[{key!r}] = {result}",
            "return v",
        ]
        return f"{self.write('s', inner, lines)}(f, r0)"

    def noted(self, code: t.Noted, body: Body) -> str:
        return self.expression(code.body, body)


def items_of(depth: int) -> str:
    """The items of the loops down to a depth, as parameters or arguments."""
    return ", ".join(f"r{at}" for at in range(depth + 1))


_WRITERS: Writers = {
    t.Const: Generator.const,
    t.Slot: Generator.slot,
    t.Field: Generator.field,
    t.Owner: Generator.owner,
    t.Part: Generator.part,
    t.Defined: Generator.defined,
    t.Items: Generator.items,
    t.Single: Generator.single,
    t.Shared: Generator.shared,
    t.Sure: Generator.sure,
    t.Noted: Generator.noted,
}
