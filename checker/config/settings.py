"""What a configuration file may say, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from checker.finding import Severity
    from checker.place import Place


@dataclass(frozen=True, slots=True)
class SetPatterns:
    """One submission: the files matching any of `patterns` are checked against each other."""

    patterns: tuple[str, ...]
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Config:
    """Settings of one file; None or empty where the file is silent.

    `folder` is where the file stands: the patterns of `sets` and `exclude` and the paths of
    `packs` and `columns` are relative to it. `places` says where each key that was written stands.
    """

    path: Path | None = None
    folder: Path | None = None
    year: int | None = None
    profile: str | None = None
    sets: tuple[SetPatterns, ...] = ()
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    packs: tuple[Path, ...] = ()
    columns: tuple[Path, ...] = ()
    fail_level: Severity | None = None
    min_severity: Severity | None = None
    places: Mapping[str, Place] = field(default_factory=dict["str", "Place"])
