"""Changes between rounds: mended, left, new."""

from __future__ import annotations

import pytest

from checker.comparison import (
    changes_json,
    changes_page,
    changes_table,
)
from tests.comparison.made import Tables, compared, finding


def summary(old: Tables, new: Tables) -> str:
    return compared(old, new).summary()


def test_what_is_mended_left_and_new() -> None:
    left, mended = finding("不低于90%"), finding("不低于95%", name="及时率", row=1)
    new = finding("不低于98%", name="满意度", row=2)
    assert summary(
        {"饮水": ("退回", [left, mended])}, {"饮水": ("退回", [left, new])}
    ) == "新增 1，改后仍有 0，仍在 1，已解决 1"  # fmt: skip


def test_a_changed_cell_that_is_still_wrong_is_neither_mended_nor_new() -> None:
    changes = compared(
        {"饮水": ("退回", [finding("不低于90%")])}, {"饮水": ("退回", [finding("不少于92%")])}
    )
    assert changes.summary() == "新增 0，改后仍有 1，仍在 0，已解决 0"
    assert changes.before(changes.changed[0].new) == "不低于90%"


def test_another_rule_on_a_changed_cell_is_new() -> None:
    old, new = finding("不低于90%"), finding("≥900%", rule="GC311")
    assert summary({"饮水": ("退回", [old])}, {"饮水": ("退回", [new])}) == (
        "新增 1，改后仍有 0，仍在 0，已解决 1"
    )


def test_an_indicator_whose_name_was_changed_is_known_by_its_row() -> None:
    old, new = finding("不低于90%"), finding("不低于90%", name="工程合格率")
    assert summary({"饮水": ("退回", [old])}, {"饮水": ("退回", [new])}) == (
        "新增 0，改后仍有 1，仍在 0，已解决 0"
    )


BEFORE: list[Tables] = [{}, {"道路养护": ("通过", [])}]


@pytest.mark.parametrize("before", BEFORE)
def test_a_renamed_project_is_the_same_table(before: Tables) -> None:
    old: Tables = {**before, "农村饮水工程": ("退回", [finding("不低于90%")])}
    new: Tables = {"农村饮水提升工程": ("退回", [finding("不低于90%")]), **before}
    changes = compared(old, new)
    assert changes.summary() == "新增 0，改后仍有 0，仍在 1，已解决 0"
    assert "农村饮水提升工程（原名“农村饮水工程”）" in changes_json(changes) + changes_page(changes)


def test_a_table_that_is_gone_was_not_mended() -> None:
    changes = compared(
        {"饮水": ("退回", [finding("不低于90%")]), "道路": ("通过", [])}, {"道路": ("通过", [])}
    )
    assert changes.summary() == "新增 0，改后仍有 0，仍在 0，已解决 0，表已不在 1"
    assert "原为退回，表已不在" in changes_table(changes)
