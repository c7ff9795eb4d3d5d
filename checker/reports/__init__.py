"""Reports: one module a format, each with `render(run, options)`, a pure function of the run.

To add a format, write its module and add a line to FORMATS. Reports know findings, places and
text, and nothing of readers, rules or the command line.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from checker.base.dataclass import dataclass, replace
from checker.base.text import escaped_in_json
from checker.finding import without_content
from checker.reports.options import ReportOptions
from checker.reports.printable import encodable, printable, with_harmless_texts

if TYPE_CHECKING:
    from checker.finding import Run
    from checker.reports.audit import run_summary as run_summary
    from checker.reports.fingerprint import fingerprints as fingerprints
    from checker.reports.grid import text_grid as text_grid
    from checker.reports.json_form import finding_objects as finding_objects
    from checker.reports.json_form import summary_object as summary_object
    from checker.reports.json_lines import line_of as line_of
    from checker.reports.letter.builtin import builtin_template as builtin_template
    from checker.reports.page import filled as filled
    from checker.reports.tally import SEVERITIES as SEVERITIES
    from checker.reports.workbook.book import CellValue as CellValue
    from checker.reports.workbook.book import Chart as Chart
    from checker.reports.workbook.book import NewSheet as NewSheet
    from checker.reports.workbook.book import new_workbook as new_workbook
    from checker.reports.workbook.book import workbook_bytes as workbook_bytes
else:
    from checker.base.face import late

    __getattr__ = late(
        __name__,
        {
            "audit": ("run_summary",),
            "fingerprint": ("fingerprints",),
            "grid": ("text_grid",),
            "json_form": ("finding_objects", "summary_object"),
            "json_lines": ("line_of",),
            "letter.builtin": ("builtin_template",),
            "page": ("filled",),
            "tally": ("SEVERITIES",),
            "workbook.book": ("CellValue", "Chart", "NewSheet", "new_workbook", "workbook_bytes"),
        },
    )

__all__ = [
    "FORMATS",
    "Format",
    "ReportOptions",
    "encodable",
    "render",
    "with_harmless_texts",
]


class _Renderer(Protocol):
    def render(self, run: Run, options: ReportOptions) -> str | bytes: ...


@dataclass(frozen=True, slots=True)
class Format:
    """An output format: the module that renders it and what it is for, in one line of help."""

    module: str
    summary: str
    binary: bool = False
    """Whether it is bytes that no terminal can show (a spreadsheet)."""
    for_programs: bool = False
    """Whether it escapes by itself whatever the texts hold."""
    lines: bool = False
    """Whether texts may have several lines (cells of a page or a sheet)."""
    tables: bool = False
    """Whether it shows the tables themselves."""
    quotes: bool = False
    """Whether it asks for the lines on which findings stand."""
    listed: bool = False
    """Whether it tells no more of a finding that is not listed than its rule."""


FORMATS: dict[str, Format] = {
    "full": Format("full", "按文件和表分组，逐条说明（默认）", listed=True),
    "audit": Format("audit", "逐条说明，加每张表的结论和台账（audit 命令的默认）"),
    "concise": Format("concise", "一条问题一行", listed=True),
    "table": Format("flat", "一张表格列出全部问题", listed=True),
    "json": Format("json_form", "一个 JSON 对象，供程序读取", for_programs=True),
    "jsonl": Format("json_lines", "一条问题一行 JSON", for_programs=True),
    "sarif": Format("sarif", "SARIF 2.1.0，供代码扫描平台和编辑器", for_programs=True, quotes=True),
    "junit": Format("junit", "JUnit XML，一张表一个用例"),
    "github": Format("github", "GitHub Actions 的行内标注", listed=True),
    "gitlab": Format("gitlab", "GitLab 代码质量报告", for_programs=True),
    "checkstyle": Format("checkstyle", "Checkstyle XML"),
    "rdjson": Format("rdjson", "reviewdog 的诊断格式", for_programs=True, quotes=True),
    "html": Format("page", "网页，一个文件，可离线打开、转发、打印", lines=True, tables=True),
    "xlsx": Format(
        "workbook", "Excel 问题清单，带汇总和台账（须写到文件）", binary=True, lines=True
    ),
    "docx": Format("letter", "审核意见书（Word），整轮、各单位、各表（须写到文件）", binary=True),
    "markdown": Format("markdown", "Markdown，可贴到评审意见里"),
}


def render(name: str, run: Run, options: ReportOptions) -> str | bytes:
    """The run in the format `name`, a key of FORMATS. Text ends in a newline."""
    form = FORMATS[name]
    if not form.tables:
        run = replace(run, tables=tuple(map(without_content, run.tables)))
    module = import_module(f"checker.reports.{form.module}")
    if form.for_programs:
        run = encodable(run)
    else:
        least = options.min_severity if form.listed else None
        run = printable(run, lines=form.lines, least=least)
    report = cast("_Renderer", module).render(run, options)
    if form.for_programs and isinstance(report, str):
        return escaped_in_json(report)
    return report
