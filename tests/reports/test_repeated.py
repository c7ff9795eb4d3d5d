"""What is found of one rule again and again in one table is shown so often and then counted."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from checker.base.place import Place
from checker.reports.repeated import MOST_SHOWN, by_table
from tests.reports.samples import BARE_VERB, COST, MIXED, ROADS, UNREADABLE
from tests.reports.texts import text

if TYPE_CHECKING:
    from checker.finding import Finding

FORMATS = ("full", "audit", "concise", "table", "markdown")


def like(count: int, start: int = 1) -> list[Finding]:
    """So many findings of one rule in one table, each in a line of its own."""
    return [
        replace(BARE_VERB, place=Place("goals/01.yaml", line, 10, line, 12), message=f"第{line}处")
        for line in range(start, start + count)
    ]


def test_as_many_as_are_shown_are_shown_without_a_word() -> None:
    ((shown, more),) = by_table(like(MOST_SHOWN))
    assert len(shown) == MOST_SHOWN
    assert more == []


def test_one_more_is_counted_in_one_line() -> None:
    ((shown, more),) = by_table([COST, *like(MOST_SHOWN + 3)])
    assert shown == [COST, *like(MOST_SHOWN)]
    assert more == [
        "另有 3 条 GC305 仅写动词没有逐条写出（共 53 条），全部在 json、xlsx 等格式的报告里"
    ]


def test_every_table_and_every_rule_is_counted_by_itself() -> None:
    other = [replace(one, table=ROADS) for one in like(MOST_SHOWN)]
    another = [replace(one, rule="GC306") for one in like(MOST_SHOWN)]
    file = [UNREADABLE] * MOST_SHOWN
    found = list(by_table([*file, *like(MOST_SHOWN), *another, *other]))
    assert [(len(shown), more) for shown, more in found] == [
        (MOST_SHOWN, []),
        (2 * MOST_SHOWN, []),
        (MOST_SHOWN, []),
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_reports_for_people_show_the_first_and_say_how_many_more(name: str) -> None:
    run = replace(MIXED, findings=(COST, *like(MOST_SHOWN + 150)))
    report = text(name, run)
    assert f"第{MOST_SHOWN}处" in report
    assert f"第{MOST_SHOWN + 1}处" not in report
    assert "GC202" in report
    assert report.count("另有 150 条 GC305") == 1
    # What is counted is what was found.
    assert "警告 200" in report


@pytest.mark.parametrize("name", ["json", "sarif", "junit", "checkstyle", "gitlab", "github"])
def test_reports_for_programs_hold_them_all(name: str) -> None:
    run = replace(MIXED, findings=tuple(like(MOST_SHOWN + 150)))
    report = text(name, run)
    assert f"第{MOST_SHOWN + 150}处" in report
    assert "另有" not in report
    if name == "json":
        assert len(json.loads(report)["findings"]) == 200
