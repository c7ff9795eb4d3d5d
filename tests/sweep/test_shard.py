"""Shards: rows of some sets, there whole or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.sweep.manifest import CHECKED, SetLine
from checker.sweep.schema import TABLES
from checker.sweep.shard import (
    drop_shards,
    join_shards,
    shard_file,
    shard_name,
    shards_in,
    write_shard,
)
from tests.sweep.result import parquet

if TYPE_CHECKING:
    from pathlib import Path


def ledger(result: Path, shard: str) -> list[tuple[str, str, str]]:
    read = parquet.read_table(shard_file(result, "ledger", shard)).to_pylist()
    return [(row["set"], row["rule"], row["shard"]) for row in read]


def write(result: Path, shard: str, *sets: str) -> None:
    write_shard(
        result, shard, {"ledger": [{"set": one, "rule": "GC202", "shard": shard} for one in sets]}
    )


def test_a_shard_is_named_by_the_files_of_its_sets() -> None:
    line = SetLine("甲", CHECKED, "d1")
    assert shard_name([line]) == shard_name([line._replace(shard="x", tables=9)])
    assert shard_name([line]) != shard_name([line._replace(digest="d2")])


def test_rows_are_read_back_and_a_shard_that_lacks_a_table_does_not_count(tmp_path: Path) -> None:
    write(tmp_path, "s1", "甲", "乙")
    write(tmp_path, "s2", "丙")
    assert ledger(tmp_path, "s1") == [("甲", "GC202", "s1"), ("乙", "GC202", "s1")]
    assert shards_in(tmp_path) == {"s1", "s2"}
    shard_file(tmp_path, TABLES[-1].name, "s2").unlink()
    assert shards_in(tmp_path) == {"s1"}


def test_joined_shards_hold_the_rows_that_count(tmp_path: Path) -> None:
    write(tmp_path, "s1", "甲", "乙")
    write(tmp_path, "s2", "丙")
    join_shards(tmp_path, "all", {"s1": ["乙"], "s2": ["丙"]})
    assert ledger(tmp_path, "all") == [("乙", "GC202", "all"), ("丙", "GC202", "all")]
    drop_shards(tmp_path, {"all"})
    assert shards_in(tmp_path) == {"all"}
