"""Where a slip stands that the parser only noticed further down."""

from __future__ import annotations

import pytest

from checker.strictyaml import load_documents, unpaired
from checker.strictyaml.blame import is_closed_by_end


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("{甲: 1}", ""),
        ("{甲: [1, 2}", "缺“]”"),
        ("[1, 2", "缺“]”"),
        ("[1, 2]]", "多了“]”"),
        ("{甲: '}'}", ""),
        ('["[", 乙]', ""),
    ],
)
def test_what_is_wrong_with_brackets_is_told_those_in_quotes_apart(text: str, wrong: str) -> None:
    assert unpaired(text) == wrong


@pytest.mark.parametrize(
    ("text", "closed"),
    [("{甲: 1}", True), ("[1, [2]]", True), ("[1] [2]", False), ("[1", False), ("甲", False)],
)
def test_a_flow_value_is_one_pair_closed_by_its_last_character(text: str, *, closed: bool) -> None:
    assert is_closed_by_end(text) is closed


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("甲: 1\n乙 2\n丙: 3\n", 2),  # the colon is missed on the next line
        ("甲: 1\n 乙: 2\n丙: 3\n丁: 4\n", 2),
        ("目标:\n  - 养护\n  -清扫\n  - 绿化\n预算数: 3\n", 3),
        ("甲: [1, 2\n乙: 3\n丙: 4\n", 1),
    ],
)
def test_a_person_is_sent_to_the_line_to_be_corrected(text: str, line: int) -> None:
    (document,) = load_documents(text, "f.yaml")
    assert document.problems[0].place.line == line
