"""Changes as tables for the terminal and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from checker.comparison.counts import by_table
from checker.finding import Severity

if TYPE_CHECKING:
    from checker.comparison.changes import Changes

SCHEMA = "goalcheck-diff/v1"


def changes_json(changes: Changes) -> str:
    content = {
        "schema": SCHEMA,
        "summary": {
            "new": len(changes.new),
            "changed": len(changes.changed),
            "fixed": len(changes.fixed),
            "remaining": len(changes.remaining),
            "gone": len(changes.gone),
        },
        "notes": changes.notes,
        "tables": [
            {
                "unit": change.pair.unit,
                "project": (change.pair.new or change.pair.old or {}).get("project"),
                "old_project": change.pair.old and change.pair.old["project"],
                "old_verdict": change.pair.verdicts[0] or None,
                "verdict": change.pair.verdicts[1] or None,
            }
            for change in by_table(changes)
        ],
        "new": changes.new,
        "changed": [{**one.new, "old_text": one.old["text"]} for one in changes.changed],
        "fixed": changes.fixed,
        "remaining": changes.remaining,
        "gone": changes.gone,
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def changes_table(changes: Changes) -> str:
    from checker.reports import text_grid

    rows = [
        [
            state,
            Severity(found["severity"]).label,
            found["rule"],
            found["title"],
            found["address"],
            " ".join((found["text"] or "").split()),
        ]
        for state, findings in changes.groups()
        for found in findings
    ]
    table = (
        text_grid(["变化", "程度", "规则", "名称", "地址", "写着"], rows) + "\n\n" if rows else ""
    )
    return f"{table}{_verdicts(changes)}{changes.summary()}\n"


def _verdicts(changes: Changes) -> str:
    """The tables whose verdict is another one."""
    from checker.reports import text_grid

    rows = [
        [change.pair.unit, change.pair.project, change.verdict]
        for change in by_table(changes)
        if change.pair.verdicts[0] != change.pair.verdicts[1]
    ]
    return text_grid(["单位", "项目", "结论"], rows) + "\n\n" if rows else ""
