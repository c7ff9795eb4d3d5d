"""Patterns that are compiled at their first use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.base import pattern
from checker.base.pattern import late_pattern, patterns_from_stock, piece_of

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("search", ("a12b",)),
        ("match", ("12b",)),
        ("fullmatch", ("12",)),
        ("findall", ("1 22 3",)),
        ("split", ("a1b",)),
        ("sub", ("x", "a1b22")),
        ("subn", ("x", "a1b22")),
    ],
)
def test_it_answers_as_a_compiled_one(method: str, arguments: tuple[str, ...]) -> None:
    late, compiled = late_pattern("[0-9]+"), re.compile("[0-9]+")
    for _ in range(2):
        ours, theirs = (getattr(one, method)(*arguments) for one in (late, compiled))
        assert str(ours).split(">")[0] == str(theirs).split(">")[0]


def test_flags_and_bytes_are_taken() -> None:
    assert late_pattern("ab", re.IGNORECASE).search("xAB")
    assert late_pattern(rb"\d").findall(b"a1b2") == [b"1", b"2"]
    assert [found[0] for found in late_pattern("b").finditer("abab")] == ["b", "b"]


def test_what_is_written_and_what_it_counts_is_known() -> None:
    assert late_pattern("(a)(?P<b>c)").pattern == "(a)(?P<b>c)"
    assert late_pattern("(a)(?P<b>c)").groups == 2
    assert dict(late_pattern("(a)(?P<b>c)").groupindex) == {"b": 2}


def test_a_mistake_shows_at_the_first_use(monkeypatch: pytest.MonkeyPatch) -> None:
    # Not among those of the program, all of which are compiled when its packs are kept.
    monkeypatch.setattr(pattern, "_ALL", [])
    late = late_pattern("(")
    with pytest.raises(re.error):
        late.search("a")


def test_a_library_takes_its_patterns_from_what_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    kept, compiling = re.compile("a+"), re.compile
    monkeypatch.setattr(pattern, "in_stock", {piece_of("a+", 0): kept}.get)
    with patterns_from_stock():
        assert re.compile("a+") is kept
        assert re.compile("b+").fullmatch("bb")
        assert re.compile("A", re.IGNORECASE).fullmatch("a")
    with pytest.raises(re.error), patterns_from_stock():
        re.compile("(")
    assert re.compile is compiling


def test_no_group_is_repeated_possessively() -> None:
    # Pythons before 3.11.5 go on in the wrong place where the last try fails halfway (九兆伏安);
    # an atomic group around the repetition says the same.
    possessive = re.compile(r"\)(?:[*+?]|\{+\d*,?\d*\}+)\+(?!\s)")
    sources = [*(ROOT / "checker").rglob("*.py"), *(ROOT / "grammar").glob("*.lark")]
    found = [str(path) for path in sources if possessive.search(path.read_text(encoding="utf-8"))]
    assert found == []
