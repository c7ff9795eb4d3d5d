"""Directories: what an office looks words up in."""

from __future__ import annotations

from checker.language.directories import (
    found_at_end,
    found_whole,
    found_within,
    pairs_directory,
    result_of,
)

ENTRIES = pairs_directory("错别字", {"帐户": "账户", "银行帐户": "银行账户", "": "空"}).entries


def result(entry: object) -> object:
    return None if entry is None else result_of(entry)  # type: ignore[arg-type]  # an entry


def test_a_whole_word_is_found_blanks_and_brackets_at_its_end_aside() -> None:
    assert result(found_whole(ENTRIES, "银行 帐户（对公）")) == "银行账户"
    assert result(found_whole(ENTRIES, "核对帐户")) is None


def test_of_several_within_or_at_the_end_the_longest_is_found() -> None:
    assert result(found_within(ENTRIES, "核对银行帐户余额")) == "银行账户"
    assert result(found_at_end(ENTRIES, "核对银行帐户（对公）")) == "银行账户"
    assert result(found_at_end(ENTRIES, "帐户余额")) is None
    assert result(found_within(ENTRIES, "余额")) is None
