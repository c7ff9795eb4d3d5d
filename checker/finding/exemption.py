"""What sets findings aside or keeps them from being made, said in every report."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass

if TYPE_CHECKING:
    from checker.base.place import Place
    from checker.finding.finding import Finding


@dataclass(frozen=True, slots=True)
class Exemption:
    """A finding somebody answers for: which rules, where it is written, why, and until when.

    `until` is the last day it holds, as an ISO date; None holds for good. `listed` ones stand in
    a list of their own, the others in the goal file they are about.
    """

    rules: tuple[str, ...]
    reason: str
    place: Place
    until: str | None = None
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Exempted:
    """A finding that is not counted, and the exemption it falls under."""

    finding: Finding
    exemption: Exemption


class ExemptionState(StrEnum):
    """What became of an exemption."""

    USED = "已用"
    UNUSED = "没有用到"
    EXPIRED = "已过期"
    LOCKED = "规则不允许豁免"


@dataclass(frozen=True, slots=True)
class ExemptionUse:
    """An exemption and how many findings fell under it; of its rules, those that are locked
    (`barred`) and those that found nothing to exempt (`idle`)."""

    exemption: Exemption
    state: ExemptionState
    count: int = 0
    barred: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()
    hint: str = ""
    """Why it fits no table, where that can be said."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What somebody changed so that fewer or other findings may be reported, said in every report.

    `source` says who (a pack, the configuration, the command line) and `change` what, so that both
    together are a clause; `rules` are the ids it touches, none where it is about files. An expired
    one changes nothing any more and is said all the same.
    """

    source: str
    change: str
    rules: tuple[str, ...] = ()
    place: Place | None = None
    reason: str = ""
    until: str | None = None
    expired: bool = False

    @property
    def sentence(self) -> str:
        """`规则包“下级”停用 GC202 成本上限高于预算数，理由：试，至 2025-12-31（下级.yaml:8:5）`."""
        parts = [f"{self.source}{self.change}"]
        parts += [f"理由：{self.reason}"] if self.reason else []
        parts += [f"至 {self.until}"] if self.until and not self.expired else []
        parts += [f"已于 {self.until} 到期，不再生效"] if self.expired else []
        place = f"（{self.place}）" if self.place else ""
        return " ".join(f"{'，'.join(parts)}{place}".split())
