"""The baseline: findings that are known and accepted for now, so that only new ones are reported.

Entries are kept by what a finding is about (its fingerprint: unit, project, indicator, rule and
what stands there), never by line. The other fields of an entry are for the people who read it.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, cast

from checker.dataclass import dataclass, replace
from checker.errors import Mistake, UsageError, said_of
from checker.finding import Notice
from checker.place import Place
from checker.reports import fingerprints

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from checker.finding import Finding, Run

SCHEMA = "goalcheck-baseline/v1"
BASELINE_NAME = "goalcheck-baseline.json"


@dataclass(frozen=True, slots=True)
class BaselineEntry:
    """One accepted finding, in words."""

    rule: str
    title: str
    project: str
    address: str
    text: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """Fingerprint -> what it stands for, in the order of the findings."""

    entries: Mapping[str, BaselineEntry]

    def stale(self, run: Run, *, whole: bool) -> dict[str, BaselineEntry]:
        """Entries that no finding of the run answers to any more.

        A run says nothing of rules that were not selected, nor, unless it covers the `whole` of
        what there is, of projects that are not among its tables.
        """
        present = set(fingerprints(run.findings))
        selected = {entry.rule for entry in run.ledger}
        projects = {table.project or "" for table in run.tables} - {""}
        return {
            key: entry
            for key, entry in self.entries.items()
            if key not in present
            and entry.rule in selected
            and (whole or entry.project in projects)
        }


def baseline_of(run: Run) -> Baseline:
    """A baseline that accepts everything the run found."""
    keys = fingerprints(run.findings)
    return Baseline({key: _entry(finding) for key, finding in zip(keys, run.findings, strict=True)})


def apply_baseline(run: Run, baseline: Baseline, *, whole: bool) -> Run:
    """The run without the findings the baseline accepts; a note says how many, and how many
    entries are stale (see Baseline.stale)."""
    keys = fingerprints(run.findings)
    kept = tuple(
        finding
        for key, finding in zip(keys, run.findings, strict=True)
        if key not in baseline.entries
    )
    notes: list[str] = []
    notices = run.notices
    if accepted := len(run.findings) - len(kept):
        notes.append(f"按基线略去了 {accepted} 条已知问题。")
        hidden = Counter(found.rule for found in run.findings)
        hidden.subtract(found.rule for found in kept)
        rules = sorted(+hidden)
        source = f"基线 {run.settings.get('基线', '')}".rstrip()
        change = f"略去了 {accepted} 条已知问题"
        notices = (*notices, Notice(source, change, tuple(rules)))
    if stale := len(baseline.stale(run, whole=whole)):
        notes.append(f"基线里有 {stale} 条已经不再出现，可用 goalcheck baseline prune 清理。")
    return replace(run, findings=kept, notes=(*run.notes, *notes), notices=notices)


def load_baseline(path: Path) -> Baseline:
    """Raises UsageError where the file is no baseline."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["schema"] != SCHEMA:
            raise KeyError("schema")
        entries = {item.pop("fingerprint"): BaselineEntry(**item) for item in data["findings"]}
    except FileNotFoundError as error:
        message = f"基线 {path} 不存在，请先用 goalcheck baseline write 生成。"
        raise UsageError(message) from error
    except OSError as error:
        raise UsageError(f"读不了基线 {path}：{said_of(error)}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        message = "这不是 goalcheck 的基线文件，请用 goalcheck baseline write 重新生成"
        raise UsageError([Mistake(message, Place(str(path)))]) from error
    return Baseline(cast("dict[str, BaselineEntry]", entries))


def is_baseline(data: bytes) -> bool:
    """Whether a file is a baseline, of this version or another, broken or whole."""
    return b'"schema"' in data and SCHEMA.partition("/")[0].encode() in data


def baseline_text(baseline: Baseline) -> str:
    """JSON, one finding a line, so that a change to the file reads as what it is."""
    lines = [
        "    " + json.dumps(_object(key, entry), ensure_ascii=False)
        for key, entry in baseline.entries.items()
    ]
    body = ",\n".join(lines)
    findings = f"[\n{body}\n  ]" if lines else "[]"
    return f'{{\n  "schema": "{SCHEMA}",\n  "findings": {findings}\n}}\n'


def _object(key: str, entry: BaselineEntry) -> dict[str, str]:
    return {
        "fingerprint": key,
        "rule": entry.rule,
        "title": entry.title,
        "project": entry.project,
        "address": entry.address,
        "text": entry.text,
    }


def _entry(finding: Finding) -> BaselineEntry:
    table = finding.table
    return BaselineEntry(
        rule=finding.rule,
        title=finding.title,
        project=(table.project if table else None) or "",
        address=finding.address,
        text=finding.text or "",
    )
