"""Which of the proposed edits may be applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.finding import Safety

if TYPE_CHECKING:
    from checker.finding import Finding, Subject


@dataclass(frozen=True, slots=True)
class Policy:
    """`selected` holds the ids of the rules whose edits are wanted, `named` of those that were
    asked for one by one; an unsafe edit needs both its rule among the latter and `unsafe`. With
    `only` nothing is edited but what that rule says of that subject."""

    selected: frozenset[str]
    named: frozenset[str] = frozenset()
    unsafe: bool = False
    only: tuple[str, Subject] | None = None

    def allows(self, finding: Finding) -> bool:
        fix = finding.fix
        if fix is None or finding.rule not in self.selected:
            return False
        if self.only not in (None, (finding.rule, finding.subject)):
            return False
        named = finding.rule in self.named
        if fix.safety is Safety.UNSAFE:
            return self.unsafe and named
        return named or not fix.on_request
