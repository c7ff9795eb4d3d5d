"""Every hostile file ends in findings of the reading rules, never in an exception."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.pipeline import Job, check
from checker.readers import discover, read
from checker.readers.child import answer
from checker.readers.formats import FORMATS, format_of
from checker.readers.grid import Grid, Limits, ReadError
from checker.readers.recognise import recognise
from checker.readers.vocabulary import common_words
from tests.hostile.corpus import CORPUS, GOAL
from tests.readers import writing

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
LIMITED = Path(__file__).with_name("limited.py")


@pytest.mark.parametrize("name", CORPUS)
def test_a_hostile_file_is_a_finding_within_its_limits(name: str, tmp_path: Path) -> None:
    file, build, rules = CORPUS[name]
    path = tmp_path / file
    path.write_bytes(build())
    said = read_limited(path, file)
    found = {rule for rule, _ in said["problems"]}
    # Where a wreck may end in several ways, it ends in one of them.
    assert found <= rules
    assert bool(found) == bool(rules)
    for rule, arguments in said["problems"]:
        if rule == "GC011":
            assert arguments["原因"]
            assert "读取程序出错" not in arguments["原因"]
            assert arguments["建议"]


def read_limited(path: Path, display: str) -> dict[str, Any]:
    """What a process of 512 MB and ten seconds of CPU makes of a file. It must end by itself; the
    timeout is there for a machine that is busy with other things."""
    done = subprocess.run(
        [sys.executable, LIMITED, "read", path, display],
        capture_output=True,
        timeout=300,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    said: dict[str, Any] = json.loads(done.stdout)
    return said


@pytest.mark.parametrize(
    "name", ["zip bomb", "deep flow yaml", "damaged pdf", "damaged old workbook", "random bytes"]
)
def test_the_other_files_of_the_run_are_still_checked(name: str, tmp_path: Path) -> None:
    file, build, _ = CORPUS[name]
    (tmp_path / file).write_bytes(build())
    (tmp_path / "good.yaml").write_text(GOAL, encoding="utf-8")
    found = check(Job(paths=(str(tmp_path / file), str(tmp_path / "good.yaml"))))
    assert [table.project for table in found.tables if table.path.endswith("good.yaml")] == [
        "校舍维修"
    ]
    assert any(finding.place.path.endswith(file) for finding in found.findings)


GOOD = GOAL.replace("校舍", "道路")


def test_a_good_file_among_all_hostile_ones_is_checked_in_full(tmp_path: Path) -> None:
    """The others of a folder are read for the set, whichever file was named."""
    good = tmp_path / "甲" / "good.yaml"
    good.parent.mkdir()
    good.write_text(GOOD, encoding="utf-8")
    alone = findings_on(good, good)
    assert "GC602" in {rule for rule, _ in alone}
    # Bombs are refused by their size, and slow to build; the rest come together.
    for number, (name, (file, build, _)) in enumerate(CORPUS.items()):
        if "bomb" not in name and "without end" not in name:
            (good.parent / f"{number}{file}").write_bytes(build())
    loop = good.parent / "loop.yaml"
    loop.symlink_to(loop)
    hostile = [path for path in sorted(good.parent.iterdir()) if path != good]
    assert alone <= findings_on(good, good)
    assert alone <= findings_on(good, *hostile, good)


def findings_on(good: Path, *paths: Path) -> set[tuple[str, str]]:
    """Rules and addresses of what a run over `paths` says of the table in `good`."""
    found = check(Job(paths=tuple(map(str, paths)))).findings
    return {(each.rule, each.address) for each in found if each.place.path == str(good)}


class Odd:
    """Grids of a reader that trips over the file in a way nobody thought of."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def __call__(self, *_: object) -> Iterator[Grid]:
        yield Grid((), ())
        raise self.error


@pytest.mark.parametrize(
    "error", [AssertionError(), MemoryError(), RecursionError(), UnicodeError(), RuntimeError()]
)
def test_whatever_a_reader_raises_is_a_finding_on_that_file(
    error: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(FORMATS, "docx", Odd(error))
    bad, good = tmp_path / "f.docx", tmp_path / "good.yaml"
    bad.write_bytes(SMALL["f.docx"])
    good.write_text(GOOD, encoding="utf-8")
    found = check(Job(paths=(str(bad), str(good))))
    assert [each.rule for each in found.findings if each.place.path == str(bad)] == ["GC011"]
    assert "GC602" in {each.rule for each in found.findings if each.place.path == str(good)}


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


ONE = [writing.forms.form_of(writing.builder.goal_tables()[0])]
SMALL = {
    "f.yaml": GOAL.encode(),
    "f.txt": writing.builder.text_form(ONE).encode(),
    **{name: writing.content(ONE, kind) for kind, name in writing.FORMATS.items()},
}
# These are read in a process of their own, which costs too much to be mutated often.
IN_CHILD = {"f.pdf", "f.xls"}

edits = st.lists(st.tuples(st.integers(0, 60_000), st.integers(0, 255)), max_size=8)


def mutated(name: str, cut: int, changes: list[tuple[int, int]]) -> bytes:
    data = bytearray(SMALL[name])
    for offset, value in changes:
        data[offset % len(data)] = value
    return bytes(data[: max(1, len(data) - cut)])


@settings(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(name=st.sampled_from(sorted(SMALL.keys() - IN_CHILD)), cut=st.integers(0, 3000), edits=edits)
def test_no_mutation_of_a_real_file_raises(
    name: str, cut: int, edits: list[tuple[int, int]], tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(mutated(name, cut, edits))
    document = read(path, name, named=True)
    assert document.tables or document.problems
    # The guard of a file is for its user: here it would hide a fault of a reader.
    assert not any("读取程序出错" in each.arguments.get("原因", "") for each in document.problems)


@settings(max_examples=60, deadline=None)
@given(
    kind=st.sampled_from(["docx", "xlsx"]),
    cut=st.integers(0, 500),
    changes=edits,
)
def test_no_mutation_of_the_xml_inside_raises(
    kind: str, cut: int, changes: list[tuple[int, int]]
) -> None:
    """A changed byte of a zip is caught by its checksum: here the parts themselves change."""
    parts = dict(_parts(SMALL[f"f.{kind}"]))
    main = "word/document.xml" if kind == "docx" else "xl/worksheets/sheet1.xml"
    data = bytearray(parts[main])
    for offset, value in changes:
        data[offset % len(data)] = value
    parts[main] = bytes(data[: len(data) - cut])
    grids = FORMATS[kind](_zipped(parts), "f", Limits())
    with suppress(ReadError):
        recognise(common_words(), grids, "f")


def _parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


@settings(
    max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(cut=st.integers(0, 2000), changes=edits)
def test_no_mutation_of_a_pdf_raises(
    cut: int, changes: list[tuple[int, int]], tmp_path: Path
) -> None:
    path = tmp_path / "f.pdf"
    path.write_bytes(mutated("f.pdf", cut, changes))
    document = read(path, "f.pdf", named=True)
    assert document.tables or document.problems


@settings(max_examples=60, deadline=None)
@given(cut=st.integers(0, 2000), changes=edits)
def test_no_mutation_of_an_old_workbook_raises(cut: int, changes: list[tuple[int, int]]) -> None:
    """What the child does with the bytes, here in this process; it may only refuse them."""
    said = answer("xls", mutated("f.xls", cut, changes))
    assert said.keys() in ({"grids"}, {"error"})


@given(st.binary(max_size=300))
def test_every_content_has_a_format(data: bytes) -> None:
    assert format_of(data, "")
