"""Predicates of the profiles: 是成本指标 means one thing in one form and another in the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.elaborate import Elaborator, Slip
from checker.language.frame import Frame, Steps
from checker.language.gaps import Absent, Verdict
from checker.language.interpretation import Interpreter
from checker.language.schema import INDICATOR, TABLE
from checker.language.scope import Binding, Scope, Typed
from checker.language.types import record_of

if TYPE_CHECKING:
    from checker.language.records import IndicatorRecord, Record, TableRecord
    from checker.language.surroundings import Profile, Surroundings

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
    made = compiled_predicate(record.owner.owner.surroundings, profile, name)
    verdict = run_condition(made, record)
    return False if isinstance(verdict, Absent) else verdict  # type: ignore[return-value]  # a condition


def run_condition(made: Typed, record: Record) -> object:
    """What a condition about one record, without definitions, comes to."""
    return Interpreter({}).run(made.code, Frame(record, Steps()))


def compiled_predicate(around: Surroundings, profile: Profile, name: str) -> Typed:
    """The predicate ready to run; `check_profile` has reported its mistakes before."""
    key = ("predicate", profile.id, name)
    if key not in around.memo:
        elaborator = Elaborator(around)
        around.memo[key] = elaborator.condition(profile.predicates[name], scope_of(INDICATOR))
    found: Typed = around.memo[key]
    return found


def compiled_found(around: Surroundings, profile: Profile) -> Typed | None:
    """The condition that recognises the form of a table, None for the profile of last resort."""
    key = ("found", profile.id)
    if key not in around.memo:
        elaborator = Elaborator(around)
        around.memo[key] = (
            elaborator.condition(profile.found, scope_of(TABLE)) if profile.found else None
        )
    found: Typed | None = around.memo[key]
    return found


def profile_of(record: TableRecord) -> str:
    """The first profile that recognises the table, else the last one."""
    around = record.owner.surroundings
    for profile in around.profiles:
        found = compiled_found(around, profile)
        if found is not None and run_condition(found, record) is True:
            return profile.id
    return around.profiles[-1].id if around.profiles else ""


def slips_of(around: Surroundings, profile: Profile) -> dict[str, list[Slip]]:
    """The mistakes in a profile's expressions, by name: `found` or that of a predicate."""
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
