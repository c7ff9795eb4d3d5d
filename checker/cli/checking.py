"""What `lint` and `audit` share: from a request to a run, its reports and its exit code."""

from __future__ import annotations

import datetime
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.outputs import chosen_outputs, write_outputs
from checker.cli.request import Request
from checker.cli.streams import reading_progress, say, terminal_width, wants_color, write_text
from checker.finding import Severity, Thresholds
from checker.reports import ReportOptions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.config import Config
    from checker.exempting.claim import Claim
    from checker.finding import Run
    from checker.job import Job
    from checker.packs import PackSet

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
    from checker.setreading import files_to_read

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
    from checker.baseline import apply_baseline, load_baseline
    from checker.engine import run
    from checker.resources import program_digest

    config = config or request.config_in_force()
    known = load_baseline(config.baseline) if config.baseline else None
    job = request.job(config)
    with reading_progress(quiet=request.quiet) as progress:
        result = run(job, progress=progress)
    result = replace(result, settings={**_settings(request, config), **result.settings})
    if request.whole_set:
        result = replace(result, digest=program_digest())
    result = _judged(result, job, config)
    result = _exempt(result, request, job, config)
    if known is not None:
        result = apply_baseline(result, known, whole=request.is_whole)
    if not request.quiet:
        expired = (notice.sentence for notice in result.notices if notice.expired)
        for note in (*expired, *result.notes):
            say(f"注意：{note}")
        tell_of_converting((file.format for file in result.files), allowed=job.allow_convert)
    return result


def _settings(request: Request, config: Config) -> dict[str, str]:
    """What was asked for that the reader of a report should know."""
    asked = {
        "预算年度": config.year,
        "表样": config.profile,
        "基线": config.baseline and config.baseline.as_posix(),
        # An audit is dated; elsewhere the day is named only where something depends on it.
        "审核日期": _today(request).isoformat() if request.whole_set or request.as_of else None,
    }
    return {name: str(value) for name, value in asked.items() if value}


def _today(request: Request) -> datetime.date:
    return request.as_of or datetime.datetime.now(tz=datetime.UTC).astimezone().date()


def _judged(result: Run, job: Job, config: Config) -> Run:
    """The run with its own thresholds, rules in them named by id."""
    if config.thresholds == Thresholds():
        return result
    from checker.choosing import named_rules
    from checker.packs import load_packs

    packs = load_packs(job.packs, today=job.today)
    returned, revised = (
        replace(one, rules=tuple(rule.id for rule in named_rules(packs, one.rules, job)))
        for one in (config.thresholds.returned, config.thresholds.revised)
    )
    return replace(result, thresholds=Thresholds(returned, revised))


def _exempt(result: Run, request: Request, job: Job, config: Config) -> Run:
    """Sets aside what is exempted; most runs have nothing of the kind and end here quickly."""
    texts = dict(_texts_with_marks(result, job))
    if not texts and not config.exemptions:
        return result
    from checker.exempting import load_list, read_marks, set_aside
    from checker.packs import load_packs

    packs = load_packs(job.packs, today=job.today)
    claims: list[Claim] = []
    faults: list[str] = []
    for path, text in texts.items():
        marks, wrong = read_marks(text, path, packs)
        claims += marks
        faults += wrong
    for file in config.exemptions:
        claims += load_list(file, packs)
    today = _today(request)
    result = replace(result, notes=(*result.notes, *faults))
    result = set_aside(result, claims, _locked(packs), today, whole=request.is_whole)
    return replace(result, settings={**result.settings, "审核日期": today.isoformat()})


def _locked(packs: PackSet) -> set[str]:
    return {rule.id for rule in packs.rules if rule.locked}


def _texts_with_marks(result: Run, job: Job) -> Iterable[tuple[str, str]]:
    """The goal files that speak of goalcheck, with their path."""
    if job.stdin is not None:
        text, name = job.stdin
        if "goalcheck" in text and Path(name).suffix.lower() in _GOAL_FILES:
            yield name, text
        return
    for file in result.files:
        path = Path(file.path)
        if path.suffix.lower() not in _GOAL_FILES or not path.is_file():
            continue
        data = job.overlay.get(file.path) or path.read_bytes()
        if b"goalcheck" in data or b"g\0o\0a\0l\0c\0h" in data:
            from checker.readers.decoding import decode
            from checker.readers.grid import ReadError

            # What cannot be decoded is a finding of reading already.
            with suppress(ReadError):
                yield file.path, decode(data, job.encoding).text


_GOAL_FILES = frozenset({".yaml", ".yml"})


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
    )


def exit_code(run: Run, request: Request, config: Config) -> int:
    """1 where a finding reaches the fail level, else 0."""
    failed = any(finding.severity.rank >= config.fail_level.rank for finding in run.findings)
    return 1 if failed and not request.exit_zero else 0
