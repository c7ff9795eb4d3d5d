"""What names mean: fields of a record, its owners, parameters, vocabularies, functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.language import types
from checker.language.days import day_written, is_no_day
from checker.language.directories import pairs_directory
from checker.language.elaboration import (
    broken,
    constant,
    nearest_advice,
    needed,
    shared,
    together,
)
from checker.language.functions.application import apply
from checker.language.gaps import ABSENT
from checker.language.loops import GROUPING, grouping
from checker.language.operators import PARAMETERS
from checker.language.schema import FieldSpec
from checker.language.scope import Binding, Typed
from checker.language.tree import Const, Defined, FieldOf, ItemAt, Mapped, Owner, PartOf, Sure
from checker.language.types import Type, list_of, record_of
from checker.language.unknownnames import (
    of_itself,
    unknown_field,
    unknown_function,
    unknown_name,
    without_fields,
)
from checker.language.valueparts import value_part

if TYPE_CHECKING:
    from checker.language import nodes as n
    from checker.language.directories import Directory
    from checker.language.elaboration import Elaborator
    from checker.language.scope import Scope

VOCABULARY = "词汇"
NOTHING_WORD = "空"
"""No value at all: `择(条件, 甲, 空)`."""


def name(e: Elaborator, node: n.Name, scope: Scope) -> Typed:
    if bound := scope.bound(node.name):
        return _bound(node, bound, scope)
    for binding in reversed(scope.bindings):
        found = _in_record(e, node, binding, scope) if _has_fields(binding) else None
        if found:
            return _unless_hidden(e, node, binding, found)
    if node.name in e.definitions:
        return _definition(e, node)
    if node.name == NOTHING_WORD:
        return Typed(types.NOTHING, Const(ABSENT), node)
    if node.name in (PARAMETERS, VOCABULARY):
        return e.fault(node, node.span, f"“{node.name}”后面要写“.”和名称。")
    return e.fault(node, node.span, unknown_name(e, node.name, scope))


def _unless_hidden(e: Elaborator, node: n.Name, binding: Binding, found: Typed) -> Typed:
    """What the name means of the item of a list, unless the rule has given the name another
    meaning: readers would take it for that."""
    if binding.depth == 0 or node.name not in e.definitions or found.faulty:
        return found
    message = (
        f"“{node.name}”在这里是栏目的名称，不指“define”里的“{node.name}”；"
        "请给“define”里的换一个名字。"
    )
    return e.fault(node, node.span, message)


def _has_fields(binding: Binding) -> bool:
    return binding.current and binding.type.base == "记录"


def _bound(node: n.Name, bound: Binding, scope: Scope) -> Typed:
    depth = bound.depth
    path = f"{depth}"
    kind = _narrowed(bound.type, path, scope)
    return Typed(kind, ItemAt(depth), node, frozenset({depth}), path)


def _definition(e: Elaborator, node: n.Name) -> Typed:
    name, made = node.name, e.definitions[node.name]
    if e.telling and name in e.scopes:
        name, made = f"{name}!", _told(e, name)
    e.bodies[name] = made.code
    if made.lead is not None:
        e.bodies[f"{name}…"] = made.lead
    return Typed(
        made.type,
        Defined(name),
        node,
        # A definition that reads nothing of the record is the same for all of them.
        frozenset({0}) if made.deps else made.deps,
        path=f"0.{node.name}",
        origin=made.origin,
        closed=made.closed,
        lead=Defined(f"{name}…") if made.lead is not None else None,
    )


def _told(e: Elaborator, name: str) -> Typed:
    """A definition as a message tells it."""
    if name not in e.told:
        e.told[name] = e.typed(*e.scopes[name])
    return e.told[name]


def _in_record(e: Elaborator, node: n.Name, binding: Binding, scope: Scope) -> Typed | None:
    """The name as a field of a record, as one of its owners, or as a field of an owner."""
    depth, schema = binding.depth, binding.type.schema
    item = Typed(binding.type, ItemAt(depth), node, frozenset({depth}), f"{depth}")
    if spec := field_of(e, binding.type, node.name):
        return _read(e, node, item, node.name, spec, scope)
    owners = e.schema.owners.get(schema, {})
    if node.name in owners:
        return _owner(e, node, item, node.name, scope)
    if depth == 0 and node.name in e.definitions:
        return _definition(e, node)
    for owner, known in owners.items():
        spec = field_of(e, record_of(known.kind), node.name)
        if spec and known.kind != schema:
            return _read(e, node, _owner(e, node, item, owner, scope), node.name, spec, scope)
    return None


def _owner(e: Elaborator, node: n.Expr, item: Typed, owner: str, scope: Scope) -> Typed:
    kind = e.schema.owners[item.type.schema][owner].kind
    # The set is the same for every item of every loop: reading it depends on none of them.
    deps = frozenset[int]() if owner == e.schema.whole else item.deps
    code = Owner(item.code, item.type.schema, owner)
    if owner == e.schema.whole:
        code = Owner(ItemAt(0), scope.bindings[0].type.schema, owner)
    return Typed(record_of(kind), code, node, deps, f"{item.path}.{owner}")


def field_of(e: Elaborator, kind: Type, name: str) -> FieldSpec | None:
    """A field of a record: what packs say of it and the columns of directories included."""
    read = e.schema.getter(kind.schema, name)
    if kind.columns:
        column = dict(kind.columns).get(name)
        return None if column is None else FieldSpec(column, read)
    spec = e.schema.fields[kind.schema].get(name)
    defined = e.surroundings.defined(kind.schema, name)
    if defined is not None:
        return FieldSpec(defined, read)
    if spec is None and kind.schema == e.schema.claimed and name in e.surroundings.predicates:
        return FieldSpec(types.TRUTH, read)
    return spec


def _read(
    e: Elaborator, node: n.Expr, owner: Typed, name: str, spec: FieldSpec, scope: Scope
) -> Typed:
    """Reading a field of one record."""
    path = f"{owner.path}.{name}" if owner.path is not None else None
    made = Typed(
        _narrowed(spec.type, path, scope),
        FieldOf(owner.code, owner.type.schema, name),
        node,
        owner.deps,
        path,
        (owner.code, name) if spec.cell else None,
        () if spec.closed is None else spec.closed(e.surroundings),
    )
    made.needs = (made,) if spec.cell else ()
    return made


def _narrowed(kind: Type, path: str | None, scope: Scope) -> Type:
    if path is not None and kind.base == "指标值" and path in scope.facts:
        return Type("指标值", kinds=scope.facts[path])
    return kind


def member(e: Elaborator, node: n.Member, scope: Scope) -> Typed:
    special = _namespace(e, node, scope)
    if special is not None:
        return special
    told = len(e.slips)
    owner = e.typed(node.owner, scope)
    if owner.faulty and (said := of_itself(e, node, scope)):
        del e.slips[told:]
        return e.fault(node, node.owner.span, said)
    if found := broken(node, owner):
        return found
    match owner.type.base:
        case "记录":
            return _field(e, node, owner, scope)
        case "指标值":
            return value_part(e, node, owner)
        case "日期":
            return _day_part(e, node, owner)
        case "列表":
            return _mapped(e, node, owner, scope)
        case _:
            return e.fault(node, node.name_span, without_fields(e, owner.type, node.name))


def _namespace(e: Elaborator, node: n.Member, scope: Scope) -> Typed | None:
    """`参数.甲` and `词汇.甲`."""
    owner = getattr(node.owner, "name", None)
    if owner not in (PARAMETERS, VOCABULARY) or scope.bound(str(owner)):
        return None
    if owner == PARAMETERS:
        parameter = e.parameters.get(node.name)
        if parameter is None and not e.parameters:
            message = "这条规则没有写“params”，没有参数可用。"
            return e.fault(node, node.name_span, message)
        if parameter is None:
            found = f"这条规则没有参数“{node.name}”"
            return e.fault(
                node, node.name_span, nearest_advice(node.name, list(e.parameters), found)
            )
        return constant(node, parameter.type, parameter.value)
    return _vocabulary(e, node)


def _vocabulary(e: Elaborator, node: n.Member) -> Typed:
    vocabulary = e.surroundings.vocabulary
    if node.name in vocabulary.lists:
        words = vocabulary.lists[node.name]
        if words and all(word[:1].isdigit() for word in words):
            return _figures(node, words)
        return constant(node, list_of(types.TEXT), words)
    if node.name in vocabulary.maps:
        return _directory(node, pairs_directory(node.name, vocabulary.maps[node.name]))
    if node.name in vocabulary.directories:
        return _directory(node, vocabulary.directories[node.name])
    found = f"没有叫“{node.name}”的词汇表"
    return e.fault(node, node.name_span, nearest_advice(node.name, list(vocabulary.names), found))


def _figures(node: n.Member, words: tuple[str, ...]) -> Typed:
    """A list of words that begin with figures: days, where all are. One that is no day has been
    told where it is written."""
    if any(map(is_no_day, words)):
        return constant(node, types.FAULTY, ())
    days = [day for word in words if (day := day_written(word)) is not None]
    if len(days) == len(words):
        return constant(node, list_of(types.DATE), tuple(days))
    return constant(node, list_of(types.TEXT), words)


def _directory(node: n.Member, directory: Directory) -> Typed:
    if directory.type is types.FAULTY:
        return constant(node, types.FAULTY, ())
    return constant(node, directory.listed, directory.entries)


def _field(e: Elaborator, node: n.Member, owner: Typed, scope: Scope) -> Typed:
    schema = owner.type.schema
    spec = field_of(e, owner.type, node.name)
    if spec:
        return _read(e, node, owner, node.name, spec, scope)
    if node.name in e.schema.owners.get(schema, {}):
        return _owner(e, node, owner, node.name, scope)
    return e.fault(node, node.name_span, unknown_field(e, owner.type, node.name))


def _day_part(e: Elaborator, node: n.Member, owner: Typed) -> Typed:
    parts = e.schema.parts["日期"]
    part = parts.get(node.name)
    if part is None:
        message = f"日期没有字段“{node.name}”；可以用的有：{'、'.join(parts)}。"
        return e.fault(node, node.name_span, message)
    return Typed(part.type(None), PartOf(owner.code, "日期", node.name), node, owner.deps)


def _mapped(e: Elaborator, node: n.Member, owner: Typed, scope: Scope) -> Typed:
    """`列表.字段`: the field of every item; blanks are dropped, lists of lists become one list."""
    item_type = owner.type.of or types.FAULTY
    # The item's field is worked out against a slot of its own, one loop deeper.
    inside = scope.within("", item_type, current=False)
    depth = inside.depth
    here = Typed(item_type, ItemAt(depth), node.owner, frozenset({depth}))
    made = _item_field(e, node, here, inside)
    if made.faulty:
        return made
    flat = made.type.base == "列表"
    code = Mapped(telling(e, owner).code, depth, made.code, flat)
    kind = made.type if flat else list_of(made.type)
    return shared(Typed(kind, code, node, owner.deps, closed=made.closed))


def telling(e: Elaborator, made: Typed) -> Typed:
    """A list as a message may tell of it: without what is not certain."""
    if not e.telling or made.type.base != "列表" or made.constant is not None:
        return made
    lead = None if made.lead is None else Sure(made.lead)
    return replace(made, code=Sure(made.code), lead=lead)


def _item_field(e: Elaborator, node: n.Member, item: Typed, scope: Scope) -> Typed:
    match item.type.base:
        case "记录":
            return _field(e, node, item, scope)
        case "指标值":
            return value_part(e, node, item)
        case "日期":
            return _day_part(e, node, item)
        case _:
            return e.fault(node, node.name_span, without_fields(e, item.type, node.name))


def call(e: Elaborator, node: n.Call, scope: Scope) -> Typed:
    if node.function == GROUPING:
        return grouping(e, node, scope)
    known = e.schema.functions
    function = known.get(node.function)
    if function is None:
        return e.fault(node, node.name_span, unknown_function(e, node, scope, [*known, GROUPING]))
    arguments = [e.typed(argument, scope) for argument in node.arguments]
    if found_broken := broken(node, *arguments):
        return found_broken
    if function.telling:
        arguments = [telling(e, argument) for argument in arguments]
    made = apply(e, function, node, arguments)
    made.deps = together(*arguments) | ({0} if function.contextual else frozenset())
    made.needs = () if function.lenient else needed(*arguments)
    if node.function == "相似" and not made.faulty:
        made.likened = (arguments[0], arguments[1])
    return shared(made)
