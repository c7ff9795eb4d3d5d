"""The result of a sweep as tables one can ask: views with Chinese names over its Parquet files.

What is asked can only read, and only the result: the library is told so before it sees a question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from checker.base.errors import UsageError
from checker.sweep.extras import library
from checker.sweep.manifest import MANIFEST_NAME, read_manifest
from checker.sweep.schema import SETS, TABLES
from checker.sweep.shard import arrow_table
from checker.sweep.stats.views import view_texts
from checker.sweep.stats.words import words_table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_MEMORY = "2GB"
_SHOWN = 300


class QueryAnswer(NamedTuple):
    """Columns and rows; a cell is text, a number, a day, or None."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


class SweepResult:
    """An open result. Raises UsageError where a folder holds none."""

    def __init__(self, folder: Path) -> None:
        self._library = library("duckdb", "stats ", "sweep")
        manifest = folder / MANIFEST_NAME
        if not manifest.is_file():
            raise UsageError(
                f"{folder.as_posix()} 里没有普查的结果（{MANIFEST_NAME}），先运行 goalcheck sweep。"
            )
        self.basis, lines = read_manifest(manifest)
        self._connection = self._library.connect(":memory:")
        self._connection.execute(f"SET memory_limit='{_MEMORY}'")
        self._connection.execute("SET preserve_insertion_order=false")
        rows = [line._asdict() for line in lines.values()]
        self._connection.register("sets", arrow_table(SETS, rows))
        for table in TABLES:
            self._connection.execute(_live(folder, table.name))
        self._connection.register("词汇", words_table())
        for text in view_texts():
            self._connection.execute(text)
        self._lock(folder)

    def _lock(self, folder: Path) -> None:
        """From here on nothing but the result can be read, and nothing can be changed."""
        place = _quoted(str(folder.resolve()))
        self._connection.execute(f"SET allowed_directories=[{place}]")
        self._connection.execute("SET enable_external_access=false")
        self._connection.execute("SET lock_configuration=true")

    def ask(self, sql: str, chosen: Mapping[str, object] | None = None) -> QueryAnswer:
        """The answer to one question; `chosen` is what stands for `$top` and the like in it.
        Raises UsageError where it is no question, or more than one."""
        try:
            statements = self._connection.extract_statements(sql)
            if len(statements) != 1 or statements[0].type != self._library.StatementType.SELECT:
                raise UsageError("只能问一条查询（SELECT），不能改数据、写文件。")
            wanted = statements[0].named_parameters
            values = {name: value for name, value in (chosen or {}).items() if name in wanted}
            found = self._connection.execute(statements[0], values)
            columns = tuple(column[0] for column in found.description)
            return QueryAnswer(columns, tuple(found.fetchall()))
        except self._library.Error as error:
            said = " ".join(str(error).split())[:_SHOWN]
            raise UsageError(f"查询不成：{said}") from error

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> SweepResult:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _live(folder: Path, table: str) -> str:
    """The rows of a table that count: those of the shard that the manifest names for their set."""
    files = _quoted((folder.resolve() / table).as_posix() + "/*.parquet")
    source = f"read_parquet({files}, union_by_name=true)"
    if not any((folder / table).glob("*.parquet")):
        raise UsageError(f"{folder.as_posix()} 里还没有一套查完，请先把 goalcheck sweep 运行完。")
    return f"CREATE VIEW {table} AS SELECT * FROM {source} SEMI JOIN sets USING (set, shard)"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
