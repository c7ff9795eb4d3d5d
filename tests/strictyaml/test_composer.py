"""From parser events to nodes, with every refusal on the way."""

from __future__ import annotations

import pytest

from checker.strictyaml import YamlMapping, YamlScalar, load_documents
from checker.strictyaml.composer import MAX_DEPTH


def problems(text: str) -> list[tuple[str, str, str]]:
    (document,) = load_documents(text, "甲.yaml")
    return [(one.code, one.text, one.suggestion) for one in document.problems]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: 1\na: 2\n", ("duplicate-key", "a", "")),
        ("a: &x 1\n", ("anchor", "&x", "")),
        ("a: !!int 1\n", ("tag", "!!int", "")),
        ("<<: {a: 1}\n", ("merge-key", "<<", "")),
        ("值: >9\n", ("needs-quotes", ">9", '">9"')),
        ("值: *22\n", ("needs-quotes", "*22", '"*22"')),
        ("值: 甲 #1号\n", ("lost-after-hash", "甲 #1号", '"甲 #1号"')),
    ],
)
def test_what_yaml_would_swallow_is_told_with_what_was_meant(
    text: str, problem: tuple[str, str, str]
) -> None:
    assert problem in problems(text)


def test_a_note_of_ours_behind_a_value_is_no_loss() -> None:
    assert problems("值: 甲  # goalcheck: 豁免 GC202 理由=试\n") == []


def test_of_a_key_that_stands_twice_the_first_holds() -> None:
    (document,) = load_documents("a: 1\na: 2\n", "甲.yaml")
    assert isinstance(document.root, YamlMapping)
    ((_, value),) = document.root.entries
    assert isinstance(value, YamlScalar)
    assert value.text == "1"


def test_a_text_that_nests_too_deep_is_refused() -> None:
    assert [code for code, *_ in problems("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))] == [
        "too-deep"
    ]
    assert problems("[" * MAX_DEPTH + "]" * MAX_DEPTH) == []
