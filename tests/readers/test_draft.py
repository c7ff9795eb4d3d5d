"""What is known of a table so far."""

from __future__ import annotations

from checker.base.place import Place
from checker.model import Cell
from checker.readers.draft import Draft
from checker.readers.labels import Label
from checker.readers.leftovers import Why

HERE = Place("甲.xlsx")


def cell(text: str) -> Cell:
    return Cell(text, HERE)


def draft(*taken: tuple[Label, str], later: bool = False) -> Draft:
    found = Draft()
    for label, text in taken:
        found.take(label, cell(text), later=later)
    return found


BETTER, WORSE = Label("项目名称", 1, "项目名称"), Label("项目名称", 5, "名称")


def test_of_rivals_the_better_label_is_taken_and_the_other_is_left_over() -> None:
    for order in ((BETTER, "甲"), (WORSE, "乙")), ((WORSE, "乙"), (BETTER, "甲")):
        found = draft(*order)
        assert found.text("项目名称") == "甲"
        assert [(one.text, one.why) for one in found.leftovers] == [("乙", Why.OUTDONE)]


def test_of_equal_labels_the_first_is_taken_or_the_later_of_one_row() -> None:
    assert draft((BETTER, "甲"), (BETTER, "乙")).text("项目名称") == "甲"
    assert draft((BETTER, "甲"), (BETTER, "乙"), later=True).text("项目名称") == "乙"
    again = draft((BETTER, "甲"), (BETTER, "甲"), (BETTER, ""))
    assert (again.text("项目名称"), again.leftovers) == ("甲", [])


def test_a_second_amount_of_a_source_is_lost_money() -> None:
    source = Label("财政资金", 1, "财政资金")
    (lost,) = draft((source, "80"), (source, "90")).leftovers
    assert lost.why is Why.MONEY


def test_a_year_is_the_year_alone() -> None:
    assert draft((Label("年度", 1, "年度"), "2025年度")).text("年度") == "2025"


def test_a_goal_without_a_label_stands_under_the_last_one_and_dots_are_none() -> None:
    found = Draft()
    found.take_goals([cell("甲")], "目标1")
    found.take_goals([cell("乙"), cell("……")])
    assert [one.text for one in found.goals] == ["甲", "乙"]
    assert found.goal_labels == ["目标1", "目标1"]
    found.keep_goals([False, True])
    assert [one.text for one in found.goals] == ["乙"]
    assert found.goal_labels == ["目标1"]
