"""Small shards joined to large ones when a sweep ends, so that a question opens few files.

A portion is a shard as soon as it is checked: that is what a kill cannot take. Of a million tables
those are 5,000; what stands in them is copied, without the rows of sets checked again since.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.sweep.shard import join_shards, shard_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from checker.sweep.manifest import SetLine

    Lines = Sequence[SetLine]

FILES_A_SHARD = 20_000
"""A shard of half as many files is large, and is never copied again."""
FEWEST = 8
"""Fewer small shards than these are left as they are: the next sweep may add to them."""


def merged(result: Path, lines: Iterable[SetLine]) -> Iterator[Lines]:
    """Joins the small shards of a result; of each new one, on disk, the lines of its sets."""
    for group in _groups(lines):
        moved = [line for shard in group for line in shard]
        name = shard_name(moved)
        join_shards(result, name, {shard[0].shard: [one.set for one in shard] for shard in group})
        yield [line._replace(shard=name) for line in moved]


def _groups(lines: Iterable[SetLine]) -> Iterator[Sequence[Lines]]:
    """What goes into one shard: the lines of small ones, by the order of their first sets."""
    small = [shard for shard in _by_shard(lines) if 2 * _files(shard) < FILES_A_SHARD]
    if len(small) < FEWEST:
        return
    held: list[Lines] = []
    files = 0
    for shard in small:
        if held and files + _files(shard) > FILES_A_SHARD:
            yield held
            held, files = [], 0
        held.append(shard)
        files += _files(shard)
    if len(held) > 1:
        yield held


def _by_shard(lines: Iterable[SetLine]) -> list[list[SetLine]]:
    shards: dict[str, list[SetLine]] = {}
    for line in lines:
        shards.setdefault(line.shard, []).append(line)
    shards.pop("", None)
    return list(shards.values())


def _files(shard: Lines) -> int:
    return sum(line.files for line in shard)
