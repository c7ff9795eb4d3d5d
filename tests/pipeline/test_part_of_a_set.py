"""A part of a set: what is told of it is what is told of it in the whole set, and nothing less."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.command import BROKEN_CAP, GOAL_FILE, quick

if TYPE_CHECKING:
    from collections.abc import Iterator

GOALS = sorted((Path(__file__).parents[2] / "examples" / "goals").glob("*.yaml"))


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    options = ("--isolated", "--output-format", "json", "--min-severity", "info")
    found: dict[str, Any] = json.loads(quick(capsys, "lint", *arguments, *options).out)
    for finding in found["findings"]:
        # Counts those that are alike among all that are told.
        del finding["fingerprint"]
    return found


def paths_of(finding: dict[str, Any]) -> Iterator[str]:
    yield finding["path"]
    yield from (related["path"] for related in finding["related"])


@pytest.mark.parametrize("number", [0, 7, 13])
def test_a_file_of_the_examples_is_told_of_as_in_its_set(
    number: int, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(GOALS[number])
    whole, part = told(capsys, str(GOALS[0].parent)), told(capsys, file)
    assert part["findings"] == [one for one in whole["findings"] if file in paths_of(one)]


def test_what_another_file_says_of_this_one_is_told_with_its_own_silences(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The duplicate stands in the second file, whose own rules have their say about it first."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("1.yaml", GOAL_FILE), ("2.yaml", BROKEN_CAP), ("3.yaml", GOAL_FILE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    whole = told(capsys, ".")
    for name in ("1.yaml", "2.yaml", "3.yaml"):
        part = told(capsys, name)
        assert part["findings"] == [one for one in whole["findings"] if name in paths_of(one)]
        assert all(entry["suppressed"] <= entry["failed"] for entry in part["ledger"])
