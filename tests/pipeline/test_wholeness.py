"""What is not said of tables that were read in part."""

from __future__ import annotations

from checker.pipeline.sets import DocumentSet
from checker.pipeline.wholeness import doubt_passes, missing_from, whole_tables
from checker.readers import read_text
from tests.cli.command import GOAL_FILE
from tests.rule.made import counts, run

WHOLE = read_text(GOAL_FILE, "甲.yaml")
BROKEN = read_text("项目名称: [\n", "乙.yaml")


def test_a_file_without_a_table_is_named_and_the_others_are_judged() -> None:
    documents = DocumentSet(".", (WHOLE, BROKEN))
    assert missing_from(documents, alone=False) == "同一套里有1个文件没有读出表：乙.yaml"
    assert [table.path for table in whole_tables(documents)] == ["甲.yaml"]
    assert missing_from(DocumentSet(".", (WHOLE,)), alone=False) == ""


def test_of_many_the_first_five_are_named() -> None:
    many = tuple(read_text("项目名称: [\n", f"{number}.yaml") for number in range(7))
    said = missing_from(DocumentSet(".", many), alone=False)
    assert said.startswith("同一套里有7个文件")
    assert said.endswith("4.yaml等")


def test_the_neighbours_of_standard_input_are_missing() -> None:
    assert "标准输入" in missing_from(DocumentSet(".", (WHOLE,)), alone=True)


def test_what_was_let_pass_is_unknown_and_what_was_found_stays() -> None:
    table = "{绩效指标: [{三级指标: 甲}, {三级指标: }]}"
    outcome = run("select: 表.绩效指标\nassert: 三级指标 有值", table)
    assert counts(outcome) == (1, 1, 0, 0)
    doubt_passes([outcome], "少了一张表")
    assert counts(outcome) == (0, 1, 0, 1)
    assert "少了一张表" in outcome.reasons
