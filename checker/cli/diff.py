"""`goalcheck diff`: what became of the findings between two runs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from checker.cli import choices
from checker.cli.commands import Command
from checker.cli.streams import write_report
from checker.errors import Mistake, UsageError, said_of
from checker.finding import Severity
from checker.place import Place

_SCHEMA = "goalcheck/v1"
Finding = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Changes:
    """Findings of the JSON report, each in the order of its run."""

    new: tuple[Finding, ...]
    fixed: tuple[Finding, ...]
    remaining: tuple[Finding, ...]


@click.command(cls=Command, name="diff", options_metavar="[选项]")
@click.argument("old", metavar="旧结果")
@click.argument("new", metavar="新结果")
@click.option(
    "--output-format",
    metavar="格式",
    default="table",
    callback=choices.one_of(("table", "json")),
    help="table（默认）或 json",
)
@click.option(
    "--fail-level",
    metavar="程度",
    callback=choices.severity,
    help="新增了这个程度及以上的问题时退出码为 1（默认 error）",
)
def diff(*, old: str, new: str, output_format: str, fail_level: Severity | None) -> int:
    """整改前后对照：新增、已改、仍在的问题各有哪些。

    两份结果由 lint 或 audit 用 --output-format json 写出，应当用同样的 --min-severity。

    \b
    例：
      goalcheck lint goals/ --output-format json -o 改前.json
      goalcheck lint goals/ --output-format json -o 改后.json
      goalcheck diff 改前.json 改后.json
    """
    changes = _compare(_findings(Path(old)), _findings(Path(new)))
    write_report(_json(changes) if output_format == "json" else _table(changes))
    least = (fail_level or Severity.ERROR).rank
    return int(any(Severity(found["severity"]).rank >= least for found in changes.new))


def _findings(path: Path) -> dict[str, Finding]:
    """Findings by fingerprint."""
    try:
        report = json.loads(path.read_text(encoding="utf-8"))
        if report["schema"] != _SCHEMA:
            raise KeyError("schema")
        return {found["fingerprint"]: found for found in report["findings"]}
    except OSError as error:
        raise UsageError(f"读不了 {path}：{said_of(error)}") from error
    except (ValueError, KeyError, TypeError) as error:
        message = "这不是 goalcheck 的 JSON 结果，请用 --output-format json 生成"
        raise UsageError([Mistake(message, Place(str(path)))]) from error


def _compare(old: dict[str, Finding], new: dict[str, Finding]) -> Changes:
    return Changes(
        new=tuple(found for key, found in new.items() if key not in old),
        fixed=tuple(found for key, found in old.items() if key not in new),
        remaining=tuple(found for key, found in new.items() if key in old),
    )


def _json(changes: Changes) -> str:
    content = {
        "schema": "goalcheck-diff/v1",
        "summary": {
            "new": len(changes.new),
            "fixed": len(changes.fixed),
            "remaining": len(changes.remaining),
        },
        "new": changes.new,
        "fixed": changes.fixed,
        "remaining": changes.remaining,
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _table(changes: Changes) -> str:
    from checker.reports.grid import grid

    groups = (("新增", changes.new), ("已改", changes.fixed), ("仍在", changes.remaining))
    rows = [
        [
            state,
            Severity(found["severity"]).label,
            found["rule"],
            found["title"],
            found["address"],
            found["text"] or "",
        ]
        for state, findings in groups
        for found in findings
    ]
    table = grid(["变化", "程度", "规则", "名称", "地址", "写着"], rows) + "\n\n" if rows else ""
    return table + "，".join(f"{state} {len(findings)}" for state, findings in groups) + "\n"
