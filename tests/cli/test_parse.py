"""`goalcheck parse`: values as a table for people and as JSON Lines for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.command import goalcheck, quick

if TYPE_CHECKING:
    import pytest


def as_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict]:
    result = quick(capsys, "parse", "--output-format", "json", *arguments)
    assert (result.code, result.err) == (0, "")
    return [json.loads(line) for line in result.out.splitlines()]


def row(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    return quick(capsys, "parse", *arguments).out.splitlines()[2]


def test_one_json_object_a_value(capsys: pytest.CaptureFixture[str]) -> None:
    first, second = as_json(capsys, "≥1.7万人", "100%")
    assert first == {
        "text": "≥1.7万人",
        "kind": "quantity",
        "normalised": "≥1.7万人",
        "approximate": False,
        "lower": "17000",
        "lower_inclusive": True,
        "upper": None,
        "upper_inclusive": None,
        "unit": "人",
        "start": None,
        "end": None,
        "notes": [],
    }
    assert (second["kind"], second["lower"], second["upper"]) == ("percent", "100", "100")


def test_the_values_of_the_first_request_are_read(capsys: pytest.CaptureFixture[str]) -> None:
    kinds = [
        value["kind"] for value in as_json(capsys, "≥22人", "≤7585万元", "2025年1-12月", "100%")
    ]
    assert kinds == ["quantity", "money", "period", "percent"]


def test_the_table_gives_thousands_apart_and_no_empty_decimals(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert row(capsys, "≥1.7万人").split() == ["≥1.7万人", "数量", "≥1.7万人", "17,000", "人"]


def test_an_open_end_of_a_range_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert "5（不含）" in row(capsys, ">5个")


def test_the_members_of_a_compound_have_rows_of_their_own(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = quick(capsys, "parse", "12月底前100%到位").out.splitlines()
    assert [line.split()[1] for line in lines[2:]] == ["复合", "期限", "百分比"]


def test_a_value_that_cannot_be_read_is_explained_and_is_no_failure(
    capsys: pytest.CaptureFixture[str],
) -> None:
    result = quick(capsys, "parse", "≤8O.5万元")
    assert result.code == 0
    assert "无法解析" in result.out
    assert "第3位的“O”是字母，应写数字0" in result.out


def test_the_surroundings_of_a_cell_can_be_given(capsys: pytest.CaptureFixture[str]) -> None:
    (value,) = as_json(capsys, "80000", "--name", "造林面积(亩)")
    assert value["unit"] == "亩"


def test_standard_input_gives_one_line_for_each_line() -> None:
    result = goalcheck("parse", "-", "--output-format", "json", stdin="≥22人\r\n\r\n90%\n")
    assert [json.loads(line)["text"] for line in result.out.splitlines()] == ["≥22人", "", "90%"]


def test_standard_input_in_gbk_is_understood() -> None:
    result = goalcheck("parse", "-", "--output-format", "json", stdin="≥22人\n".encode("gbk"))
    assert json.loads(result.out)["unit"] == "人"


def test_without_a_value_nothing_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    result = quick(capsys, "parse")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("错误：请写出要读的指标值")
