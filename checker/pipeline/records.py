"""What reports may know of files, tables and rules: the run's own records of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checker.base.place import lines_of
from checker.finding import FileRecord, ReadTable, RuleNote, TableContent, WrittenCell
from checker.model import stage_of
from checker.pipeline.coverage import UNREAD_TABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.finding import Finding
    from checker.model import Cell, Document, GoalTable
    from checker.packs import PackSet
    from checker.pipeline.coverage import TableFacts
    from checker.rule import Rule


def file_record(document: Document) -> FileRecord:
    return FileRecord(
        path=document.path,
        format=document.format,
        tables=len(document.tables),
        indicators=sum(len(table.indicators) for table in document.tables),
        unread=_unread(document),
    )


def _unread(document: Document) -> str | None:
    """Why the document, or a part of it, could not be read."""
    for problem in document.problems:
        if problem.rule == "GC011" or (problem.rule == "GC001" and not document.tables):
            return "。".join(filter(None, map(problem.arguments.get, ("原因", "建议"))))
    return None if document.tables else "没有读出表"


def table_records(
    documents: Iterable[Document],
    known: Mapping[tuple[str, int], TableFacts],
    *,
    contents: bool,
) -> Iterable[ReadTable]:
    """The records of all tables, with `contents` of what stands in them as well."""
    for document in documents:
        for table in document.tables:
            facts = known.get((document.path, table.index), UNREAD_TABLE)
            yield ReadTable(
                path=document.path,
                index=table.index,
                title=table.text("标题") or None,
                project=table.text("项目名称") or None,
                unit=table.owner or None,
                layout=table.layout,
                confidence=table.confidence,
                profile=facts.profile,
                indicators=len(table.indicators),
                place=table.place,
                content=_content(table) if contents else _NOTHING,
                code=table.text("单位编码") or None,
                unchecked=facts.unchecked,
                stage=stage_of(table).value,
            )


_NOTHING = TableContent()


def _content(table: GoalTable) -> TableContent:
    return TableContent(
        head=_written(table.fields),
        goals=tuple(WrittenCell("绩效目标", goal.text, goal.place) for goal in table.goals),
        indicators=tuple(
            _written({**indicator.fields, **indicator.places}) for indicator in table.indicators
        ),
        lists=tuple(
            (name, tuple(_written(line.fields) for line in lines))
            for name, lines in (
                ("资金", table.funding),
                ("年度主要任务", table.tasks),
                ("各地资金", table.regions),
            )
            if lines
        ),
    )


def _written(fields: Mapping[str, Cell]) -> tuple[WrittenCell, ...]:
    return tuple(WrittenCell(label, cell.text, cell.place) for label, cell in fields.items())


def rule_notes(
    packs: PackSet, selected: Iterable[Rule], findings: Iterable[Finding]
) -> Iterable[RuleNote]:
    told = {rule.id for rule in selected} | {finding.rule for finding in findings}
    for rule in sorted(packs.rules, key=lambda rule: rule.id):
        if rule.id in told:
            yield RuleNote(
                rule.id, rule.name, rule.title, rule.severity,
                rule.texts.why.strip(), rule.texts.exceptions.strip(), rule.texts.basis,
            )  # fmt: skip


def lines_found(
    documents: Iterable[Document], findings: Iterable[Finding]
) -> dict[tuple[str, int], str]:
    """The lines of texts on which findings begin and end."""
    wanted: defaultdict[str, set[int]] = defaultdict(set)
    for finding in findings:
        wanted[finding.place.path] |= {finding.place.line or 0, finding.place.end_line or 0}
    texts = {document.path: document.text for document in documents if document.text}
    return {
        (path, number): line
        for path in wanted.keys() & texts.keys()
        for number, line in enumerate(lines_of(texts[path]), 1)
        if number in wanted[path]
    }
