"""What was changed, left out or answered for, so that fewer findings are reported: every format
says it, in its own place where it has one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.finding import ExemptionState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.base.place import Place
    from checker.finding import ExemptionUse, Run
    from checker.reports.options import ReportOptions

HEADING = "规则和范围的改动"
PREFIX = "改动"
"""What a line begins with that stands among others."""


def notice_lines(run: Run) -> Iterator[str]:
    """One line a change."""
    yield from (f"{PREFIX}：{notice.sentence}" for notice in run.notices)


def all_notices(run: Run) -> Iterator[tuple[str, tuple[str, ...], Place | None]]:
    """Sentence, ids of rules and place of every change and every exemption, for formats that
    show exemptions nowhere else."""
    for notice in run.notices:
        yield f"{PREFIX}：{notice.sentence}", notice.rules, notice.place
    for use in run.exemptions:
        yield _exemption(use), use.exemption.rules, use.exemption.place


def sentences(run: Run) -> Iterator[str]:
    """The same as plain sentences, for a report that has a place of its own for them."""
    yield from (notice.sentence for notice in run.notices)
    yield from (_exemption(use) for use in run.exemptions)


def all_lines(run: Run) -> Iterator[str]:
    yield from (text for text, _, _ in all_notices(run))


def section(run: Run, options: ReportOptions) -> list[str]:
    """The lines under a heading with an empty line behind, nothing where there are none."""
    from checker.reports.paint import paint

    lines = [f"  {notice.sentence}" for notice in run.notices]
    return [paint(HEADING, "bold", options), *lines, ""] if lines else []


def _exemption(use: ExemptionUse) -> str:
    exemption = use.exemption
    state = f"{use.count} 条" if use.state is ExemptionState.USED else use.state.value
    until = f"，至 {exemption.until}" if exemption.until else ""
    rules = "、".join(exemption.rules)
    said = f"豁免：{rules}（{state}），理由：{exemption.reason}{until}（{exemption.place}）"
    return " ".join(said.split())
