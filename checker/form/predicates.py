"""What packs say of records: predicates of the profiles, and definitions of their own.

A predicate, 是成本指标, means one thing in one form and another in the next; a definition is an
expression with a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.form.owners import set_of
from checker.language import Absent, StepLimit, TruthValue, Unknown

if TYPE_CHECKING:
    from checker.form.owners import Record
    from checker.form.records import IndicatorRecord


def said_of(record: Any, kind: str, name: str) -> object:
    """What a definition comes to on a record of a kind, or whether a predicate holds of it."""
    if (kind, name) in set_of(record).surroundings.definitions:
        return defined(record, kind, name)
    return holds(record, name)


def defined(record: Record, kind: str, name: str) -> object:
    """What a definition comes to on a record; worked out once where records keep anything."""
    memo: dict[object, Any] = getattr(record, "memo", {})
    key = ("defined", name)
    if key not in memo:
        try:
            memo[key] = set_of(record).condition(kind, name)(record)
        except StepLimit:
            memo[key] = Unknown(f"“{name}”要比的太多，没有比完")
    return memo[key]


def holds(record: IndicatorRecord, name: str) -> TruthValue:
    """Whether a predicate holds of an indicator in the form its table uses.

    What does not apply does not hold: a predicate claims something of an indicator.
    """
    whole = record.owner.owner
    profile = whole.surroundings.profile(record.owner.profile)
    if profile is None:
        return False

    def hold() -> TruthValue:
        verdict = whole.condition(profile.id, name)(record)
        return False if isinstance(verdict, Absent) else verdict

    return record.once(("predicate", name), hold)
