"""The words of the vocabularies that ship."""

from __future__ import annotations

from checker.sweep.stats.words import words_table


def test_every_word_stands_once_with_its_list() -> None:
    rows = [(row["词表"], row["词"]) for row in words_table().to_pylist()]
    assert len(rows) == len(set(rows))
    assert ("计量单位", "公里") in rows
    assert {name for name, _ in rows} > {"计量单位", "错别字"}
