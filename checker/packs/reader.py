"""Reads the nodes of a pack: those of any file of keys, and pieces of the rule language."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.language import Source
from checker.packs.keys import CHINESE_KEYS, WRITTEN_IN
from checker.strictyaml import KeyedReader, Wording, YamlSequence, locate
from checker.values import COMMON

if TYPE_CHECKING:
    from checker.strictyaml import YamlNode, YamlScalar
    from checker.values import Units

DEEPEST = 30
_CONDITIONS = frozenset({"when", "assert"})

AS_PACK = Wording(meant=CHINESE_KEYS, belongs=WRITTEN_IN)


@dataclass(slots=True)
class NodeReader(KeyedReader):
    """A reader of packs; amounts are read with the `units` that are known by now."""

    words: Wording = field(default_factory=lambda: AS_PACK)
    units: Units = COMMON

    def source(self, node: YamlNode | None, what: str) -> Source | None:
        """A piece of the rule language with the places of its characters."""
        if isinstance(node, YamlSequence) and what in _CONDITIONS:
            said = "要写成一段，不写成列表；几个条件之间写“且”。"
            self.fault(f"{self.words.quoted(what)}{said}", node.place)
            return None
        scalar = self.scalar(node, what) if node is not None else None
        return source_of(scalar) if scalar else None


def source_of(scalar: YamlScalar) -> Source:
    """The text of a scalar as a source of the language."""
    return Source(scalar.text, partial(locate, scalar))
