"""Lints YAML text as `goalcheck lint` would, for tests that speak of rules and places."""

from __future__ import annotations

from checker.engine import Job, run
from checker.finding import Finding, Severity


def lint(text: str, *, year: int | None = 2025, select: tuple[str, ...] = ()) -> list[Finding]:
    """Findings of one goal-file text, infos included."""
    return list(run(Job(stdin=(text, "tables.yaml"), year=year, select=select)).findings)


def rules_of(findings: list[Finding], least: Severity = Severity.WARNING) -> list[str]:
    return sorted(finding.rule for finding in findings if finding.severity.rank >= least.rank)
