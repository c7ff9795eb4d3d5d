"""Texts whose brackets say the rest of them: the day of an event (汛前(5月底前)), or how much there
is in each of what is counted (2场(每场50人))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.base.pattern import late_pattern
from checker.values.dropped import may_be_left_out
from checker.values.measure import Measure
from checker.values.moments import Date, Deadline, OpenDate
from checker.values.notes import Note
from checker.values.phrases import Compound
from checker.values.syntax import Word

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.values.value import Value

_DAY_OF_EVENT = late_pattern(
    "(?:(?P<year>(?:19|20)[0-9]{2})年)?(?P<event>[^0-9()%;,、]{1,12}前)(?:全部)?(?:完成|到位|办结)?"
    r"\((?P<day>[^()]{3,24})\)"
)
_OF_EACH = late_pattern(r"(?P<counted>[^();,、]+)\((?P<each>每[^()0-9]+[0-9][^()]*)\)")


def explained(folded: str, read: Callable[[str], Value]) -> Value | None:
    """The value of such a text, of which `read` reads the parts; None for other texts."""
    if not folded.endswith(")"):
        return None
    of_each = _OF_EACH.fullmatch(folded)
    if of_each:
        both = read(f"{of_each['counted']};{of_each['each']}")
        return both if isinstance(both, Compound) and _are_of_each(*both.members) else None
    event = _DAY_OF_EVENT.fullmatch(folded)
    if event is None or not may_be_left_out(Word("LABEL", event["event"], 0), compared=False):
        return None
    day = read(event["day"])
    if not isinstance(day, Deadline | Date) or day.comes_back or day.closing.month is None:
        return None
    if isinstance(day, Date):
        day = Deadline(text="", opening=OpenDate(), closing=day.closing.to_its_end, notes=day.notes)
    return _in_the_year_of(day, event["year"])


def _in_the_year_of(day: Deadline, year: str | None) -> Deadline | None:
    """The day in the year that stands in front of the event; None where it says another."""
    notes = tuple(dict.fromkeys((*day.notes, Note.EXTRA_TEXT)))
    if year is None:
        return replace(day, notes=notes)
    closing = day.closing.in_year(int(year))
    if closing.year != int(year) or not closing.possible:
        return None
    notes = tuple(note for note in notes if note != Note.MISSING_YEAR)
    return replace(day, closing=closing, notes=notes)


def _are_of_each(whole: Value, *each: Value) -> bool:
    """Whether the second says how much there is in one of what the first counts."""
    if len(each) != 1 or not isinstance(whole, Measure) or not isinstance(each[0], Measure):
        return False
    counted, share = whole.counted, each[0].counted
    return counted is not None and share is not None and share.name.endswith(f"/{counted.name}")
