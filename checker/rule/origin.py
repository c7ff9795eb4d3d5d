"""What a rule was written with besides what runs: its examples, the template it was made from, the
places of its words, and the texts for people. A run is given the texts and none of the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from checker.base.place import Place
    from checker.strictyaml import YamlMapping


@dataclass(frozen=True, slots=True)
class RuleTexts:
    """What reports, pages and editors say of a rule: none of it decides what the rule comes to."""

    since: str = ""
    """The version of its pack from which on it is there."""
    basis: str = ""
    """The law it rests on, or 审核惯例."""
    why: str = ""
    exceptions: str = ""
    """Where it does not speak."""
    opinion: str = ""
    """What a written opinion says of whatever the rule fails on, without the subject."""


@dataclass(frozen=True, slots=True)
class Example:
    """A table (or several, for a rule on the set) with the outcome the rule must come to on it.

    `expect` is good, bad, unknown or near; `count` the number of findings a bad one must give,
    None for any. `node` is the mapping as written.
    """

    expect: str
    node: YamlMapping
    place: Place
    note: str = ""
    count: int | None = None
    file: str | None = None
    """The text of a whole goal file, for the rules of reading."""
    expected: str | None = None
    """What the rule must say would be right, None for anything."""
    said: str | None = None
    """What the message must say among other things."""
    fixed: str | None = None
    """What the rule must offer to write."""
    today: datetime.date | None = None
    """The day on which the example is checked."""
    word: str = ""
    """The word it stands for where it is one of many, one for every word of a list."""
    text: str | None = None
    """The example as written in one cell, where it was (`≥95%`)."""


@dataclass(frozen=True, slots=True)
class Equivalent:
    """A change that makes no difference, acknowledged with a reason: the expression as changed, or
    the change in words (`assert：“<”改成“≤”`)."""

    expression: str
    reason: str
    change: str = ""


@dataclass(frozen=True, slots=True)
class TemplateUse:
    """The template a rule was made from, and its arguments as written, defaults included."""

    name: str
    arguments: Mapping[str, tuple[str, ...]]
    node: YamlMapping
    """The rule as it stands in the pack."""


@dataclass(frozen=True, slots=True)
class RuleOrigin:
    """How a rule was written."""

    examples: tuple[Example, ...] = ()
    equivalent: tuple[Equivalent, ...] = ()
    """Changes that make no difference, acknowledged."""
    template: TemplateUse | None = None
    """None for a rule that is written out."""
    written_at: Mapping[tuple[str, str], Place] = field(
        default_factory=dict[tuple[str, str], "Place"]
    )
    """Where the words of `profiles` and `supersedes` stand, by key and word."""
