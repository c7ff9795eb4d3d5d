"""A rule as it stands in a pack: everything but the expressions is read, those wait as sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.dataclass import dataclass, field
from checker.finding import OTHER_TOPIC
from checker.pattern import late_pattern

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from checker.finding import Safety, Severity
    from checker.language.source import Source
    from checker.language.types import Parameter
    from checker.place import Place
    from checker.strictyaml import YamlMapping


_WORD = late_pattern(r"\w+")


@dataclass(frozen=True, slots=True)
class RelatedClause:
    """Other places to show with a finding; `at` is a label of the related record."""

    select: Source
    message: Source
    at: str | None = None
    at_place: Place | None = None


@dataclass(frozen=True, slots=True)
class FixClause:
    safety: Safety
    replacement: Source
    on_request: bool = False
    """Whether even a safe edit waits until the rule is asked for by name."""


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
    from_template: bool = False


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
class Rule:
    """One rule. Rules of reading have no `select` and `assert`: readers raise their findings."""

    id: str
    name: str
    title: str
    since: str
    severity: Severity
    place: Place
    pack: str
    sources: Mapping[str, Source]
    """Expressions and messages by their key: select, when, assert, message, expected, actual."""
    severities: tuple[tuple[Severity, Source | None], ...] = ()
    """Several severities, each with its condition, the last without one; `severity` is the
    gravest of them. Empty where there is one."""
    enabled: bool = True
    locked: bool = False
    reader: bool = False
    profiles: tuple[str, ...] = ()
    parameters: Mapping[str, Parameter] = field(default_factory=dict[str, "Parameter"])
    basis: str = ""
    effective: datetime.date | None = None
    define: Sequence[tuple[str, Source]] = ()
    at: str | None = None
    at_place: Place | None = None
    report_unknown: bool = False
    """`unknown: info`: a record that cannot be judged is reported, not only counted."""
    once: bool = False
    """Whether several rows of one table that fail alike are one finding."""
    supersedes: tuple[str, ...] = ()
    related: tuple[RelatedClause, ...] = ()
    fix: FixClause | None = None
    examples: tuple[Example, ...] = ()
    equivalent: tuple[Equivalent, ...] = ()
    why: str = ""
    exceptions: str = ""
    template: TemplateUse | None = None
    opinion: str = ""
    """What a written opinion says of whatever the rule fails on, without the subject."""
    topic: str = OTHER_TOPIC
    """What an opinion files its findings under."""
    written_at: Mapping[tuple[str, str], Place] = field(
        default_factory=dict[tuple[str, str], "Place"]
    )
    """Where the words of `profiles` and `supersedes` stand, by key and word."""
    gathered: frozenset[str] = frozenset()
    """The `words` of a rule that was kept; else they are gathered when they are asked for."""

    @property
    def words(self) -> frozenset[str]:
        """The words of what the rule selects and asserts, names of fields among them."""
        if self.gathered:
            return self.gathered
        texts = [self.written(key) for key in ("select", "when", "assert")]
        texts += [source.text for _, source in self.define]
        return frozenset(_WORD.findall("\n".join(texts)))

    @property
    def message(self) -> str:
        """The message with its placeholders as written."""
        return self.written("message")

    @property
    def expected(self) -> str:
        """What would be right, with its placeholders as written; empty where the rule is silent."""
        return self.written("expected")

    def written(self, key: str) -> str:
        """An expression or message as it stands in the pack, empty where the rule has none."""
        source = self.sources.get(key)
        return source.text.strip() if source else ""

    @property
    def key(self) -> tuple[str, str]:
        """What tells rules apart even when two packs use one id: pack and id."""
        return self.pack, self.id
