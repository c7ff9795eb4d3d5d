"""One canonical spelling of an expression."""

from __future__ import annotations

import pytest

from checker.language.parser import parse
from checker.language.printer import show


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("预算数>=3", "预算数 ≥ 3"),
        ("((预算数 有值))", "预算数 有值"),
        ("(预算数 有值 或 财政资金 有值) 且 真", "(预算数 有值 或 财政资金 有值) 且 真"),
        ("预算数 - (财政资金 - 其他资金)", "预算数 - (财政资金 - 其他资金)"),
    ],
)
def test_no_more_brackets_than_needed(written: str, canonical: str) -> None:
    assert show(parse(written)) == canonical
    assert show(parse(canonical)) == canonical
