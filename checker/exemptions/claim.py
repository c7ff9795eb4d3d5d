"""What both kinds of exemptions come to: a claim that certain findings need not be counted."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Protocol

from checker.base.errors import MOST_MISTAKES, did_you_mean
from checker.base.pattern import late_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.finding import Exemption, Finding, ReadTable
    from checker.packs import PackSet

_DATE = late_pattern(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


class Claim(Protocol):
    """An exemption that knows where it holds; which rules it names is another matter."""

    @property
    def exemption(self) -> Exemption: ...

    def covers(self, finding: Finding) -> bool:
        """Whether the finding stands where the exemption holds."""
        ...

    def concerns(self, table: ReadTable) -> bool:
        """Whether it may hold for something in this table."""
        ...

    def hint(self, tables: Sequence[ReadTable]) -> str:
        """Why it concerns none of the tables, to be put behind a sentence; may be empty."""
        ...


def rule_ids(
    names: Iterable[str], packs: PackSet, told: Sequence[object] = ()
) -> tuple[tuple[str, ...], list[str]]:
    """The ids of rules named by id, name or title, and a sentence about each there is not; `told`
    are the mistakes found before."""
    ids: list[str] = []
    faults: list[str] = []
    for name in names:
        rule = packs.find_rule(name)
        if rule is None:
            advice = did_you_mean(name, packs.rule_names, (*told[:MOST_MISTAKES], *faults))
            faults.append(f"没有叫“{name}”的规则{advice}")
        else:
            ids.append(rule.id)
    return tuple(dict.fromkeys(ids)), faults


def read_date(text: str) -> datetime.date | None:
    """A day as people write it (2026-12-31, 2026年12月31日), None where it is none."""
    match = _DATE.fullmatch(text.strip())
    try:
        return datetime.date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
