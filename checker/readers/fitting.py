"""Which cells of a copied row stand under which column, where the merged ones are missing.

Every cell is weighed against what its column holds, every missing cell by what may be merged there;
the best two ways are found, so that it is known how sure the best one is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.pattern import late_pattern
from checker.readers.columncells import OPERATOR, reads_like_value
from checker.readers.labels import (
    group_of,
    is_figure,
    is_sum,
    is_unused_name,
    label_of,
    says_nothing,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.readers.vocabulary import Vocabulary

LEAD, LEVEL1, LEVEL2, NAME, VALUE, OTHER = "lead", "level1", "level2", "name", "value", "other"
UNIT, SIGN, POINTS, MONEY, TEXT, NUMBER, ANY = (
    "unit", "sign", "points", "money", "text", "number", "any",
)  # fmt: skip

_LONG = 30
_LONGEST_UNIT = 8
_SIGNED = late_pattern(r"\s*(?:[≥≤≧≦⩾⩽<>=＝＜＞═]|大于|小于|不低于|不少于|不超过|不高于)")
# A number that is none of a list: 6座, but not 1.重点工作.
_QUANTITY = late_pattern(r"\s*\d+(?:[.,]\d+)*(?!\d)(?!\s*[.．、])")
_DIGIT = late_pattern(r"\d")
# Points behind a level: 服务对象（10）.
_POINTS = late_pattern(r"[（(]\s*\d+(?:\.\d+)?\s*[分%％]?\s*[)）]$")
_IMPOSSIBLE = -100.0
# A row of a form lacks no more cells before its last one; in a wide one the others are not tried.
_MOST_MISSING = 16


@dataclass(frozen=True, slots=True)
class ColumnRole:
    """What a column holds; `merged` where its cells may go on below, as those of a project and of
    the levels do."""

    role: str
    label: str
    merged: bool = False
    shifted: bool = False
    """A column of the second level that holds names of the first."""
    optional: bool = False
    """A column of indicators in a list, whose rows of units have none."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The column of every cell of a row, how well they fit, and how much better than otherwise."""

    columns: tuple[int, ...]
    score: float
    margin: float


# Of every number of cells placed, and whether any is, the best two ways: a score and the columns.
_Ways = dict[tuple[int, bool], list[tuple[float, tuple[int, ...]]]]


def fit(words: Vocabulary, texts: Sequence[str], columns: Sequence[ColumnRole]) -> Fit | None:
    """The best way to set the cells of a row under the columns; None where there are too many."""
    if len(texts) > len(columns):
        return None
    sums = bool(texts) and is_sum(words, texts[0])
    ways: _Ways = {(0, False): [(0.0, ())]}
    for at, column in enumerate(columns):
        found: _Ways = {}
        for (placed, begun), best in ways.items():
            if placed < len(texts):
                _keep(found, (placed + 1, True), best, weight(words, texts[placed], column), (at,))
            over = placed == len(texts)
            room = len(columns) - at - 1 >= len(texts) - placed
            if room and (over or at - placed < _MOST_MISSING):
                lost = _missing(column, begun=begun, wide=sums, over=over)
                _keep(found, (placed, begun), best, lost, ())
        ways = found
    best = ways.get((len(texts), bool(texts)), [])
    if not best:
        return None
    margin = best[0][0] - best[1][0] if len(best) > 1 else -_IMPOSSIBLE
    return Fit(best[0][1], best[0][0], margin)


def _keep(
    found: _Ways,
    key: tuple[int, bool],
    ways: Sequence[tuple[float, tuple[int, ...]]],
    score: float,
    placed: tuple[int, ...],
) -> None:
    own = found.setdefault(key, [])
    own += ((each + score, (*before, *placed)) for each, before in ways)
    own.sort(key=lambda way: -way[0])
    del own[2:]


def _missing(column: ColumnRole, *, begun: bool, wide: bool, over: bool) -> float:
    """What it costs that a row has no cell in a column: nothing where what is merged goes on from
    the left edge, little where blanks at the end of a line were lost."""
    core = column.role in (NAME, VALUE)
    if over:
        return -1.5 if core and not column.optional else -0.4
    if core and not (wide and not begun):
        return -4.0
    if not begun:
        return -0.1 if column.merged or wide else -3.0
    if column.role == LEVEL2:
        return -2.0
    return -1.5 if column.merged else -2.5


def weight(words: Vocabulary, text: str, column: ColumnRole) -> float:
    """How well a text fits into a column, from about -4 to 3."""
    if not text.strip():
        return -1.0 if column.role in (NAME, VALUE) else 0.0
    if is_unused_name(text) and column.role != VALUE:
        return 0.5
    if column.shifted and words.level_key(text) in words.level1:
        return 2.5
    return _WEIGHTS[column.role](words, text)


def _as_lead(words: Vocabulary, text: str) -> float:
    if words.level(text) is not None or is_figure(text):
        return -3.0
    return 2.0 if group_of(words, text) is not None else -4.0


def _as_level1(words: Vocabulary, text: str) -> float:
    key = words.level_key(text)
    if key not in words.level1:
        return _as_unknown_level(words, text)
    return 2.0 if key in words.level2 else 3.0


def _as_level2(words: Vocabulary, text: str) -> float:
    known = words.level_key(text) in words.level2
    return 3.0 if known else _as_unknown_level(words, text)


def _as_unknown_level(words: Vocabulary, text: str) -> float:
    if words.level(text) is not None or _QUANTITY.match(text) or _SIGNED.match(text):
        return -3.0
    return 1.5 if _POINTS.search(text) else 0.2


def _as_name(words: Vocabulary, text: str) -> float:
    if words.level(text) is not None:
        return -3.0
    if is_figure(text) or _SIGNED.match(text) or says_nothing(text):
        return -2.0
    return 1.0


def _as_value(words: Vocabulary, text: str) -> float:
    if words.level(text) is not None or is_unused_name(text):
        return -4.0
    if _SIGNED.match(text) or is_figure(text):
        return 2.0
    if reads_like_value(text):
        return 1.5
    if says_nothing(text):
        return 0.0
    return -2.0 if len(text) > _LONG else 0.4


def _as_unit(_: Vocabulary, text: str) -> float:
    if is_figure(text) or OPERATOR.fullmatch(text):
        return -3.0
    return 1.5 if len(text) <= _LONGEST_UNIT and not _DIGIT.search(text) else -1.0


def _as_sign(_: Vocabulary, text: str) -> float:
    return 3.0 if OPERATOR.fullmatch(text) else -2.0


def _as_points(_: Vocabulary, text: str) -> float:
    if is_figure(text):
        return 1.5
    return 0.0 if says_nothing(text) else -2.0


def _as_money(_: Vocabulary, text: str) -> float:
    if is_figure(text):
        return 2.0
    return 0.3 if says_nothing(text) else -3.0


def _as_text(words: Vocabulary, text: str) -> float:
    if words.level(text) is not None:
        return -3.0
    if is_figure(text) or _SIGNED.match(text):
        return -1.5
    return 0.6


def _as_number(_: Vocabulary, text: str) -> float:
    return 2.0 if text.strip().isdigit() else -2.0


def _as_any(words: Vocabulary, text: str) -> float:
    if words.level(text) is not None or label_of(words, text) is not None:
        return -2.0
    return 0.2


_WEIGHTS = {
    LEAD: _as_lead, LEVEL1: _as_level1, LEVEL2: _as_level2, NAME: _as_name, VALUE: _as_value,
    OTHER: _as_value, UNIT: _as_unit, SIGN: _as_sign, POINTS: _as_points, MONEY: _as_money,
    TEXT: _as_text, NUMBER: _as_number, ANY: _as_any,
}  # fmt: skip
