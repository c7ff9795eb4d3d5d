"""Rules as they can be kept between runs: the typed tree, and the functions made of it as code.

Python writes code for itself alone: what is kept is for the very version it was made with, and is
read from nowhere but where only this user or the installation could have written it.
"""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING

from checker.dataclass import dataclass
from checker.form.conditions import conditions_in, runnable, typed_condition
from checker.form.schema import FORM
from checker.language.machine import KeptCode, Machine
from checker.rule.program import Program, first_codes, spoken_codes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.form.surroundings import Surroundings
    from checker.language.tree import Code
    from checker.rule.rule import Rule
    from checker.rule.typed import TypedRule


@dataclass(frozen=True, slots=True)
class KeptRule:
    """A typed rule with the code of what always runs, and of what only a finding needs."""

    typed: TypedRule
    first: KeptCode | None
    later: KeptCode | None


def kept_rule(rule: Rule, typed: TypedRule) -> KeptRule:
    """What is kept of a rule."""
    path = f"<{rule.id}>"
    return KeptRule(
        typed,
        _kept_code(first_codes(typed), typed.bodies, path),
        _kept_code(spoken_codes(typed), typed.bodies, path),
    )


@dataclass(frozen=True, slots=True)
class KeptCondition:
    """A condition of a profile: its name (`found` or that of a predicate), tree and code."""

    profile: str
    name: str
    typed: Code
    code: KeptCode | None


def kept_conditions(around: Surroundings) -> Iterator[KeptCondition]:
    """What is kept of every condition of the profiles."""
    for profile in around.profiles:
        for name, (node, kind) in conditions_in(profile).items():
            typed = typed_condition(around, node, kind)
            yield KeptCondition(profile.id, name, typed, _kept_code([typed], {}, f"<{name}>"))


def seed_conditions(kept: Sequence[KeptCondition], around: Surroundings) -> None:
    """Lets the conditions of the profiles hold by what was kept of them."""
    for one in kept:
        around.memo["condition", one.profile, one.name] = runnable(one.typed, one.name, one.code)


def _kept_code(codes: Sequence[Code], bodies: Mapping[str, Code], path: str) -> KeptCode | None:
    """None where there is nothing to run, or nothing that Python takes."""
    if not codes:
        return None
    from checker.language.generation import generate

    generated = generate(FORM, codes, bodies)
    try:
        code = compile(generated.source, path, "exec")
    except (SyntaxError, RecursionError, MemoryError):
        return None
    # The source has done its work.
    return KeptCode(generated.names, generated.entries, marshal.dumps(code))


def seed_rule(rule: Rule, kept: KeptRule, around: Surroundings) -> None:
    """Lets a rule run by what was kept of it, without parsing, typing or compiling it again."""
    typed = kept.typed
    machine = Machine(
        FORM,
        typed.bodies,
        first_codes(typed),
        spoken_codes(typed),
        f"<{rule.id}>",
        (kept.first, kept.later),
    )
    around.memo["program", rule.key, id(rule)] = rule, Program(rule, typed, machine)
