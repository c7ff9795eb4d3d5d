"""A rule with its names and types known, as plain data: what runs of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.finding import Severity
    from checker.language import Code, HeardNode


@dataclass(frozen=True, slots=True)
class ShownExpression:
    """An expression of a message; `origin` is the record and label of the cell it shows."""

    code: Code
    origin: tuple[Code, str] | None
    percent: bool = False
    """Whether a share is told as so many percent; in front of 倍 it is a number."""


Template = tuple[str | ShownExpression, ...]
"""Literal texts and expressions of a message."""


@dataclass(frozen=True, slots=True)
class RelatedPart:
    select: Code
    message: Template
    at: str | None


@dataclass(frozen=True, slots=True)
class TypedRule:
    """What of a rule runs, as plain data: it can be pickled and read again by the same version.

    `root` is the schema `select` starts from: 表 or 全套; `bodies` are the definitions that are
    used, by the key they are kept under; `notes` what a listener is told of.
    """

    root: str
    schema: str
    select: Code
    when: Code | None
    claim: Code
    at: str | None
    message: Template
    expected: Template | None
    actual: Template | None
    replacement: Template | None
    related: tuple[RelatedPart, ...]
    severities: tuple[tuple[Severity, Code | None], ...]
    across: bool
    """Whether the rule looks beyond its own table."""
    bodies: Mapping[str, Code]
    notes: tuple[HeardNode, ...]
    sides: frozenset[str]
    """The expressions that the assertion's comparisons and tests are about, as printed."""
