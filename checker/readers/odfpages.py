"""The heads and feet of the pages of an OpenDocument file, which stand among its styles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.ooxml import Handlers
from checker.readers.leftout import FOOTERS, HEADERS

if TYPE_CHECKING:
    from checker.ooxml import OnStart

    Attributes = dict[str, str]

LONGEST_NOTE = 1_000
"""So much of a text that is only said is kept."""
_PAGE_PARTS = {
    "header": HEADERS,
    "header-left": HEADERS,
    "header-first": HEADERS,
    "footer": FOOTERS,
    "footer-left": FOOTERS,
    "footer-first": FOOTERS,
}


@dataclass(slots=True)
class OdfPages:
    """Handlers for the heads and feet of the pages, which stand among the styles."""

    texts: dict[str, list[str]] = field(default_factory=dict[str, "list[str]"])
    at: str = ""

    def handlers(self, starts: dict[str, OnStart]) -> Handlers:
        """Those of the part of the styles."""
        inside = {name: self._enter(kind) for name, kind in _PAGE_PARTS.items()}
        ends = dict.fromkeys(_PAGE_PARTS, self._leave)
        return Handlers({**starts, **inside}, ends, self._take)

    def _enter(self, kind: str) -> OnStart:
        def enter(_: Attributes) -> None:
            self.at = kind
            self.texts.setdefault(kind, []).append("")

        return enter

    def _leave(self) -> None:
        self.at = ""

    def _take(self, text: str) -> None:
        if self.at and len(self.texts[self.at][-1]) < LONGEST_NOTE:
            self.texts[self.at][-1] += text
