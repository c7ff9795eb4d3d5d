"""A table drawn as its form: lists of money, places in columns, points behind levels."""

from __future__ import annotations

from checker.dataclass import replace
from checker.finding import Finding, TableContent, WrittenCell
from checker.place import Place
from checker.reports.page.form import form
from tests.reports.samples import COST


def written(label: str, text: str, column: int = 1, line: int = 1) -> WrittenCell:
    return WrittenCell(label, text, Place("区域.yaml", line, column))


LINES = (
    (written("名称", "松岭区", 1, 7), written("预算数", "50", 9, 7)),
    (
        written("名称", "禾川县", 1, 8),
        written("预算数", "40", 9, 8),
        written("本级资金", "4", 20, 8),
    ),
)
CONTENT = TableContent(
    head=(written("预算数", "90", 1, 2),),
    indicators=(
        (
            written("一级指标", "产出指标"),
            written("大类分值", "50"),
            written("三级指标", "改造危房"),
            written("指标值", "≥23套"),
            written("松岭区", "≥14套"),
        ),
    ),
    lists=(("各地资金", LINES),),
)


def on(place: Place, field: str) -> Finding:
    return replace(COST, place=place, field=field, indicator=None)


def test_the_money_of_places_is_a_list_with_every_label_that_occurs() -> None:
    (block,) = form(1, CONTENT, ()).blocks
    assert block.name == "各地资金"
    assert block.columns == ("名称", "预算数", "本级资金")
    assert [[cell.text for cell in row] for row in block.rows] == [
        ["松岭区", "50", ""],
        ["禾川县", "40", "4"],
    ]


def test_a_finding_on_the_money_of_a_place_stands_there_and_not_on_the_sum() -> None:
    drawn = form(1, CONTENT, (on(Place("区域.yaml", 8, 9), "预算数"),))
    marked = [cell.text for row in drawn.blocks[0].rows for cell in row if cell.marks]
    assert marked == ["40"]
    assert not any(cell.marks for row in drawn.head for cell in row)


def test_a_finding_on_the_sum_stands_on_the_sum() -> None:
    drawn = form(1, CONTENT, (on(Place("区域.yaml", 2, 1), "预算数"),))
    assert [cell.text for row in drawn.head for cell in row if cell.marks] == ["90"]
    assert not any(cell.marks for row in drawn.blocks[0].rows for cell in row)


def test_points_stand_behind_their_level_and_places_in_columns() -> None:
    drawn = form(1, CONTENT, ())
    assert drawn.columns == ("一级指标", "三级指标", "指标值", "松岭区")
    assert [cell.text for cell in drawn.rows[0]] == [
        "产出指标（50分）",
        "改造危房",
        "≥23套",
        "≥14套",
    ]
