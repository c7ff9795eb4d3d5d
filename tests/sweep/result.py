"""A small corpus, sweeps of it in this process, and their rows as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.corpus import write_corpus
from checker.pipeline import Job
from checker.sweep import SweepOrder, here, sweep
from checker.sweep.manifest import MANIFEST_NAME, read_manifest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from checker.sweep import Account, Engine
    from checker.sweep.root import SweepSet
    from checker.sweep.worker import Done, Setup

parquet = pytest.importorskip("pyarrow.parquet", reason="the extra [sweep] is not installed")

TABLES = 12


def corpus(folder: Path, tables: int = TABLES, *, size: int = 3, faulty: float = 0.5) -> Path:
    """Made-up units of three tables, half of them with a fault."""
    return write_corpus(folder, tables, seed=5, faulty=faulty, size=size).folder


def swept(root: Path | str, result: Path, engine: Engine = here, **asked: Any) -> Account:
    return sweep(SweepOrder(root, result, Job(), engine, **asked))


def rows(result: Path, table: str) -> list[dict[str, Any]]:
    """The rows that count of a table, in an order of their own, without their shards."""
    _, lines = read_manifest(result / MANIFEST_NAME)
    found = [
        {name: value for name, value in row.items() if name != "shard"}
        for path in sorted((result / table).glob("*.parquet"))
        for row in parquet.read_table(path).to_pylist()
        if row["set"] in lines and lines[row["set"]].shard == row["shard"]
    ]
    return sorted(found, key=repr)


def everything(result: Path) -> dict[str, list[dict[str, Any]]]:
    tables = ("tables", "indicators", "findings", "ledger", "unread")
    return {table: rows(result, table) for table in tables}


class Killed(BaseException):
    """The end of a process, as far as its caller can tell."""


def dying_after(portions_done: int) -> Engine:
    """Checks one set a portion, and ends after so many."""

    def run(setup: Setup, portions: Iterable[Sequence[SweepSet]]) -> Iterator[Done]:
        units = ((unit,) for portion in portions for unit in portion)
        for number, done in enumerate(here(setup, units)):
            if number == portions_done:
                raise Killed
            yield done

    return run
