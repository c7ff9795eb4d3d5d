"""Where reports go: standard output, or files that are there whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from checker.base.atomic import written_beside
from checker.base.dataclass import dataclass, replace
from checker.base.errors import UsageError, did_you_mean, said_of
from checker.base.text import harmless, native
from checker.cli.streams import UNSPEAKABLE, tell_progress, write_report
from checker.reports import FORMATS, render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from checker.finding import Run
    from checker.reports import ReportOptions


# In place of a format: only what the run comes to.
SUMMARY = "summary"
_OFFICE = frozenset({".xlsx", ".docx", ".xls", ".doc", ".pdf", ".wps", ".et"})
# What the name of a file says of the report in it, where no format is asked for.
_NAMED = {
    ".htm": "html", ".html": "html", ".xlsx": "xlsx", ".docx": "docx", ".md": "markdown",
    ".json": "json", ".jsonl": "jsonl", ".sarif": "sarif",
}  # fmt: skip
_BEGINNING = 1000
_MOST_OF_A_PART = 1_000_000
_FOREIGN = "不是 goalcheck 写的"
# What every report of a text format holds.
_MARKS = tuple(
    one.encode()
    for one in ("goalcheck", "检查了 ", "选用规则 ", "<checkstyle", "::error", "::warning")
)


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
    file = None if main_file in (None, "-") else Path(main_file or "")
    suffix = file.suffix.lower() if file else ""
    main = Output(main_format or _NAMED.get(suffix, default), file)
    if suffix in _OFFICE and not FORMATS[main.format].binary:
        named = f"；{suffix} 的报告写 --output-format {_NAMED[suffix]}" if suffix in _NAMED else ""
        raise UsageError(f"{main.format} 是文字，不能写成 {suffix} 文件{named}。")
    if FORMATS[main.format].binary and main.file is None:
        raise UsageError(f"{main.format} 不能写到终端，请加 -o 文件名。")
    return (main, *further)


def is_one_text(outputs: Sequence[Output]) -> bool:
    """Whether all that is asked for is one text on standard output."""
    return (
        len(outputs) == 1
        and outputs[0].file is None
        and outputs[0].format != SUMMARY
        and not FORMATS[outputs[0].format].binary
    )


def _further(text: str) -> Output:
    name, colon, file = text.partition(":")
    if not colon or not file:
        raise UsageError(f"--report 要写成“格式:文件”，例如 json:结果.json，这里是“{text}”。")
    if name not in FORMATS:
        known = "、".join(FORMATS)
        raise UsageError(f"--report 没有格式“{name}”，可用 {known}{did_you_mean(name, FORMATS)}")
    return Output(name, None if file == "-" else Path(file))


def write_outputs(
    outputs: Sequence[Output], run: Run, options: ReportOptions, read: Iterable[Path] = ()
) -> None:
    """Renders and writes every report. Raises UsageError, before anything is written, where one
    would take the place of a file that was read (those of the run, or `read`), of a goal table,
    or of a list that somebody worked in; and where a file cannot be written."""
    files = [output.file for output in outputs if output.file is not None]
    tables = (file.path for file in run.files if file.skipped is None)
    refuse_overwriting(files, [*tables, *read])
    in_file = replace(options, color=False, width=None)
    written: dict[Path, str | bytes] = {}
    for number, output in enumerate(outputs):
        tell_progress("写报告", number, len(outputs))
        if output.file is not None:
            content = render(output.format, run, in_file)
            written[output.file] = marked_list(content) if isinstance(content, bytes) else content
    write_files(written)
    for output in outputs:
        if output.format == SUMMARY:
            _write_summary(outputs, run, options)
        elif output.file is None:
            write_report(render(output.format, run, options))


def marked_list(content: bytes) -> bytes:
    """A workbook people go on working in, marked so that their work is known again."""
    from checker.copies import CopyKind, Origin, stamped

    return stamped(content, CopyKind.LIST, Origin(""))


def refuse_overwriting(files: Iterable[Path], read: Iterable[Path | str]) -> None:
    """Raises UsageError where a file to be written is one that must stay."""
    known, files = list(read), list(files)
    places = [os.path.realpath(file) for file in files]
    twice = next(
        (file for file, place in zip(files, places, strict=True) if places.count(place) > 1), None
    )
    if twice is not None:
        raise UsageError(f"两份报告不能写到同一个文件 {twice.as_posix()}。")
    for file in files:
        why = _why_kept(file, known) if file.is_file() else ""
        if why:
            raise UsageError(f"{file.as_posix()} {why}，没有写任何报告，请换一个文件名。")


def _why_kept(file: Path, read: Iterable[Path | str]) -> str:
    from checker.copies import read_mark
    from checker.readers import read as read_document

    if is_one_of(file, read):
        return "正是这次读的文件"
    data = file.read_bytes()
    mark = read_mark(data)
    if mark is not None:
        return "" if mark.intact and mark.kind == "清单" else "是改过的文件"
    if file.suffix.lower() in _OFFICE:
        return _FOREIGN
    if b"<html" in data[:_BEGINNING].lower() and b"goalcheck" in data:
        return ""
    document = read_document(file, file.as_posix(), named=False)
    if document.tables:
        return "是绩效目标表"
    return "" if _is_report(data) else _FOREIGN


def _is_report(data: bytes) -> bool:
    """Whether a text is a report of any format, an empty one too: only such a one is replaced."""
    return not data.strip() or any(mark in data for mark in _MARKS) or _is_list(data)


def _is_list(data: bytes) -> bool:
    """Whether a text is JSON of findings, one a line or all in a list."""
    import json  # only where a file is in the way

    try:
        json.loads(data if data.startswith(b"[") else data.splitlines()[0])
    except (ValueError, RecursionError):
        return False
    return data.strip() == b"[]" or b'"rule"' in data or b'"check_name"' in data


def refuse_foreign(path: Path, is_ours: Callable[[bytes], bool]) -> None:
    """Raises UsageError where something stands that is not what goalcheck writes there, whatever
    was asked: a name typed wrong is no wish to lose a file."""
    if path.is_file() and not is_ours(path.read_bytes()):
        raise UsageError(f"{path.as_posix()} {_FOREIGN}，没有改动，请换一个文件名。")


def is_package_with(part: str, *marks: str) -> Callable[[bytes], bool]:
    """Whether a file is an Office file whose part of that name holds all the marks."""

    def told(data: bytes) -> bool:
        from checker.base.limits import Limits, ReadError
        from checker.ooxml import Archive

        text = b""
        try:
            for chunk in Archive(data, Limits()).chunks(part):
                text += chunk
                if len(text) > _MOST_OF_A_PART:
                    break
        except ReadError:
            return False
        return all(mark.encode() in text for mark in marks)

    return told


is_rulebook = is_package_with("xl/workbook.xml", '"说明"', '"改动"', '"全部规则"')
"""Whether a file is a workbook that `rules export` wrote, whoever worked in it since."""

is_opinion_template = is_package_with("word/document.xml", "{{#表}}", "{{/表}}")
"""Whether a file is a template of an opinion."""


def is_schema(data: bytes) -> bool:
    """Whether a text is a JSON Schema as goalcheck writes it."""
    return b'"$schema"' in data and b"goalcheck" in data


def is_one_of(file: Path, others: Iterable[Path | str]) -> bool:
    """Whether a file is one of those by whatever name: links of both kinds lead to it."""
    for other in others:
        with suppress(OSError):
            if file.samefile(native(str(other))):
                return True
    return False


_NAMED_AT_MOST = 5


def write_files(files: Mapping[Path, str | bytes]) -> None:
    """Writes one file after the other. Raises UsageError where one cannot be written, which says
    what is there and what is missing."""
    for number, (path, content) in enumerate(files.items()):
        try:
            write_file(path, content)
        except UsageError as error:
            done, missing = list(files)[:number], list(files)[number:]
            raise UsageError(f"{str(error).rstrip('。')}。{state_of(done, missing)}") from error


def state_of(done: Sequence[Path], missing: Sequence[Path]) -> str:
    """`已写好 2 个：a、b；没有写成 1 个：c。`"""
    parts = [
        f"{word} {len(paths)} 个：{_names(paths)}"
        for word, paths in (("已写好", done), ("没有写成", missing))
        if paths
    ]
    return "；".join(parts) + "。"


def _names(paths: Sequence[Path]) -> str:
    named = "、".join(path.as_posix() for path in paths[:_NAMED_AT_MOST])
    return named + (" 等" if len(paths) > _NAMED_AT_MOST else "")


def _write_summary(outputs: Sequence[Output], run: Run, options: ReportOptions) -> None:
    """What the run comes to, and where its reports are."""
    from checker.reports import run_summary

    files = "".join(f"{one.format} 报告：{one.file}\n" for one in outputs if one.file is not None)
    write_report(run_summary(run, options) + harmless(files))


def write_file(path: Path, content: str | bytes) -> None:
    """Writes a file beside its place and moves it there: no reader ever sees half of it."""
    data = content.encode("utf-8", errors=UNSPEAKABLE) if isinstance(content, str) else content
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with written_beside(path) as unfinished:
            unfinished.write_bytes(data)
    except OSError as error:
        raise UsageError(f"写不了文件 {path}：{said_of(error)}") from error
