"""SARIF 2.1.0: for code scanning dashboards and editors.

Columns count code points, as everywhere in goalcheck; a cell of an Office file has no region and
is named as a logical location.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from checker.base.pattern import late_pattern
from checker.finding import RuleNote, Severity
from checker.reports.edit import edit_of
from checker.reports.fingerprint import fingerprints
from checker.reports.help import help_uri
from checker.reports.sentence import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.base.place import Place
    from checker.finding import Finding, Related, Run
    from checker.reports.json_form import JsonObject
    from checker.reports.options import ReportOptions

_DRIVE = late_pattern(r"[A-Za-z]:/")
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(run: Run, options: ReportOptions) -> str:
    listed = options.listed(run)
    rules = _rules(run, options.rule_pages)
    index = {rule: number for number, rule in enumerate(rules)}
    log: JsonObject = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": _tool(run, rules),
                "columnKind": "unicodeCodePoints",
                "invocations": [_invocation(run)],
                "results": [
                    *(
                        _result(finding, index[finding.rule], fingerprint, run)
                        for finding, fingerprint in zip(listed, fingerprints(listed), strict=True)
                    ),
                    *_suppressed(run, index),
                ],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _invocation(run: Run) -> JsonObject:
    """Changes of rules are what SARIF calls notifications of the tool's configuration."""
    notes: list[JsonObject] = [
        {
            "level": "note",
            "message": {"text": notice.sentence},
            **(
                {"locations": [{"physicalLocation": _physical(notice.place)}]}
                if notice.place
                else {}
            ),
        }
        for notice in run.notices
    ]
    changed = {"toolConfigurationNotifications": notes} if notes else {}
    return {"executionSuccessful": True, **changed}


def _rules(run: Run, pages: str | None) -> dict[str, JsonObject]:
    """Every selected rule and every rule that spoke, by id."""
    notes = {note.id: note for note in run.rules}
    for entry in run.ledger:
        notes.setdefault(entry.rule, RuleNote(entry.rule, "", entry.title, Severity.WARNING))
    for one in (*run.findings, *(exempted.finding for exempted in run.exempted)):
        spoke = RuleNote(one.rule, one.name, one.title, one.severity, basis=one.basis or "")
        if not notes.get(one.rule, spoke).name:
            notes[one.rule] = spoke
        notes.setdefault(one.rule, spoke)
    return {rule: _rule(notes[rule], pages) for rule in sorted(notes)}


def _rule(note: RuleNote, pages: str | None) -> JsonObject:
    said = [note.why, note.exceptions and f"不报的情形：{note.exceptions}"]
    said += [f"依据：{note.basis}" if note.basis else ""]
    text = "\n\n".join(part for part in said if part) or note.title
    return {
        "id": note.id,
        **({"name": note.name} if note.name else {}),
        "shortDescription": {"text": note.title},
        "fullDescription": {"text": note.why or note.title},
        "help": {"text": text, "markdown": f"**{note.title}**\n\n{text}"},
        "helpUri": help_uri(note.id, pages),
        "defaultConfiguration": {"level": _LEVELS[note.severity]},
        **({"properties": {"basis": note.basis}} if note.basis else {}),
    }


def _tool(run: Run, rules: dict[str, JsonObject]) -> JsonObject:
    return {
        "driver": {
            "name": "goalcheck",
            "version": run.version,
            "language": "zh-CN",
            "rules": list(rules.values()),
        },
        "extensions": [
            {"name": pack.id, "version": pack.version, "properties": {"digest": pack.digest}}
            for pack in run.packs
        ],
    }


def _result(finding: Finding, rule_index: int, fingerprint: str, run: Run) -> JsonObject:
    result: JsonObject = {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": {"text": sentence(finding)},
        "locations": [
            {
                "physicalLocation": _physical(finding.place),
                "logicalLocations": _logical(finding),
            }
        ],
        "partialFingerprints": {"goalcheck/v1": fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [_related(related) for related in finding.related]
    edit = edit_of(finding, run)
    if edit is not None:
        result["fixes"] = [_fix(finding, edit)]
    if finding.fix is not None:
        result["properties"] = {
            "replacement": finding.fix.replacement,
            "safety": finding.fix.safety.value,
        }
    return result


def _fix(finding: Finding, edit: str) -> JsonObject:
    place = _physical(finding.place)
    return {
        "description": {"text": f"改为“{edit}”"},
        "artifactChanges": [
            {
                "artifactLocation": place["artifactLocation"],
                "replacements": [
                    {
                        "deletedRegion": place["region"],
                        "insertedContent": {"text": edit},
                    }
                ],
            }
        ],
    }


def _suppressed(run: Run, index: dict[str, int]) -> Iterator[JsonObject]:
    """Exempted findings are results too, with the reason as their justification."""
    keys = fingerprints([one.finding for one in run.exempted])
    for one, key in zip(run.exempted, keys, strict=True):
        exemption = one.exemption
        suppression = {
            "kind": "external" if exemption.listed else "inSource",
            "status": "accepted",
            "justification": exemption.reason,
            "location": {"physicalLocation": _physical(exemption.place)},
        }
        result = _result(one.finding, index[one.finding.rule], key, run)
        yield {**result, "suppressions": [suppression]}


def _physical(place: Place) -> JsonObject:
    location: JsonObject = {"artifactLocation": _artifact(place.path)}
    if place.line is not None:
        corners = {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        }
        location["region"] = {name: value for name, value in corners.items() if value is not None}
    return location


def _artifact(path: str) -> JsonObject:
    """Relative paths start at the root of the sources; an absolute one is a URI of its own."""
    if path.startswith("/"):
        return {"uri": f"file://{quote(path)}"}
    if _DRIVE.match(path):
        return {"uri": f"file:///{quote(path, safe='/:')}"}
    return {"uri": quote(path), "uriBaseId": "%SRCROOT%"}


def _logical(finding: Finding) -> list[JsonObject]:
    """The table, and below it the row and the field, in words; the cell where a file has cells."""
    steps = [step for step in finding.steps if step]
    locations: list[JsonObject] = [
        {
            "name": step,
            "fullyQualifiedName": " > ".join(steps[: depth + 1]),
            "kind": "element" if depth else "object",
        }
        for depth, step in enumerate(steps)
    ]
    if finding.place.cell:
        locations.append({"name": finding.place.cell, "kind": "member"})
    return locations


def _related(related: Related) -> JsonObject:
    return {"physicalLocation": _physical(related.place), "message": {"text": related.message}}
