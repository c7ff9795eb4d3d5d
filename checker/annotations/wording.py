"""What a comment says: as short as a reviewer's pencil, one fact a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.finding import Finding

AUTHOR = "goalcheck"


def comment_lines(finding: Finding) -> list[str]:
    """`【错误】成本上限高于预算数（GC202）`, the problem, what would be right, on what basis."""
    lines = [
        f"【{finding.severity.label}】{finding.title}（{finding.rule}）",
        " ".join(finding.message.split()),
    ]
    if finding.expected:
        lines.append(f"应为：{' '.join(finding.expected.split())}")
    if finding.basis:
        lines.append(f"依据：{finding.basis}")
    lines += [f"参见：{one.place} {one.message}" for one in finding.related]
    return lines
