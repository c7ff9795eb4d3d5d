"""Tables a reviewer accepts, from many trades and forms: rules have nothing to say of them.

They stand in tests/rules/tables/, written in the manner of published ones; every one is linted by
itself, and every file and all of them together as sets. A finding here is a false alarm: better
the rule, not the table.
"""

from __future__ import annotations

import re

import pytest

from checker.finding import Finding, Severity
from checker.pipeline import Job, check
from tests.rules.linting import FAULTLESS, faultless_files, faultless_tables, lint, lint_apart

FILES = faultless_files()
TABLES = faultless_tables()


def complaints(findings: list[Finding]) -> list[str]:
    return [
        f"{finding.rule} {finding.address}: {finding.actual}"
        for finding in findings
        if finding.severity is not Severity.INFO
    ]


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Finding]]:
    return lint_apart(TABLES, tmp_path_factory.mktemp("apart"))


@pytest.mark.parametrize("table", TABLES)
def test_a_faultless_table_gets_no_error_and_no_warning(
    table: str, findings: dict[str, list[Finding]]
) -> None:
    assert complaints(findings[table]) == []


@pytest.mark.parametrize("file", FILES)
def test_faultless_tables_of_one_trade_stand_beside_each_other(file: str) -> None:
    assert complaints(lint(FILES[file], year=None)) == []


def test_all_faultless_tables_are_one_set_without_complaint() -> None:
    result = check(Job(paths=(str(FAULTLESS),)))
    assert complaints(list(result.findings)) == []


def test_there_are_enough_tables_of_enough_forms() -> None:
    assert len(TABLES) >= 90
    used = {field for text in TABLES.values() for field in re.findall(r"(\w+): ", text)}
    assert {
        "指标性质",
        "计量单位",
        "分值",
        "评分标准",
        "实际完成值",
        "上年结转",
        "绩效指标描述",
    } <= used
