"""The form on the page: what was written, and where the faults are."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from checker.base.place import Place
from checker.finding import (
    Finding,
    Run,
    TableContent,
    WrittenCell,
)
from checker.reports.page.form import form
from tests.reports.elements import page
from tests.reports.samples import COST, MIXED, PENSION


class TestForm:
    """The table drawn as its form."""

    def cells(self, run: Run = MIXED) -> list[tuple[dict[str, str | None], str]]:
        """Attributes and markup of the cells of the first form."""
        table = page(run).partition('id="table-1"')[2].partition("</details>")[0]
        form = table.partition('<div class="form">')[2].partition('<div class="findings">')[0]
        return [
            (dict(re.findall(r'([\w-]+)="([^"]*)"', attributes)), inside)
            for attributes, inside in re.findall(r"<td([^>]*)>(.*?)</td>", form, re.DOTALL)
        ]

    def test_everything_that_was_written_is_there(self) -> None:
        texts = [re.sub(r"<[^>]+>.*", "", inside) for _, inside in self.cells()]
        content = MIXED.tables[0].content
        written = [cell.text for row in content.indicators for cell in row]
        assert set(written) <= set(texts)
        assert {"842.70", "发放基础养老金", PENSION.project} <= set(texts)

    def test_equal_levels_one_under_another_are_one_cell(self) -> None:
        spans = [
            (re.sub(r"<.*", "", inside), attributes["rowspan"])
            for attributes, inside in self.cells()
            if "rowspan" in attributes
        ]
        assert spans == [
            ("产出指标", "4"), ("数量指标", "2"), ("效益指标", "2"), ("社会效益指标", "2"),
        ]  # fmt: skip

    def test_faulty_cells_are_marked_and_link_to_what_is_said_of_them(self) -> None:
        marked = [
            (re.sub(r"<.*", "", inside), attributes["class"], re.findall(r'href="(.*?)"', inside))
            for attributes, inside in self.cells()
            if "bad" in (attributes.get("class") or "")
        ]
        assert marked == [
            ("≤900万元", "bad error value", ["#f1-1"]),
            ("保障", "bad warning value", ["#f1-2"]),
        ]

    def test_what_is_missing_gets_a_cell_of_its_own(self) -> None:
        missing = replace(COST, field="主管部门", indicator=None, text="")
        unit = replace(COST, field="计量单位", text="")
        text = page(replace(MIXED, findings=(missing, unit)))
        assert re.search(r'<th scope="row">主管部门</th><td class="bad error" colspan="3">', text)
        assert '<th scope="col">计量单位</th>' in text

    @pytest.mark.parametrize(
        ("goals", "element"),
        [
            (("1.完成清淤", "2.改善水质"), "ul"),
            (("（一）完成清淤", "（二）改善水质"), "ul"),
            (("①完成清淤", "②改善水质"), "ul"),
            (("完成清淤", "改善水质"), "ol"),
            (("12公里河道清淤", "改善水质"), "ol"),
            (("1.5公里河道清淤", "改善水质"), "ol"),
            (("完成清淤",), "ul"),
        ],
    )
    def test_goals_are_counted_once(self, goals: tuple[str, ...], element: str) -> None:
        cells = tuple(WrittenCell("绩效目标", text, Place("goals/01.yaml", 9, 1)) for text in goals)
        table = replace(MIXED.tables[0], content=replace(MIXED.tables[0].content, goals=cells))
        listed = page(replace(MIXED, tables=(table, *MIXED.tables[1:])))
        items = "".join(f"<li>{text}</li>" for text in goals)
        assert f"<{element}>{items}</{element}>" in listed


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
