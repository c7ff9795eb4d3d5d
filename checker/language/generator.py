"""Writes the functions of a rule's trees: names, locals, what is read of records."""

from __future__ import annotations

from hashlib import sha1
from typing import TYPE_CHECKING, Any

from checker.base.dataclass import dataclass, field, fields
from checker.language import tree as t
from checker.language.frame import Frame, StepLimit, Steps, is_list
from checker.language.interpretation import Interpreter
from checker.language.paths import has_record, is_remembered, record_of, root_of, shape

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from checker.language.schema import Schema

    Writers = Mapping[type[t.Code], Callable[["Generator", Any, "Body"], str]]

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

    def __init__(self, schema: Schema, bodies: Mapping[str, t.Code], writers: Writers) -> None:
        self.schema = schema
        self.lines: list[str] = []
        self.names: dict[str, Spec] = {}
        self._bodies = bodies
        self._writers = {**_WRITERS, **writers}
        self._known: dict[str, str] = {}
        self._defined: dict[str, str] = {}
        self._written: dict[tuple[object, ...], str] = {}
        """Functions of what is kept, by what they are of: a rule asks for the same thing often."""
        self._count = 0
        self._inside = 0
        self._once = False
        self.given: list[t.Code] = []
        """Conditions that hold of all items of a loop where `same`: what an index looked for."""
        self.wide: int | None = None
        """The slot of the loop around over a list of the whole set, whose items come again for
        every record."""

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
        text = "|".join(shape(self.schema, code, self._bodies) for code in codes)
        return sha1(text.encode(), usedforsecurity=False).hexdigest()

    def function(self, code: t.Code, depth: int = 1, *, once: bool = False) -> str:
        """A function that returns what a tree comes to, of which nothing is kept with `once`."""
        body = Body(depth)
        self._once = once
        result = self.expression(code, body)
        self._once = False
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
        if isinstance(code, _KEPT) and (root := self._kept_root(code)) is not None:
            return self.kept_with(code, root, body)
        found = self._writers[type(code)](self, code, body)
        return f"(same or {found})" if code in self.given else found

    def is_kept(self, code: t.Code) -> bool:
        """Whether what a tree comes to is kept with a record."""
        return isinstance(code, _KEPT) and self._kept_root(code) is not None

    def _kept_root(self, code: t.Code) -> tuple[str, str] | None:
        """The record with which a list or what is made of it is kept, None where it is not."""
        if self._once or (self._inside and not isinstance(code, t.Filter)):
            return None
        if isinstance(code, (t.Call, t.Calculate)) and not _has_loop(code):
            # Worth keeping only where the same record is met again and again.
            again = self.wide is not None and not is_remembered(self.schema, code)
            root = root_of(self.schema, code) if again else None
            return root if root and root[1].partition(".")[0] == str(self.wide) else None
        return root_of(self.schema, code)

    def kept_with(self, code: t.Code, root: tuple[str, str], body: Body) -> str:
        """What hangs on one record alone is worked out once and kept with it."""
        record, path = root
        key = sha1(
            shape(self.schema, code, self._bodies, path).encode(), usedforsecurity=False
        ).hexdigest()
        name = self._once_written(
            (key, path, body.depth, self._inside > 0, self.wide),
            lambda: self._keeper_of(code, record, key, body.depth),
        )
        slot = int(path.partition(".")[0])
        given = [f"r{at}" if at == slot else "None" for at in range(body.depth + 1)]
        return body.kept(f"{path}.{key}", f"{name}(f, {', '.join(given)})")

    def _once_written(self, what: tuple[object, ...], write: Callable[[], str]) -> str:
        """The name of a function, written when it is first asked for."""
        if what not in self._written:
            self._written[what] = write()
        return self._written[what]

    def _keeper_of(self, code: t.Code, record: str, key: str, depth: int) -> str:
        """A function that works out what hangs on a record, and keeps it there."""
        inner = Body(depth)
        self._inside += 1
        found = self._writers[type(code)](self, code, inner)
        self._inside -= 1
        lines = [
            f"memo = {record}.memo",
            f"kept = memo.get({key!r})",
            "if kept is not None:",
            "    f.steps.spend(1)",
            "    return kept",
            *inner.clearing(),
            f"v = memo[{key!r}] = {found}",
            "return v",
        ]
        return self.write("k", inner, lines)

    def const(self, code: t.Const, _: Body) -> str:
        if code.value is True or code.value is False or isinstance(code.value, str):
            return repr(code.value)
        return self.name("const", code.value)

    def slot(self, code: t.ItemAt, _: Body) -> str:
        return f"r{code.depth}"

    def owner(self, code: t.Owner, body: Body) -> str:
        direct = record_of(self.schema, code)
        if direct is not None:
            return direct[0]
        return f"{self.name('owner', code.schema, code.name)}({self.expression(code.item, body)})"

    def field(self, code: t.FieldOf, body: Body) -> str:
        direct = record_of(self.schema, code.owner)
        if direct is None:
            read = self.name("field", code.schema, code.name)
            return f"{read}({self.expression(code.owner, body)})"
        record, path = direct
        spec = self.schema.fields.get(code.schema, {}).get(code.name)
        if spec is not None and spec.attribute:
            return f"{record}.{spec.attribute}"
        if code.schema not in self.schema.keeping or (spec is not None and not spec.keep):
            read = self.name("getter", code.schema, code.name)
            return body.kept(f"{path}.{code.name}", f"{read}({record})")
        miss = self.name("keeper", code.schema, code.name)
        return self.of_record(body, record, f"{path}.{code.name}", code.name, miss)

    def of_record(self, body: Body, record: str, path: str, key: str, miss: str) -> str:
        value = body.fresh("m")
        got = f"({value} := {record}.memo.get({key!r})) is not None"
        return body.kept(path, f"({value} if {got} else {miss}({record}))")

    def part(self, code: t.PartOf, body: Body) -> str:
        owner = t.bare(code.owner)
        direct = record_of(self.schema, owner.owner) if isinstance(owner, t.FieldOf) else None
        if isinstance(owner, t.FieldOf) and direct and owner.schema in self.schema.keeping:
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

    def constant(self, code: t.Code) -> t.Const | None:
        """What a tree comes to where that hangs on no record: words of a vocabulary, sorted out."""
        code = t.bare(code)
        if isinstance(code, t.Const):
            return code
        if isinstance(code, t.Defined):
            return self.constant(self._bodies[code.key])
        if not isinstance(code, t.Shared) or has_record(self.schema, code.body, self._bodies):
            return None
        try:
            value = Interpreter(self.schema, self._bodies).run(code.body, Frame(None, Steps()))
        except StepLimit:
            return None
        return t.Const(value)

    def words(self, code: t.Code) -> tuple[str, ...] | None:
        """A text or list of texts that is known before any table is read."""
        known = self.constant(code)
        value = known.value if known else None
        texts = value if is_list(value) else (value,)
        found = tuple(one for one in texts if isinstance(one, str))
        return found if len(found) == len(texts) else None

    def sure(self, code: t.Sure, body: Body) -> str:
        return f"sure({self.expression(code.body, body)})"

    def shared(self, code: t.Shared, body: Body) -> str:
        known = self.constant(code)
        if known is not None:
            return self.const(known, body)
        key = self.key(code.body)
        name = self._once_written((key, self._once), lambda: self._sharer_of(code.body, key))
        return f"{name}(f, r0)"

    def _sharer_of(self, code: t.Code, key: str) -> str:
        """A function that works out what is the same for a whole set, and keeps it there."""
        inner = Body(0)
        result = self.expression(code, inner)
        lines = [
            "memo = set_of(r0).memo",
            f"v = memo.get({key!r})",
            "if v is None:",
            *(f"    {line}" for line in inner.clearing()),
            f"    v = memo[{key!r}] = {result}",
            "return v",
        ]
        return self.write("s", inner, lines)

    def noted(self, code: t.Noted, body: Body) -> str:
        return self.expression(code.body, body)


_KEPT = (t.Filter, t.Quantified, t.Mapped, t.Grouped, t.Call, t.Calculate)


def _has_loop(code: object) -> bool:
    """Whether there is a loop in a tree."""
    if isinstance(code, (t.Filter, t.Quantified, t.Mapped, t.Grouped)):
        return True
    if is_list(code):
        return any(map(_has_loop, code))
    parts = fields(code) if isinstance(code, t.Code) else ()
    return any(_has_loop(getattr(code, one.name)) for one in parts)


def items_of(depth: int) -> str:
    """The items of the loops down to a depth, as parameters or arguments."""
    return ", ".join(f"r{at}" for at in range(depth + 1))


_WRITERS: Writers = {
    t.Const: Generator.const,
    t.ItemAt: Generator.slot,
    t.FieldOf: Generator.field,
    t.Owner: Generator.owner,
    t.PartOf: Generator.part,
    t.Defined: Generator.defined,
    t.Items: Generator.items,
    t.Single: Generator.single,
    t.Shared: Generator.shared,
    t.Sure: Generator.sure,
    t.Noted: Generator.noted,
}
