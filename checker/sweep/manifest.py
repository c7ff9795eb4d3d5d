"""The manifest of a sweep: one JSON object a line, appended when a set is done.

The first line says what the sets are checked with. A line is written only when the rows it speaks
of are on disk; of several lines about a set the last holds. A last line that was cut off by a kill
says nothing, and the set is checked again.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from checker.base.dataclass import dataclass
from checker.base.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from io import BufferedWriter
    from pathlib import Path

MANIFEST_NAME = "manifest.jsonl"
CHECKED, EMPTY, FAILED, GONE = "checked", "empty", "failed", "gone"


class SetLine(NamedTuple):
    """What became of a set: `digest` is that of its files, `shard` where its rows are."""

    set: str
    state: str
    digest: str = ""
    shard: str = ""
    reason: str = ""
    files: int = 0
    tables: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0


@dataclass(frozen=True, slots=True)
class Basis:
    """What sets are checked with; with another, all of them are checked anew."""

    root: str
    program: str
    rules: str
    """A digest of the packs and all that was chosen."""
    day: str


def read_manifest(path: Path) -> tuple[Basis | None, dict[str, SetLine]]:
    """What sets were checked with, and the last line of every set. Raises UsageError where the
    file is none of ours."""
    if not path.is_file():
        return None, {}
    entries = _entries(path)
    basis = next(entries, None)
    if basis is None:
        return None, {}
    if "sweep" not in basis:
        raise UsageError(f"{path.as_posix()} 不是 goalcheck 写的普查清单，请换一个结果文件夹。")
    lines = (SetLine(**_known(entry)) for entry in entries if "set" in entry)
    last = {line.set: line for line in lines}
    return Basis(**basis["sweep"]), {name: one for name, one in last.items() if one.state != GONE}


def _entries(path: Path) -> Iterator[dict[str, Any]]:
    with path.open("rb") as stream:
        for line in stream:
            try:
                entry: object = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(entry, dict):
                yield cast("dict[str, Any]", entry)


def _known(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Fields that a later version has added are left out."""
    return {name: entry[name] for name in SetLine._fields if name in entry}


class Manifest:
    """An open manifest, to which lines are appended; each call is on disk when it returns."""

    def __init__(self, path: Path, basis: Basis, *, anew: bool) -> None:
        self._stream: BufferedWriter = path.open("wb" if anew else "ab")
        if anew:
            self._append([{"sweep": {name: getattr(basis, name) for name in _BASIS}}])
        elif path.stat().st_size and not _ends_whole(path):
            self._stream.write(b"\n")

    def add(self, lines: Iterable[SetLine]) -> None:
        self._append(_object(line) for line in lines)

    def _append(self, entries: Iterable[Mapping[str, Any]]) -> None:
        text = "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)
        self._stream.write(text.encode())
        self._stream.flush()
        os.fsync(self._stream.fileno())

    def close(self) -> None:
        self._stream.close()


_BASIS = ("root", "program", "rules", "day")


def _object(line: SetLine) -> dict[str, Any]:
    """Without what is empty; the set and its state always."""
    return {name: value for name, value in line._asdict().items() if value or name in _ALWAYS}


_ALWAYS = ("set", "state")


def _ends_whole(path: Path) -> bool:
    with path.open("rb") as stream:
        stream.seek(-1, os.SEEK_END)
        return stream.read() == b"\n"
