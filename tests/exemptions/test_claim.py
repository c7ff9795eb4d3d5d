"""What exemptions have in common: rules by any of their names, days as people write them."""

from __future__ import annotations

import datetime

import pytest

from checker.exemptions.claim import read_date, rule_ids
from checker.packs import load_packs


@pytest.mark.parametrize("text", ["2026-12-31", "2026/12/31", "2026.12.31", " 2026年12月31日 "])
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert read_date(text) == datetime.date(2026, 12, 31)


@pytest.mark.parametrize("text", ["2026-02-30", "2026年", "年底", "", "26-12-31"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_date(text) is None


def test_a_rule_goes_by_its_id_and_its_title_and_is_named_once() -> None:
    packs = load_packs()
    title = packs.rule("GC202").title
    assert rule_ids(["GC202", title], packs) == (("GC202",), [])


def test_a_rule_there_is_not_is_said() -> None:
    ids, (said,) = rule_ids(["GC2022", "GC202"], load_packs())
    assert ids == ("GC202",)
    assert said.startswith("没有叫“GC2022”的规则")
