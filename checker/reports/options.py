"""What the reader of a report may choose, the same for every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.finding import Severity

if TYPE_CHECKING:
    from checker.finding import Finding, Run


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """`min_severity` decides what is listed; what is counted never depends on it. `fail_level` is
    the severity from which on a finding fails a run.

    `width` is the number of columns lines are wrapped to; None leaves them whole, which is what
    files and pipes get. `quiet` leaves out the closing tables, `verbose` adds operands and reasons,
    `statistics` shows counts and the ledger in place of the findings.
    """

    min_severity: Severity = Severity.WARNING
    fail_level: Severity = Severity.ERROR
    color: bool = False
    width: int | None = None
    quiet: bool = False
    verbose: bool = False
    statistics: bool = False
    four_heads: bool = False
    """Whether a 审核意见书 speaks under 完整性, 相关性, 适当性, 可行性 instead of by topic."""
    template: bytes | None = None
    """The office's own 审核意见书, a .docx with fields; None for the one that is built in."""

    rule_pages: str | None = None
    """The address of the pages of rules, with `{id}` for the rule; None where they have none."""

    def listed(self, run: Run) -> tuple[Finding, ...]:
        """The findings a report shows one by one, in the order of the run."""
        least = self.min_severity.rank
        return tuple(finding for finding in run.findings if finding.severity.rank >= least)
