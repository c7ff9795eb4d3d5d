"""Findings of two JSON reports, told apart by their fingerprints."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checker.errors import Mistake, UsageError, said_of
from checker.finding import Severity
from checker.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SCHEMA = "goalcheck/v1"

# A finding as the JSON report writes it.
Finding = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Result:
    """A JSON report: its findings by fingerprint, its packs, and the severities it lists whole."""

    findings: dict[str, Finding]
    packs: tuple[tuple[str, str], ...]
    listed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of the findings, each in the order of its run; `notes` say what to beware of."""

    new: tuple[Finding, ...]
    fixed: tuple[Finding, ...]
    remaining: tuple[Finding, ...]
    notes: tuple[str, ...] = ()

    def groups(self) -> tuple[tuple[str, tuple[Finding, ...]], ...]:
        """The three with their Chinese names."""
        return (("新增", self.new), ("已改", self.fixed), ("仍在", self.remaining))

    def summary(self) -> str:
        """`新增 1，已改 4，仍在 2`."""
        return "，".join(f"{name} {len(findings)}" for name, findings in self.groups())


def load_result(path: Path) -> Result:
    """Reads what `--output-format json` wrote. Raises UsageError where the file is something else.

    A file that PowerShell's `>` has written is UTF-16, which is read too.
    """
    try:
        report = json.loads(_text(path.read_bytes()))
        if report["schema"] != _SCHEMA:
            raise KeyError("schema")
        findings = {found["fingerprint"]: found for found in report["findings"]}
        packs = tuple((pack["id"], pack["digest"]) for pack in report["packs"])
        return Result(findings, packs, frozenset(_listed(report)))
    except OSError as error:
        raise UsageError(f"读不了 {path}：{said_of(error)}") from error
    except (ValueError, KeyError, TypeError) as error:
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


def compare(old: Result, new: Result) -> Changes:
    """The changes from one run to another; severities that either leaves out are left out."""
    both = old.listed & new.listed
    before = {key: one for key, one in old.findings.items() if one["severity"] in both}
    after = {key: one for key, one in new.findings.items() if one["severity"] in both}
    return Changes(
        new=tuple(found for key, found in after.items() if key not in before),
        fixed=tuple(found for key, found in before.items() if key not in after),
        remaining=tuple(found for key, found in after.items() if key in before),
        notes=tuple(_notes(old, new)),
    )


def _notes(old: Result, new: Result) -> Iterator[str]:
    if uneven := old.listed ^ new.listed:
        labels = "、".join(severity.label for severity in Severity if severity in uneven)
        yield f"两份结果里只有一份列全了{labels}，没有比较；请用同样的 --min-severity 生成。"
    if old.packs != new.packs:
        yield "两份结果用的规则包不同，有的变化可能来自规则，不是来自整改。"
