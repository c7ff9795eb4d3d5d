"""How a reader of a file speaks of what it reads: by the keys of the file, or by headings of a
sheet.

A mistake is worded once, with the names of whoever wrote the file put in where it is made: no text
is searched for keys afterwards, so that what a user wrote stays as it was written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Wording:
    """`names` call a key something else; keys without one are called what they are."""

    file: str = "规则包"
    """What kind of file it is."""
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    choices: Mapping[str, str] = field(default_factory=dict[str, str])
    """What may be written for a key, listed, where it is not written as in a file."""
    examples: Mapping[str, str] = field(default_factory=dict[str, str])
    """How the value of a key is written, for those whose form is not plain from its name."""
    synonyms: Mapping[str, str] = field(default_factory=dict[str, str])
    """Other words for a key, taken as the key."""
    meant: Mapping[str, str] = field(default_factory=dict[str, str])
    """Words that are no key but tell which one was meant."""
    belongs: Mapping[str, str] = field(default_factory=dict[str, str])
    """Where keys belong that are written elsewhere, as the end of a sentence."""
    truth: str = "应当是true或false"
    lacking: str = "examples里要有"
    """What is said in front of kinds of examples that are missing."""
    no_id: str = "规则缺少id"
    override: str = "id和reason（理由）"
    """What a change of another pack's rule has to say."""
    unquoted: frozenset[str] = frozenset()
    """Keys that are no heading but a word of the sentence."""

    def name(self, key: str) -> str:
        """What a key is called."""
        return self.names.get(key, key)

    def quoted(self, key: str) -> str:
        """What a key is called, as a sentence names it."""
        return self.name(key) if key in self.unquoted else f"“{self.name(key)}”"

    def listed(self, keys: Iterable[str]) -> str:
        return "、".join(map(self.name, keys))

    def allowed(self, key: str, allowed: Iterable[str], labels: Mapping[str, str] | None) -> str:
        """What may be written for a key, with what it means."""
        if key in self.choices:
            return self.choices[key]
        return "、".join(f"{word}（{labels[word]}）" if labels else word for word in allowed)
