"""A number with its noun, found in running text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.language import Shown

if TYPE_CHECKING:
    from checker.language import Amount


@dataclass(frozen=True, slots=True)
class Mention(Shown):
    """A number with its noun found in running text: 建设驿站11个."""

    name: str
    amount: Amount
    text: str
    behind: str = ""
    """The words that follow: 手册 of 印发3500册手册."""

    clause: str = ""
    """The words between the nearest commas, without figures."""

    sign: str = ""
    """≥ or ≤ where words beside the number say so (不少于, 以上; 不超过, 以内)."""

    @property
    def shown(self) -> str:
        return self.text
