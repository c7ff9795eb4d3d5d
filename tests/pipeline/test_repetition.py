"""One habit, one finding."""

from __future__ import annotations

from checker.base.dataclass import replace
from checker.base.place import Place
from checker.pipeline.repetition import tell_once
from tests.reports.samples import BARE_VERB, RATE

ROWS = [
    replace(
        BARE_VERB, place=Place("goals/01.yaml", line, 10, line, 12), indicator=at,
        indicator_name=f"第{at}项",
    )
    for at, line in ((5, 42), (2, 20), (3, 30))
]  # fmt: skip


def test_the_first_row_speaks_for_the_others_of_its_table() -> None:
    other = replace(ROWS[0], table=RATE.table, place=Place("goals/02.yaml", 9, 1, 9, 3))
    first, alone = tell_once([*ROWS, other], {BARE_VERB.rule})
    assert first.place.line == 20
    assert first.message == f"{BARE_VERB.message}；本表还有2处也是这样"
    assert [one.place.line for one in first.related] == [30, 42]
    assert first.related[0].message == "“第3项”也是这样：保障"
    assert alone == other


def test_other_rules_and_findings_of_no_table_are_left_as_they_are() -> None:
    assert tell_once(ROWS, {"GC302"}) == ROWS
    lost = [replace(one, table=None) for one in ROWS]
    assert tell_once(lost, {BARE_VERB.rule}) == lost
