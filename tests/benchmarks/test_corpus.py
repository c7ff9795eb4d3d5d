"""The made-up corpus: the same for the same seed, right where nothing was planted."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING

import pytest

from benchmarks.corpus import FAULTS, write_corpus
from benchmarks.corpus.tables import make_table
from benchmarks.corpus.trades import TRADES
from checker import Job, check

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.corpus.tables import Table
    from benchmarks.corpus.trades import Trade
    from checker import Finding


def of(trade: Trade, seed: int = 1) -> Table:
    return make_table(Random(seed), trade, "云江县", "100001", 2025)


def found(folder: Path, table: Table) -> list[Finding]:
    """What is found in a table in a set with one that is right."""
    folder.mkdir(exist_ok=True)
    text = table.broken if table.broken is not None else table.text().encode()
    (folder / "01.yaml").write_bytes(text)
    run = check(Job(paths=(str(folder),)))
    return [one for one in run.findings if one.place.path.endswith("01.yaml")]


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in "ab":
        write_corpus(tmp_path / name / "tables", 12, seed=7, faulty=0.5, size=4)
    assert tree(tmp_path / "a") == tree(tmp_path / "b")
    write_corpus(tmp_path / "c" / "tables", 12, seed=8, faulty=0.5, size=4)
    assert tree(tmp_path / "a") != tree(tmp_path / "c")


def test_a_table_without_fault_has_no_error_and_no_warning(tmp_path: Path) -> None:
    made = write_corpus(tmp_path / "tables", 3 * len(TRADES), faulty=0, size=3)
    run = check(Job(paths=(str(made.folder),)))
    told = [(one.rule, one.address, one.message) for one in run.findings if one.severity != "info"]
    assert (len(run.tables), told) == (made.tables, [])


@pytest.mark.parametrize("kind", FAULTS)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_planted_fault_is_found_where_it_stands(tmp_path: Path, kind: str, seed: int) -> None:
    trade = TRADES[seed * 5 % len(TRADES)]
    table = of(trade, seed)
    spot = FAULTS[kind].plant(table, Random(seed))
    findings = found(tmp_path, table)
    assert FAULTS[kind].rule in {one.rule for one in findings}
    there = [one for one in findings if one.rule == FAULTS[kind].rule]
    if spot.row is not None:
        assert spot.row in {one.indicator for one in there}


def test_the_ledger_names_every_fault(tmp_path: Path) -> None:
    made = write_corpus(tmp_path / "tables", 30, seed=3, faulty=1, size=6)
    lines = (tmp_path / "tables.ledger.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["rule"] for line in lines] == [one.rule for one in made.planted]
    assert len(lines) == 30
    assert all((made.folder / json.loads(line)["path"]).is_file() for line in lines)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_office_files_are_read_as_the_goal_files_are(tmp_path: Path, kind: str) -> None:
    made = write_corpus(tmp_path / "tables", 4, faulty=0, size=2, kinds=(kind,))
    run = check(Job(paths=(str(made.folder),)))
    assert (len(run.tables), run.indicators) == (4, 28)
    assert not [one for one in run.findings if one.severity == "error"]
