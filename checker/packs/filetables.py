"""Directories an office keeps in files beside its packs: CSV, or a sheet of a workbook.

How a workbook is read is for others to know: who loads packs hands in the reader of sheets.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.base.errors import UsageError, did_you_mean
from checker.base.place import Place
from checker.packs.directories import RawCell, RawRow, directory_of, head_of, with_unit
from checker.strictyaml import YamlMapping, YamlScalar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from checker.language import Directory
    from checker.packs.reader import NodeReader
    from checker.strictyaml import YamlNode

    Row = Sequence[tuple[str, Place]]
    # Bytes and path of a workbook -> its visible sheets, each as rows of texts with their places;
    # raises UsageError where it is none.
    SheetReader = Callable[[bytes, str], Mapping[str, Sequence[Row]]]

LARGEST_FILE = 5_000_000
FILE, SHEET = "file", "sheet"
_SUFFIXES = (".csv", ".tsv", ".xlsx")


@dataclass(slots=True)
class FileTables:
    """Reads the tables that packs keep in files; `read` are the files read so far."""

    sheets: SheetReader | None = None
    read: list[str] = field(default_factory=list[str])

    def directory(self, reader: NodeReader, node: YamlMapping, name: str) -> Directory | None:
        """The directory of `{file: 单价.csv}` or `{file: 标准.xlsx, sheet: 单价}`."""
        return directory_of(reader, [*self._lines(reader, node, name)], name)

    def _lines(self, reader: NodeReader, node: YamlMapping, name: str) -> Iterator[RawRow]:
        """The lines of a file beside the pack; a stranger's pack opens no other file."""
        written = node.get(FILE)
        if (key := _meant_key(node)) is not None:
            reader.fault(f"“{name}”没有“{key.text}”这一项，是否想写“{FILE}”？", key.place)
            return
        if not isinstance(written, YamlScalar):
            reader.fault("“file”应当是一个文件的路径。", node.place)
            return
        text = written.text.strip().replace("\\", "/")
        folder = Path(written.place.path).parent
        path = folder / text
        if PurePosixPath(text).is_absolute() or not path.resolve().is_relative_to(folder.resolve()):
            reader.fault("词汇表的文件要放在规则包的文件夹里，路径从规则包写起。", written.place)
            return
        suffix = path.suffix.lower()
        if suffix not in _SUFFIXES:
            reader.fault("词汇表的文件应当是 .xlsx、.csv 或 .tsv。", written.place)
            return
        try:
            data = path.read_bytes()
        except OSError:
            reader.fault(f"打不开词汇表的文件“{text}”。", written.place)
            return
        if len(data) > LARGEST_FILE:
            reader.fault(f"“{text}”超过{LARGEST_FILE // 1_000_000}兆，不是词汇表。", written.place)
            return
        self.read.append(str(path))
        if suffix == ".xlsx":
            rows = self._sheet(reader, node, data, path.as_posix())
        else:
            rows = delimited_rows(_decoded(data), path.as_posix())
        yield from lines_of(reader, rows, name)

    def _sheet(
        self, reader: NodeReader, node: YamlMapping, data: bytes, path: str
    ) -> Sequence[Row]:
        wanted = reader.text(node.get(SHEET), SHEET)
        place = (node.get(SHEET) or node).place
        if self.sheets is None:
            reader.fault("这里读不了 Excel 工作簿，请另存为 CSV。", place)
            return ()
        try:
            sheets = self.sheets(data, path)
        except UsageError as error:
            reader.fault(str(error), place)
            return ()
        if wanted is None and len(sheets) == 1:
            return below_the_title(next(iter(sheets.values())))
        if wanted is not None and wanted in sheets:
            return below_the_title(sheets[wanted])
        names = "、".join(sheets)
        if wanted is None:
            reader.fault(f"工作簿里有几张表，请用“sheet”写明是哪一张：{names}。", place)
        else:
            advice = did_you_mean(wanted, sheets)
            listed = f"；有的是：{names}。" if advice == "。" else advice
            reader.fault(f"工作簿里没有叫“{wanted}”的表{listed}", place)
        return ()


def is_file_table(node: YamlNode) -> bool:
    """Whether a directory is kept in a file: a mapping that says only which."""
    if not isinstance(node, YamlMapping):
        return False
    keys = {key.text for key, _ in node.entries}
    return (FILE in keys and keys <= {FILE, SHEET}) or _meant_key(node) is not None


def _meant_key(node: YamlMapping) -> YamlScalar | None:
    """What was written for `file`: the name of a table's file stands behind it."""
    if len(node.entries) > 2 or node.get(FILE) is not None:
        return None
    return next(
        (
            key
            for key, value in node.entries
            if isinstance(value, YamlScalar) and value.text.strip().lower().endswith(_SUFFIXES)
        ),
        None,
    )


def lines_of(reader: NodeReader, rows: Sequence[Row], name: str) -> Iterator[RawRow]:
    """The lines below the heading, by the names of the columns."""
    heads: list[tuple[str, str]] | None = None
    for row in rows:
        if not any(text for text, _ in row):
            continue
        if heads is None:
            if _is_one_text(reader, row, name):
                return
            heads = [
                head_of(reader, text, place, name) if text else ("", "") for text, place in row
            ]
            if not _once(reader, row, heads, name):
                return
            continue
        if any(text for text, _ in row[len(heads) :]):
            said = f"“{name}”的这一行有{len(row)}格，表头只有{len(heads)}栏。"
            reader.fault(said, row[0][1])
        yield {
            column: with_unit(RawCell(text, place), unit)
            for (column, unit), (text, place) in zip(heads, row, strict=False)
            if column
        }


def _is_one_text(reader: NodeReader, row: Row, name: str) -> bool:
    """Refuses a heading whose columns are parted by a comma of Chinese text."""
    text, place = row[0]
    if len(row) > 1 or "，" not in text:
        return False
    said = f"“{name}”的栏名“{text}”里的逗号是全角的，各栏之间请用半角逗号“,”。"
    reader.fault(said, place)
    return True


def _once(reader: NodeReader, row: Row, heads: Sequence[tuple[str, str]], name: str) -> bool:
    """Whether every column has a name of its own; one that does not is refused."""
    seen = set[str]()
    for (column, _), (_, place) in zip(heads, row, strict=True):
        if column in seen:
            reader.fault(f"“{name}”有两栏都叫“{column}”，请给其中一栏换个名称。", place)
            return False
        seen |= {column} - {""}
    return True


def below_the_title(rows: Sequence[Row]) -> Sequence[Row]:
    """Without the rows on top of which only one cell is filled: the title of the sheet."""
    filled = [sum(1 for text, _ in row if text) for row in rows]
    widest = max(filled, default=0)
    start = next((at for at, count in enumerate(filled) if count > 1), 0) if widest > 1 else 0
    return rows[start:]


def delimited_rows(text: str, path: str) -> Sequence[Row]:
    first = text.partition("\n")[0]
    table = csv.reader(io.StringIO(text, newline=""), delimiter="\t" if "\t" in first else ",")
    found: list[Row] = []
    for row in table:
        place = Place(path, table.line_num, 1, table.line_num, 1)
        found.append([(cell.strip(), place) for cell in row])
    return found


def _decoded(data: bytes) -> str:
    """Text as Excel saves it: UTF-8 with or without a mark, else the Chinese of Windows."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")
