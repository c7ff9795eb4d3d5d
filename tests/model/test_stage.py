"""What a table is filled in for."""

from __future__ import annotations

import pytest

from checker.base.place import Place
from checker.model import Cell, GoalTable, Stage, stage_of


def titled(**fields: str) -> GoalTable:
    place = Place("a.yaml")
    cells = {label: Cell(text, place) for label, text in fields.items()}
    return GoalTable("a.yaml", 1, 1, place, cells)


@pytest.mark.parametrize(
    ("title", "stage"),
    [
        ("项目支出绩效目标表", Stage.GOALS),
        ("项目支出绩效自评表", Stage.SELF_EVALUATION),
        ("项目支出绩效监控表", Stage.MONITORING),
    ],
)
def test_a_title_says_it(title: str, stage: Stage) -> None:
    assert stage_of(titled(标题=title)) is stage
