"""Office files that are fixed, for tests."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker import pipeline
from checker.fixes import Policy, Repair, repair
from checker.pipeline import Job
from tests.ooxml.packages import parts_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.finding import Run

RULE = "GC303"


def fixed(data: bytes, name: str, rule: str = RULE) -> Repair:
    Path(name).write_bytes(data)

    def check(files: Mapping[str, bytes]) -> Run:
        return pipeline.check(Job(paths=(name,), overlay=files, select=(rule, "GC0")))

    return repair(check, Policy(frozenset({rule})))


@pytest.fixture
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def new_parts(done: Repair, name: str) -> dict[str, bytes]:
    assert [one.rule for one in done.fixed] == [RULE], done.refused
    return parts_of(done.files[name])
