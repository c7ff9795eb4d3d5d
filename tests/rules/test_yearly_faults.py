"""Faults put into self-evaluations, monitoring, department and region tables that have none.

The faults stand in tests/rules/yearly_faults.yaml: what is written in place of what, and the rules
that speak of it. A change that two figures hang on is told at both.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.finding import Finding, Severity
from tests.rules.linting import faultless_tables, lint_apart, project_of

FAULTS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "yearly_faults.yaml").read_text(encoding="utf-8")
)
TABLES = {project_of(text): text for text in faultless_tables().values()}
NAMES = [f"{number}-{'-'.join(fault['规则'])}" for number, fault in enumerate(FAULTS)]


def spoiled(fault: dict[str, Any]) -> str:
    text = TABLES[fault["项目"]]
    assert text.count(fault["原文"]) == 1, fault
    return text.replace(fault["原文"], fault["改成"])


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Finding]]:
    texts = {name: spoiled(fault) for name, fault in zip(NAMES, FAULTS, strict=True)}
    return lint_apart(texts, tmp_path_factory.mktemp("spoiled"))


@pytest.mark.parametrize(("name", "fault"), list(zip(NAMES, FAULTS, strict=True)), ids=NAMES)
def test_a_fault_is_found_and_nothing_else(
    name: str, fault: dict[str, Any], findings: dict[str, list[Finding]]
) -> None:
    spoken = {one.rule for one in findings[name] if one.severity is not Severity.INFO}
    assert sorted(spoken) == fault["规则"]
