"""Mutation: rules changed on purpose, to see whether their examples would notice.

A mutant that gives every example its promised outcome survives: the examples do not hold the rule
at that spot. Changes that make no difference (an equivalent mutant) can be acknowledged in the
rule, `equivalent:`, with a reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, replace
from checker.base.errors import UsageError
from checker.form import definitions_in
from checker.language import SyntaxSlip, parse, show
from checker.packs.alterations import alterations
from checker.packs.examples import ExampleMistake, bind_example, verdict_on
from checker.packs.mutants import Mutant, expressions_of, mutants_of
from checker.packs.sisters import sisters
from checker.rule import run_rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.form import Definition, SetRecord, Surroundings
    from checker.packs.alterations import Altered
    from checker.packs.packset import PackSet
    from checker.rule import Equivalent, Example, Rule


@dataclass(frozen=True, slots=True)
class MutationResult:
    """What the examples of a rule made of its mutants; `stale` are entries of `equivalent` that
    are no mutant of the rule (any more)."""

    rule: Rule
    tried: int
    survivors: tuple[Mutant, ...]
    acknowledged: int
    stale: tuple[Equivalent, ...]

    @property
    def group(self) -> str:
        """The letters of the rule's id and its first digit."""
        name = self.rule.id.rstrip("0123456789")
        return self.rule.id[: len(name) + 1]


DEFINITIONS = "定义"
"""The group of what packs give names to."""


@dataclass(frozen=True, slots=True)
class DefinitionResult:
    """What the examples of all rules that use a definition made of its mutants."""

    definition: Definition
    tried: int
    survivors: tuple[Mutant, ...]

    @property
    def group(self) -> str:
        return DEFINITIONS


@dataclass(frozen=True, slots=True)
class MutantCount:
    """Mutants tried and those alive."""

    tried: int
    alive: int

    @property
    def share(self) -> int:
        """Those alive in percent, rounded up: 0 means none."""
        return -(-100 * self.alive // self.tried) if self.tried else 0


def mutants_by_group(
    results: Iterable[MutationResult | DefinitionResult],
) -> dict[str, MutantCount]:
    """The mutants by the group of their rules, those of definitions by themselves."""
    found: dict[str, MutantCount] = {}
    for result in results:
        old = found.get(result.group, MutantCount(0, 0))
        found[result.group] = MutantCount(
            old.tried + result.tried, old.alive + len(result.survivors)
        )
    return dict(sorted(found.items()))


@dataclass(frozen=True, slots=True)
class ExampleBench:
    """What examples are bound against, apart from what the real rules keep in memory."""

    surroundings: Surroundings


def mutate(rule: Rule, packset: PackSet) -> MutationResult:
    """Tries every mutant of a rule on its examples."""
    if rule.reader or rule.origin.template:  # a template's own tests hold what it writes
        return MutationResult(rule, 0, (), 0, ())
    known = {
        entry.change or respelled_whole(entry.expression): entry for entry in rule.origin.equivalent
    }
    around = packset.surroundings
    # Hundreds of changed rules are compiled: they are not to stay in the memory of the real ones.
    bench = ExampleBench(replace(around, memo={}))
    mutants = list(mutants_of(rule))
    passed_over = [mutant for mutant, _ in unseen(rule, mutants, bench)]
    superseding = list(_unneeded(rule, packset.rules, _bound(rule, bench)))
    passed_over += [mutant for mutant, noticed in superseding if not noticed]
    alive = tuple(mutant for mutant in passed_over if not known.keys() & mutant.names)
    found = {name for mutant in passed_over for name in mutant.names}
    return MutationResult(
        rule,
        len(mutants) + len(superseding),
        alive,
        len(passed_over) - len(alive),
        tuple(entry for text, entry in known.items() if text not in found),
    )


def _bound(rule: Rule, bench: ExampleBench) -> list[tuple[Example, SetRecord]]:
    examples = [example for example in rule.origin.examples if example.file is None]
    return [(example, bind_example(example, bench)) for example in examples]


def unseen(
    rule: Rule, mutants: Iterable[tuple[Mutant, Rule]], bench: ExampleBench
) -> Iterator[tuple[Mutant, Rule]]:
    """Those of the mutants that no example of the rule notices."""
    bound = _bound(rule, bench)
    for mutant, changed in mutants:
        if not _notices(changed, bound) and not _sister_notices(rule, changed, mutant, bench):
            yield mutant, changed


def definitions_used(rules: Iterable[Rule], packset: PackSet) -> list[Definition]:
    """The definitions of their own packs that rules use, themselves or by another; one a name."""
    found: dict[str, Definition] = {}
    for rule in rules:
        for one in _used_by(rule, packset):
            if one.pack == rule.pack:
                found.setdefault(one.name, one)
    return list(found.values())


def _used_by(rule: Rule, packset: PackSet) -> list[Definition]:
    around = packset.surroundings
    texts = [source.text for _, source in expressions_of(rule)]
    # 是成本总额 and its like, as the forms tell what they mean.
    texts += [
        show(profile.predicates[name])
        for profile in around.profiles
        for name in around.predicates
        if any(name in text for text in texts)
    ]
    return definitions_in(around, texts)


def mutate_definition(definition: Definition, packset: PackSet) -> DefinitionResult:
    """Tries every mutant of a definition on the examples of the rules that use it."""
    users = [
        rule
        for rule in packset.rules
        if not rule.reader
        and not rule.origin.template
        and any(one.name == definition.name for one in _used_by(rule, packset))
    ]
    made = list(alterations(parse(definition.text)))
    alive = [one for one in made if not _is_noticed(definition, one, users, packset)]
    mutants = (
        Mutant(definition.name, DEFINITIONS, one.change, show(one.tree), definition.place)
        for one in alive
    )
    return DefinitionResult(definition, len(made), tuple(mutants))


def _is_noticed(
    definition: Definition, altered: Altered, users: Sequence[Rule], packset: PackSet
) -> bool:
    """Whether an example of a rule comes out otherwise once a definition is altered."""
    around = packset.surroundings
    changed = {
        key: replace(one, node=altered.tree) if one.name == definition.name else one
        for key, one in around.definitions.items()
    }
    bench = ExampleBench(replace(around, definitions=changed, memo={}))
    plain = ExampleBench(replace(around, memo={}))
    for rule in users:
        examples = [one for one in rule.origin.examples if one.file is None]
        if _notices(rule, [(one, bind_example(one, bench)) for one in examples]):
            return True
        if altered.choice is not None and any(
            _shows(rule, sister, plain, bench) for sister in sisters(examples, altered.choice)
        ):
            return True
    return False


def _shows(rule: Rule, sister: Example, plain: ExampleBench, bench: ExampleBench) -> bool:
    """Whether an example holds as things are, and no more once they are changed."""
    try:
        before, after = bind_example(sister, plain), bind_example(sister, bench)
    except ExampleMistake:
        return False  # the word is no column there
    return not verdict_on(sister, run_rule(rule, before)) and _notices(rule, [(sister, after)])


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


def _sister_notices(rule: Rule, changed: Rule, mutant: Mutant, bench: ExampleBench) -> bool:
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
