"""Changes as one HTML file that can be mailed and printed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from checker.comparison.changes import State, table_of
from checker.comparison.counts import by_table, by_unit
from checker.comparison.rounds import key_of
from checker.finding import Severity
from checker.reports.page.markup import escape, table, tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from checker.comparison.changes import Changes, Finding
    from checker.comparison.counts import TableChange
    from checker.comparison.rounds import TableKey

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
# Boxes that hide the rows of one state or severity: the page needs no program for it.
_FILTER = """\
.filter { position: sticky; top: 0; background: #fff; padding: .4rem 0;
  border-bottom: 1px solid #999; }
.filter label { margin-right: 1rem; white-space: nowrap; }
@media print { .filter { display: none; } }
"""
_HEADERS = ("变化", "程度", "规则", "位置", "上次写着", "写着", "问题", "应为")


def changes_page(changes: Changes) -> str:
    tables = by_table(changes)
    body = [
        tag("h1", "整改前后对照"),
        tag("p", escape(changes.summary())),
        *(tag("p", escape(note), class_="note") for note in changes.notes),
        _counts(changes),
        _units(changes, tables),
        _verdicts(tables),
        _filters(changes),
        *(_section(changes, one) for one in tables if one.counts.total()),
        _others(changes, tables),
    ]
    hiding = "".join(
        f"body:has(#{name}:not(:checked)) tr.{name} {{ display: none; }}\n"
        for name in (*_STATES.values(), *(one.value for one in Severity))
    )
    return (
        '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>整改前后对照</title>\n<style>\n{_STYLE}{_FILTER}{hiding}</style>\n</head>\n"
        f"<body>\n<main>\n{chr(10).join(body)}\n</main>\n</body>\n</html>\n"
    )


_STATES = {
    State.NEW: "new",
    State.CHANGED: "changed",
    State.REMAINING: "remaining",
    State.FIXED: "fixed",
    State.GONE: "gone",
}


def _filters(changes: Changes) -> str:
    names = [(_STATES[state], str(state)) for state, _ in changes.groups()]
    names += [(one.value, one.label) for one in sorted(Severity, key=lambda one: -one.rank)]
    boxes = [
        f'<label><input type="checkbox" id="{name}" checked> {escape(label)}</label>'
        for name, label in names
    ]
    return tag("h2", "逐表对照") + tag("p", *boxes, class_="filter")


def _units(changes: Changes, tables: Sequence[TableChange]) -> str:
    states = [state for state, _ in changes.groups()]
    rows = [
        [escape("，".join(f"{name} {number}" for name, number in verdicts.items())), escape(unit)]
        + [str(counts[state]) for state in states]
        for unit, (counts, verdicts) in by_unit(tables).items()
    ]
    return table("按单位", ["这次的结论", "单位", *map(str, states)], rows, numbers=len(states))


def _verdicts(tables: Sequence[TableChange]) -> str:
    rows = [
        [escape(one.pair.unit), escape(one.pair.project), escape(one.verdict)]
        for one in tables
        if one.pair.verdicts[0] != one.pair.verdicts[1]
    ]
    return table("结论有变化的表", ["单位", "项目", "结论"], rows) if rows else ""


def _counts(changes: Changes) -> str:
    """How many of each severity are new, corrected and left."""
    columns = [Counter(found["severity"] for found in group) for _, group in changes.groups()]
    rows = [
        [escape(severity.label), *(str(column[severity.value]) for column in columns)]
        for severity in sorted(Severity, key=lambda one: -one.rank)
    ]
    names = [name for name, _ in changes.groups()]
    return table("各程度的条数", ["程度", *map(str, names)], rows, numbers=len(names))


def _section(changes: Changes, one: TableChange) -> str:
    keys = {key_of(each) for each in (one.pair.old, one.pair.new) if each}
    rows = _rows(changes, lambda key: key in keys)
    head = f"{one.pair.unit} {one.pair.project}".strip()
    counts = "，".join(f"{state} {number}" for state, number in one.counts.items())
    caption = f"{one.verdict}；{counts}"
    return tag("section", tag("h3", escape(head)), _table(caption, rows))


def _others(changes: Changes, tables: Sequence[TableChange]) -> str:
    """Findings of files in which no table was read."""
    known = {key_of(each) for one in tables for each in (one.pair.old, one.pair.new) if each}
    rows = _rows(changes, lambda key: key not in known)
    return tag("section", tag("h3", "没有读出表的文件"), _table("问题", rows)) if rows else ""


def _rows(changes: Changes, wanted: Callable[[TableKey], bool]) -> list[tuple[str, list[str]]]:
    """The class of each row, by which it is hidden, and its cells."""
    return [
        (f"{_STATES[state]} {found['severity']}", _row(str(state), found, changes.before(found)))
        for state, findings in changes.groups()
        for found in findings
        if wanted(table_of(found))
    ]


def _table(caption: str, rows: Iterable[tuple[str, list[str]]]) -> str:
    head = "".join(tag("th", escape(name), scope="col") for name in _HEADERS)
    body = "".join(
        tag("tr", *(tag("td", cell) for cell in cells), class_=kind) for kind, cells in rows
    )
    drawn = tag("table", tag("caption", escape(caption)), tag("tr", head), body)
    return tag("div", drawn, class_="wide")


def _row(state: str, found: Finding, before: str) -> list[str]:
    steps = found["address"].split(" > ")
    texts: tuple[str, ...] = (
        state,
        Severity(found["severity"]).label,
        f"{found['rule']} {found['title']}",
        " > ".join(steps[1:]) or found["address"],
        before,
        found["text"] or "",
        found["message"],
        found["expected"] or "",
    )
    return [escape(text) for text in texts]
