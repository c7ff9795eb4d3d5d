"""Lints YAML text as `goalcheck lint` would, for tests that speak of rules and places."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from checker.finding import Finding, Severity
from checker.pipeline import Job, check

FAULTLESS = Path(__file__).parent / "tables"
_BETWEEN = re.compile(r"^---\n", re.MULTILINE)


def lint(text: str, *, year: int | None = 2025, select: tuple[str, ...] = ()) -> list[Finding]:
    """Findings of one goal-file text, infos included."""
    return list(check(Job(stdin=(text, "tables.yaml"), year=year, select=select)).findings)


def lint_apart(texts: dict[str, str], folder: Path) -> dict[str, list[Finding]]:
    """Findings of many texts in one run, each in a folder and so in a set of its own."""
    names = {f"{number:04}": name for number, name in enumerate(texts)}
    for place, name in names.items():
        (folder / place).mkdir()
        (folder / place / "table.yaml").write_text(texts[name], encoding="utf-8")
    found: dict[str, list[Finding]] = {name: [] for name in texts}
    for finding in check(Job(paths=(str(folder),))).findings:
        found[names[Path(finding.place.path).parent.name]].append(finding)
    return found


def faultless_files() -> dict[str, str]:
    """Files of tables a reviewer accepts, by trade."""
    return {
        path.stem: path.read_text(encoding="utf-8") for path in sorted(FAULTLESS.glob("*.yaml"))
    }


def faultless_tables() -> dict[str, str]:
    """The same tables one by one, by file and project."""
    return {
        f"{name}: {project_of(text)}": text
        for name, whole in faultless_files().items()
        for text in _BETWEEN.split(whole)
    }


def project_of(text: str) -> str:
    """The project's name in a goal-file text."""
    found = re.search(r"^项目名称: (.*)$", text, re.MULTILINE)
    assert found, text
    return found[1]


def rules_of(findings: list[Finding], least: Severity = Severity.WARNING) -> list[str]:
    return sorted(finding.rule for finding in findings if finding.severity.rank >= least.rank)


def planted(file: str) -> list[dict[str, Any]]:
    """The faults that a file of this folder lists."""
    faults: list[dict[str, Any]] = yaml.safe_load(
        (Path(__file__).parent / file).read_text(encoding="utf-8")
    )
    return faults


def spoiled(fault: dict[str, Any], tables: dict[str, str]) -> str:
    """The table of a fault, of those by project, with the fault put into it."""
    text = tables[fault["项目"]]
    if "去掉" in fault:
        lines = text.splitlines(keepends=True)
        return "".join(line for line in lines if f"一级指标: {fault['去掉']}" not in line)
    assert text.count(fault["原文"]) == 1, fault
    return text.replace(fault["原文"], fault["改成"])


def spoiled_tables(faults: dict[str, dict[str, Any]]) -> dict[str, str]:
    """A faultless table with each of these faults, by the name of the fault."""
    tables = {project_of(text): text for text in faultless_tables().values()}
    return {name: spoiled(fault, tables) for name, fault in faults.items()}
