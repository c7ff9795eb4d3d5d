"""Tables a reviewer accepts, from many trades and forms: rules have nothing to say of them.

They stand in tests/rules/tables/, written in the manner of published ones; every one is linted by
itself, and every file and all of them together as sets. A finding here is a false alarm: better
the rule, not the table.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.engine import Job, run
from checker.finding import Severity
from tests.rules.linting import lint

FOLDER = Path(__file__).parent / "tables"
FILES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.yaml"))}
_BETWEEN = re.compile(r"^---\n", re.MULTILINE)
TABLES = {
    f"{name}-{number}": text
    for name, whole in FILES.items()
    for number, text in enumerate(_BETWEEN.split(whole), start=1)
}


def complaints(text: str) -> list[str]:
    return [
        f"{finding.rule} {finding.address}: {finding.actual}"
        for finding in lint(text, year=None)
        if finding.severity is not Severity.INFO
    ]


@pytest.mark.parametrize("table", TABLES)
def test_a_faultless_table_gets_no_error_and_no_warning(table: str) -> None:
    assert complaints(TABLES[table]) == []


@pytest.mark.parametrize("file", FILES)
def test_faultless_tables_of_one_trade_stand_beside_each_other(file: str) -> None:
    assert complaints(FILES[file]) == []


def test_all_faultless_tables_are_one_set_without_complaint() -> None:
    result = run(Job(paths=(str(FOLDER),)))
    assert [
        (finding.rule, finding.address)
        for finding in result.findings
        if finding.severity is not Severity.INFO
    ] == []


def test_there_are_enough_tables_of_enough_forms() -> None:
    assert len(TABLES) >= 40
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
