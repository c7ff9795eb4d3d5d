"""A rule as it runs: everything but the expressions is read, those wait as sources.

What people are told of it and how it was written stand apart (`checker.rule.origin`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.base.pattern import late_pattern
from checker.finding import OTHER_TOPIC
from checker.rule.origin import RuleOrigin, RuleTexts

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from checker.base.place import Place
    from checker.finding import Safety, Severity
    from checker.language import Parameter, Source


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
class Rule:
    """One rule. Rules of reading have no `select` and `assert`: readers raise their findings."""

    id: str
    name: str
    title: str
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
    topic: str = OTHER_TOPIC
    """What an opinion files its findings under."""
    texts: RuleTexts = field(default_factory=RuleTexts)
    """What people are told of it."""
    origin: RuleOrigin = field(default_factory=RuleOrigin)
    """How it was written, empty where the rule is only there to be run."""
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
