"""PyYAML, loaded when there is a text to read."""

from __future__ import annotations

from checker.strictyaml.library import library, library_patterns


def test_the_pattern_that_is_kept_is_the_one_that_the_library_reads_with() -> None:
    (pattern,) = library_patterns().values()
    assert pattern.search("甲\x07") is not None
    assert pattern.search("甲乙\n") is None
    assert list(library().parse("a: 1"))
