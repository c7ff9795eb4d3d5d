"""What a comment says: as short as a reviewer's pencil, one fact a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.reports import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.finding import Finding, Judgement, Severity

AUTHOR = "goalcheck"
INITIALS = "gc"


@dataclass(frozen=True, slots=True)
class Remark:
    """What is written at one cell (None: at the beginning of the document), a line each; without a
    severity the cell keeps its colour."""

    cell: str | None
    lines: tuple[str, ...]
    severity: Severity | None = None


def remark(finding: Finding) -> Remark:
    """`【错误】成本上限高于预算数（GC202）`, the problem, what would be right, on what basis."""
    whole = "（整张表）" if finding.indicator is None and finding.field is None else ""
    lines = [
        f"【{finding.severity.label}】{whole}{finding.title}（{finding.rule}）",
        " ".join(finding.message.split()),
    ]
    if finding.expected:
        lines.append(f"应为：{' '.join(finding.expected.split())}")
    if finding.basis:
        lines.append(f"依据：{finding.basis}")
    lines += [f"参见：{one.place} {one.message}" for one in finding.related]
    return Remark(finding.place.cell, tuple(lines), finding.severity)


def cover(judgement: Judgement, listed: Iterable[Finding], date: str) -> Remark:
    """The verdict on a table, at its title: how much was found, and how to go on."""
    written = set(map(id, listed))
    hidden = [one for one in judgement.findings if id(one) not in written]
    counts = "，".join(f"{one.label} {judgement.count(one)}" for one in SEVERITIES)
    lines = [f"【审核结论】{judgement.word}", f"{counts}（{date}）"]
    if hidden:
        lines.append(f"其中 {len(hidden)} 条较轻的没有写成批注。")
    if judgement.unchecked:
        lines.append(f"未能检查：{'；'.join(judgement.unchecked)}。")
    lines.append("请在这份副本里改，改完直接检查这一份。")
    return Remark(_title_cell(judgement), tuple(lines))


def _title_cell(judgement: Judgement) -> str | None:
    return next(_title_cells(judgement), None)


def _title_cells(judgement: Judgement) -> Iterator[str]:
    table = judgement.table
    if table is None:
        return
    yield from (
        one.place.cell for one in table.content.head if one.label == "标题" and one.place.cell
    )
    if table.place.cell:
        yield table.place.cell
