"""Findings somebody answers for, in the run itself."""

from __future__ import annotations

import datetime

from checker.pipeline.bench import prepare
from checker.pipeline.exemption import exempt, is_marked
from checker.pipeline.job import Job
from checker.pipeline.run import check
from checker.readers import read_text
from tests.cli.command import BROKEN_CAP

MARK = "指标值: ≤96.00万元  # goalcheck: 豁免 GC202 理由=追加预算已批，见会议纪要"
MARKED = BROKEN_CAP.replace("指标值: ≤96.00万元", MARK)
TODAY = datetime.date(2026, 3, 31)


def test_only_a_goal_file_can_hold_a_mark() -> None:
    assert is_marked(read_text(MARKED, "甲.YAML"))
    assert not is_marked(read_text(MARKED, "甲.txt"))
    assert not is_marked(read_text(BROKEN_CAP, "甲.yaml"))


def test_a_marked_finding_stands_apart_and_the_day_is_said() -> None:
    job = Job(stdin=(MARKED, "甲.yaml"), paths=("-",), select=("GC202",), today=TODAY)
    run = check(job)
    assert run.findings == ()
    assert [one.finding.rule for one in run.exempted] == ["GC202"]
    assert run.settings["审核日期"] == "2026-03-31"


def test_without_marks_and_lists_the_run_is_the_same() -> None:
    job = Job(stdin=(BROKEN_CAP, "甲.yaml"), paths=("-",), select=("GC202",), today=TODAY)
    run = check(job)
    assert [one.rule for one in run.findings] == ["GC202"]
    assert exempt(run, (), prepare(job), job, TODAY) is run
