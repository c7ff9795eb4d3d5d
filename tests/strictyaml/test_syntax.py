"""What a complaint of the YAML parser is called in Chinese."""

from __future__ import annotations

import pytest

from checker.strictyaml import has_bare_dash
from checker.strictyaml.syntax import explain


@pytest.mark.parametrize("line", ["-清扫", "  -清扫", "-“双创”", "-a", "-（一）"])
def test_a_dash_before_a_text_lacks_its_blank(line: str) -> None:
    assert has_bare_dash(line)


@pytest.mark.parametrize("line", ["- 清扫", "-", "-3", "  -0.5", "-.5", "---", "--", "清扫-", ""])
def test_numbers_below_zero_lines_of_dashes_and_items_do_not(line: str) -> None:
    assert not has_bare_dash(line)


def test_a_dash_without_its_blank_is_said_before_what_the_parser_stumbled_over() -> None:
    assert explain("expected ':'", "-清扫") == "列表里的一项，“-”后面要有一个空格"
    assert "冒号" in explain("expected ':'", "清扫")


def test_a_complaint_nobody_expected_is_a_phrase_too() -> None:
    assert explain("something new") == "写法不合YAML的格式"
