"""What is asked of a run."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.finding import Thresholds

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from checker.base.globs import SetPatterns
    from checker.base.place import Place
    from checker.finding import Notice, Severity
    from checker.readers import Survey


@dataclass(frozen=True, slots=True)
class Job:
    """What to check and how, already validated by whoever read the command line.

    `whole_set` reports every finding of the sets the paths belong to, not only those that touch
    a path that was named. `stdin` is a text and the name it goes by.
    """

    paths: tuple[str, ...] = (".",)
    year: int | None = None
    profile: str | None = None
    packs: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    own_select: bool = False
    """Whether `select` is what the command itself looks at, and nobody's choice."""
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, Severity], ...] = ()
    """Severities that differ from the pack's, by the name of a rule."""
    file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Rules that are not used in some files, by a pattern of them."""
    names: tuple[tuple[str, Place], ...] = ()
    """Where a rule was named or a pattern of `exclude` written, for what came from a file."""
    exclude: tuple[str, ...] = ()
    own_files: tuple[str, ...] = ()
    """Patterns of the files that say how to check, which are none to be checked."""
    sets: tuple[SetPatterns, ...] = ()
    rounds: tuple[str, ...] = ()
    """The folders among `paths` that are compared year by year, the earliest first: all their
    files are one set, and a table that names no year is of the year its folder does."""
    years: tuple[str, ...] = ()
    """The folders of several years that are known, of which the sets are not made: a table that
    names no year is of the year its folder does."""
    encoding: str | None = None
    stdin: tuple[str, str] | None = None
    whole_set: bool = False
    survey: Survey | None = None
    """What lies at `paths`, where somebody has looked already."""
    surroundings: tuple[tuple[Path, str, bool], ...] | None = None
    """What lies in the folders of files that are named, where somebody has looked: see `Survey`."""
    every_row: bool = False
    """Whether rules that speak once a table speak of every row, for whoever mends them all."""
    alone: bool = False
    """Whether a named file is checked without the set it belongs to, as an editor does while
    somebody types: what rules across the set come to is then unknown."""
    keeps: bool = False
    """Whether it is kept what the tables of a set have to do with one another, and used."""
    jobs: int = 1
    """How many processes run the rules of a large set."""
    operands: bool = True
    """Whether findings tell what their rules compared; working that out takes a while."""
    contents: bool = True
    """Whether reports are to know what stands in the tables."""
    lines: bool = True
    """Whether they are to know the lines of texts on which findings stand."""
    allow_convert: bool = False
    """Whether .doc and .wps may be converted by LibreOffice."""
    overlay: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    """What to read in place of the files of these names (as they are shown)."""
    columns: tuple[Path, ...] = ()
    """Files with the office's own names for fields and columns."""
    notices: tuple[Notice, ...] = ()
    """What was chosen beside the rules that reports are to say: files left out, verdicts eased."""
    exemptions: tuple[Path, ...] = ()
    """Lists of exemptions, beside the marks in goal files."""
    baseline: Path | None = None
    """A file of findings that are known and not told again."""
    thresholds: Thresholds = field(default_factory=Thresholds)
    """From when on a table is sent back or to be revised; rules in them by any of their names."""
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, "Mapping[str, str]"])
    """What verdicts are called: stage -> verdict -> word."""
    covers_all: bool = False
    """Whether this covers all there is, so that what it does not meet is not there any more."""
    today: datetime.date | None = None
    """The day that decides which rules and changes of packs are in force; None is today."""

    @property
    def day(self) -> datetime.date:
        """The day the tables are checked on."""
        return self.today or datetime.datetime.now(tz=datetime.UTC).astimezone().date()
