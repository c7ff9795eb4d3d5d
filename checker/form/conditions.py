"""Conditions of the profiles, ready to run: what tells a form, and what its predicates claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.form.fields import INDICATOR, TABLE
from checker.form.owners import units_of
from checker.form.schema import FORM
from checker.language import Binding, Frame, Machine, Scope, Steps, Trees, record_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.form.owners import Record
    from checker.form.records import TableRecord
    from checker.form.surroundings import Definition, Profile, Surroundings
    from checker.language import Code, Expr, Kept, Slip, TruthValue

SELF = "本"
FOUND = "found"
"""The condition of a profile that is true of a table of its form."""


def scope_of(schema: str) -> Scope:
    """The scope of expressions about one record."""
    return Scope((Binding(SELF, record_of(schema), 0),))


def condition_of(around: Surroundings, profile: str, name: str) -> Callable[[Record], TruthValue]:
    """A condition of a profile about one record, or a definition of a pack (whose `profile` is
    the kind of its records), ready to run; its mistakes have been reported before."""
    key = ("condition", profile, name)
    if key not in around.memo:
        around.memo[key] = runnable(lambda: typed_condition_of(around, profile, name), name)
    found: Callable[[Record], TruthValue] = around.memo[key]
    return found


def typed_condition_of(around: Surroundings, profile: str, name: str) -> Code:
    """The typed tree of a condition of a profile, or of a definition about records of a kind."""
    definition = around.definitions.get((profile, name))
    if definition is not None:
        return typed_definition(around, definition)
    found_by = around.profile(profile)
    assert found_by is not None, profile
    node, kind = conditions_in(found_by)[name]
    return typed_condition(around, node, kind)


def typed_definition(around: Surroundings, definition: Definition) -> Code:
    """The typed tree of a definition, whose mistakes have been reported before."""
    from checker.language import elaborator

    return elaborator(FORM, around).typed(definition.node, scope_of(definition.schema)).code


def conditions_in(profile: Profile) -> dict[str, tuple[Expr, str]]:
    """The conditions of a profile by name, each with the kind of record it is about: `found`
    first, then those of its predicates."""
    found = {FOUND: (profile.found, TABLE)} if profile.found is not None else {}
    return {**found, **{name: (node, INDICATOR) for name, node in profile.predicates.items()}}


def typed_condition(around: Surroundings, node: Expr, kind: str) -> Code:
    """The typed tree of a condition of a profile about records of a schema."""
    from checker.language import elaborator

    return elaborator(FORM, around).condition(node, scope_of(kind)).code


def runnable(
    read: Callable[[], Code], name: str, kept: Kept | None = None
) -> Callable[[Record], TruthValue]:
    """A condition without definitions, as a function of a record; its tree is read where what was
    kept of it does not do."""
    machine = Machine(FORM, lambda: Trees({}, (read(),)), f"<{name}>", kept)
    return lambda record: machine.first[0](
        Frame(record, Steps(), units=units_of(record)), record, None
    )


def profile_of(record: TableRecord) -> str:
    """The first profile that recognises the table, else the last one."""
    around = record.owner.surroundings
    for profile in around.profiles:
        if profile.found is None:
            continue
        if condition_of(around, profile.id, FOUND)(record) is True:
            return profile.id
    return around.profiles[-1].id if around.profiles else ""


def slips_of(around: Surroundings, profile: Profile) -> dict[str, list[Slip]]:
    """The mistakes in a profile's expressions, by name: `found` or that of a predicate."""
    from checker.language import elaborator

    found: dict[str, list[Slip]] = {}
    for name, (node, kind) in conditions_in(profile).items():
        made = elaborator(FORM, around)
        made.condition(node, scope_of(kind), f"“{name}”")
        found[name] = made.slips
    return {name: slips for name, slips in found.items() if slips}
