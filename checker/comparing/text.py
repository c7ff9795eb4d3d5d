"""Changes as a table for the terminal and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from checker.finding import Severity

if TYPE_CHECKING:
    from checker.comparing.changes import Changes

SCHEMA = "goalcheck-diff/v1"


def changes_json(changes: Changes) -> str:
    content = {
        "schema": SCHEMA,
        "summary": {
            "new": len(changes.new),
            "fixed": len(changes.fixed),
            "remaining": len(changes.remaining),
        },
        "notes": changes.notes,
        "new": changes.new,
        "fixed": changes.fixed,
        "remaining": changes.remaining,
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def changes_table(changes: Changes) -> str:
    from checker.reports.grid import grid

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
    table = grid(["变化", "程度", "规则", "名称", "地址", "写着"], rows) + "\n\n" if rows else ""
    return f"{table}{changes.summary()}\n"
