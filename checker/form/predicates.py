"""Predicates of the profiles: 是成本指标 means one thing in one form and another in the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.gaps import Absent, Verdict

if TYPE_CHECKING:
    from checker.form.records import IndicatorRecord


def holds(record: IndicatorRecord, name: str) -> Verdict:
    """Whether a predicate holds of an indicator in the form its table uses.

    What does not apply does not hold: a predicate claims something of an indicator.
    """
    whole = record.owner.owner
    profile = whole.surroundings.profile(record.owner.profile)
    if profile is None:
        return False

    def hold() -> Verdict:
        verdict = whole.condition(profile.id, name)(record)
        return False if isinstance(verdict, Absent) else verdict

    found: Verdict = record.once(("predicate", name), hold)
    return found
