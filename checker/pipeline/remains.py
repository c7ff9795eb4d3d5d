"""What is left of a set for the reports of a run, once it is judged and its tables are let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, replace
from checker.model import SURE, layout_notes
from checker.pipeline.doubles import contents_of
from checker.pipeline.exemption import is_marked
from checker.pipeline.records import file_record, lines_found, table_records

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from checker.finding import FileRecord, ReadTable
    from checker.model import Document
    from checker.pipeline.job import Job
    from checker.pipeline.judged import JudgedSet
    from checker.pipeline.sets import DocumentSet


@dataclass(frozen=True, slots=True)
class SetRemains:
    """A set as it was judged, and what reports say of its files that were asked for."""

    first: str
    """The path by which sets are ordered."""
    judged: JudgedSet
    files: tuple[FileRecord, ...]
    tables: tuple[ReadTable, ...]
    lines: Mapping[tuple[str, int], str]
    """The lines on which findings begin and end, those of findings that are left out among them."""
    marked: tuple[Document, ...]
    """The documents in which somebody answers for findings, without their tables."""
    notes: tuple[str, ...]
    contents: str | None = None
    """See `contents_of`."""


def remains_of(
    members: DocumentSet, judged: JudgedSet, asked: Container[str] | None, job: Job
) -> SetRemains:
    """What is left of a set for what a job asks for, of the paths that were `asked` for, None for
    all."""
    documents = [one for one in members.documents if asked is None or one.path in asked]
    remains = SetRemains(
        members.documents[0].path,
        replace(judged, facts={}),
        tuple(map(file_record, documents)),
        tuple(table_records(documents, judged.facts, contents=job.contents)),
        lines_found(documents, judged.findings) if job.lines else {},
        tuple(replace(one, tables=()) for one in documents if is_marked(one)),
        tuple(_doubtful(documents)),
        contents_of(members) if documents else None,
    )
    for _, outcome, _ in judged.outcomes:
        outcome.findings.clear()  # those that stand are among the findings of the set
    return remains


def _doubtful(documents: list[Document]) -> Iterator[str]:
    for document in documents:
        doubtful = [table for table in document.tables if table.confidence < SURE]
        yield from (f"{document.path}：{note}。" for note in layout_notes(doubtful))
