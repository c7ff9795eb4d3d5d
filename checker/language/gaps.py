"""What stands in for a value that is not there, and the logic that reckons with it.

Three things are kept apart: a *blank* cell, an *unknown* (a cell that cannot be read, or what
follows from one) and an *absent* field (≥22人 has no upper bound). Comparing a blank or unknown
gives unknown; comparing an absent gives "does not apply", which is Absent again.

且 is false when any part is false, else unknown when any is unknown, else not applicable when any
is, else true; 或 is its mirror image, so that De Morgan's laws hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Gap:
    """Base of the three; `reason` is a Chinese phrase for the ledger."""

    reason: str = ""


class Blank(Gap):
    """An empty cell; `reason` names it: `预算数为空`."""

    __slots__ = ()


class Unknown(Gap):
    """Cannot be said; `reason` says why."""

    __slots__ = ()


class Absent(Gap):
    """A field this value does not have; a comparison with it does not apply."""

    __slots__ = ()


ABSENT = Absent()

Verdict = bool | Unknown | Absent
"""What a condition comes to."""


def worst(gaps: Iterable[Gap]) -> Gap:
    """Of several gaps in one operation, the one that decides: absent, then unknown, then blank."""
    found = list(gaps)
    for kind in (Absent, Unknown):
        for gap in found:
            if isinstance(gap, kind):
                return gap
    return found[0]


def as_verdict(gap: Gap) -> Verdict:
    """A gap met by a comparison: blank becomes unknown."""
    return Unknown(gap.reason) if isinstance(gap, Blank) else gap  # type: ignore[return-value]  # the other two are verdicts


def denied(verdict: Verdict) -> Verdict:
    """非."""
    return (not verdict) if isinstance(verdict, bool) else verdict


class Tally:
    """Adds up the parts of a 且 (or of a 或, where `decisive` is True) one by one."""

    __slots__ = ("_absent", "_decisive", "_unknown")

    def __init__(self, *, decisive: bool) -> None:
        self._decisive = decisive
        self._unknown: Unknown | None = None
        self._absent: Absent | None = None

    def add(self, verdict: Verdict) -> bool:
        """True when the outcome is settled and no further part can change it."""
        if verdict is self._decisive:
            return True
        if isinstance(verdict, Unknown):
            self._unknown = self._unknown or verdict
        elif isinstance(verdict, Absent):
            self._absent = self._absent or verdict
        return False

    def outcome(self) -> Verdict:
        """What the parts come to when none of them settled it."""
        if self._unknown is not None:
            return self._unknown
        return self._absent if self._absent is not None else not self._decisive


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """且 over verdicts."""
    tally = Tally(decisive=False)
    return False if any(tally.add(verdict) for verdict in verdicts) else tally.outcome()


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """或 over verdicts."""
    tally = Tally(decisive=True)
    return True if any(tally.add(verdict) for verdict in verdicts) else tally.outcome()
