"""Findings as JSON, schema goalcheck/v1: what other programs rely on.

Fields are only ever added. Keys stand in a fixed order, so that the same run gives the same bytes.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from checker.finding import Severity, judge
from checker.reports.fingerprint import fingerprints
from checker.reports.opinion import opinion
from checker.reports.tally import files_read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.finding import (
        ExemptionUse,
        FileRecord,
        Finding,
        Judgement,
        LedgerEntry,
        Notice,
        Run,
    )
    from checker.reports.options import ReportOptions

SCHEMA = "goalcheck/v1"

# What a JSON document is made of; `object` values are checked where they are built.
JsonObject = dict[str, object]


def render(run: Run, options: ReportOptions) -> str:
    return json.dumps(run_object(run, options), ensure_ascii=False, indent=2) + "\n"


def run_object(run: Run, options: ReportOptions) -> JsonObject:
    """The whole run; `options.min_severity` decides which findings are listed."""
    return {
        "schema": SCHEMA,
        "tool": _tool_object(run),
        "packs": [
            {"id": pack.id, "version": pack.version, "digest": pack.digest} for pack in run.packs
        ],
        "settings": dict(run.settings),
        "summary": summary_object(run),
        "notes": list(run.notes),
        "files": [_file_object(file) for file in run.files],
        "tables": [_table_object(judgement) for judgement in judge(run)],
        "findings": finding_objects(options.listed(run)),
        "exempted": _exempted_objects(run),
        "exemptions": [_exemption_object(use) for use in run.exemptions],
        "notices": [notice_object(notice) for notice in run.notices],
        "ledger": [_ledger_object(entry) for entry in run.ledger],
    }


def _tool_object(run: Run) -> JsonObject:
    digest = {"digest": run.digest} if run.digest else {}
    return {"name": "goalcheck", "version": run.version, **digest}


def summary_object(run: Run) -> JsonObject:
    return {
        "files": files_read(run),
        "skipped": len(run.files) - files_read(run),
        "tables": len(run.tables),
        "indicators": run.indicators,
        "errors": run.count(Severity.ERROR),
        "warnings": run.count(Severity.WARNING),
        "infos": run.count(Severity.INFO),
    }


def _file_object(file: FileRecord) -> JsonObject:
    """A file that was named or lies in a named folder, and whether it was checked."""
    return {
        "path": file.path,
        "state": file.state.value,
        "reason": file.reason,
        "format": file.format or None,
        "tables": file.tables,
    }


def finding_objects(findings: Sequence[Finding]) -> list[JsonObject]:
    keys = fingerprints(findings)
    return [_finding_object(finding, key) for finding, key in zip(findings, keys, strict=True)]


def _finding_object(finding: Finding, fingerprint: str) -> JsonObject:
    place, table, fix = finding.place, finding.table, finding.fix
    return {
        "rule": finding.rule,
        "name": finding.name,
        "title": finding.title,
        "severity": finding.severity.value,
        "message": finding.message,
        "expected": finding.expected,
        "actual": finding.actual,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "address": finding.address,
        "table": table
        and {
            "index": table.index,
            "title": table.title,
            "project": table.project,
            "unit": table.unit,
        },
        "indicator": finding.indicator,
        "field": finding.field,
        "text": finding.text,
        "cell": place.cell,
        "basis": finding.basis,
        "related": [
            {
                "path": related.place.path,
                "line": related.place.line,
                "column": related.place.column,
                "cell": related.place.cell,
                "message": related.message,
            }
            for related in finding.related
        ],
        "fix": fix and {"safety": fix.safety.value, "replacement": fix.replacement},
        "fingerprint": fingerprint,
    }


def _exempted_objects(run: Run) -> list[JsonObject]:
    """Findings that are not counted, each with the reason and the place of its exemption."""
    findings = finding_objects([exempted.finding for exempted in run.exempted])
    return [
        {
            **finding,
            "reason": exempted.exemption.reason,
            "until": exempted.exemption.until,
            "exempted_at": str(exempted.exemption.place),
        }
        for finding, exempted in zip(findings, run.exempted, strict=True)
    ]


def _exemption_object(use: ExemptionUse) -> JsonObject:
    """An exemption, used or void, and what became of it."""
    exemption = use.exemption
    return {
        "rules": list(exemption.rules),
        "reason": exemption.reason,
        "until": exemption.until,
        "path": exemption.place.path,
        "line": exemption.place.line,
        "state": use.state.value,
        "count": use.count,
    }


def notice_object(notice: Notice) -> JsonObject:
    """A change that could hide a finding: who made it, where, why, until when."""
    place = notice.place
    return {
        "rules": list(notice.rules),
        "source": notice.source,
        "change": notice.change,
        "reason": notice.reason or None,
        "until": notice.until,
        "expired": notice.expired,
        "path": place and place.path,
        "line": place and place.line,
        "text": notice.sentence,
    }


def _table_object(judgement: Judgement) -> JsonObject:
    table = judgement.table
    return {
        "path": judgement.path,
        "index": table and table.index,
        "title": table and table.title,
        "project": table and table.project,
        "unit": table and table.unit,
        "layout": table and table.layout,
        "confidence": table and table.confidence,
        "profile": table and table.profile,
        "indicators": table.indicators if table else 0,
        "stage": (table.stage or None) if table else None,
        "verdict": judgement.verdict.value,
        "verdict_word": judgement.word,
        "errors": judgement.count(Severity.ERROR),
        "warnings": judgement.count(Severity.WARNING),
        "infos": judgement.count(Severity.INFO),
        "unchecked": list(judgement.unchecked),
        "opinion": opinion(judgement),
    }


def _ledger_object(entry: LedgerEntry) -> JsonObject:
    return {
        "rule": entry.rule,
        "title": entry.title,
        "checked": entry.checked,
        "passed": entry.passed,
        "failed": entry.failed,
        "not_applicable": entry.not_applicable,
        "unknown": entry.unknown,
        "suppressed": entry.suppressed,
        "reasons": list(entry.reasons),
    }
