"""Who waits for a run is told how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Progress = Callable[[str, int, int], None]
    """Takes what is being done, and how much of how much of it is."""
    Told = Callable[[int, int], None]
    """The same of one thing that is done."""

READING, JUDGING = "读取", "按规则检查"


def part_of(progress: Progress | None, before: int, share: int, total: int) -> Told | None:
    """What a set of `share` tables tells of its rules, when `before` of the `total` are done."""
    if progress is None:
        return None
    return lambda done, steps: progress(JUDGING, before + share * done // max(steps, 1), total)
