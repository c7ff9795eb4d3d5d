"""A finding as one sentence, for formats that have a single text field for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.finding import Finding


def sentence(finding: Finding) -> str:
    """`问题……（应为 ≤842.7万元）`, on one line."""
    expected = f"（应为 {finding.expected}）" if finding.expected else ""
    return " ".join(f"{finding.message}{expected}".split())


def placed_sentence(finding: Finding) -> str:
    """The same behind the place in words, where the format shows a file and line at most."""
    where = " ".join(
        part
        for part in (finding.place.spot if finding.place.line is None else "", finding.address)
        if part
    )
    return f"{where}：{sentence(finding)}" if where else sentence(finding)


def titled_sentence(finding: Finding) -> str:
    """`错误 GC202 成本上限高于预算数：问题……`."""
    return f"{finding.severity.label} {finding.rule} {finding.title}：{sentence(finding)}"
