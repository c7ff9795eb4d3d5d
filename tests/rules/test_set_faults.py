"""One fault put into a faultless set of tables gives the findings that it is, and no others.

The sets stand in tests/rules/sets: a unit's projects, a department with its projects, a project in
its goal table, its self-evaluation and its next year. The faults stand in set_faults.yaml.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from checker.finding import Severity
from tests.language.workbench import bundled
from tests.rules.linting import lint_apart, planted, rules_of

if TYPE_CHECKING:
    from checker.finding import Finding

SETS = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parent / "sets").glob("*.yaml"))
}
FAULTS = planted("set_faults.yaml")
NAMES = [f"{number}-{'+'.join(fault['规则'])}" for number, fault in enumerate(FAULTS)]


def spoiled(fault: dict[str, Any]) -> str:
    """The set of a fault; with 照抄 a copy of one of its tables is put behind it and changed."""
    whole = SETS[fault["套"]]
    copied: int | None = fault.get("照抄")
    text = whole if copied is None else whole.split("---\n")[copied]
    edits: list[tuple[str, str]] = fault["改"]
    for old, new in edits:
        assert old in text, (fault, old)
        text = text.replace(old, new, 1 if copied is None else -1)
    return text if copied is None else f"{whole}---\n{text}"


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Finding]]:
    texts = dict(SETS) | {name: spoiled(fault) for name, fault in zip(NAMES, FAULTS, strict=True)}
    return lint_apart(texts, tmp_path_factory.mktemp("sets"))


@pytest.mark.parametrize("name", SETS)
def test_a_faultless_set_stays_without_warnings(
    name: str, findings: dict[str, list[Finding]]
) -> None:
    assert rules_of(findings[name]) == []


@pytest.mark.parametrize(("name", "fault"), list(zip(NAMES, FAULTS, strict=True)), ids=NAMES)
def test_a_fault_of_a_set_is_found_once(
    name: str, fault: dict[str, Any], findings: dict[str, list[Finding]]
) -> None:
    assert rules_of(findings[name]) == sorted(fault["规则"])


def test_nearly_every_rule_on_sets_has_a_fault() -> None:
    """Left out: GC596 is among the yearly faults, GC809 said by GC583 where a department tells what
    it spends on projects."""
    tried = {rule for fault in FAULTS for rule in fault["规则"]}
    due = {
        rule.id
        for rule in bundled().rules
        if rule.enabled
        and not rule.reader
        and rule.severity is not Severity.INFO
        and (
            rule.sources["select"].text.startswith("全套") or rule.place.path.endswith("years.yaml")
        )
    }
    assert due - tried <= {"GC596", "GC809"}
