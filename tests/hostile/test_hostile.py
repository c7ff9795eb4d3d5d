"""Every hostile file ends in findings of the reading rules, never in an exception."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.readers import discover, read
from checker.readers.formats import format_of
from tests.hostile.corpus import CORPUS, GOAL
from tests.readers.test_examples import builder

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", CORPUS)
def test_a_hostile_file_is_a_finding(name: str, tmp_path: Path) -> None:
    file, build, rules = CORPUS[name]
    path = tmp_path / file
    path.write_bytes(build())
    document = read(path, file, named=True)
    assert {problem.rule for problem in document.problems} == rules
    for problem in document.problems:
        if problem.rule == "GC011":
            assert problem.arguments["原因"]
            assert problem.arguments["建议"]


@pytest.mark.parametrize(
    "name", ["deep flow yaml", "merge-key bomb", "a single line of nine megabytes"]
)
def test_what_stands_beside_the_trap_is_still_read(name: str, tmp_path: Path) -> None:
    _, build, _ = CORPUS[name]
    path = tmp_path / "f.yaml"
    path.write_bytes(f"{GOAL}---\n".encode() + build())
    assert read(path, "f.yaml", named=True).tables[0].text("项目名称") == "校舍维修"


def test_a_pipe_and_a_device_are_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "f.yaml"
    os.mkfifo(pipe)
    assert [problem.rule for problem in read(pipe, "f.yaml", named=True).problems] == ["GC011"]


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "f.yaml"
    link.symlink_to(link)
    assert [problem.rule for problem in read(link, "f.yaml", named=True).problems] == ["GC011"]
    assert len(discover([tmp_path])) == 1


SMALL = {
    name: content
    for name, content in builder().documents(builder().goal_tables()[:1]).items()
    if not name.endswith("stacked.xlsx")
} | {"f.yaml": GOAL.encode()}


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    name=st.sampled_from(sorted(SMALL)),
    cut=st.integers(0, 3000),
    edits=st.lists(st.tuples(st.integers(0, 20_000), st.integers(0, 255)), max_size=8),
)
def test_no_mutation_of_a_real_file_raises(
    name: str, cut: int, edits: list[tuple[int, int]], tmp_path: Path
) -> None:
    data = bytearray(SMALL[name])
    for offset, value in edits:
        data[offset % len(data)] = value
    path = tmp_path / name
    path.write_bytes(bytes(data[: len(data) - cut] or b"x"))
    document = read(path, name, named=True)
    assert document.tables or document.problems


@given(st.binary(max_size=300))
def test_every_content_has_a_format(data: bytes) -> None:
    assert format_of(data, "")
