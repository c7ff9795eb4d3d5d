"""What stands in for a value that is not there, and the logic that reckons with it.

Three things are kept apart: a *blank* cell, an *unknown* (a cell that cannot be read, or what
follows from one) and an *absent* field (≥22人 has no upper bound). Comparing a blank or unknown
gives unknown; comparing an absent gives "does not apply", which is Absent again.

What does not apply does not hold: an absent part is a kind of false. 且 is false when any part is,
else not applicable when any part is absent, else unknown when any is unknown, else true; 或 is true
when any part is, else unknown, else not applicable, else false; 非 of what does not apply holds, so
that `非 (下限 = 100% 且 比较符 = ">")` is true of a bare 100%. De Morgan's laws hold as far as what
holds and what does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass

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


class Uncertain(Unknown):
    """Nothing certain is left in a list that a message was to tell of."""

    __slots__ = ()


class Absent(Gap):
    """A field this value does not have; a comparison with it does not apply."""

    __slots__ = ()


ABSENT = Absent()

TruthValue = bool | Unknown | Absent
"""What a condition comes to."""


def worst(gaps: Iterable[Gap]) -> Gap:
    """Of several gaps in one operation, the one that decides: absent, then unknown, then blank."""
    found = list(gaps)
    for kind in (Absent, Unknown):
        for gap in found:
            if isinstance(gap, kind):
                return gap
    return found[0]


def as_verdict(gap: Gap) -> TruthValue:
    """A gap met by a comparison: blank becomes unknown."""
    return Unknown(gap.reason) if isinstance(gap, Blank) else gap  # type: ignore[return-value]  # the other two are verdicts


def denied(verdict: TruthValue) -> TruthValue:
    """非."""
    if isinstance(verdict, bool):
        return not verdict
    return True if isinstance(verdict, Absent) else verdict


def opposed(verdict: TruthValue) -> TruthValue:
    """The opposite comparison, 不属于 for 属于: it applies to nothing that the other does not."""
    return (not verdict) if isinstance(verdict, bool) else verdict


class Tally:
    """Adds up the parts of a 且 (or of a 或, where `decisive` is True) one by one."""

    __slots__ = ("_absent", "_decisive", "_unknown")

    def __init__(self, *, decisive: bool) -> None:
        self._decisive = decisive
        self._unknown: Unknown | None = None
        self._absent: Absent | None = None

    def add(self, verdict: TruthValue) -> bool:
        """True when the outcome is settled and no further part can change it."""
        if verdict is self._decisive:
            return True
        if isinstance(verdict, Unknown):
            self._unknown = self._unknown or verdict
        elif isinstance(verdict, Absent):
            self._absent = self._absent or verdict
        return False

    def outcome(self) -> TruthValue:
        """What the parts come to when none of them settled it."""
        if self._absent is not None and (self._unknown is None or not self._decisive):
            return self._absent
        return self._unknown if self._unknown is not None else not self._decisive


def all_of(verdicts: Iterable[TruthValue]) -> TruthValue:
    """且 over verdicts."""
    tally = Tally(decisive=False)
    return False if any(tally.add(verdict) for verdict in verdicts) else tally.outcome()


def any_of(verdicts: Iterable[TruthValue]) -> TruthValue:
    """或 over verdicts."""
    tally = Tally(decisive=True)
    return True if any(tally.add(verdict) for verdict in verdicts) else tally.outcome()
