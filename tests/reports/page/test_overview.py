"""The overview of a page: the worst first, each to be chosen."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import parse_qs

from checker.finding import (
    Severity,
)
from tests.reports.elements import Elements, page
from tests.reports.samples import COST, MIXED, PENSION, RATE


def test_every_table_has_a_caption_and_headings_that_say_what_they_head() -> None:
    text = page()
    assert len(re.findall(r"<table[ >]", text)) == text.count("<caption>") > 0
    scopes = {attributes.get("scope") for tag, attributes in Elements(text).found if tag == "th"}
    assert scopes == {"col", "row"}


def test_a_unit_of_any_name_can_be_chosen_by_a_link() -> None:
    unit = "甲 & 乙=丙#丁%41+"
    ref = replace(PENSION, unit=unit)
    run = replace(MIXED, findings=(replace(COST, table=ref),))
    links = [attributes.get("href") or "" for _, attributes in Elements(page(run)).found]
    chosen = [parse_qs(link[1:]) for link in links if link.startswith("#unit=")]
    assert {"unit": [unit]} in chosen


def test_the_worst_tables_stand_first_and_each_is_folded() -> None:
    boxes = [
        (attributes["data-verdict"], attributes["data-number"], "open" in attributes)
        for tag, attributes in Elements(page()).found
        if tag == "details" and attributes.get("class") == "table"
    ]
    assert boxes == [
        ("退回", "1", False), ("没有读成", "3", False), ("修改后提交", "5", False),
        ("通过", "2", False), ("通过", "4", False),
    ]  # fmt: skip


def test_hints_never_share_a_scale_with_errors() -> None:
    many = tuple(replace(RATE, indicator=number) for number in range(40))
    widths = dict(
        re.findall(
            r'#rule=(GC\d+)".*?<rect class="\w+" x="0" width="([\d.]+)"',
            page(replace(MIXED, findings=(COST, *many)), min_severity=Severity.INFO),
        )
    )
    assert widths == {"GC202": "100.0", "GC302": "100.0"}
