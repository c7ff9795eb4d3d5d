"""What `lint` and `audit` share: the job their options come to, and how it ends."""

from __future__ import annotations

import datetime
import os
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.outputs import chosen_outputs, write_outputs
from checker.cli.streams import (
    progress_visible,
    read_input,
    say,
    show_progress,
    terminal_width,
    wants_color,
    write_report,
)
from checker.config import Config, config_for, load_config
from checker.errors import UsageError
from checker.finding import Severity
from checker.reports import ReportOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from checker.engine import Job
    from checker.finding import Run

# Fewer files than this are read before a person would look for a sign of life.
_LONG_RUN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of a checking command as they were typed; None or empty where not given."""

    paths: tuple[str, ...]
    select: tuple[str, ...]
    extend_select: tuple[str, ...]
    ignore: tuple[str, ...]
    exclude: tuple[str, ...]
    year: int | None
    profile: str | None
    pack: tuple[str, ...]
    encoding: str | None
    config: str | None
    isolated: bool
    allow_convert: bool = False
    columns: tuple[str, ...] = ()
    whole_set: bool = False
    stdin_filename: str | None = None
    baseline: str | None = None
    output_format: str | None = None
    output_file: str | None = None
    report: tuple[str, ...] = ()
    min_severity: Severity | None = None
    fail_level: Severity | None = None
    exit_zero: bool = False
    statistics: bool = False
    color: str = "auto"
    quiet: bool = False
    verbose: bool = False
    jobs: int | None = None
    no_cache: bool = False
    as_of: datetime.date | None = None
    overlay: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    """Bytes to read in place of the files of these names."""


def check(request: Request, default_format: str) -> int:
    """Runs the job and writes its reports; the exit code says what was found."""
    config = configuration(request)
    outputs = chosen_outputs(
        request.output_format or default_format, request.output_file, request.report
    )
    result = perform(request, config)
    write_outputs(outputs, result, report_options(request, config))
    return exit_code(result, request, config)


def list_files(request: Request) -> int:
    """Prints the files a run would look into, one a line."""
    from checker.readers import discover

    job = _job(request, configuration(request))
    shown = [shown for _, shown, _ in discover(map(Path, job.paths), job.exclude)]
    write_report("".join(f"{path}\n" for path in shown))
    say(f"共 {len(shown)} 个文件")
    return 0 if shown else 2


def perform(request: Request, config: Config | None = None) -> Run:
    """The run a request asks for, its notes told. Raises UsageError."""
    # Imported here: help and usage errors need neither the rules nor the grammar.
    from checker.baseline import apply_baseline, load_baseline
    from checker.engine import run

    config = config or configuration(request)
    known = load_baseline(Path(request.baseline)) if request.baseline else None
    result = run(_job(request, config), progress=_progress(request))
    result = replace(result, settings={**_settings(request, config), **result.settings})
    result = _exempt(result, request, config)
    if known is not None:
        result = apply_baseline(result, known)
    if not request.quiet:
        for note in result.notes:
            say(f"注意：{note}")
    return result


def _exempt(result: Run, request: Request, config: Config) -> Run:
    """Sets aside what goal files exempt; most runs have no such comment and end here quickly."""
    texts = _texts_with_marks(result, request)
    if not texts:
        return result
    from checker.exemptions import apply_exemptions
    from checker.packs import load_packs

    rules = load_packs(_job(request, config).packs).rules
    locked = {rule.id for rule in rules if rule.locked}
    today = request.as_of or datetime.datetime.now(tz=datetime.UTC).astimezone().date()
    exempted = apply_exemptions(result, texts, locked, today)
    if not exempted.exempted:
        return exempted
    return replace(exempted, settings={**exempted.settings, "豁免截至": today.isoformat()})


def _texts_with_marks(result: Run, request: Request) -> dict[str, str]:
    """The goal files that speak of goalcheck, by their path."""
    if "-" in request.paths:
        return {}
    texts: dict[str, str] = {}
    for file in result.files:
        path = Path(file.path)
        if path.suffix.lower() not in (".yaml", ".yml") or not path.is_file():
            continue
        data = request.overlay.get(file.path) or path.read_bytes()
        if b"goalcheck" in data:
            from checker.readers.decoding import decode
            from checker.readers.grid import ReadError

            # What cannot be decoded is a finding of reading already.
            with suppress(ReadError):
                texts[file.path] = decode(data, request.encoding).text
    return texts


def _settings(request: Request, config: Config) -> dict[str, str]:
    """What was asked for that the reader of a report should know."""
    asked = {
        "预算年度": request.year or config.year,
        "表样": request.profile or config.profile,
        "基线": request.baseline,
    }
    return {name: str(value) for name, value in asked.items() if value}


def configuration(request: Request) -> Config:
    """The configuration file that holds for a request. Raises UsageError."""
    if request.isolated:
        if request.config:
            raise UsageError("--isolated 和 --config 不能同时用。")
        return Config()
    if request.config:
        return load_config(Path(request.config))
    return config_for(path for path in request.paths if path != "-")


def _job(request: Request, config: Config) -> Job:
    """The command line beats the file; what both add to (exclude, packs) is added up."""
    from checker.engine import Job

    folder = config.folder
    return Job(
        paths=request.paths or (".",),
        year=request.year or config.year,
        profile=request.profile or config.profile,
        packs=(*config.packs, *map(Path, request.pack)),
        select=request.select or config.select,
        extend_select=(*config.extend_select, *request.extend_select),
        ignore=(*config.ignore, *request.ignore),
        exclude=(*(_from(folder, pattern) for pattern in config.exclude), *request.exclude),
        sets=tuple(
            tuple(_from(folder, pattern) for pattern in one.patterns) for one in config.sets
        ),
        encoding=request.encoding,
        overlay=request.overlay,
        stdin=_stdin(request),
        whole_set=request.whole_set,
        allow_convert=request.allow_convert,
        columns=(*config.columns, *map(Path, request.columns)),
    )


def _from(folder: Path | None, pattern: str) -> str:
    """A pattern of the configuration file as seen from the working folder."""
    if folder is None:
        return pattern
    return Path(os.path.relpath(folder.resolve() / pattern)).as_posix()


def _stdin(request: Request) -> tuple[str, str] | None:
    if "-" not in request.paths:
        return None
    if len(request.paths) > 1:
        raise UsageError("从标准输入读（-）时不能再写别的路径。")
    from checker.readers.decoding import decode
    from checker.readers.grid import ReadError

    try:
        text = decode(read_input(), request.encoding).text
    except ReadError as error:
        raise UsageError(f"标准输入：{error.reason}。{error.hint}。") from error
    return text, request.stdin_filename or "标准输入.yaml"


def report_options(request: Request, config: Config) -> ReportOptions:
    """What a report shows, as asked for on the command line or in the configuration."""
    fail = _fail_level(request, config)
    least = request.min_severity or config.min_severity
    if least is None:
        # What fails a run must be listed, or nobody could see why.
        least = min(Severity.WARNING, fail, key=lambda severity: severity.rank)
    return ReportOptions(
        min_severity=least,
        color=wants_color(request.color),
        width=terminal_width(),
        quiet=request.quiet,
        verbose=request.verbose,
        statistics=request.statistics,
    )


def _fail_level(request: Request, config: Config) -> Severity:
    return request.fail_level or config.fail_level or Severity.ERROR


def exit_code(run: Run, request: Request, config: Config) -> int:
    """1 where a finding reaches the fail level, else 0."""
    fail = _fail_level(request, config).rank
    failed = any(finding.severity.rank >= fail for finding in run.findings)
    return 1 if failed and not request.exit_zero else 0


def _progress(request: Request) -> Callable[[int, int], None] | None:
    """A line that counts on a terminal, for runs long enough to wonder about."""
    if request.quiet or not progress_visible():
        return None

    def show(done: int, total: int) -> None:
        if total >= _LONG_RUN:
            show_progress(f"读取 {done}/{total}", last=done == total)

    return show
