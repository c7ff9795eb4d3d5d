"""The report for people: findings by file and table, then what the run comes to.

Each finding says where it stands, what stands there, what is wrong with it, and what would be
right; the closing tables count by rule and by severity.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from checker.base.text import pad, width, wrap
from checker.finding import Safety
from checker.reports.paint import paint
from checker.reports.repeated import by_table
from checker.reports.summary import closing_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.finding import Finding, Related, Run, TableRef
    from checker.reports.options import ReportOptions

_MARGIN = "  "
_LABEL_COLUMNS = 6  # two characters and two blanks
_SAFETY = {
    Safety.SAFE: "可自动改为",
    Safety.UNSAFE: "建议改为，须人工确认",
}


def render(run: Run, options: ReportOptions) -> str:
    told = () if options.statistics else finding_texts(run, options)
    return "".join((*told, text_of(closing_lines(run, options))))


def text_of(lines: Iterable[str]) -> str:
    """Lines as a text, without the blanks at their ends."""
    return "".join([f"{line.rstrip()}\n" for line in lines])


def finding_texts(run: Run, options: ReportOptions) -> Iterator[str]:
    """The listed findings under the headings of their files and tables, file by file: the lines of
    a large set, each an object, take four times what its text does."""
    tables = Counter(table.path for table in run.tables)
    for path, in_file in groupby(options.listed(run), key=lambda found: found.place.path):
        yield text_of(_file_lines(path, list(in_file), tables[path], options))


def _file_lines(
    path: str, findings: list[Finding], tables: int, options: ReportOptions
) -> Iterator[str]:
    yield paint(path, "bold", options)
    for in_table, more in by_table(findings):
        table = in_table[0].table
        if table is not None:
            yield _MARGIN + paint(_table_name(table, tables), "bold", options)
        for finding in in_table:
            yield ""
            yield from _finding_lines(finding, options)
        for sentence in more:
            yield from ("", f"{_MARGIN * 2}{sentence}")
        yield ""


def _table_name(table: TableRef, tables_in_file: int) -> str:
    """`第5表 甲项目（某单位）`; the number only where the file has several tables."""
    name = table.project or table.title or "（没有项目名称）"
    number = f"第{table.index}表 " if tables_in_file > 1 else ""
    unit = f"（{table.unit}）" if table.unit else ""
    return f"{number}{name}{unit}"


def _finding_lines(finding: Finding, options: ReportOptions) -> Iterator[str]:
    severity = paint(finding.severity.label, finding.severity, options)
    where = paint(str(finding.place), "faint", options)
    yield f"{_MARGIN * 2}{severity}  {_short_address(finding)}  {where}"
    for label, text in _details(finding, options):
        yield from _labelled(label, text, options)


def _short_address(finding: Finding) -> str:
    """The address without its first step, which the heading above has just said."""
    if finding.table is None:
        return finding.address or "整个文件"
    return finding.inside or ("整张表" if finding.address else "整个文件")


def _details(finding: Finding, options: ReportOptions) -> Iterator[tuple[str, str]]:
    written = finding.text if finding.text is not None else finding.actual
    if written is not None:
        yield "写着", _one_line(written) or "（空白）"
    yield "问题", _one_line(finding.message)
    if finding.expected:
        yield "应为", _one_line(finding.expected)
    if finding.fix is not None and finding.fix.replacement != finding.expected:
        yield "修改", f"{_one_line(finding.fix.replacement)}（{_SAFETY[finding.fix.safety]}）"
    basis = f"（{finding.basis}）" if finding.basis else ""
    yield "规则", f"{finding.rule} {finding.title}{basis}"
    for related in finding.related:
        yield "参见", _related(related)
    if options.verbose:
        yield from _operands(finding)


def _operands(finding: Finding) -> Iterable[tuple[str, str]]:
    for operand in finding.operands:
        place = f"（{operand.place}）" if operand.place else ""
        yield "取值", f"{operand.expression} = {operand.value}{place}"


def _related(related: Related) -> str:
    return f"{related.place} {related.message}".rstrip()


def _labelled(label: str, text: str, options: ReportOptions) -> Iterator[str]:
    margin = _MARGIN * 4
    room = options.width - width(margin) - _LABEL_COLUMNS if options.width else None
    head = paint(label, "faint", options) + " " * (_LABEL_COLUMNS - width(label))
    for line in wrap(text, max(room, 20)) if room else [text]:
        yield f"{margin}{head}{line}"
        head = pad("", _LABEL_COLUMNS)


def _one_line(text: str) -> str:
    """Text of a cell on one line: line breaks inside it would break the columns."""
    return " ".join(text.split())
