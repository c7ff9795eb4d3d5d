"""Faults put into self-evaluations, monitoring, department and region tables that have none.

The faults stand in tests/rules/yearly_faults.yaml: what is written in place of what, and the rules
that speak of it. A change that two figures hang on is told at both.
"""

from __future__ import annotations

from typing import Any

import pytest

from checker.finding import Finding, Severity
from tests.rules.linting import lint_apart, planted, spoiled_tables

FAULTS = planted("yearly_faults.yaml")
NAMES = [f"{number}-{'-'.join(fault['规则'])}" for number, fault in enumerate(FAULTS)]


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Finding]]:
    texts = spoiled_tables(dict(zip(NAMES, FAULTS, strict=True)))
    return lint_apart(texts, tmp_path_factory.mktemp("spoiled"))


@pytest.mark.parametrize(("name", "fault"), list(zip(NAMES, FAULTS, strict=True)), ids=NAMES)
def test_a_fault_is_found_and_nothing_else(
    name: str, fault: dict[str, Any], findings: dict[str, list[Finding]]
) -> None:
    spoken = {one.rule for one in findings[name] if one.severity is not Severity.INFO}
    assert sorted(spoken) == fault["规则"]
