"""What forms call things, as lookups."""

from __future__ import annotations

from checker.readers.vocabulary import common_words, count_of_spellings, spellings


def test_parts_that_can_be_exchanged() -> None:
    found = spellings("<年度/本年/>预算")
    assert found == ["年度预算", "本年预算", "预算"]
    assert count_of_spellings("<年度/本年/>预算") == len(found)


def test_a_synonym_is_the_field_it_means() -> None:
    words = common_words()
    found = [words.column(text) for text in ("本年指标值", "指标值")]
    assert [one and one[0] for one in found] == ["指标值", "指标值"]
