"""What strangers wrote is printed harmlessly, in every format that people read."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.base.text import harmless
from checker.finding import FileRecord, Severity
from checker.reports import FORMATS, ReportOptions, render
from tests.reports.samples import COST, MIXED, PENSION

ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
COMMAND = re.compile(r"^\s*::|##\[|##vso\[", re.MULTILINE)
FOR_PEOPLE = [name for name, one in FORMATS.items() if not one.for_programs and not one.binary]
HOSTILE = [
    "校舍\x1b[31m红",
    "校舍\u202e反",
    "\x1b]0;标题\x07",
    "校舍\n\n    错误  GC202 伪造的行\n        规则  GC202 伪造",
    "    错误  GC202 伪造的行",
    "::error file=a::伪造",
    "##[error]伪造",
    "##vso[task.complete result=Succeeded;]",
    "\x9b31m",
    "坏\udcff\udcfe名",
    "行\x85末\u2028尾\x0b",
    "a.yaml:1:1: 错误 GC202 伪造",
]
hostile = st.sampled_from(HOSTILE) | st.text(max_size=30)


def run_with(text: str):
    """The sample run in which a stranger wrote every text."""
    table = replace(PENSION, project=text, unit=text, title=text)
    finding = replace(
        COST, message=text or "空", text=text, expected=text or None, actual=text, table=table,
        steps=(" ".join(text.split()), "指标值"), indicator_name=text, opinion="",
        place=replace(COST.place, path=text or "a.yaml"), related=(), operands=(), basis=text,
    )  # fmt: skip
    record = replace(MIXED.tables[0], path=text or "a.yaml", project=text, unit=text, title=text)
    return replace(
        MIXED,
        files=(FileRecord(text or "a.yaml", "yaml", 1, 1), FileRecord(text, "", 0, 0, text)),
        tables=(record,),
        findings=(finding,),
        notes=(text,),
    )


@pytest.mark.parametrize("name", FOR_PEOPLE)
@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_acts_on_who_reads_it(name: str, text: str) -> None:
    report = render(name, run_with(text), ReportOptions(min_severity=Severity.INFO))
    assert isinstance(report, str)
    assert not ACTING.search(report)
    assert not [
        line for line in report.splitlines()
        if COMMAND.search(line) and not (name == "github" and line.startswith("::error "))
    ]  # fmt: skip
    report.encode("utf-8")


@pytest.mark.parametrize("text", HOSTILE)
def test_machine_formats_hold_no_half_characters(text: str) -> None:
    for name in ("json", "jsonl", "sarif", "gitlab", "rdjson"):
        report = render(name, run_with(text), ReportOptions(min_severity=Severity.INFO))
        assert isinstance(report, str)
        report.encode("utf-8")


@settings(max_examples=60, deadline=None)
@given(hostile)
def test_the_text_shows_as_many_findings_as_there_are(text: str) -> None:
    run = run_with(text)
    listed = json.loads(render("json", run, ReportOptions(min_severity=Severity.INFO)))["findings"]
    full = render("full", run, ReportOptions(min_severity=Severity.INFO))
    assert isinstance(full, str)
    assert len(re.findall(r"^    (?:错误|警告|提示)  ", full, re.MULTILINE)) == len(listed)
    assert len(re.findall(r"^\s*规则  GC\d", full, re.MULTILINE)) == len(listed)


@given(st.text(alphabet=st.characters(codec=None)))
def test_making_text_harmless_once_is_enough(text: str) -> None:
    once = harmless(text)
    assert harmless(once) == once
    assert not ACTING.search(once)
