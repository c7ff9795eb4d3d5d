"""One fault put into a faultless table gives one finding, of the right rule at the right cell.

The faults stand in tests/rules/faults.yaml: a rule, the table it is put into, what is written in
place of what. Their words are far from the rules' own examples.
"""

from __future__ import annotations

from typing import Any

import pytest

from checker.finding import Finding, Severity
from tests.language.workbench import bundled
from tests.rules.linting import lint_apart, planted, spoiled_tables
from tests.rules.test_variants import SPOILED
from tests.rules.test_yearly_faults import FAULTS as YEARLY

FAULTS = planted("faults.yaml")
NAMES = [f"{number}-{fault['规则']}" for number, fault in enumerate(FAULTS)]


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Finding]]:
    texts = spoiled_tables(dict(zip(NAMES, FAULTS, strict=True)))
    return lint_apart(texts, tmp_path_factory.mktemp("spoiled"))


@pytest.mark.parametrize(("name", "fault"), list(zip(NAMES, FAULTS, strict=True)), ids=NAMES)
def test_one_fault_gives_one_finding(
    name: str, fault: dict[str, Any], findings: dict[str, list[Finding]]
) -> None:
    found = [
        finding
        for finding in findings[name]
        if finding.rule == fault["规则"] or finding.severity is not Severity.INFO
    ]
    assert [finding.rule for finding in found] == [fault["规则"]]
    assert found[0].severity is bundled().rule(fault["规则"]).severity
    assert found[0].field == fault.get("栏目", found[0].field)
    assert found[0].expected == fault.get("应为", found[0].expected)


def test_nearly_every_rule_on_single_tables_has_a_fault() -> None:
    """Left out: rules of reading, of the set, of evaluation and of what is absent (they have tests
    of their own), and those that are off."""
    tried = {fault["规则"] for fault in FAULTS}
    tried |= {rule for _, rules in SPOILED.values() for rule in rules}
    tried |= {rule for fault in YEARLY for rule in fault["规则"]}
    due = {
        rule.id
        for rule in bundled().rules
        if rule.enabled
        and not rule.reader
        and not rule.sources["select"].text.startswith("全套")
        and not rule.place.path.endswith(("evaluation.yaml", "years.yaml"))
    }
    assert due - tried <= {
        "GC106",
        "GC113",
        "GC114",
        "GC115",
        "GC516",
        "GC523",
        "GC527",
        "GC528",
        "GC531",
        "GC606",
        "GC608",
        "GC610",
        "GC808",
    }
