"""Shards: the rows of some sets, one Parquet file a table of the schema, there whole or not."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from checker.base.atomic import written_beside
from checker.sweep.extras import arrow
from checker.sweep.schema import NAME, TABLES, VERSION

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from checker.sweep.manifest import SetLine
    from checker.sweep.rows import Row
    from checker.sweep.schema import TableOf

_SUFFIX = ".parquet"


def write_shard(result: Path, name: str, rows: Mapping[str, Sequence[Row]]) -> None:
    """Writes the rows of a shard; a file of that name holds the same already and is replaced."""
    for table in TABLES:
        path = shard_file(result, table.name, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, arrow_table(table, rows.get(table.name, ())))


def shard_name(lines: Sequence[SetLine]) -> str:
    """The same for the same files of the same sets."""
    named = "\n".join(f"{line.set}\t{line.digest}" for line in lines)
    return sha256(named.encode(errors="backslashreplace")).hexdigest()[:24]


def join_shards(result: Path, name: str, shards: Mapping[str, Sequence[str]]) -> None:
    """Writes a shard of the rows that some sets have in others: shard -> sets."""
    for table in TABLES:
        with written_beside(shard_file(result, table.name, name), durable=True) as path:
            _write_batches(path, table, name, _batches(result, table, shards))


def _batches(result: Path, table: TableOf, shards: Mapping[str, Sequence[str]]) -> Iterator[Any]:
    """A shard after the other, in pieces: never more than one in memory."""
    compute, parquet = arrow("pyarrow.compute"), arrow("pyarrow.parquet")
    for shard, sets in shards.items():
        wanted = arrow().array(sets)
        with parquet.ParquetFile(shard_file(result, table.name, shard)) as file:
            for batch in file.iter_batches(use_threads=False):
                yield batch.filter(compute.is_in(batch["set"], wanted))
        arrow().default_memory_pool().release_unused()  # else it keeps a share of every shard


def _write_batches(path: Path, table: TableOf, name: str, batches: Iterator[Any]) -> None:
    library, schema = arrow(), arrow_schema(table)
    with arrow("pyarrow.parquet").ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in batches:
            if not batch.num_rows:
                continue
            columns = {one.name: batch[one.name] for one in table.columns}
            columns["shard"] = library.array([name] * batch.num_rows, library.string())
            writer.write_batch(library.RecordBatch.from_arrays([*columns.values()], schema=schema))


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
    with written_beside(path, durable=True) as unfinished:
        arrow("pyarrow.parquet").write_table(table, unfinished, compression="zstd")
