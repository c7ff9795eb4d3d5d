"""What a typed tree shows at a glance: the record it reads, the words it is written with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import fields
from checker.language import tree as t
from checker.language.frame import is_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.language.schema import Schema


def shape(
    schema: Schema,
    code: object,
    bodies: Mapping[str, t.Code],
    root: str = "",
    loops: tuple[int, ...] = (),
) -> str:
    """A tree as text, the same for trees that mean the same whatever the rule.

    With `root`, the path of a record, the same also whichever record that is; `loops` are the
    slots of the loops around inside of what is shown.
    """
    if isinstance(code, t.Noted):
        return shape(schema, code.body, bodies, root, loops)
    if isinstance(code, t.Defined):
        return f"Defined({shape(schema, bodies[code.key], bodies)})"
    if root and isinstance(code, (t.ItemAt, t.Owner)):
        record = record_of(schema, code)
        if record is not None and record[1] == root:
            return "R"
        if isinstance(code, t.ItemAt) and code.depth in loops:
            return f"S{loops.index(code.depth)}"
    if isinstance(code, t.Code):
        if isinstance(code, (t.Filter, t.Quantified, t.Mapped, t.Grouped)):
            loops = (*loops, code.depth)
        inside = ",".join(
            shape(schema, getattr(code, one.name), bodies, root, loops)
            for one in fields(code)
            if not (root and one.name == "depth")
        )
        return f"{type(code).__name__}({inside})"
    if is_list(code):
        return f"({','.join(shape(schema, one, bodies, root, loops) for one in code)})"
    return repr(code)


def root_of(schema: Schema, code: t.Code) -> tuple[str, str] | None:
    """The one record that a tree hangs on, as an expression and a path; None where it hangs on
    several, on the rule, or on a record that keeps nothing."""
    found = _roots(schema, code, ())
    if found is None or len(found) != 1:
        return None
    (expression, path, kind), *_ = found
    return (expression, path) if kind in schema.keeping else None


def hangs_on_item(schema: Schema, code: t.Code, depth: int) -> bool:
    """Whether a tree hangs on the item of a loop and what that belongs to, and on nothing else."""
    found = _roots(schema, code, ())
    return bool(found) and all(path.partition(".")[0] == str(depth) for _, path, _ in found or ())


def keeps_item(schema: Schema, codes: Iterable[t.Code], depth: int) -> bool:
    """Whether the item of a loop that trees read is a record that keeps what hangs on it."""
    return any(
        path == str(depth) and kind in schema.keeping
        for code in codes
        for _, path, kind in _roots(schema, code, ()) or ()
    )


def _roots(
    schema: Schema, code: object, loops: tuple[int, ...]
) -> set[tuple[str, str, str]] | None:
    """The records a tree reads, None where it reads more than records."""
    if is_list(code):
        return _together(_roots(schema, one, loops) for one in code)
    match code:
        case t.FieldOf(owner, kind, name) if (record := record_of(schema, owner)) is not None:
            if _slot(owner) in loops:
                return set()
            spec = schema.fields.get(kind, {}).get(name)
            if spec is None or not spec.common:
                return {(*record, kind)}
            return {(record[0] + spec.common, f"{record[1]}.{name}", kind)}
        case t.Owner(_, _, name) if (record := record_of(schema, code)) is not None:
            return set() if _slot(code) in loops else {(*record, name)}
        case t.ItemAt(depth):
            return set() if depth in loops else None
        case t.Defined() | t.Shared():
            return None
        case t.Call(function, _, _) if schema.functions[function].contextual:
            return None
        case t.Filter() | t.Quantified() | t.Mapped() | t.Grouped():
            if not isinstance(code, (t.Mapped, t.Grouped)) and code.blanks:
                return None
            loops = (*loops, code.depth)
        case t.Code():
            pass
        case _:
            return set()
    return _together(_roots(schema, getattr(code, one.name), loops) for one in fields(code))


def _together(
    several: Iterable[set[tuple[str, str, str]] | None],
) -> set[tuple[str, str, str]] | None:
    found = set[tuple[str, str, str]]()
    for one in several:
        if one is None:
            return None
        found |= one
    return found


def is_remembered(schema: Schema, code: t.Code) -> bool:
    """Whether a call is answered from what is remembered of a text."""
    return (
        isinstance(code, t.Call)
        and schema.functions[code.function].remembered
        and not code.spread
        and all(isinstance(getattr(t.bare(one), "value", None), str) for one in code.arguments[1:])
    )


def effort_of(code: object) -> int:
    """Roughly what a tree costs to work out: a field nothing, a function more than a comparison,
    a loop most."""
    if is_list(code):
        return sum(map(effort_of, code))
    if not isinstance(code, t.Code):
        return 0
    own = next((cost for kind, cost in _EFFORTS.items() if isinstance(code, kind)), 0)
    if isinstance(code, t.Call) and code.function == "相似":
        # Two sets of pairs are made and met: dearer than a few products.
        own = 5 * own
    return own + sum(effort_of(getattr(code, one.name)) for one in fields(code))


_EFFORTS: dict[type[t.Code], int] = {
    t.Compare: 1,
    t.Match: 2,
    t.Calculate: 3,
    t.Call: 4,
    **dict.fromkeys((t.Filter, t.Quantified, t.Mapped), 20),
    t.Shared: 20,
}


def deepest_slot(code: object) -> int:
    """The innermost of the loops around that a tree hangs on, 0 for the record of the rule."""
    if is_list(code):
        return max(map(deepest_slot, code), default=0)
    if isinstance(code, t.ItemAt):
        return code.depth
    if not isinstance(code, t.Code):
        return 0
    return max((deepest_slot(getattr(code, one.name)) for one in fields(code)), default=0)


def _slot(code: t.Code) -> int:
    """The slot a record is in or belongs to."""
    code = t.bare(code)
    while isinstance(code, t.Owner):
        code = t.bare(code.item)
    assert isinstance(code, t.ItemAt), code
    return code.depth


def record_of(schema: Schema, code: t.Code) -> tuple[str, str] | None:
    """The Python expression of a record that is an item of a loop or belongs to one, and its path;
    None for any other."""
    code = t.bare(code)
    if isinstance(code, t.ItemAt):
        return f"r{code.depth}", f"{code.depth}"
    if not isinstance(code, t.Owner):
        return None
    inner = record_of(schema, code.item)
    if inner is None:
        return None
    return inner[0] + schema.owners[code.schema][code.name].path, f"{inner[1]}.{code.name}"


def presence_of_cell(schema: Schema, code: t.Code) -> str | None:
    """The test of the class of what is read from a cell by which one sees that it is filled in,
    None where the cell could be unreadable."""
    code = t.bare(code)
    if not isinstance(code, t.FieldOf) or record_of(schema, code.owner) is None:
        return None
    spec = schema.fields.get(code.schema, {}).get(code.name)
    if spec is None or not spec.cell:
        return None
    return {"文本": "is str", "指标值": "is not Blank"}.get(spec.type.base)


def has_record(
    schema: Schema, code: object, bodies: Mapping[str, t.Code], within: int = 99
) -> bool:
    """Whether a tree reads a record or an item of a loop around it; `within` is the outermost loop
    inside of it."""
    if is_list(code):
        return any(has_record(schema, one, bodies, within) for one in code)
    match code:
        case t.ItemAt(depth):
            return depth < within
        case t.Call(function, _, _) if schema.functions[function].contextual:
            return True
        case t.Defined(key):
            return has_record(schema, bodies[key], bodies)
        case t.Filter() | t.Quantified() | t.Mapped() | t.Grouped():
            within = min(within, code.depth)
        case t.Code():
            pass
        case _:
            return False
    return any(has_record(schema, getattr(code, one.name), bodies, within) for one in fields(code))
