"""Which of the proposed edits may be applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.dataclass import dataclass
from checker.finding import Safety

if TYPE_CHECKING:
    from checker.finding import Finding


@dataclass(frozen=True, slots=True)
class Policy:
    """`selected` holds the ids of the rules whose edits are wanted, `named` of those that were
    asked for one by one; an unsafe edit needs both its rule among the latter and `unsafe`."""

    selected: frozenset[str]
    named: frozenset[str] = frozenset()
    unsafe: bool = False

    def allows(self, finding: Finding) -> bool:
        fix = finding.fix
        if fix is None or finding.rule not in self.selected:
            return False
        named = finding.rule in self.named
        if fix.safety is Safety.UNSAFE:
            return self.unsafe and named
        return named or not fix.on_request
