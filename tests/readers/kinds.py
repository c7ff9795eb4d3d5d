"""Kinds of forms as bodies of all sorts lay them out, each with what reading it must come to.

They stand in kinds.txt: `=== name | title`, the rows in the notation of `writing.form` (`---`
between two tables of one document), and behind `>>>` every table, `---` between them:

    .项目名称=…      a field of the table; exactly these and 标题
    * …              a goal
    - 一级|二级|三级|指标值|分值=…|@甲县=…    an indicator; `~` a row that is none
    $ 名称=…|执行数=…   money of a source, `%` a task, `&` the money of a place
    ! GC015          a finding of a reading rule that stands at warning level or above
    skipped          no goal table, passed over by name

None is a form of any body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.readers import writing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.model import Document, GoalTable, Indicator, Line

LOUD = ("GC001", "GC009", "GC011", "GC015", "GC016")
LEVELS = ("一级指标", "二级指标", "三级指标", "指标值")


@dataclass(frozen=True, slots=True)
class Kind:
    """A document and, line by line, what each of its tables must come to."""

    name: str
    title: str
    rows: tuple[str, ...]
    tables: tuple[tuple[str, ...], ...]

    def write(self, kind: str, folder: Path) -> Path:
        printed = [
            writing.form(rows, "" if at else self.title) for at, rows in enumerate(self.rows)
        ]
        return writing.write(printed, kind, folder)


def kinds() -> list[Kind]:
    """Every kind of kinds.txt."""
    text = (Path(__file__).parent / "kinds.txt").read_text(encoding="utf-8")
    return [_kind(part) for part in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]]


def _kind(part: str) -> Kind:
    head, _, rest = part.partition("\n")
    name, _, title = (each.strip() for each in head.partition("|"))
    rows, _, wanted = rest.partition(">>>\n")
    tables = tuple(tuple(_lines(each)) for each in _parts(wanted))
    return Kind(name, title, tuple("\n".join(_lines(each)) for each in _parts(rows)), tables)


def _parts(text: str) -> list[str]:
    return re.split(r"^---$", text, flags=re.MULTILINE)


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def seen(document: Document) -> list[list[str]]:
    """What was read, in the notation of kinds.txt, sorted within each table."""
    if not document.tables:
        loud = [f"! {each.rule}" for each in document.problems if each.rule in LOUD]
        return [["skipped"] if document.skipped is not None else loud]
    return [sorted(_seen(table, document)) for table in document.tables]


def _seen(table: GoalTable, document: Document) -> Iterable[str]:
    for label in table.fields:
        if label != "标题" and table.text(label):
            yield f".{label}={table.text(label)}"
    for goal in table.goals:
        yield f"* {goal.text}"
    yield from _money("$", table.funding)
    yield from _money("%", table.tasks)
    yield from _money("&", table.regions)
    yield from (f"- {_row(row)}" for row in table.indicators)
    yield from (f"~ {_row(row)}" for row in table.asides)
    for each in document.problems:
        if each.rule in LOUD and each.table in (table.index, None):
            yield f"! {each.rule}"


def _money(mark: str, lines: Iterable[Line]) -> Iterable[str]:
    for line in lines:
        fields = sorted(line.fields.items())
        yield f"{mark} " + "|".join(f"{name}={cell.text}" for name, cell in fields)


def _row(row: Indicator) -> str:
    cells = [row.text(label) for label in LEVELS]
    cells += [
        f"{label}={row.text(label)}"
        for label in sorted(row.fields)
        if label not in LEVELS and row.text(label)
    ]
    return "|".join([*cells, *(f"@{place}={cell.text}" for place, cell in row.places.items())])


def misread(kind: Kind, document: Document) -> list[str]:
    """What is missing (`-`) and what is too much (`+`), table by table."""
    found = seen(document)
    wanted = [sorted(table) for table in kind.tables]
    if len(found) != len(wanted):
        return [f"not {len(wanted)} but {len(found)} tables"]
    differences: list[str] = []
    for is_, must in zip(found, wanted, strict=True):
        differences += [f"- {line}" for line in must if line not in is_]
        differences += [f"+ {line}" for line in is_ if line not in must]
    return differences
