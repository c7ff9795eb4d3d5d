"""Mutation: rules changed on purpose, to see whether their examples would notice.

A mutant that gives every example its promised outcome survives: the examples do not hold the rule
at that spot. Changes that make no difference (an equivalent mutant) can be acknowledged in the
rule, `equivalent:`, with a reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.dataclass import dataclass, replace
from checker.errors import UsageError
from checker.language.display import show_value
from checker.language.frame import is_list
from checker.language.parser import parse
from checker.language.printer import show
from checker.language.slip import SyntaxSlip
from checker.language.source import Source
from checker.language.types import Parameter
from checker.packs.alterations import Choice, alterations
from checker.packs.examples import ExampleMistake, bind_example, verdict_on
from checker.packs.sisters import sisters
from checker.rule import run_rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from checker.form.records import SetRecord
    from checker.form.surroundings import Surroundings
    from checker.packs.packset import PackSet
    from checker.place import Place
    from checker.rule import Example, Rule
    from checker.rule.origin import Equivalent

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
class MutantCount:
    """Mutants tried and those alive."""

    tried: int
    alive: int

    @property
    def share(self) -> int:
        """Those alive in percent, rounded up: 0 means none."""
        return -(-100 * self.alive // self.tried) if self.tried else 0


def mutants_by_group(results: Iterable[MutationResult]) -> dict[str, MutantCount]:
    """The mutants by the group of their rules: the letters of the id and its first digit."""
    found: dict[str, MutantCount] = {}
    for result in results:
        name = result.rule.id.rstrip("0123456789")
        group = result.rule.id[: len(name) + 1]
        old = found.get(group, MutantCount(0, 0))
        found[group] = MutantCount(old.tried + result.tried, old.alive + len(result.survivors))
    return dict(sorted(found.items()))


@dataclass(frozen=True, slots=True)
class _Bench:
    surroundings: Surroundings


def mutants_of(rule: Rule) -> Iterator[tuple[Mutant, Rule]]:
    """Every rule that differs from this one in one spot: of its expressions, of the words of its
    parameters, of what it says would be right."""
    for part, source in _expressions(rule):
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


def mutate(rule: Rule, packset: PackSet) -> MutationResult:
    """Tries every mutant of a rule on its examples."""
    if rule.reader or rule.origin.template:  # a template's own tests hold what it writes
        return MutationResult(rule, 0, (), 0, ())
    known = {
        entry.change or respelled_whole(entry.expression): entry for entry in rule.origin.equivalent
    }
    around = packset.surroundings
    # Hundreds of changed rules are compiled: they are not to stay in the memory of the real ones.
    bench = _Bench(replace(around, memo={}))
    bound = [
        (example, bind_example(example, bench))
        for example in rule.origin.examples
        if example.file is None
    ]
    every = [
        (mutant, _notices(changed, bound) or _sister_notices(rule, changed, mutant, bench))
        for mutant, changed in mutants_of(rule)
    ]
    every += list(_unneeded(rule, packset.rules, bound))
    unseen = [mutant for mutant, noticed in every if not noticed]
    alive = tuple(mutant for mutant in unseen if not known.keys() & mutant.names)
    found = {name for mutant in unseen for name in mutant.names}
    return MutationResult(
        rule,
        len(every),
        alive,
        len(unseen) - len(alive),
        tuple(entry for text, entry in known.items() if text not in found),
    )


def _unneeded(
    rule: Rule, rules: Sequence[Rule], bound: Sequence[tuple[Example, SetRecord]]
) -> Iterator[tuple[Mutant, bool]]:
    """The rule without one of those it supersedes, and whether a bad example shows both."""
    for name in rule.supersedes:
        other = next((one for one in rules if one.id == name and not one.reader), None)
        if other is None:
            continue
        said = f"supersedes 去掉{name}"
        mutant = Mutant(rule.id, "supersedes", f"去掉{name}", said, rule.place)
        yield mutant, any(_both_speak(rule, other, whole) for _, whole in bound)


def _both_speak(rule: Rule, other: Rule, whole: SetRecord) -> bool:
    """Whether two rules fail on the same thing."""
    first, second = ({key for key, _ in run_rule(one, whole).findings} for one in (rule, other))
    return bool(first & second)


def survivors(rule: Rule, packset: PackSet) -> tuple[Mutant, ...]:
    """The mutants no example notices, less those the rule acknowledges as equivalent."""
    return mutate(rule, packset).survivors


def respelled_whole(text: str) -> str:
    """An expression in its one printed spelling, so that it is found however it was written."""
    try:
        return show(parse(text))
    except SyntaxSlip:
        return text


def _notices(rule: Rule, bound: Sequence[tuple[Example, SetRecord]]) -> bool:
    """Whether some example does not come out as promised; a rule that does not compile is."""
    try:
        return any(verdict_on(example, run_rule(rule, whole)) for example, whole in bound)
    except UsageError:
        return True


def _sister_notices(rule: Rule, changed: Rule, mutant: Mutant, bench: _Bench) -> bool:
    """Whether an example shows the change once the word that is gone stands in it."""
    if mutant.choice is None:
        return False
    for sister in sisters(rule.origin.examples, mutant.choice):
        try:
            whole = bind_example(sister, bench)
        except ExampleMistake:
            continue  # the word is no column there
        if not verdict_on(sister, run_rule(rule, whole)) and _notices(changed, [(sister, whole)]):
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
