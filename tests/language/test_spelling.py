"""Of several spellings of an operator one is printed."""

from __future__ import annotations

import pytest

from checker.language.spelling import printed


@pytest.mark.parametrize(("word", "sign"), [(">=", "≥"), ("≥", "≥"), ("!=", "≠"), ("且", "且")])
def test_the_one_that_is_printed(word: str, sign: str) -> None:
    assert printed(word) == sign
