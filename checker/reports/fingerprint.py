"""What makes a finding the same one tomorrow: what it is about, never the line it stands on."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from checker.base.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.finding import Finding


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """One hexadecimal fingerprint a finding, in order.

    Made of rule, unit, project, indicator and the value that stands there, however it is spelled
    (`>= 22 人` is `≥22人`). Moving a table to another file
    or line keeps it; the second of two equal findings gets a fingerprint of its own.
    """
    from hashlib import sha256

    seen: Counter[str] = Counter()
    prints: list[str] = []
    for finding in findings:
        subject = _subject(finding)
        seen[subject] += 1
        text = f"{subject}\x1f{seen[subject]}" if seen[subject] > 1 else subject
        prints.append(sha256(text.encode("utf-8", errors="backslashreplace")).hexdigest())
    return prints


def _subject(finding: Finding) -> str:
    table = finding.table
    whole = (table.unit, table.project) if table else (finding.place.path,)
    # The first step is the table itself: its number changes when tables are added.
    steps = finding.steps[1:] if table else ()
    value = finding.normalised or finding.text or ""
    parts = [finding.rule, *(part or "" for part in whole), *steps, value]
    return "\x1f".join(squeeze(part) for part in parts)
