"""Changes as one HTML file that can be mailed and printed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from checker.finding import Severity
from checker.reports.page.markup import escape, table, tag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.comparing.changes import Changes, Finding

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """\
body { font: 16px/1.6 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif;
  margin: 0 auto; max-width: 70rem; padding: 1rem; color: #1a1a1a; background: #fff; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: bold; padding: .3rem 0; }
th, td { border: 1px solid #999; padding: .3rem .5rem; text-align: left; vertical-align: top; }
th { background: #eee; } td.number { text-align: right; }
.note { border-left: .3rem solid #b36b00; padding-left: .6rem; }
@media print { body { max-width: none; padding: 0; font-size: 11px; } tr { break-inside: avoid; } }
"""
_HEADERS = ("程度", "规则", "项目", "位置", "写着", "问题", "应为")


def changes_page(changes: Changes) -> str:
    body = [
        tag("h1", "整改前后对照"),
        tag("p", escape(changes.summary())),
        *(tag("p", escape(note), class_="note") for note in changes.notes),
        _counts(changes),
        *(_section(name, findings) for name, findings in changes.groups() if findings),
    ]
    return (
        '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>整改前后对照</title>\n<style>\n{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{chr(10).join(body)}\n</main>\n</body>\n</html>\n"
    )


def _counts(changes: Changes) -> str:
    """How many of each severity are new, corrected and left."""
    columns = [Counter(found["severity"] for found in group) for _, group in changes.groups()]
    rows = [
        [escape(severity.label), *(str(column[severity.value]) for column in columns)]
        for severity in sorted(Severity, key=lambda one: -one.rank)
    ]
    names = [name for name, _ in changes.groups()]
    return table("各程度的条数", ["程度", *names], rows, numbers=3)


def _section(name: str, findings: Iterable[Finding]) -> str:
    rows = [_row(found) for found in findings]
    return tag("section", tag("h2", escape(name)), table(f"{name} {len(rows)} 条", _HEADERS, rows))


def _row(found: Finding) -> list[str]:
    table_of: dict[str, Any] = found["table"] or {}
    project: str = table_of.get("project") or found["path"]
    steps = found["address"].split(" > ")
    texts: tuple[str, ...] = (
        Severity(found["severity"]).label,
        f"{found['rule']} {found['title']}",
        project,
        " > ".join(steps[1:]) or found["address"],
        found["text"] or "",
        found["message"],
        found["expected"] or "",
    )
    return [escape(text) for text in texts]
