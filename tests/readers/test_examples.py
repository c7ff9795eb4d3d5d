"""The 22 tables of examples/goals in every format, and the real document where it is present."""

from __future__ import annotations

import importlib.util
import os
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from checker.goalfile import convert
from checker.readers import discover, read

if TYPE_CHECKING:
    from checker.model import Document, GoalTable

ROOT = Path(__file__).resolve().parents[2]
GOALS = ROOT / "examples" / "goals"
# Tables whose heading the document lost.
WITHOUT_TITLE = [5, 6, 7, 9, 12, 13]


def builder() -> Any:
    """The script examples/build_documents.py as a module."""
    path = ROOT / "examples" / "build_documents.py"
    spec = importlib.util.spec_from_file_location("build_documents", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    spec.loader.exec_module(module)
    sys.path[:] = before
    return module


@pytest.fixture(scope="module")
def goal_files() -> list[Document]:
    return [read(path, shown, named=named) for path, shown, named in discover([GOALS])]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents")
    builder().main(str(folder))
    return folder


def real_document() -> list[Path]:
    """The document itself: named by GOALCHECK_JINNAN, or beside the checkout."""
    named = os.environ.get("GOALCHECK_JINNAN")
    candidates = [Path(named)] if named else [ROOT.parent / "shared/data/jinnan-2025.txt"]
    return [path for path in candidates if path.is_file()]


def tables_of(documents: list[Document]) -> list[GoalTable]:
    return [table for document in documents for table in document.tables]


def total(tables: list[GoalTable]) -> Decimal:
    return sum((Decimal(table.text("预算数")) for table in tables), Decimal(0))


def test_the_goal_files_hold_22_tables_133_indicators_and_the_total(
    goal_files: list[Document],
) -> None:
    tables = tables_of(goal_files)
    assert len(tables) == 22
    assert sum(len(table.indicators) for table in tables) == 133
    assert total(tables) == Decimal("64547.14")
    assert not any(document.problems for document in goal_files)


def test_only_the_eighth_table_has_seven_rows(goal_files: list[Document]) -> None:
    counts = [len(table.indicators) for table in tables_of(goal_files)]
    assert counts == [7 if number == 8 else 6 for number in range(1, 23)]


DOCUMENTS = [
    "jinnan.txt",
    "jinnan.docx",
    "jinnan.xlsx",
    "jinnan-stacked.xlsx",
    "jinnan.html",
    "jinnan.csv",
    "jinnan.md",
]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_format_converts_to_the_same_goal_files(
    name: str, built: Path, goal_files: list[Document]
) -> None:
    document = read(built / name, name, named=True)
    assert convert([document], "2025").files == convert(goal_files, "2025").files


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_lost_heading_is_all_that_is_reported(name: str, built: Path) -> None:
    document = read(built / name, name, named=True)
    assert [(problem.rule, problem.table) for problem in document.problems] == [
        ("GC003", number) for number in WITHOUT_TITLE
    ]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_table_is_recognised_as_the_2015_form_without_doubt(name: str, built: Path) -> None:
    tables = read(built / name, name, named=True).tables
    assert {(table.layout, table.confidence) for table in tables} == {("A", 1.0)}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_form_of_every_table_names_its_rows_and_columns(name: str, built: Path) -> None:
    table = read(built / name, name, named=True).tables[0]
    assert {"预算数", "财政资金", "其他资金", "资金用途", "绩效目标", "指标值"} <= table.form
    assert "分值" not in table.form


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("jinnan.docx", "jinnan.docx:第5个表格第10行第6列"),
        ("jinnan.xlsx", "jinnan.xlsx:表5!F10"),
        ("jinnan-stacked.xlsx", "jinnan-stacked.xlsx:表1!F66"),
        ("jinnan.txt", "jinnan.txt:319:2"),
    ],
)
def test_a_cell_is_found_where_it_stands(name: str, place: str, built: Path) -> None:
    table = read(built / name, name, named=True).tables[4]
    cell = table.indicators[3].fields["指标值"]
    assert cell.text == "≤16796.7万元"
    assert str(cell.place) == place


def test_the_committed_documents_are_those_the_builder_writes(built: Path) -> None:
    committed = ROOT / "examples" / "documents"
    for name in ("jinnan.txt", "jinnan.csv", "jinnan.html", "jinnan.md"):
        assert (committed / name).read_bytes() == (built / name).read_bytes()


def test_the_real_document_gives_the_goal_files(goal_files: list[Document]) -> None:
    for path in real_document():
        document = read(path, path.name, named=True)
        assert convert([document]).files == convert(goal_files).files
        assert [problem.table for problem in document.problems] == WITHOUT_TITLE


def test_the_good_examples_are_read_without_a_problem() -> None:
    documents = [read(*entry[:2], named=True) for entry in discover([ROOT / "examples" / "good"])]
    assert len(documents) >= 4
    assert not any(document.problems for document in documents)
