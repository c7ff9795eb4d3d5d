"""One habit, one finding: what a rule marked `once` says of many rows of a table is said once.

The first row speaks; the others stand behind it as related places, so that nothing is hidden.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.finding import Related

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from checker.finding import Finding, Subject


def tell_once(findings: Iterable[Finding], once: Collection[str]) -> list[Finding]:
    """`findings` with those of the rules `once` (ids) gathered by table."""
    kept: list[Finding] = []
    gathered: defaultdict[tuple[str, Subject], list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.rule in once and finding.table is not None:
            gathered[finding.rule, finding.subject.whole_table].append(finding)
        else:
            kept.append(finding)
    return kept + [
        _gathered(sorted(same, key=lambda one: one.sort_key)) for same in gathered.values()
    ]


def _gathered(findings: list[Finding]) -> Finding:
    first, *others = findings
    if not others:
        return first
    return replace(
        first,
        message=f"{first.message}；本表还有{len(others)}处也是这样",
        related=(*first.related, *(Related(one.place, _named(one)) for one in others)),
    )


def _named(finding: Finding) -> str:
    name = f"“{finding.indicator_name}”" if finding.indicator_name else finding.address
    return f"{name}也是这样：{finding.text}" if finding.text else f"{name}也是这样"
