"""What readers report, in the words of the rules of reading."""

from __future__ import annotations

from pathlib import Path

from checker.packs import load_packs
from checker.pipeline.diagnosis import diagnose
from checker.readers import read, read_text
from tests.cli.command import GOAL_FILE

READERS = {rule.id: rule for rule in load_packs().rules if rule.reader}
SLIP = GOAL_FILE.replace("    指标值: ≥120公里", "    指标直: ≥120公里")


def test_a_problem_speaks_with_its_row_and_all_places_are_filled() -> None:
    found = diagnose(read_text(SLIP, "甲.yaml"), READERS)
    unknown = next(one for one in found if one.rule == "GC006")
    assert unknown.place.line == SLIP[: SLIP.index("指标直")].count("\n") + 1
    assert unknown.indicator == 0
    assert unknown.indicator_name == "养护公路里程"
    assert unknown.table is not None
    assert unknown.table.project == "2025年农村公路养护"
    assert unknown.fix is not None
    assert unknown.fix.verbatim
    assert not any(sign in one.message for one in found for sign in "{}［］")


def test_only_the_rules_that_are_asked_speak() -> None:
    document = read_text(SLIP, "甲.yaml")
    assert document.problems
    assert diagnose(document, {}) == ()


def test_what_belongs_to_no_table_is_about_the_file() -> None:
    broken = read(Path("坏.xlsx"), "坏.xlsx", named=True, data=b"PK\x03\x04")
    (found,) = diagnose(broken, READERS)
    assert found.table is None
    assert found.address == "文件"
