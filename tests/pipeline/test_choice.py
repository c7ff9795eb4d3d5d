"""Which rules a run uses, and what every report says of the choice."""

from __future__ import annotations

import pytest

from checker.base.errors import UsageError
from checker.base.place import Place
from checker.finding import Severity
from checker.packs import load_packs
from checker.pipeline.choice import (
    check_profile,
    choice_notices,
    chosen_rules,
    with_severities,
    without_ignored,
)
from checker.pipeline.job import Job
from tests.reports.samples import BARE_VERB, COST, RATE

PACKS = load_packs()
HERE = Place("goalcheck.yaml", 4, 7)


def test_a_name_that_fits_nothing_is_said_where_it_was_written() -> None:
    job = Job(select=("GC2022",), names=(("GC2022", HERE),))
    with pytest.raises(UsageError) as refused:
        chosen_rules(PACKS, job)
    assert [one.place for one in refused.value.mistakes] == [HERE]


def test_a_form_that_is_not_there_is_refused_with_those_that_are() -> None:
    known = PACKS.profiles[0].id
    check_profile(PACKS, None, {})
    check_profile(PACKS, known, {})
    with pytest.raises(UsageError, match=known):
        check_profile(PACKS, f"{known}x", {})


def test_a_locked_rule_keeps_its_severity_where_a_prefix_takes_it_along() -> None:
    changed = with_severities(PACKS, Job(severities=(("GC0", Severity.INFO),)))
    for before, after in zip(PACKS.rules, changed.rules, strict=True):
        if before.id.startswith("GC0") and not before.locked:
            assert after.severity is Severity.INFO
        else:
            assert after is before
    with pytest.raises(UsageError, match="GC001"):
        with_severities(PACKS, Job(severities=(("GC001", Severity.INFO),)))


def test_findings_are_left_out_in_the_files_that_were_named_only() -> None:
    job = Job(file_ignores=(("goals/01.yaml", ("GC3",)),))
    kept, notes = without_ignored([COST, BARE_VERB, RATE], PACKS, job)
    assert kept == [COST, RATE]
    assert notes == ("按 per-file-ignores 略去了 1 条问题（GC305 1）。",)
    assert without_ignored([RATE], PACKS, job) == ([RATE], ())


def said(job: Job) -> list[str]:
    return [one.sentence for one in choice_notices(PACKS, job)]


def test_every_choice_is_told_with_who_made_it() -> None:
    title = PACKS.rule("GC305").title
    assert said(Job()) == []
    assert said(Job(ignore=("GC305",))) == [f"命令行不用 GC305 {title}"]
    assert said(Job(ignore=("GC305",), names=(("GC305", HERE),))) == [
        f"配置不用 GC305 {title}（goalcheck.yaml:4:7）"
    ]
    (graded,) = said(Job(severities=(("GC305", Severity.ERROR),)))
    before = PACKS.rule("GC305").severity.label
    assert graded == f"命令行把 GC305 {title} 的程度由{before}改为错误"


def test_what_a_selection_leaves_out_is_counted_and_locked_rules_are_named() -> None:
    (only,) = choice_notices(PACKS, Job(select=("GC305",)))
    left = {rule.id for rule in PACKS.rules if rule.enabled} - {"GC305"}
    assert set(only.rules) == left
    assert f"其余 {len(left)} 条" in only.change
    (waived,) = choice_notices(PACKS, Job(ignore=("GC00",)))
    assert "GC001" in waived.change.partition("其中")[2]
    assert "GC001" not in waived.rules
