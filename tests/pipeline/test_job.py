"""What is asked of a run, where something is left open."""

from __future__ import annotations

import datetime

from checker.pipeline.job import Job


def test_tables_are_checked_on_the_day_that_is_given_else_today() -> None:
    day = datetime.date(2024, 2, 29)
    assert Job(today=day).day == day
    before = datetime.datetime.now(tz=datetime.UTC).astimezone().date()
    after = datetime.datetime.now(tz=datetime.UTC).astimezone().date()
    assert before <= Job().day <= max(after, before)
