"""Messages: texts and what is put into them."""

from __future__ import annotations

import pytest

from checker.base.place import Place
from checker.language.source import Source, TemplateSlip, split_template


def parts(text: str) -> list[str]:
    found = split_template(Source(text, lambda at: Place("a.yaml", 1, at + 1)))
    return [one if isinstance(one, str) else f"<{one.text}>" for one in found]


def test_braces_hold_expressions_and_two_are_one() -> None:
    assert parts("预算数{预算数}高于{{甲}}") == ["预算数", "<预算数>", "高于{甲}"]


@pytest.mark.parametrize("text", ["预算数{预算数", "预算数}"])
def test_a_brace_without_its_other_is_refused(text: str) -> None:
    with pytest.raises(TemplateSlip):
        parts(text)
