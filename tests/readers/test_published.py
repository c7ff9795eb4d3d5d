"""Forms as they are published: read whole in every format, and nothing said that is not so."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

import pytest

from checker.goalfile import goal_file_text
from checker.pipeline import Job, check
from checker.readers import read, read_text
from tests.readers import writing
from tests.readers.forms_for_tests import content, texts
from tests.readers.published import PUBLISHED

if TYPE_CHECKING:
    from pathlib import Path

    from checker.model import Document

EVERY_FORM_IN_EVERY_FORMAT = list(itertools.product(PUBLISHED, writing.FORMATS))


Reading = Callable[[str, str], "Document"]


@pytest.fixture(scope="module")
def read_form(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """Reads a form in a format, once however many tests ask."""

    @cache
    def read_once(name: str, kind: str) -> Document:
        published = PUBLISHED[name]
        folder = tmp_path_factory.mktemp("form")
        path = writing.write([writing.form(published.rows, published.title)], kind, folder)
        return read(path, path.name, named=True)

    return read_once


@pytest.mark.parametrize(("name", "kind"), EVERY_FORM_IN_EVERY_FORMAT)
def test_a_published_form_is_read_whole(name: str, kind: str, read_form: Reading) -> None:
    published = PUBLISHED[name]
    document = read_form(name, kind)
    (table,) = document.tables
    assert texts(table) == published.fields
    assert tuple(goal.text for goal in table.goals) == published.goals
    rows = tuple(tuple(each.text(c) for c in published.columns) for each in table.indicators)
    assert rows == published.indicators
    assert table.layout == published.layout
    assert table.confidence >= 0.8
    assert not document.problems


@pytest.mark.parametrize(("name", "kind"), EVERY_FORM_IN_EVERY_FORMAT)
def test_what_a_published_form_holds_beyond_is_said(
    name: str, kind: str, read_form: Reading
) -> None:
    notes = "\n".join(read_form(name, kind).notes)
    for label in PUBLISHED[name].dropped:
        assert label in notes
    assert PUBLISHED[name].dropped or not notes


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_published_form_written_as_a_goal_file_reads_back_equal(
    name: str, read_form: Reading
) -> None:
    (table,) = read_form(name, "docx").tables
    again = read_text(goal_file_text(table, "2025"), "f.yaml")
    assert not again.problems
    fields, *rest = content(again.tables[0])
    assert {"年度": "2025", "金额单位": "万元", **texts(table)} == fields
    assert rest == list(content(table)[1:])


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_faultless_published_form_gives_no_finding(name: str, tmp_path: Path) -> None:
    for kind in ("html", "docx"):
        folder = tmp_path / kind
        folder.mkdir()
        published = PUBLISHED[name]
        path = writing.write([writing.form(published.rows, published.title)], kind, folder)
        findings = check(Job(paths=(str(path),), year=2025)).findings
        assert [(finding.rule, finding.message) for finding in findings] == []
