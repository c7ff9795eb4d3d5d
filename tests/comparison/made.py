"""Two rounds made of findings, for tests."""

from __future__ import annotations

from typing import Any

from checker.comparison import (
    compare,
)
from checker.comparison.changes import Changes, ComparedRun

Tables = dict[str, tuple[str, list[dict[str, Any]]]]
"""Project -> verdict and findings."""
UNIT = "某县水务局"


def finding(
    text: str, rule: str = "GC303", name: str = "合格率", row: int = 0, severity: str = "error"
) -> dict[str, Any]:
    return {
        "rule": rule, "title": "比较符非规范", "severity": severity, "message": f"“{text}”不对",
        "expected": "≥90%", "text": text, "field": "指标值", "indicator": row,
        "address": f"第1表 > 质量指标 > {name} > 指标值",
    }  # fmt: skip


def result(tables: Tables, units: dict[str, str] | None = None) -> ComparedRun:
    findings: dict[str, dict[str, Any]] = {}
    written: list[dict[str, Any]] = []
    for number, (project, (verdict, found)) in enumerate(tables.items(), 1):
        unit = (units or {}).get(project, UNIT)
        table = {"index": 1, "title": None, "project": project, "unit": unit}
        path = f"{number:02}.docx"
        written.append({**table, "path": path, "verdict": verdict})
        for one in found:
            key = f"{project}{one['rule']}{one['address']}{one['text']}"
            findings[key] = {**one, "path": path, "table": table}
    return ComparedRun(findings, tuple(written), (), frozenset({"error", "warning", "info"}))


def compared(old: Tables, new: Tables) -> Changes:
    return compare(result(old), result(new))
