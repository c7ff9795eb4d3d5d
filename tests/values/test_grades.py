"""Scales of grades, however they are punctuated."""

from __future__ import annotations

import pytest

from checker.values.grades import grades_of, quality

SCALE = ("优", "良", "中", "差")


@pytest.mark.parametrize("text", ["优/良/中/差", "优、良、中、差", "优良中差", "(优、良、中、差)"])
def test_a_scale_is_one_and_the_same(text: str) -> None:
    assert grades_of(text) == SCALE
    assert quality(text) == quality("优/良/中/差")


@pytest.mark.parametrize("text", ["优", "良好", "明显改善", "是否", ""])
def test_other_words_are_no_scale(text: str) -> None:
    assert grades_of(text) == ()
