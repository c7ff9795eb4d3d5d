"""Findings of one rule that come again and again in one table: reports in which people read line by
line show the first of them and say how many more there are. What is counted never depends on it,
and reports for programs and workbooks hold them all.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.finding import Finding

MOST_SHOWN = 50
"""Findings of one rule in one table; nobody reads on, and a table of a stranger may have thousands.
As many as mistakes of a pack are told."""


def whose(finding: Finding) -> str:
    """The file of a finding, and which table of it."""
    table = f" 第{finding.table.index}表" if finding.table else ""
    return f"{finding.place.path}{table}"


def by_table(findings: Iterable[Finding]) -> Iterator[tuple[list[Finding], list[str]]]:
    """Table by table (what is said of a whole file is one of them): the findings to be shown, and
    one line for every rule of which there are more."""
    for _, group in groupby(findings, key=lambda one: (one.place.path, one.table)):
        counts = Counter[str]()
        shown: list[Finding] = []
        titles: dict[str, str] = {}
        for finding in group:
            counts[finding.rule] += 1
            titles[finding.rule] = finding.title
            if counts[finding.rule] <= MOST_SHOWN:
                shown.append(finding)
        yield (
            shown,
            [
                f"另有 {count - MOST_SHOWN} 条 {rule} {titles[rule]}没有逐条写出（共 {count} 条），"
                "全部在 json、xlsx 等格式的报告里"
                for rule, count in counts.items()
                if count > MOST_SHOWN
            ],
        )
