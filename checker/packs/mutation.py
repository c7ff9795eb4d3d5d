"""Mutation: rules changed on purpose, to see whether their examples would notice.

A mutant that gives every example its promised outcome survives: the examples do not hold the rule
at that spot. Changes that make no difference (an equivalent mutant) can be acknowledged in the
rule, `equivalent:`, with a reason.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from checker.errors import UsageError
from checker.form.surroundings import Surroundings
from checker.language import nodes as n
from checker.language.parser import SyntaxSlip, parse
from checker.language.printer import show
from checker.language.source import Source
from checker.packs.examples import ExampleMistake, run_example, verdict_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from checker.form.whole import HasSurroundings
    from checker.place import Place
    from checker.rule.rule import Equivalent, Rule

# What a careless hand turns an operator into.
_COMPARISONS: dict[str, str] = {
    "≤": "<", "<": "≤", "≥": ">", ">": "≥", "=": "≠", "≠": "=",
}  # fmt: skip
_RELATIONS: dict[str, str] = {
    "属于": "不属于", "不属于": "属于", "包含": "不包含", "不包含": "包含", "匹配": "不匹配",
    "不匹配": "匹配",
}  # fmt: skip
_UNITS: dict[str, str] = {"万元": "元", "元": "万元"}
_LESS = "去掉"
# `甲 有值 且 …` before a rule only says that a blank is not looked at instead of unknown.
_GUARD = "不管空白，去掉"
_PARTS = ("select", "when", "assert")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: in which part of the rule, what it is in words, and the part as changed."""

    rule: str
    part: str
    change: str
    expression: str
    place: Place


@dataclass(frozen=True, slots=True)
class MutationResult:
    """What the examples of a rule made of its mutants; `stale` are entries of `equivalent` that
    are no mutant of the rule (any more)."""

    rule: Rule
    tried: int
    survivors: tuple[Mutant, ...]
    acknowledged: int
    stale: tuple[Equivalent, ...]


@dataclass(frozen=True, slots=True)
class _Bench:
    surroundings: Surroundings


def mutants_of(rule: Rule) -> Iterator[tuple[Mutant, Rule]]:
    """Every rule that differs from this one in one spot of its expressions."""
    for part, source in _expressions(rule):
        for change, tree in _changed(parse(source.text)):
            if change.startswith(_GUARD):
                continue
            text = show(tree)
            mutant = Mutant(rule.id, part, change, text, source.locate(source.offset))
            yield mutant, _with(rule, part, Source(text, _at_start(source)))


def mutate(rule: Rule, packset: HasSurroundings) -> MutationResult:
    """Tries every mutant of a rule on its examples."""
    if rule.reader or rule.template:  # what a template writes is held by the template's tests
        return MutationResult(rule, 0, (), 0, ())
    known = {respelled_whole(entry.expression): entry for entry in rule.equivalent}
    around = packset.surroundings
    # Hundreds of changed rules are compiled: they are not to stay in the memory of the real ones.
    bench = _Bench(Surroundings(around.profiles, around.vocabulary))
    every = tuple(mutants_of(rule))
    alive = tuple(
        mutant
        for mutant, changed in every
        if mutant.expression not in known and not _noticed(changed, bench)
    )
    found = {mutant.expression for mutant, _ in every}
    return MutationResult(
        rule,
        len(every),
        alive,
        sum(mutant.expression in known for mutant, _ in every),
        tuple(entry for text, entry in known.items() if text not in found),
    )


def survivors(rule: Rule, packset: HasSurroundings) -> tuple[Mutant, ...]:
    """The mutants no example notices, less those the rule acknowledges as equivalent."""
    return mutate(rule, packset).survivors


def respelled_whole(text: str) -> str:
    """An expression in its one printed spelling, so that it is found however it was written."""
    try:
        return show(parse(text))
    except SyntaxSlip:
        return text


def _noticed(rule: Rule, packset: HasSurroundings) -> bool:
    """Whether some example does not come out as promised; a rule that does not compile is."""
    for example in rule.examples:
        if example.file is not None:
            continue
        try:
            if verdict_on(example, run_example(rule, example, packset)):
                return True
        except (UsageError, ExampleMistake):
            return True
    return False


def _expressions(rule: Rule) -> Iterator[tuple[str, Source]]:
    for part in _PARTS:
        if part in rule.sources:
            yield part, rule.sources[part]
    yield from rule.define


def _with(rule: Rule, part: str, source: Source) -> Rule:
    """The rule with one expression changed."""
    if part in _PARTS:
        return replace(rule, sources={**rule.sources, part: source})
    define = tuple((name, source if name == part else old) for name, old in rule.define)
    return replace(rule, define=define)


def _at_start(source: Source) -> Callable[[int], Place]:
    """Places of a changed expression: the start of the one it was made from."""

    def locate(_: int) -> Place:
        return source.locate(source.offset)

    return locate


def _changed(tree: n.Expr) -> Iterator[tuple[str, n.Expr]]:
    """The tree changed in one spot, with the change in words."""
    yield from _changed_here(tree)
    for one in fields(tree):
        value: Any = getattr(tree, one.name)
        if isinstance(value, n.Expr):
            for change, inner in _changed(value):
                whole: Any = {one.name: inner}
                yield change, replace(tree, **whole)
        elif one.name in ("operands", "arguments", "items"):
            yield from _changed_within(tree, one.name, value)


def _changed_within(
    tree: n.Expr, name: str, parts: tuple[n.Expr, ...]
) -> Iterator[tuple[str, n.Expr]]:
    for at, part in enumerate(parts):
        for change, inner in _changed(part):
            whole: Any = {name: (*parts[:at], inner, *parts[at + 1 :])}
            yield change, replace(tree, **whole)


def _changed_here(tree: n.Expr) -> Iterator[tuple[str, n.Expr]]:
    match tree:
        case n.Compare(operator, left, right, tolerance):
            other: Any = _COMPARISONS[operator]
            yield f"“{operator}”改成“{other}”", replace(tree, operator=other)
            if not isinstance(right, n.Text) and operator not in "=≠":
                larger = n.Arithmetic("×", right, n.Quantity("10000"))
                yield "差一万倍", n.Compare(operator, left, larger, tolerance)
        case n.Relation(operator) if operator in _RELATIONS:
            turned: Any = _RELATIONS[operator]
            yield f"“{operator}”改成“{turned}”", replace(tree, operator=turned)
        case n.Presence() | n.IsKind():
            yield "判断取反", replace(tree, negated=not tree.negated)
        case n.Quantified(quantifier):
            all_or_any: Any = {"存在": "所有", "所有": "存在"}[quantifier]
            yield f"“{quantifier}”改成“{all_or_any}”", replace(tree, quantifier=all_or_any)
        case n.Logic(operator, operands):
            for at, operand in enumerate(operands):
                kept = (*operands[:at], *operands[at + 1 :])
                less = kept[0] if len(kept) == 1 else replace(tree, operands=kept)
                guard = isinstance(operand, n.Presence) and not operand.negated
                yield f"{_GUARD if guard else _LESS}“{operator}”的一项：{show(operand)}", less
        case n.Quantity(text):
            yield from _other_unit(text)
        case _:
            return


def _other_unit(text: str) -> Iterator[tuple[str, n.Expr]]:
    for unit, other in _UNITS.items():
        if text.endswith(unit) and not text.endswith("万元" if unit == "元" else "\0"):
            changed = text.removesuffix(unit) + other
            yield f"“{text}”改成“{changed}”", n.Quantity(changed)
            return
