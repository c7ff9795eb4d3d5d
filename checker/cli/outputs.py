"""Where reports go: standard output, or files that are there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.streams import UNSPEAKABLE, write_report
from checker.errors import UsageError, did_you_mean, said_of
from checker.reports import FORMATS, render
from checker.text import harmless

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.finding import Run
    from checker.reports import ReportOptions


# In place of a format: only what the run comes to.
SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Output:
    """One report of a run: its format and its file, None for standard output."""

    format: str
    file: Path | None


def chosen_outputs(
    main_format: str | None, main_file: str | None, reports: Sequence[str], default: str
) -> tuple[Output, ...]:
    """The main report and the further ones (`格式:文件`).

    A further report on standard output takes the place of the main one; where only reports in
    files were asked for, standard output gets what they come to. Raises UsageError.
    """
    further = tuple(_further(text) for text in reports)
    files = [output.file for output in further if output.file] + [Path(main_file or "-")]
    twice = next((file for file in files if files.count(file) > 1), None)
    if twice is not None:
        raise UsageError(f"两份报告不能写到同一个文件 {twice}。")
    printed = [output for output in further if output.file is None]
    if len(printed) > 1:
        raise UsageError("标准输出只能有一份报告，--report 里写了两个“-”。")
    if printed and main_file is None:
        return further
    if further and main_format is None and main_file is None:
        return (Output(SUMMARY, None), *further)
    main = Output(
        main_format or default, None if main_file in (None, "-") else Path(main_file or "")
    )
    if FORMATS[main.format].binary and main.file is None:
        raise UsageError(f"{main.format} 不能写到终端，请加 -o 文件名。")
    return (main, *further)


def _further(text: str) -> Output:
    name, colon, file = text.partition(":")
    if not colon or not file:
        raise UsageError(f"--report 要写成“格式:文件”，例如 json:结果.json，这里是“{text}”。")
    if name not in FORMATS:
        known = "、".join(FORMATS)
        raise UsageError(f"--report 没有格式“{name}”，可用 {known}{did_you_mean(name, FORMATS)}")
    return Output(name, None if file == "-" else Path(file))


def write_outputs(outputs: Sequence[Output], run: Run, options: ReportOptions) -> None:
    """Renders and writes every report. Raises UsageError where a file cannot be written."""
    in_file = replace(options, color=False, width=None)
    for output in outputs:
        if output.format == SUMMARY:
            _write_summary(outputs, run, options)
        elif output.file is None:
            write_report(render(output.format, run, options))
        else:
            write_file(output.file, render(output.format, run, in_file))


def _write_summary(outputs: Sequence[Output], run: Run, options: ReportOptions) -> None:
    """What the run comes to, and where its reports are."""
    from checker.reports.audit import summary

    files = "".join(f"{one.format} 报告：{one.file}\n" for one in outputs if one.file is not None)
    write_report(summary(run, options) + harmless(files))


def write_file(path: Path, content: str | bytes) -> None:
    """Writes a file beside its place and moves it there: no reader ever sees half of it."""
    data = content.encode("utf-8", errors=UNSPEAKABLE) if isinstance(content, str) else content
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            _allow_reading(Path(temporary))
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UsageError(f"写不了文件 {path}：{said_of(error)}") from error


def _allow_reading(path: Path) -> None:
    """Temporary files are private; a report has the rights that any new file has here."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)
