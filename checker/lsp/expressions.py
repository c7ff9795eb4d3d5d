"""The expression of a rule that a cursor is in: what its parts come to, what may be written next.

The compiler that checks rules tells the types: it is listened to while it makes a rule typed, so
that nothing here knows how types come about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.base.dataclass import dataclass
from checker.base.pattern import late_pattern
from checker.form import FORM, INDICATOR, TABLE, scope_of
from checker.language import (
    FAULTY,
    Source,
    SyntaxSlip,
    TemplateSlip,
    elaborator,
    parse,
    split_template,
)
from checker.language import nodes as n
from checker.rule import Compiler

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.language import Scope, Type
    from checker.packs import PackDraft
    from checker.rule import Rule

_TEMPLATES = ("message", "expected", "actual")
_CHAIN = late_pattern(r"[\w.]+$")
_WORD = late_pattern(r"\w*$")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in an expression of a rule: `offset` counts code points of `source`."""

    rule: Rule
    key: str
    source: Source
    offset: int

    @property
    def before(self) -> str:
        return self.source.text[: self.offset]


@dataclass(frozen=True, slots=True)
class TypedPart:
    """A part of an expression as written and what it comes to."""

    text: str
    type: Type
    node: n.Expr


def spot_at(draft: PackDraft, path: str, line: int, column: int) -> Spot | None:
    """The expression at a line and column of a pack file."""
    for rule in draft.own:
        if rule.origin.template is not None or rule.place.path != path:
            continue
        for key, source in _sources(rule):
            offset = _offset(source, line, column)
            if offset is not None:
                return Spot(rule, key, source, offset)
    return None


def _sources(rule: Rule) -> Iterator[tuple[str, Source]]:
    """Every expression of a rule by the key it is written under, those in messages among them."""
    for key, source in rule.sources.items():
        if key in _TEMPLATES:
            yield from _placeholders(key, source)
        else:
            yield key, source
    yield from (("define", source) for _, source in rule.define)
    yield from (("severity", one) for _, one in rule.severities if one is not None)
    for clause in rule.related:
        yield "related", clause.select


def _placeholders(key: str, source: Source) -> Iterator[tuple[str, Source]]:
    try:
        parts = split_template(source)
    except TemplateSlip:
        return
    yield from ((key, part) for part in parts if isinstance(part, Source))


def _offset(source: Source, line: int, column: int) -> int | None:
    """The offset into a source of a line and column, its end included."""
    last = len(source.text)
    for at in range(last + 1):
        place = source.locate(source.offset + min(at, max(last - 1, 0)))
        behind = at - min(at, max(last - 1, 0))
        if place.line == line and (place.column or 0) + behind == column:
            return at
    return None


def part_at(draft: PackDraft, spot: Spot) -> TypedPart | None:
    """The smallest part of the expression around the spot that has a type."""
    try:
        tree = parse(spot.source.text)
    except SyntaxSlip:
        return None
    types = {id(node): kind for node, kind in _heard(draft, spot.rule)}
    around = [
        node
        for node in n.walk(tree)
        if id(node) in types and node.span.start <= spot.offset <= node.span.end
    ]
    if not around:
        return None
    node = min(around, key=lambda one: one.span.end - one.span.start)
    text = spot.source.text[node.span.start : node.span.end]
    return TypedPart(" ".join(text.split()), types[id(node)], node)


def _heard(draft: PackDraft, rule: Rule) -> list[tuple[n.Expr, Type]]:
    """Every node of the rule that was made typed, with its type."""
    heard: list[tuple[n.Expr, Type]] = []
    compiler = Compiler(draft.surroundings, rule)

    def listening(handler: Any) -> Any:
        def made(e: Any, node: n.Expr, scope: Scope) -> Any:
            result = handler(e, node, scope)
            if result.type is not FAULTY:
                heard.append((node, result.type))
            return result

        return made

    handlers = compiler.elaborator.handlers
    compiler.elaborator.handlers = {kind: listening(one) for kind, one in handlers.items()}
    compiler.compile()
    return heard


@dataclass(frozen=True, slots=True)
class ExpressionWord:
    """A word that may be written: `about` says what it is, `call` whether it takes arguments."""

    text: str
    about: str
    call: bool = False


def words_at(draft: PackDraft, spot: Spot) -> list[ExpressionWord]:
    """What may be written at the spot: fields behind a dot, else names and functions."""
    before = spot.before[: len(spot.before) - len(_word_before(spot.before))]
    schema = TABLE if spot.key == "select" else _record_of(draft, spot.rule)
    inner = _inner_record(draft, spot.rule, before, schema)
    if before.endswith("."):
        return list(_members(draft, spot.rule, before[:-1], inner))
    return [*_names(draft, inner), *_own_names(spot.rule), *_functions()]


def _word_before(text: str) -> str:
    match = _WORD.search(text)
    return match[0] if match else ""


def _record_of(draft: PackDraft, rule: Rule) -> str:
    """The kind of record a rule is about, as its `select` says; 表 where it says nothing yet."""
    source = rule.sources.get("select")
    kind = _type_of(draft, rule, source.text, TABLE) if source else None
    return _schema_in(kind) or TABLE


def _schema_in(kind: Type | None) -> str:
    kind = kind.of if kind is not None and kind.base == "列表" else kind
    return kind.schema if kind is not None and kind.base == "记录" else ""


def _inner_record(draft: PackDraft, rule: Rule, before: str, schema: str) -> str:
    """The kind of record whose fields stand free: inside brackets that of the list's items."""
    depth = 0
    for at in range(len(before) - 1, -1, -1):
        depth += {"]": 1, "[": -1}.get(before[at], 0)
        if depth < 0:
            chain = _chain_before(before[:at])
            outer = _inner_record(draft, rule, before[: at - len(chain)], schema)
            return _schema_in(_type_of(draft, rule, chain, outer)) or outer
    return schema


def _chain_before(text: str) -> str:
    """`甲.乙.丙` at the end of a text, filters in brackets left out."""
    bare, depth = "", 0
    for char in reversed(text):
        if char == "]":
            depth += 1
        elif char == "[":
            depth -= 1
            if depth < 0:
                break
        elif not depth:
            bare = char + bare
    match = _CHAIN.search(bare)
    return match[0] if match else ""


def _type_of(draft: PackDraft, rule: Rule, text: str, schema: str) -> Type | None:
    try:
        node = parse(text)
    except SyntaxSlip:
        return None
    maker = elaborator(FORM, draft.surroundings, rule.parameters)
    made = maker.typed(node, scope_of(schema))
    return None if made.faulty else made.type


def _members(draft: PackDraft, rule: Rule, text: str, schema: str) -> Iterator[ExpressionWord]:
    chain = _chain_before(text)
    if chain == "参数":
        yield from (ExpressionWord(name, str(one.type)) for name, one in rule.parameters.items())
    elif chain == "词汇":
        yield from (ExpressionWord(name, "词汇表") for name in draft.surroundings.vocabulary.names)
    else:
        kind = _type_of(draft, rule, chain, schema)
        item = kind.of if kind is not None and kind.base == "列表" else kind
        if item is not None and item.columns:
            yield from (ExpressionWord(name, str(one)) for name, one in item.columns)
        elif item is not None and item.base in FORM.parts:
            parts = FORM.parts[item.base]
            yield from (
                ExpressionWord(name, str(one.type(item.kinds))) for name, one in parts.items()
            )
        elif _schema_in(item):
            yield from _fields(draft, _schema_in(item))


def _names(draft: PackDraft, schema: str) -> Iterator[ExpressionWord]:
    """Names that stand free on a record: its fields, its owners and what they lend."""
    yield from _fields(draft, schema)
    for name, owner in FORM.owners.get(schema, {}).items():
        yield ExpressionWord(name, f"“{owner.kind}”")
        if owner.kind not in (schema, FORM.whole):
            known = FORM.fields[schema]
            lent = FORM.fields[owner.kind].items()
            yield from (
                ExpressionWord(field, f"{name}的{spec.type}")
                for field, spec in lent
                if field not in known
            )
    yield from (ExpressionWord("参数", "这条规则的参数"), ExpressionWord("词汇", "词汇表"))


def _fields(draft: PackDraft, schema: str) -> Iterator[ExpressionWord]:
    for name, spec in FORM.fields.get(schema, {}).items():
        yield ExpressionWord(name, str(spec.type))
    for (kind, name), one in draft.surroundings.definitions.items():
        if kind == schema:
            yield ExpressionWord(name, one.about or f"定义：{one.type}")
    if schema == INDICATOR:
        yield from (ExpressionWord(name, "表样的判断") for name in draft.surroundings.predicates)


def _own_names(rule: Rule) -> Iterator[ExpressionWord]:
    yield from (ExpressionWord(name, "这条规则的定义") for name, _ in rule.define)


def _functions() -> Iterator[ExpressionWord]:
    for function in FORM.functions.values():
        yield ExpressionWord(function.name, f"{function.signature}：{function.doc}", call=True)


def about_part(draft: PackDraft, part: TypedPart) -> Iterator[str]:
    """A part of an expression in Markdown: its text, its type, and what its name means."""
    yield f"`{part.text}`：{part.type}"
    node = part.node
    if isinstance(node, n.Call) and node.function in FORM.functions:
        function = FORM.functions[node.function]
        yield f"\n`{function.signature}`\n\n{function.doc}"
        yield f"\n例：`{function.example[0]}` 得 {function.example[1]}"
    name = node.name if isinstance(node, (n.Name, n.Member)) else ""
    for one in draft.surroundings.definitions.values():
        if one.name == name:
            yield f"\n定义：{one.about or one.text}"
