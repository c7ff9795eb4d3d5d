"""What `lint` and `audit` share: from a request to a run, its reports and its exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.cli.outputs import chosen_outputs, is_one_text, write_outputs
from checker.cli.request import Request
from checker.cli.streams import (
    say,
    tell_progress,
    terminal_width,
    wants_color,
    write_report,
    write_text,
)
from checker.finding import Severity
from checker.reports import FORMATS, ReportOptions, render

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.config import Config
    from checker.finding import Run
    from checker.pipeline import Job

__all__ = ["Request", "check", "exit_code", "list_files", "perform", "report_options"]


def _needed_by(names: Iterable[str], job: Job) -> Job:
    """The job with no more than reports of these formats need."""
    forms = [FORMATS[name] for name in names if name in FORMATS]
    return replace(
        job,
        contents=any(form.tables for form in forms),
        lines=any(form.quotes for form in forms),
    )


def check(
    request: Request,
    default_format: str,
    call: bytes | None = None,
    *,
    config: Config | None = None,
) -> int:
    """Runs the job and writes its reports; the exit code says what was found. With `call`, the
    answer is kept as that to it; with `config`, that is in force."""
    config = config or request.config_in_force()
    outputs = chosen_outputs(
        request.output_format, request.output_file, request.report, default_format
    )
    options = report_options(request, config)
    if call is not None and is_one_text(outputs):
        return _check_keeping(request, config, outputs[0].format, options, call)
    result = perform(request, config, [one.format for one in outputs])
    write_outputs(outputs, result, options, request.own_files(config))
    return exit_code(result, request, config)


def _check_keeping(
    request: Request, config: Config, name: str, options: ReportOptions, call: bytes
) -> int:
    """The same for one report on standard output, which is kept with all it rests on."""
    from checker.cache import KeptAnswer, keep_answer, stands
    from checker.cli.evidence import evidence_of, is_lasting, program_evidence

    job = _needed_by([name], replace(request.job(config), keeps=True))
    if job.stdin is None:
        from checker.pipeline import with_survey

        job = with_survey(job)
    before = evidence_of(request, config, job)
    result = run_of(job)
    said = tuple(_notes(request, job, result))
    for note in said:
        say(note)
    tell_progress("写报告")
    report = str(render(name, result, options))
    write_report(report)
    code = exit_code(result, request, config)
    if before is not None and is_lasting(result, job):
        program = program_evidence()
        # What is looked at hangs on the names in the folders, which are among what is looked at.
        if program is not None and all(map(stands, before)):
            keep_answer(call, (*program, *before), KeptAnswer(report, said, code))
    return code


def list_files(request: Request) -> int:
    """Prints the files a run would look into, one a line."""
    from checker.pipeline import files_to_read

    shown, passed_over = files_to_read(request.job(request.config_in_force()))
    if request.verbose:
        for path, reason in passed_over:
            say(f"不读 {path}：{reason}")
    write_text("".join(f"{path}\n" for path in shown))
    say(f"共 {len(shown)} 个文件")
    return 0 if shown else 2


def perform(
    request: Request, config: Config | None = None, formats: Sequence[str] | None = None
) -> Run:
    """The run a request asks for, its notes told; with `formats` it knows what these reports need.
    Raises UsageError."""
    job = request.job(config or request.config_in_force())
    if formats is not None:
        job = _needed_by(formats, job)
    result = run_of(job)
    for note in _notes(request, job, result):
        say(note)
    return result


def run_of(job: Job) -> Run:
    """The run of a job; who waits is told how far it is."""
    # Imported here: help and usage errors need neither the rules nor the grammar.
    from checker import pipeline

    return pipeline.check(job, progress=tell_progress)


def _notes(request: Request, job: Job, result: Run) -> Iterator[str]:
    """What a person is told beside the reports."""
    if request.quiet:
        return
    expired = (notice.sentence for notice in result.notices if notice.expired)
    for note in (*expired, *result.notes):
        yield f"注意：{note}"
    yield from about_converting((file.format for file in result.files), allowed=job.allow_convert)


def about_converting(formats: Iterable[str], *, allowed: bool) -> Iterator[str]:
    """Says that LibreOffice could read what was refused, where that was not allowed."""
    from checker.readers import CONVERTIBLE

    if not allowed and any(one in CONVERTIBLE for one in formats):
        yield "旧版 Word 文档：本机装有 LibreOffice 时，可以加 --allow-convert 直接读。"


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
        rule_pages=config.rule_pages,
    )


def exit_code(run: Run, request: Request, config: Config) -> int:
    """1 where a finding reaches the fail level, 2 where files were read and none gave a table,
    else 0."""
    if any(finding.severity.rank >= config.fail_level.rank for finding in run.findings):
        return 0 if request.exit_zero else 1
    return 2 if run.findings and not run.tables else 0
