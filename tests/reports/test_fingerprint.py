"""Fingerprints: what keeps one and what makes another."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from checker.base.place import Place
from tests.reports.results import report, sarif_run
from tests.reports.samples import COST, MIXED, PENSION

if TYPE_CHECKING:
    from checker.finding import Finding


def fingerprint_of(finding: Finding) -> str:
    run = replace(MIXED, findings=(finding,))
    return sarif_run(run)["results"][0]["partialFingerprints"]["goalcheck/v1"]


def test_a_fingerprint_survives_a_move_of_the_table() -> None:
    moved = replace(
        COST,
        place=Place("另一处/07.yaml", 300, 3),
        table=replace(PENSION, index=7),
        steps=("第7表", "成本指标", "归集经费", "指标值"),
    )
    assert fingerprint_of(moved) == fingerprint_of(COST)


@pytest.mark.parametrize(
    "change",
    [
        {"rule": "GC209"},
        {"text": "≤901万元"},
        {"steps": ("2025年城乡居民养老保险", "成本指标", "其他经费", "指标值")},
        {"table": replace(PENSION, project="2026年城乡居民养老保险")},
    ],
)
def test_a_fingerprint_changes_with_what_the_finding_is_about(change: dict[str, Any]) -> None:
    assert fingerprint_of(replace(COST, **change)) != fingerprint_of(COST)


def test_equal_findings_have_different_fingerprints() -> None:
    issues = json.loads(report("gitlab", replace(MIXED, findings=(COST, COST))))
    assert issues[0]["fingerprint"] != issues[1]["fingerprint"]
