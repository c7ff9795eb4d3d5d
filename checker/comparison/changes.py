"""What became of the findings of one round in the next.

A finding is the same one by its fingerprint, which holds the value; where only the value is another
one, somebody changed the cell and it is still wrong.
"""

from __future__ import annotations

import json
from collections import defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from checker.base.dataclass import dataclass
from checker.base.errors import Mistake, UsageError, said_of
from checker.base.place import Place
from checker.base.text import squeeze
from checker.comparison.rounds import key_of, paired, table_key
from checker.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from checker.comparison.rounds import Pair, Table, TableKey

_SCHEMA = "goalcheck/v1"

# A finding as the JSON report writes it.
Finding = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ComparedRun:
    """A JSON report: its findings by fingerprint, its packs, and the severities it lists whole."""

    findings: dict[str, Finding]
    tables: tuple[Table, ...]
    packs: tuple[tuple[str, str], ...]
    listed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Changed:
    """A finding whose cell was changed and is still wrong: as it was, as it is."""

    old: Finding
    new: Finding


class State(StrEnum):
    """What became of a finding."""

    NEW = "新增"
    CHANGED = "改后仍有"
    REMAINING = "仍在"
    FIXED = "已解决"
    GONE = "表已不在"
    """Its table is not in the new round: nobody can say that it was mended."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of the findings, each in the order of its run, and of the tables; `notes` say
    what to beware of."""

    new: tuple[Finding, ...]
    changed: tuple[Changed, ...]
    remaining: tuple[Finding, ...]
    fixed: tuple[Finding, ...]
    gone: tuple[Finding, ...] = ()
    tables: tuple[Pair, ...] = ()
    notes: tuple[str, ...] = ()

    def groups(self) -> tuple[tuple[State, tuple[Finding, ...]], ...]:
        """The findings by what became of them; a changed one as it is now."""
        groups = (
            (State.NEW, self.new),
            (State.CHANGED, tuple(one.new for one in self.changed)),
            (State.REMAINING, self.remaining),
            (State.FIXED, self.fixed),
        )
        return (*groups, (State.GONE, self.gone)) if self.gone else groups

    def before(self, finding: Finding) -> str:
        """What stood in the cell before, for a changed finding."""
        return next((one.old["text"] or "" for one in self.changed if one.new is finding), "")

    def summary(self) -> str:
        """`新增 1，改后仍有 2，仍在 2，已解决 4`."""
        return "，".join(f"{name} {len(findings)}" for name, findings in self.groups())


def load_result(path: Path) -> ComparedRun:
    """Reads what `--output-format json` wrote. Raises UsageError where the file is something else.

    A file that PowerShell's `>` has written is UTF-16, which is read too.
    """
    try:
        report = json.loads(_text(path.read_bytes()))
        if report["schema"] != _SCHEMA:
            raise KeyError("schema")
        findings = {found["fingerprint"]: found for found in report["findings"]}
        packs = tuple((pack["id"], pack["digest"]) for pack in report["packs"])
        tables = tuple(table for table in report["tables"] if table["index"] is not None)
        return ComparedRun(findings, tables, packs, frozenset(_listed(report)))
    except OSError as error:
        raise UsageError(f"读不了 {path}：{said_of(error)}") from error
    except (ValueError, RecursionError, KeyError, TypeError) as error:
        message = "这不是 goalcheck 的 JSON 结果，请用 --output-format json 生成"
        raise UsageError([Mistake(message, Place(str(path)))]) from error


def _text(data: bytes) -> str:
    is_utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return data.decode("utf-16" if is_utf16 else "utf-8-sig")


def _listed(report: dict[str, Any]) -> Iterator[str]:
    """Severities of which the report lists every finding it counted."""
    for severity in Severity:
        listed = sum(found["severity"] == severity for found in report["findings"])
        if listed == report["summary"][f"{severity}s"]:
            yield severity.value


def compare(old: ComparedRun, new: ComparedRun) -> Changes:
    """The changes from one run to another; severities that either leaves out are left out."""
    both = old.listed & new.listed
    before = {key: one for key, one in old.findings.items() if one["severity"] in both}
    after = {key: one for key, one in new.findings.items() if one["severity"] in both}
    tables = paired(old.tables, new.tables)
    names = {key_of(one.old): key_of(one.new) for one in tables if one.old and one.new}
    left = [one for key, one in before.items() if key not in after]
    come = [one for key, one in after.items() if key not in before]
    same = _matched(left, come, names, _exactly)
    changed = [one for about in (_cell, _row) for one in _matched(left, come, names, about)]
    missing = {key_of(one.old) for one in tables if one.old and not one.new}
    known = {id(one.new) for one in same}
    return Changes(
        new=tuple(come),
        changed=tuple(changed),
        remaining=tuple(
            found for key, found in after.items() if key in before or id(found) in known
        ),
        fixed=tuple(found for found in left if table_of(found) not in missing),
        gone=tuple(found for found in left if table_of(found) in missing),
        tables=tables,
        notes=tuple(_notes(old, new)),
    )


def _matched(
    left: list[Finding],
    come: list[Finding],
    names: Mapping[TableKey, TableKey],
    about: Callable[[Finding], tuple[object, ...]],
) -> list[Changed]:
    """Pairs of findings of one rule about the same thing; they are taken off both lists."""
    waiting: defaultdict[object, list[Finding]] = defaultdict(list)
    for found in left:
        table = table_of(found)
        waiting[found["rule"], names.get(table, table), about(found)].append(found)
    pairs: list[Changed] = []
    for found in list(come):
        of_it = waiting[found["rule"], table_of(found), about(found)]
        if of_it:
            pairs.append(Changed(of_it.pop(0), found))
    met = {id(one) for pair in pairs for one in (pair.old, pair.new)}
    left[:] = [one for one in left if id(one) not in met]
    come[:] = [one for one in come if id(one) not in met]
    return pairs


def table_of(found: Finding) -> TableKey:
    """The table a finding speaks of."""
    table = found["table"]
    return table_key(table, found["path"], table["index"] if table else 0)


def inside(found: Finding) -> str:
    """The place in words within its table, empty for a table or a file as a whole."""
    table, address = found["table"], str(found["address"])
    if not table:
        return ""
    names = (f"第{table['index']}表", table.get("project"), table.get("title"))
    heads = [" ".join(str(name).split()) for name in names if name]
    return next(
        (address[len(head) + 3 :] for head in heads if address.startswith(f"{head} > ")), ""
    )


def _exactly(found: Finding) -> tuple[object, ...]:
    return (*_cell(found), squeeze(found["text"] or ""))


def _cell(found: Finding) -> tuple[object, ...]:
    """The indicator by its name and the field."""
    return (squeeze(inside(found)), found["field"])


def _row(found: Finding) -> tuple[object, ...]:
    """The indicator by its row, for one whose name was changed."""
    return found["indicator"], found["field"]


def _notes(old: ComparedRun, new: ComparedRun) -> Iterator[str]:
    if uneven := old.listed ^ new.listed:
        labels = "、".join(severity.label for severity in Severity if severity in uneven)
        yield f"两份结果里只有一份列全了{labels}，没有比较；请用同样的 --min-severity 生成。"
    if old.packs != new.packs:
        yield "两份结果用的规则包不同，有的变化可能来自规则，不是来自整改。"
