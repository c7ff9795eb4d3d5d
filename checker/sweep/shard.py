"""Shards: the rows of some sets, one Parquet file a table of the schema, there whole or not."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from checker.sweep.extras import arrow
from checker.sweep.schema import NAME, TABLES, VERSION

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from checker.sweep.rows import Row
    from checker.sweep.schema import TableOf

_SUFFIX = ".parquet"


def write_shard(result: Path, name: str, rows: Mapping[str, Sequence[Row]]) -> None:
    """Writes the rows of a shard; a file of that name holds the same already and is replaced."""
    for table in TABLES:
        path = shard_file(result, table.name, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, arrow_table(table, rows.get(table.name, ())))


def shard_file(result: Path, table: str, name: str) -> Path:
    return result / table / f"{name}{_SUFFIX}"


def shards_in(result: Path) -> set[str]:
    """The shards that are whole: a file of every table."""
    names = [
        {path.name.removesuffix(_SUFFIX) for path in (result / table.name).glob(f"[!.]*{_SUFFIX}")}
        for table in TABLES
    ]
    return {name for name in names[0] if all(name in others for others in names)}


def drop_shards(result: Path, keep: Collection[str]) -> None:
    """Removes the shards that no set stands in, and what a killed run left half written."""
    for table in TABLES:
        folder = result / table.name
        for path in folder.iterdir() if folder.is_dir() else ():
            if path.name.removesuffix(_SUFFIX) not in keep:
                with suppress(OSError):
                    path.unlink()


def arrow_table(table: TableOf, rows: Sequence[Row]) -> Any:
    """The rows as an Arrow table of the schema."""
    library = arrow()
    schema = arrow_schema(table)
    columns = [
        library.array([row.get(column.name) for row in rows], schema.field(at).type)
        for at, column in enumerate(table.columns)
    ]
    return library.Table.from_arrays(columns, schema=schema)


def arrow_schema(table: TableOf) -> Any:
    library = arrow()
    kinds: dict[str, Any] = {
        "text": library.string(),
        "integer": library.int32(),
        "number": library.float64(),
        "yes": library.bool_(),
        "day": library.date32(),
        "texts": library.list_(library.string()),
    }
    fields = [library.field(one.name, kinds[one.kind]) for one in table.columns]
    return library.schema(fields, metadata={NAME: VERSION})


def _write(path: Path, table: Any) -> None:
    """Beside its place first, and moved there: a reader sees all of it or nothing."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    arrow("pyarrow.parquet").write_table(table, unfinished, compression="zstd")
    with unfinished.open("rb") as stream:
        os.fsync(stream.fileno())
    unfinished.replace(path)
