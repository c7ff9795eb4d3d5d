"""Answers as people and programs read them."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from decimal import Decimal

from checker.sweep.stats.connection import QueryAnswer
from checker.sweep.stats.report import Told, rendered

CELLS = (None, True, 0.1 + 0.2, Decimal(1000000), ["甲", 2], datetime.date(2025, 2, 1))
ANSWER = QueryAnswer(("空", "真", "数", "大数", "几个", "日期"), (CELLS,))
TOLD = [Told("一", "头一问", ANSWER)]


def test_people_read_numbers_without_tails_and_powers() -> None:
    read = rendered(TOLD, "table")
    assert isinstance(read, str)
    assert "头一问" in read
    for said in ("是", "0.3", "1000000", "甲、2", "2025-02-01"):
        assert said in read
    assert "e+" not in read
    empty = rendered([Told("二", "没有", QueryAnswer(("甲",), ()))], "table")
    assert empty == "没有\n\n（没有）\n"


def test_programs_read_what_json_has() -> None:
    inf = QueryAnswer(("数",), ((float("inf"),),))
    document = json.loads(rendered([*TOLD, Told("二", "二", inf)], "json"))
    first, second = document["answers"]
    assert first["rows"] == [[None, True, 0.1 + 0.2, "1000000", ["甲", 2], "2025-02-01"]]
    assert second["rows"] == [[None]]


def test_a_sheet_takes_no_text_for_a_formula() -> None:
    answer = QueryAnswer(("=甲",), (("=1+1",), ("-3.5",), ("-甲",), ("@x",), ("甲",)))
    read = rendered([Told("一", "一", answer)] * 2, "csv")
    assert isinstance(read, str)
    lines = list(csv.reader(io.StringIO(read)))
    column = ["'=甲", "'=1+1", "-3.5", "'-甲", "'@x", "甲"]
    assert [line[0] if line else "" for line in lines] == [*column, "", *column]


def test_bars_of_a_page_are_as_long_as_their_numbers() -> None:
    answer = QueryAnswer(("名", "数"), (("<甲>", 4), ("乙", 1), ("丙", None)))
    page = rendered([Told("一", "一", answer, bars="数")], "html")
    assert isinstance(page, str)
    assert "&lt;甲&gt;" in page
    assert "<甲>" not in page
    assert re.findall(r'<rect width="(\d+)"', page) == ["160", "40", "0"]
