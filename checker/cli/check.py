"""What `lint` and `audit` share: from a request to a run, its reports and its exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.cli.outputs import chosen_outputs, write_outputs
from checker.cli.request import Request
from checker.cli.streams import reading_progress, say, terminal_width, wants_color, write_text
from checker.finding import Severity
from checker.reports import ReportOptions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.config import Config
    from checker.finding import Run

__all__ = ["Request", "check", "exit_code", "list_files", "perform", "report_options"]


def check(request: Request, default_format: str) -> int:
    """Runs the job and writes its reports; the exit code says what was found."""
    config = request.config_in_force()
    outputs = chosen_outputs(
        request.output_format, request.output_file, request.report, default_format
    )
    result = perform(request, config)
    write_outputs(outputs, result, report_options(request, config), request.own_files(config))
    return exit_code(result, request, config)


def list_files(request: Request) -> int:
    """Prints the files a run would look into, one a line."""
    from checker.pipeline.documents import files_to_read

    shown, passed_over = files_to_read(request.job(request.config_in_force()))
    if request.verbose:
        for path, reason in passed_over:
            say(f"不读 {path}：{reason}")
    write_text("".join(f"{path}\n" for path in shown))
    say(f"共 {len(shown)} 个文件")
    return 0 if shown else 2


def perform(request: Request, config: Config | None = None) -> Run:
    """The run a request asks for, its notes told. Raises UsageError."""
    # Imported here: help and usage errors need neither the rules nor the grammar.
    from checker import pipeline

    job = request.job(config or request.config_in_force())
    with reading_progress(quiet=request.quiet) as progress:
        result = pipeline.check(job, progress=progress)
    if not request.quiet:
        expired = (notice.sentence for notice in result.notices if notice.expired)
        for note in (*expired, *result.notes):
            say(f"注意：{note}")
        tell_of_converting((file.format for file in result.files), allowed=job.allow_convert)
    return result


def tell_of_converting(formats: Iterable[str], *, allowed: bool) -> None:
    """Says that LibreOffice could read what was refused, where that was not allowed."""
    from checker.readers.formats import CONVERTIBLE

    if not allowed and any(one in CONVERTIBLE for one in formats):
        say("旧版 Word 文档、RTF 文档：本机装有 LibreOffice 时，可以加 --allow-convert 直接读。")


def report_options(request: Request, config: Config) -> ReportOptions:
    """What a report shows, as asked for on the command line or in the configuration."""
    least = config.min_severity
    if least is None:
        # What fails a run must be listed, or nobody could see why.
        least = min(Severity.WARNING, config.fail_level, key=lambda severity: severity.rank)
    return ReportOptions(
        min_severity=least,
        fail_level=config.fail_level,
        color=wants_color(request.color),
        width=terminal_width(),
        quiet=request.quiet,
        verbose=request.verbose,
        statistics=request.statistics,
        four_heads=request.four_heads,
        template=request.template(),
    )


def exit_code(run: Run, request: Request, config: Config) -> int:
    """1 where a finding reaches the fail level, else 0."""
    failed = any(finding.severity.rank >= config.fail_level.rank for finding in run.findings)
    return 1 if failed and not request.exit_zero else 0
