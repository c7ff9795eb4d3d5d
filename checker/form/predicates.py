"""Predicates of the profiles: 是成本指标 means one thing in one form and another in the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.form.fields import INDICATOR, TABLE
from checker.language.frame import Frame, Steps
from checker.language.gaps import Absent, Verdict
from checker.language.machine import Machine
from checker.language.scope import Binding, Scope
from checker.language.types import record_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.form.records import IndicatorRecord, Record, TableRecord
    from checker.form.surroundings import Profile, Surroundings
    from checker.language.elaborate import Slip
    from checker.language.machine import KeptCode
    from checker.language.nodes import Expr
    from checker.language.tree import Code

SELF = "本"


def scope_of(schema: str) -> Scope:
    """The scope of expressions about one record."""
    return Scope((Binding(SELF, record_of(schema), 0),))


def holds(record: IndicatorRecord, name: str) -> Verdict:
    """Whether a predicate holds of an indicator in the form its table uses.

    What does not apply does not hold: a predicate claims something of an indicator.
    """
    profile = record.owner.owner.surroundings.profile(record.owner.profile)
    if profile is None:
        return False
    found: Verdict = record.once(("predicate", name), lambda: _hold(record, profile, name))
    return found


def _hold(record: IndicatorRecord, profile: Profile, name: str) -> Verdict:
    around = record.owner.owner.surroundings
    verdict = condition_of(around, profile.id, name, profile.predicates[name], INDICATOR)(record)
    return False if isinstance(verdict, Absent) else verdict


def condition_of(
    around: Surroundings, profile: str, name: str, node: Expr, schema: str
) -> Callable[[Record], Verdict]:
    """A condition of a profile about one record, ready to run; its mistakes have been reported
    before."""
    key = ("condition", profile, name)
    if key not in around.memo:
        around.memo[key] = runnable(typed_condition(around, node, schema), name)
    found: Callable[[Record], Verdict] = around.memo[key]
    return found


def typed_condition(around: Surroundings, node: Expr, schema: str) -> Code:
    """The typed tree of a condition of a profile about records of a schema."""
    from checker.language.elaborate import Elaborator

    return Elaborator(around).condition(node, scope_of(schema)).code


def runnable(code: Code, name: str, kept: KeptCode | None = None) -> Callable[[Record], Verdict]:
    """A condition without definitions, as a function of a record."""
    machine = Machine({}, [code], [], f"<{name}>", (kept, None))
    return lambda record: machine.run(code, Frame(record, Steps()))


def profile_of(record: TableRecord) -> str:
    """The first profile that recognises the table, else the last one."""
    around = record.owner.surroundings
    for profile in around.profiles:
        if profile.found is None:
            continue
        holds_of = condition_of(around, profile.id, "found", profile.found, TABLE)
        if holds_of(record) is True:
            return profile.id
    return around.profiles[-1].id if around.profiles else ""


def slips_of(around: Surroundings, profile: Profile) -> dict[str, list[Slip]]:
    """The mistakes in a profile's expressions, by name: `found` or that of a predicate."""
    from checker.language.elaborate import Elaborator

    found: dict[str, list[Slip]] = {}
    for name, node in profile.predicates.items():
        elaborator = Elaborator(around)
        elaborator.condition(node, scope_of(INDICATOR), f"“{name}”")
        found[name] = elaborator.slips
    if profile.found is not None:
        elaborator = Elaborator(around)
        elaborator.condition(profile.found, scope_of(TABLE), "“found”")
        found["found"] = elaborator.slips
    return {name: slips for name, slips in found.items() if slips}
