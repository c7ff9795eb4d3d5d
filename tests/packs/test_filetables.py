"""Tables of an office in files: what is wrong is said once, where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.packs.packfiles import mistakes, pack_of, rule_with

if TYPE_CHECKING:
    from pathlib import Path


def with_table(table: str, asked: str) -> str:
    """A pack with a rule and the vocabulary 价."""
    pack = pack_of(rule_with(assert_=f" {asked}"))
    return pack.replace("rules:", f"vocabulary:\n  价: {table}\nrules:", 1)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "名称，价\n甲，3元\n",
            "1:1 “价”的栏名“名称，价”里的逗号是全角的，各栏之间请用半角逗号“,”。",
        ),
        ("名称,名称,价\n甲,乙,3元\n", "1:1 “价”有两栏都叫“名称”，请给其中一栏换个名称。"),
        ("名称,价\n甲,3元\n乙\n", "3:1 “价”里的“乙”没有写“价”。"),
    ],
)
def test_a_wrong_file_is_said_once_at_its_line(tmp_path: Path, written: str, said: str) -> None:
    (tmp_path / "价.csv").write_text(written, encoding="utf-8")
    text = with_table("{file: 价.csv}", "首个(词汇.价[价 < 9元]).价 有值")
    assert mistakes(text, tmp_path) == [said]


def test_a_head_of_two_units_says_where_the_units_go(tmp_path: Path) -> None:
    rows = "[{名: 甲, 价（元/套）: 3}, {名: 乙, 价（万元/套）: 4}]"
    (said,) = mistakes(with_table(rows, '查(词汇.价, "甲") 有值'), tmp_path)
    assert said.endswith("各行单位不同的，栏名不写单位，单位写在值里，如“400元/套”。")


def test_a_column_that_is_not_there_is_said_with_those_that_are(tmp_path: Path) -> None:
    rows = "[{名: 甲, 上限: 3元, 依据: 办法}]"
    (said,) = mistakes(with_table(rows, "词汇.价[档次 有值] 有值"), tmp_path)
    assert "“价”没有“档次”这一栏；有的是：名、上限、依据；是文字就加引号" in said
