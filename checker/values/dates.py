"""What the words around a written moment make of it (于2025年6月底前, 每年4月), and what the dates
of a list lend each other (2025年4月、10月).

Raises Unreadable, with its place in the folded text, for words that no date goes with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.dataclass import replace
from checker.values.mistakes import Reason, Unreadable
from checker.values.timeline import moment_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.values.affixes import Affixes
    from checker.values.syntax import Word, WrittenMoment
    from checker.values.value import Unit, Value


def dated_value(body: WrittenMoment, frame: Affixes, endings: Sequence[Word]) -> Value:
    at = body.points[0].words[0].at
    for word in endings:
        # 起 says from when; nothing else that stands behind an amount goes with a date.
        if word.type == "SUFFIX" and word.text != "起":
            raise Unreadable(Reason.TRAILING_TEXT, word.at)
    if frame.sign is not None and len(body.points) > 1:
        raise Unreadable(Reason.OPERATOR_WITH_RANGE, at)
    for bracket in frame.brackets:
        # 12月前（不含12月） ends with November: (不含) counts back, which no calendar here does.
        if frame.sign is not None or bracket.type == "EXCLUDED":
            raise Unreadable(Reason.TRAILING_TEXT, bracket.at)
    if len(frame.every) > 1 or (frame.every and not _recurs(frame.every[0])):
        raise Unreadable(Reason.LEADING_TEXT, at)
    every = frame.every[0].name if frame.every else ""
    value = moment_value(body, every, frame.sign, frame.notes)
    return replace(value, hedged=True) if frame.hedges else value


def _recurs(unit: Unit) -> bool:
    """Whether dates can come back in the unit: every 月, not every 12月, 天 or 人."""
    return unit.name in {"年", "季度", "月"}
