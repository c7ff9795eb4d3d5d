"""The 22 tables of examples/goals in every format: the same tables, findings and goal files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.goalfile import convert
from checker.pipeline import Job, check
from checker.readers import discover, read
from tests.readers import writing
from tests.readers.forms_for_tests import content

if TYPE_CHECKING:
    from checker.finding import Finding
    from checker.model import Document

ROOT = Path(__file__).resolve().parents[2]
GOALS = ROOT / "examples" / "goals"
# Format to the name of its file; `text` is the dump, whose builder is not among the writers.
FILES = {
    "text": "jinnan.txt",
    **{kind: f"{kind}{Path(name).suffix}" for kind, name in writing.FORMATS.items()},
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder a format, so that no file is of another's set."""
    root = tmp_path_factory.mktemp("equality")
    printed = [writing.forms.form_of(table) for table in writing.builder.goal_tables()]
    for kind, name in FILES.items():
        (root / kind).mkdir()
        data = (
            writing.builder.text_form(printed).encode()
            if kind == "text"
            else writing.content(printed, kind)
        )
        (root / kind / name).write_bytes(data)
    return root


@pytest.fixture(scope="module")
def documents(folder: Path) -> dict[str, Document]:
    return {kind: read(folder / kind / name, name, named=True) for kind, name in FILES.items()}


def said(finding: Finding) -> tuple[object, ...]:
    """A finding without its place: rule, address without the number of the table, text."""
    address = re.sub(r"^第\d+表(?: > |$)", "", finding.address)
    project = finding.table.project if finding.table else None
    if project and address.startswith(project):
        address = address.removeprefix(project).removeprefix(" > ")
    return (finding.rule, project, address, finding.text, finding.expected, finding.severity)


def findings_of(paths: tuple[str, ...]) -> list[tuple[object, ...]]:
    """All but what only a single file can lack: the heading beside others."""
    found = check(Job(paths=paths, year=2025)).findings
    return sorted((said(each) for each in found if each.rule not in _OF_FILES), key=repr)


# A goal file has no heading to miss (GC003, GC005), and its tables are counted file by file.
_OF_FILES = ("GC003", "GC005")


@pytest.fixture(scope="module")
def expected_findings() -> list[tuple[object, ...]]:
    return findings_of((str(GOALS),))


@pytest.mark.parametrize("kind", FILES)
def test_the_tables_are_equal(kind: str, documents: dict[str, Document]) -> None:
    goal_files = [read(path, shown, named=named) for path, shown, named in discover([GOALS])]
    expected = [content(table) for document in goal_files for table in document.tables]
    found = documents[kind]
    tables = [content(table) for table in found.tables]
    # No document prints the year; every goal file has it.
    assert [({**fields, "年度": "2025"}, *rest) for fields, *rest in tables] == expected
    assert not found.notes


@pytest.mark.parametrize("kind", FILES)
def test_the_goal_files_are_equal_byte_for_byte(kind: str, documents: dict[str, Document]) -> None:
    files = convert([documents[kind]], "2025").files
    written = {file.name: file.text.encode() for file in files}
    assert written == {path.name: path.read_bytes() for path in sorted(GOALS.iterdir())}


@pytest.mark.parametrize("kind", FILES)
def test_the_findings_are_equal(
    kind: str, folder: Path, expected_findings: list[tuple[object, ...]]
) -> None:
    assert len(expected_findings) > 50
    assert findings_of((str(folder / kind / FILES[kind]),)) == expected_findings


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        ("docx", "table=5,row=10,col=6"),
        ("xlsx", "表5!F10"),
        ("stacked", "表1!F66"),
        ("xls", "表5!F10"),
        ("pdf", "page=3,box=408,136,555,154"),
    ],
)
def test_a_finding_names_the_cell_and_says_where_in_words(
    kind: str, cell: str, folder: Path
) -> None:
    found = check(Job(paths=(str(folder / kind / FILES[kind]),), year=2025, select=("GC202",)))
    first = found.findings[0]
    assert (first.place.cell, first.place.line, first.place.column) == (cell, None, None)
    assert first.address == "第5表 > 成本指标 > 归集经费 > 指标值"


@pytest.mark.parametrize(("kind", "line", "column"), [("text", 319, 2), ("csv", 66, 18)])
def test_a_finding_in_a_text_has_its_line_and_column(
    kind: str, line: int, column: int, folder: Path
) -> None:
    found = check(Job(paths=(str(folder / kind / FILES[kind]),), year=2025, select=("GC202",)))
    first = found.findings[0]
    assert (first.place.line, first.place.column, first.place.cell) == (line, column, None)
