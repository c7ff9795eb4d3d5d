"""What a checking command was asked: its options as typed, over the configuration they go with."""

from __future__ import annotations

from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.base.errors import UsageError, said_of
from checker.base.globs import from_here
from checker.base.text import spelled
from checker.cli.streams import read_input
from checker.config import Layer, config_for, notices_of, stacked

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping

    from checker.config import Config
    from checker.finding import Severity
    from checker.pipeline import Job


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of a checking command as they were typed; None or empty where not given."""

    paths: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    year: int | None = None
    profile: str | None = None
    pack: tuple[str, ...] = ()
    encoding: str | None = None
    config: str | None = None
    isolated: bool = False
    allow_convert: bool = False
    columns: tuple[str, ...] = ()
    exemptions: tuple[str, ...] = ()
    whole_set: bool = False
    own_select: bool = False
    """Whether `select` is what the command itself looks at, and nobody's choice."""
    by_year: bool = False
    """Whether the paths are rounds that are compared year by year."""
    stdin_filename: str | None = None
    baseline: str | None = None
    output_format: str | None = None
    output_file: str | None = None
    report: tuple[str, ...] = ()
    min_severity: Severity | None = None
    fail_level: Severity | None = None
    exit_zero: bool = False
    statistics: bool = False
    opinion_template: str | None = None
    four_heads: bool = False
    color: str = "auto"
    quiet: bool = False
    no_cache: bool = False
    jobs: int = 1
    verbose: bool = False
    as_of: datetime.date | None = None
    every_row: bool = False
    """Whether rules that speak once a table speak of every row."""
    overlay: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    """Bytes to read in place of the files of these names."""

    @property
    def is_whole(self) -> bool:
        """Whether this covers all there is, so that what it does not meet is not there any more:
        whole folders or documents of many tables, not single goal files or a text."""
        single = any(
            path == "-" or (Path(path).suffix.lower() in (".yaml", ".yml") and Path(path).is_file())
            for path in self.paths
        )
        return not single

    def config_in_force(self) -> Config:
        """The configuration with the command line on top. Raises UsageError."""
        return stacked((*self._configured().layers, self._layer()))

    def _configured(self) -> Config:
        if self.isolated:
            if self.config:
                raise UsageError("--isolated 和 --config 不能同时用。")
            return stacked(())
        if self.config:
            from checker.config import load_config

            return load_config(Path(self.config))
        return config_for(path for path in self.places() if path != "-")

    def places(self) -> tuple[str, ...]:
        """The paths; for a text from standard input the file it stands for."""
        if "-" in self.paths and self.stdin_filename:
            return (self.stdin_filename,)
        return self.paths

    def _layer(self) -> Layer:
        """The command line as the nearest layer of configuration."""
        said: dict[str, object] = {
            "年度": self.year,
            "profile": self.profile,
            "select": self.select,
            "extend-select": self.extend_select,
            "ignore": self.ignore,
            "exclude": self.exclude,
            "packs": tuple(map(Path, self.pack)),
            "columns": tuple(map(Path, self.columns)),
            "exemptions": tuple(map(Path, self.exemptions)),
            "baseline": Path(self.baseline) if self.baseline else None,
            "encoding": self.encoding,
            "fail-level": self.fail_level,
            "min-severity": self.min_severity,
        }
        return Layer(None, {key: value for key, value in said.items() if value})

    def job(self, config: Config) -> Job:
        """The job this comes to under `config`. Reads standard input where that is asked for."""
        from checker.pipeline import Job

        return Job(
            paths=self.paths or (".",),
            year=config.year,
            profile=config.profile,
            packs=config.packs,
            select=config.select,
            extend_select=config.extend_select,
            own_select=self.own_select,
            ignore=config.ignore,
            severities=tuple(config.severities.items()),
            file_ignores=tuple(config.file_ignores.items()),
            names=tuple(config.names.items()),
            exclude=config.exclude,
            own_files=tuple(self._own_files(config)),
            sets=config.sets,
            rounds=self.paths if self.by_year else (),
            years=tuple(from_here(path).as_posix() for path in config.rounds),
            encoding=config.encoding,
            every_row=self.every_row,
            overlay=self.overlay,
            stdin=self._stdin(config.encoding),
            whole_set=self.whole_set,
            jobs=self.jobs,
            operands=self.verbose,
            allow_convert=self.allow_convert,
            columns=config.columns,
            exemptions=config.exemptions,
            baseline=config.baseline,
            thresholds=config.thresholds,
            words=config.words,
            covers_all=self.is_whole,
            notices=notices_of(config),
            today=self.as_of,
        )

    def own_files(self, config: Config) -> list[Path]:
        """The files that say how to check."""
        files = (layer.path for layer in config.layers)
        own = (
            *files,
            *config.packs,
            *config.columns,
            *config.exemptions,
            config.baseline,
            self._template(),
        )
        return [path for path in own if path is not None and path.is_file()]

    def _template(self) -> Path | None:
        return Path(self.opinion_template) if self.opinion_template else None

    def template(self) -> bytes | None:
        """The office's own 审核意见书. Raises UsageError."""
        path = self._template()
        try:
            return path.read_bytes() if path else None
        except OSError as error:
            raise UsageError(f"读不了 {path}：{said_of(error)}") from error

    def _own_files(self, config: Config) -> Iterator[str]:
        """Patterns of the files that say how to check: in a folder they are none to be checked."""
        named = {realpath(path) for path in self.paths}
        for path in self.own_files(config):
            if realpath(path) not in named:
                from glob import escape

                yield escape(spelled(Path(realpath(path)).as_posix()))

    def _stdin(self, encoding: str | None) -> tuple[str, str] | None:
        if "-" not in self.paths:
            return None
        if len(self.paths) > 1:
            raise UsageError("从标准输入读（-）时不能再写别的路径。")
        from checker.readers import ReadError, decode

        try:
            text = decode(read_input(), encoding).text
        except ReadError as error:
            raise UsageError(f"标准输入：{error.reason}。{error.hint}。") from error
        return text, self.stdin_filename or "标准输入.yaml"
