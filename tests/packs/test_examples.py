"""Examples are tests: what a rule promises is held against what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker import packs
from tests.packs.packfiles import load, pack_of, rule_with

if TYPE_CHECKING:
    from pathlib import Path

CASES = {
    "good that fails": (
        "good: [{预算数: }]",
        "应当通过，结果是通过0、不通过1、不适用0、不能判断0。",
    ),
    "good that applies to nothing": (
        "good: [{全套: []}]",
        "应当通过，但select没有选中任何一处。",
    ),
    "bad that passes": (
        "bad: [{预算数: 3}]",
        "应当报出来，结果是通过1、不通过0、不适用0、不能判断0。",
    ),
    "bad with another count": (
        "bad: [{次数: 2, 预算数: }]",
        "应当报2处，结果是通过0、不通过1、不适用0、不能判断0。",
    ),
    "near that fails": (
        "near: [{预算数: }]",
        "应当不报，结果是通过0、不通过1、不适用0、不能判断0。",
    ),
    "near that is unknown": (
        "near: [{预算数: 9O}]",
        "应当不报，结果是通过0、不通过0、不适用0、不能判断1（“预算数”写作“9O”，读不出金额）。",
    ),
    "unknown that passes": (
        "unknown: [{预算数: 3}]",
        "应当不能判断，结果是通过1、不通过0、不适用0、不能判断0。",
    ),
}


def results(examples: str, folder: Path) -> list[packs.ExampleResult]:
    lines = ["good: [{预算数: 3}]", "bad: [{预算数: }]"]
    key = examples.partition(":")[0]
    kept = [line for line in lines if not line.startswith(key)]
    body = "".join(f"\n  {line}" for line in [*kept, examples])
    packset = load(pack_of(rule_with(examples=body)), folder)
    return list(packs.test_rules([packset.rule("XX001")], packset))


@pytest.mark.parametrize("name", CASES)
def test_an_example_that_does_not_keep_its_promise(name: str, tmp_path: Path) -> None:
    examples, problem = CASES[name]
    assert [one.problem for one in results(examples, tmp_path) if not one.passed] == [problem]


def test_examples_that_keep_their_promise(tmp_path: Path) -> None:
    found = results("unknown: [{说明: 读不出, 预算数: 9O}]", tmp_path)
    assert [one.passed for one in found] == [True, True, True]
    assert found[-1].example.note == "读不出"


def test_rules_of_reading_are_tested_by_whoever_can_read(tmp_path: Path) -> None:
    body = "\n  good: [{文件: 甲}]\n  bad: [{文件: 乙, 次数: 2}]"
    text = rule_with(reader=" true", select="", assert_="", examples=body)
    packset = load(pack_of(text), tmp_path)
    rules = [packset.rule("XX001")]
    assert packs.test_rules(rules, packset) == ()
    counts = {"甲": 0, "乙": 1}
    found = packs.test_rules(rules, packset, lambda _, file: counts[file.strip()])
    assert [one.problem for one in found] == ["", "应当报2处，结果报了1处。"]
