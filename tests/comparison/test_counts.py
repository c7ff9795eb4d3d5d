"""Changes counted by table and by unit."""

from __future__ import annotations

from checker.comparison import compare
from checker.comparison.changes import State
from checker.comparison.counts import by_table, by_unit
from tests.comparison.made import UNIT, Tables, compared, finding, result

OLD: Tables = {
    "饮水": ("退回", [finding("不低于90%"), finding("4次", row=1)]),
    "道路": ("通过", []),
    "桥梁": ("退回", [finding("3座")]),
}
NEW: Tables = {
    "饮水": ("修改后提交", [finding("不低于90%")]),
    "道路": ("通过", []),
}


def test_each_table_says_what_became_of_its_verdict() -> None:
    def said(old: Tables, new: Tables) -> dict[str, str]:
        return {one.pair.project: one.verdict for one in by_table(compared(old, new))}

    there = {"饮水": "由退回改为修改后提交", "道路": "仍为通过"}
    assert said(OLD, NEW) == {**there, "桥梁": "原为退回，表已不在"}
    assert said({}, NEW) == {"饮水": "新报，修改后提交", "道路": "新报，通过"}


def test_findings_are_counted_by_table_and_together_by_unit() -> None:
    tables = by_table(compared(OLD, NEW))
    water = next(one for one in tables if one.pair.project == "饮水")
    assert (water.counts[State.FIXED], water.counts[State.REMAINING]) == (1, 1)
    states, verdicts = by_unit(tables)[UNIT]
    assert sum(states.values()) == 3
    assert verdicts == {"修改后提交": 1, "通过": 1, "表已不在": 1}


def test_a_table_without_a_unit_is_counted_too() -> None:
    one = result({"饮水": ("通过", [])}, {"饮水": ""})
    assert list(by_unit(by_table(compare(one, one)))) == ["（没有单位名称）"]
