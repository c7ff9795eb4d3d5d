"""A table that has nothing of a goal table but a heading is not held to what goal tables need."""

from __future__ import annotations

from checker.pipeline import Job, check

UNKNOWN = "<table><tr><td>三级指标</td><td>指标值</td></tr><tr><td></td><td>3</td></tr></table>"
KNOWN = UNKNOWN.replace("<td></td><td>3", "<td>打井数量</td><td>≥3眼")


def rules(text: str) -> set[str]:
    run = check(Job(stdin=(text, "表.html")))
    return {found.rule for found in run.findings if found.severity.value != "info"}


def test_a_table_of_which_nothing_is_known_is_one_finding() -> None:
    assert rules(UNKNOWN) == {"GC001"}


def test_one_thing_known_makes_it_a_table_with_its_faults() -> None:
    assert "GC001" not in rules(KNOWN)
    assert rules(KNOWN)
