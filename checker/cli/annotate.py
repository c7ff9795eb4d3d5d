"""`goalcheck annotate`: copies of documents with the findings in them."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.base.dataclass import dataclass, replace
from checker.base.errors import CannotChange, UsageError
from checker.cli.check import Request, exit_code, perform, report_options
from checker.cli.commands import Command
from checker.cli.copies import target_of, write_copies
from checker.cli.options import choosing_options, counting_options
from checker.cli.streams import say, tell_progress, write_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.annotations import Remark
    from checker.finding import FileRecord, Finding, Run

# Why a file gets no annotations, by what it was read as; others are no documents at all.
_LEFT_ALONE = {
    "pdf": "PDF 不改动，请看报告（--report html:报告.html），或换用 Word、Excel 原件",
    "xls": "旧版 Excel 文件不能写批注，请另存为 .xlsx",
    "doc": "旧版 Word 文件不能写批注，请另存为 .docx",
    "yaml": "目标文件不写批注，第几行第几列见检查的结果；改得动的另有改好的副本",
}
# Files of the new formats are met under the suffixes of the old ones.
_OFFICE_SUFFIXES = frozenset({".docx", ".xlsx", ".doc", ".xls", ".wps", ".et"})
_NOT_OFFICE = "只有 Word（.docx）和 Excel（.xlsx）文件可以写批注"


@click.command(cls=Command, name="annotate", options_metavar="[选项]")
@choosing_options
@click.option("-o", "--output-dir", metavar="文件夹", help="副本放在哪里，默认在原件旁边")
@click.option("--force", is_flag=True, help="覆盖改过的副本")
@counting_options
def annotate(*, output_dir: str | None, force: bool, **options: Any) -> int:
    """把问题写成批注：Word 写在格子的批注里，Excel 写成格子的附注并涂上浅色。

    原件不动，另存为“名称.批注.docx”，除批注外一切照旧；用 -o 时，文件夹里的层次照旧。
    接着在副本里改：改过的副本会代替原件被检查，也不会被覆盖（除非加 --force）。
    有数字签名、密码或宏的文件不写。PDF 不改动。

    退出码同 lint：0 没有达到 --fail-level 的问题，1 有，2 有文件没有写成。

    \b
    例：
      goalcheck annotate 送审表.docx
      goalcheck annotate 送审表/ -o 批注/ --min-severity info
    """
    request = Request(**options)
    if "-" in request.paths:
        raise UsageError("annotate 写的是文件，不能从标准输入读（-）。")
    config = request.config_in_force()
    sources = _sources(request)
    overlay = {shown: source.data for shown, source in sources.items() if source.data}
    run = perform(replace(request, overlay=overlay, every_row=True), config)
    listed = report_options(request, config).listed(run)
    day = request.as_of or datetime.datetime.now(tz=datetime.UTC).astimezone().date()
    place = _Place(request.paths or (".",), output_dir, force, day.isoformat())
    failed = _annotate(run, listed, sources, place)
    return 2 if failed else exit_code(run, request, config)


@dataclass(frozen=True, slots=True)
class _Source:
    """What an Office file held when it was checked (None: no Office file), and whether the file
    was named or found in a folder."""

    data: bytes | None
    named: bool


def _sources(request: Request) -> dict[str, _Source]:
    """Every file by the name it is shown under; read once, so that what is annotated is what was
    checked."""
    from checker.readers import Limits, discover

    found = discover(map(Path, request.paths or (".",)), request.exclude)
    sources: dict[str, _Source] = {}
    for path, shown, named in found:
        fits = path.is_file() and path.stat().st_size <= Limits().file_bytes
        office = fits and path.suffix.lower() in _OFFICE_SUFFIXES
        sources[shown] = _Source(path.read_bytes() if office else None, named)
    return sources


@dataclass(frozen=True, slots=True)
class _Place:
    """The arguments files were found by, the folder for the copies, whether these may replace
    what somebody worked in, and the day they are dated."""

    arguments: tuple[str, ...]
    folder: str | None
    force: bool
    date: str


def _annotate(
    run: Run, findings: Sequence[Finding], sources: Mapping[str, _Source], place: _Place
) -> bool:
    """Writes the copies and says where they are; whether a file that was named has none."""
    from checker.annotations import cover, remark
    from checker.copies import CopyKind
    from checker.finding import judge

    judgements = judge(run)
    failed = False
    counts: dict[str, int] = {}
    copies: dict[str, bytes] = {}
    for number, file in enumerate(run.files):
        if file.skipped is not None:
            continue
        tell_progress("写批注", number, len(run.files))
        own = [finding for finding in findings if finding.place.path == file.path]
        source = sources.get(file.path, _Source(None, named=False))
        try:
            covers = [
                cover(one, findings, place.date) for one in judgements if one.path == file.path
            ]
            remarks = [*covers, *map(remark, own)]
            copies[file.path] = _annotated(file, source.data, own, remarks, place.date)
        except CannotChange as error:
            say(f"没有写 {file.path}：{error.reason.rstrip('。')}。")
            failed = failed or source.named
            continue
        counts[file.path] = len(own)
    targets = target_of(copies, place.arguments, place.folder, CopyKind.COMMENTED)
    checked = {path: source.data for path, source in sources.items() if source.data is not None}
    read = [file.path for file in run.files if file.skipped is None]
    write_copies(copies, checked, targets, CopyKind.COMMENTED, read=read, force=place.force)
    for path, count in counts.items():
        write_text(f"{targets[path].as_posix()}：{count} 条批注\n")
    if copies:
        say("请接着在副本里改，改完直接查副本；原件没有动。")
    return failed


def _annotated(
    file: FileRecord,
    data: bytes | None,
    findings: Sequence[Finding],
    remarks: Sequence[Remark],
    date: str,
) -> bytes:
    """The bytes of the copy. Raises CannotChange with the reason for having none."""
    from checker.annotations import ANNOTATORS

    if data is not None and not file.tables:
        raise CannotChange(findings[0].message if findings else "没有读出目标表")
    write = ANNOTATORS.get(file.format)
    if write is None or data is None:
        raise CannotChange(_LEFT_ALONE.get(file.format, _NOT_OFFICE))
    return write(data, remarks, date)
