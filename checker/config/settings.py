"""What configuration may say, as values: the layers it is stacked from and what they come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.finding import Severity, Thresholds

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from checker.base.globs import SetPatterns
    from checker.base.place import Place

VERDICTS: dict[str, str] = {"退回": "returned", "修改后提交": "revised"}
"""Verdict -> the field of Thresholds it fills."""


@dataclass(frozen=True, slots=True)
class Layer:
    """What one file says, or the command line (`path` is None).

    `values` and `places` go by the key as it is documented; `names` holds the place of every rule
    that is named and every pattern that is written anywhere in the file, for messages about those
    that fit nothing.
    """

    path: Path | None
    values: Mapping[str, object] = field(default_factory=dict[str, object])
    places: Mapping[str, Place] = field(default_factory=dict[str, "Place"])
    names: Mapping[str, Place] = field(default_factory=dict[str, "Place"])


@dataclass(frozen=True, slots=True)
class Config:
    """The settings in force; None or empty where every layer is silent.

    `layers` stand from the farthest base to what was asked last. Patterns and paths are as seen
    from anywhere: each was written relative to the file it stands in.
    """

    layers: tuple[Layer, ...] = ()
    year: int | None = None
    profile: str | None = None
    sets: tuple[SetPatterns, ...] = ()
    rounds: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    file_ignores: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict[str, "tuple[str, ...]"]
    )
    severities: Mapping[str, Severity] = field(default_factory=dict[str, Severity])
    exclude: tuple[str, ...] = ()
    packs: tuple[Path, ...] = ()
    columns: tuple[Path, ...] = ()
    exemptions: tuple[Path, ...] = ()
    baseline: Path | None = None
    rule_pages: str | None = None
    encoding: str | None = None
    fail_level: Severity = Severity.ERROR
    min_severity: Severity | None = None
    thresholds: Thresholds = field(default_factory=Thresholds)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, "Mapping[str, str]"])

    @property
    def names(self) -> dict[str, Place]:
        """Where a file names a rule, the nearest file first."""
        return {name: place for layer in self.layers for name, place in layer.names.items()}
