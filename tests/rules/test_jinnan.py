"""What a sharp reviewer reports on the 22 real tables, and nothing else.

The expectations were written from a reading of the tables, not from the program's output.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.finding import Finding, Severity
from checker.pipeline import Job, check

GOALS = Path(__file__).parents[2] / "examples" / "goals"
BARE_VERBS = {number for number in range(1, 23) if number not in {13, 16}}

ERRORS = {
    5: ["GC202"],
    7: ["GC202"],
    13: ["GC204", "GC306", "GC501", "GC702", "GC704"],
    16: ["GC601"],
    17: ["GC109"],
    19: ["GC404"],
}
# Bare verbs are counted apart.
WARNINGS = {
    1: ["GC509"],
    2: ["GC901"],
    3: ["GC801", "GC901"],
    5: ["GC513"],
    6: ["GC513", "GC803"],
    7: ["GC513"],
    8: ["GC405"],
    11: ["GC301", "GC903"],
    13: ["GC303", "GC304", "GC307", "GC512", "GC603", "GC903"],
    14: ["GC701"],
    15: ["GC402", "GC508", "GC701", "GC703"],
    16: ["GC701"],
    17: ["GC607"],
    20: ["GC405"],
}


@pytest.fixture(scope="module")
def findings() -> tuple[Finding, ...]:
    return check(Job(paths=(str(GOALS),), year=2025)).findings


def by_table(findings: tuple[Finding, ...], severity: Severity) -> dict[int, list[str]]:
    tables: dict[int, list[str]] = {}
    for finding in findings:
        if finding.severity is severity:
            tables.setdefault(int(Path(finding.place.path).stem), []).append(finding.rule)
    return {number: sorted(rules) for number, rules in tables.items()}


def test_errors_stand_on_six_tables_and_no_other(findings: tuple[Finding, ...]) -> None:
    assert by_table(findings, Severity.ERROR) == ERRORS


def test_warnings_are_those_of_a_reviewer(findings: tuple[Finding, ...]) -> None:
    warnings = by_table(findings, Severity.WARNING)
    without_verbs = {
        number: kept
        for number, rules in warnings.items()
        if (kept := [rule for rule in rules if rule != "GC305"])
    }
    assert without_verbs == WARNINGS


def test_what_other_tables_make_doubtful_is_a_hint(findings: tuple[Finding, ...]) -> None:
    hints = by_table(findings, Severity.INFO)
    assert {number for number, rules in hints.items() if "GC805" in rules} == {18}
    assert {number for number, rules in hints.items() if "GC517" in rules} == {21}


def test_three_tables_with_the_same_indicators_are_named_once(
    findings: tuple[Finding, ...],
) -> None:
    (finding,) = (finding for finding in findings if finding.rule == "GC803")
    others = [Path(related.place.path).stem for related in finding.related]
    assert (Path(finding.place.path).stem, others) == ("06", ["05", "07"])


def test_twenty_tables_have_a_bare_verb_as_benefit(findings: tuple[Finding, ...]) -> None:
    tables = [int(Path(finding.place.path).stem) for finding in findings if finding.rule == "GC305"]
    assert sorted(tables) == sorted(BARE_VERBS)


@pytest.mark.parametrize("number", [5, 7])
def test_a_copied_cap_names_the_table_it_came_from(
    findings: tuple[Finding, ...], number: int
) -> None:
    (finding,) = (
        finding
        for finding in findings
        if finding.rule == "GC202" and Path(finding.place.path).stem == f"{number:02}"
    )
    assert [Path(related.place.path).name for related in finding.related] == ["06.yaml"]
    assert finding.actual == "≤16796.7万元"
    assert finding.expected == ("≤8427.7万元" if number == 5 else "≤3821万元")


def test_the_misfiled_name_is_offered_as_the_right_one(findings: tuple[Finding, ...]) -> None:
    (finding,) = (finding for finding in findings if finding.rule == "GC109")
    assert finding.expected == "单位满意度"


def test_yuan_among_ten_thousand_yuan_is_converted_exactly(findings: tuple[Finding, ...]) -> None:
    (finding,) = (finding for finding in findings if finding.rule == "GC402")
    assert finding.expected == "≤2.788627万元"
