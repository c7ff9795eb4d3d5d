"""Mutants: every rule that differs from one in one spot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, replace
from checker.language import Parameter, Source, is_list, parse, show, show_value
from checker.packs.alterations import Choice, alterations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from checker.base.place import Place
    from checker.rule import Rule

_PARTS = ("select", "when", "assert")
PARAMETER = "参数."
"""What the part of a mutant begins with where a word of a parameter is gone."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: in which part of the rule, what it is in words, and the part as changed."""

    rule: str
    part: str
    change: str
    expression: str
    place: Place
    choice: Choice | None = None
    """What was taken out of which words, where that is the change."""

    @property
    def names(self) -> frozenset[str]:
        """What the change may be called in `equivalent`."""
        return frozenset((self.expression, f"{self.part}：{self.change}"))


def mutants_of(rule: Rule) -> Iterator[tuple[Mutant, Rule]]:
    """Every rule that differs from this one in one spot: of its expressions, of the words of its
    parameters, of what it says would be right."""
    for part, source in expressions_of(rule):
        for one in alterations(parse(source.text)):
            text, place = show(one.tree), source.locate(source.offset)
            mutant = Mutant(rule.id, part, one.change, text, place, one.choice)
            yield mutant, _with(rule, part, Source(text, _at_start(source)))
    yield from _fewer_words(rule)
    yield from _silent(rule)


def _fewer_words(rule: Rule) -> Iterator[tuple[Mutant, Rule]]:
    """The rule with one word less in a list of its parameters."""
    for name, parameter in rule.parameters.items():
        words = parameter.value
        if not is_list(words) or len(words) < 2:
            continue
        texts = [*map(show_value, words)]
        for at, word in enumerate(texts):
            fewer = Parameter(parameter.type, (*words[:at], *words[at + 1 :]))
            change = f"去掉“{word}”"
            part = f"{PARAMETER}{name}"
            choice = Choice("词", word, (*texts[:at], *texts[at + 1 :]))
            mutant = Mutant(rule.id, part, change, f"{part} {change}", rule.place, choice)
            yield mutant, replace(rule, parameters={**rule.parameters, name: fewer})


def _silent(rule: Rule) -> Iterator[tuple[Mutant, Rule]]:
    """The rule without its advice, and without what it would write."""
    if "expected" in rule.sources:
        source = rule.sources["expected"]
        other = {**rule.sources, "expected": Source("（改过）", _at_start(source))}
        mutant = Mutant(rule.id, "expected", "改成别的话", "expected 改成别的话", rule.place)
        yield mutant, replace(rule, sources=other)
    if rule.fix is not None:
        other_fix = replace(
            rule.fix, replacement=Source("（改过）", _at_start(rule.fix.replacement))
        )
        mutant = Mutant(rule.id, "fix", "改成别的话", "fix 改成别的话", rule.place)
        yield mutant, replace(rule, fix=other_fix)


def expressions_of(rule: Rule) -> Iterator[tuple[str, Source]]:
    """What a rule asks, part by part: its conditions and its own definitions."""
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
