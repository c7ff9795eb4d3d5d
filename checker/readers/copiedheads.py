"""The heads of a copied table: which of them reach over which, where only their order is left.

Heads in up to three rows stand over as many columns as the rows below have cells; of the ways to
divide them that come to that number the likeliest is taken, by the words and by what stands below.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, replace
from checker.readers.columns import field_of_column, is_year
from checker.readers.fitting import (
    ANY,
    LEAD,
    LEVEL1,
    LEVEL2,
    MONEY,
    NAME,
    NUMBER,
    OTHER,
    POINTS,
    SIGN,
    TEXT,
    UNIT,
    VALUE,
    ColumnRole,
)
from checker.readers.heads import MONEY as MONEY_FIELDS
from checker.readers.heads import label_of_line
from checker.readers.labels import (
    GOALS,
    group_of,
    is_figure,
    is_money,
    is_sum,
    label_of,
    speaks_of_money,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.readers.grid import GridCell
    from checker.readers.vocabulary import Vocabulary

_ROLES = {
    "一级指标": LEVEL1, "二级指标": LEVEL2, "三级指标": NAME, "指标值": VALUE, "上年值": OTHER,
    "前年值": OTHER, "中期指标值": OTHER, "实际完成值": OTHER, "全年预计完成值": OTHER,
    "计量单位": UNIT, "指标性质": SIGN, "分值": POINTS, "得分": POINTS,
}  # fmt: skip
_NUMBERS = ("序号", "编号")
_WIDE = frozenset({"指标值", "实际完成值", "上年值", "完成可能性", "偏差原因", "评分标准", ""})
# So many steps to divide heads, and so many weighings of a cell in a column, are taken at most;
# heads that could be divided in more ways are not told apart.
_MOST_STEPS = 5_000
_MOST_WEIGHINGS = 400_000


@dataclass(frozen=True, slots=True)
class Placed:
    """A head over the columns `start` to `end` (exclusive) and the head rows `top` to `bottom`."""

    cell: GridCell
    start: int
    end: int
    top: int
    bottom: int


Heads = tuple[Placed, ...]


class TooManyWaysError(Exception):
    """Heads could be divided in more ways than are tried."""


@dataclass(slots=True)
class _Steps:
    """How many steps are left."""

    left: int = _MOST_STEPS

    def take(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise TooManyWaysError


def divisions(rows: Sequence[Sequence[GridCell]], width: int, cells: int = 0) -> Iterator[Heads]:
    """Every way to set the rows of heads over `width` columns, below which `cells` are weighed.
    Raises TooManyWaysError."""
    first = [Placed(cell, at, at + 1, 0, 0) for at, cell in enumerate(rows[0])]
    if len(rows) == 1:
        if len(first) == width:
            yield tuple(first)
        return
    last = len(rows) - 1
    most = _Steps(_MOST_WEIGHINGS // (width * max(cells, 1)))
    for way in _divided([[each] for each in rows[0]], rows[1:], width, _Steps()):
        most.take()
        yield tuple(_placed(way, last))


# A head and the heads below it, outermost first: a path a column.
_Paths = list[list["GridCell"]]


def _divided(
    paths: _Paths, rows: Sequence[Sequence[GridCell]], width: int, steps: _Steps
) -> Iterator[_Paths]:
    if not rows:
        if len(paths) == width:
            yield paths
        return
    row = rows[0]
    blank = [cell for cell in row if cell.blank]
    if blank and len(row) >= len(paths):
        for way in _below_blanks(paths, row, steps):
            yield from _divided(way, rows[1:], width, steps)
        return
    own = [cell for cell in row if not cell.blank]
    for count in range(1, min(len(paths), len(own)) + 1):
        few = count > 1 and 2 * count > len(own)
        if few or (len(rows) == 1 and len(paths) - count + len(own) != width):
            continue
        for chosen in combinations(range(len(paths)), count):
            for shares in _shares(len(own), count):
                steps.take()
                way = _with(paths, own, chosen, shares)
                yield from _divided(way, rows[1:], width, steps)


def _shares(total: int, count: int) -> Iterator[tuple[int, ...]]:
    """Ways to share cells out, two or more to each, or one where it is alone."""
    if count == 1:
        yield (total,)
        return
    for first in range(2, total - 2 * (count - 1) + 1):
        yield from ((first, *rest) for rest in _shares(total - first, count - 1))


def _with(
    paths: _Paths, own: Sequence[GridCell], chosen: Sequence[int], shares: Sequence[int]
) -> _Paths:
    found: _Paths = []
    left = list(own)
    share = dict(zip(chosen, shares, strict=True))
    for at, path in enumerate(paths):
        if at not in share:
            found.append(path)
            continue
        found += ([*path, cell] for cell in left[: share[at]])
        del left[: share[at]]
    return found


def _below_blanks(paths: _Paths, row: Sequence[GridCell], steps: _Steps) -> Iterator[_Paths]:
    """As Word copies: a blank below every head that is merged downwards."""
    runs: list[list[GridCell]] = []
    for cell in row:
        if cell.blank or not runs or runs[-1][0].blank:
            runs.append([])
        runs[-1].append(cell)
    blanks = sum(run[0].blank for run in runs)
    wide = len(paths) - blanks
    if wide == len(runs) - blanks:
        found: _Paths = []
        for path, run in zip(paths, runs, strict=True):
            found += [path] if run[0].blank else [[*path, cell] for cell in run]
        yield found
        return
    if wide > len(runs) - blanks and len(row) > len(paths):
        own = [cell for cell in row if not cell.blank]
        for chosen in (
            combinations(range(len(paths)), wide) if wide == 1 or 2 * wide <= len(own) else ()
        ):
            for shares in _shares(len(own), wide):
                steps.take()
                way = _with(paths, own, chosen, shares)
                flat = [len(path) > len(paths[0]) for path in way]
                if flat == [not cell.blank for cell in row]:
                    yield way


def _placed(paths: _Paths, last: int) -> Iterator[Placed]:
    """The heads of some paths; one without heads below reaches down to the last row."""
    seen: set[int] = set()
    for at, path in enumerate(paths):
        row = 0
        for depth, cell in enumerate(path):
            row = max(row, 0) if depth == 0 else cell.row - path[0].row
            if id(cell) in seen:
                continue
            seen.add(id(cell))
            end = at + 1
            while end < len(paths) and any(each is cell for each in paths[end]):
                end += 1
            below = path[depth + 1].row - path[0].row - 1 if depth + 1 < len(path) else last
            yield Placed(cell, at, end, row, below)


def columns_below(
    words: Vocabulary, heads: Heads, *, leads: int, of_list: bool, of_money: bool
) -> tuple[ColumnRole, ...]:
    """What stands in each column below some heads; the first `leads` are labels of the
    block, merged over its rows. None where one of those is divided."""
    if any(head.start < leads and head.end - head.start > 1 for head in heads):
        return ()
    width = max(head.end for head in heads)
    if width <= leads:
        return ()
    found: list[ColumnRole] = []
    for at in range(width):
        path = [head.cell.text.strip() for head in heads if head.start <= at < head.end]
        if at < leads:
            found.append(ColumnRole(LEAD, path[-1], merged=True))
        elif of_money:
            found.append(_of_money(words, path, first=at == leads))
        else:
            column = _of_indicators(words, path, of_list=of_list)
            found.append(replace(column, optional=of_list))
    return tuple(found)


def settled(
    words: Vocabulary, columns: Sequence[ColumnRole], rows: Sequence[Sequence[str]]
) -> tuple[ColumnRole, ...]:
    """The columns of indicators with what the texts of whole rows say of them."""
    found = [_by_content(words, each, [row[at] for row in rows]) for at, each in enumerate(columns)]
    second = next((at for at, each in enumerate(found) if each.role == LEVEL2), 0)
    if second and found[second - 1].role == ANY:
        found[second - 1] = replace(found[second - 1], role=LEVEL1)
    value = next((at for at, each in enumerate(found) if each.role == VALUE), 0)
    if value and found[value - 1].role == ANY and NAME not in {each.role for each in found}:
        found[value - 1] = replace(found[value - 1], role=NAME)
    names = [at for at, each in enumerate(found) if each.role == NAME]
    return tuple(
        replace(each, merged=True) if names and at < names[-1] and each.role != NAME else each
        for at, each in enumerate(found)
    )


def settled_money(
    words: Vocabulary, columns: tuple[ColumnRole, ...], rows: Sequence[Sequence[str]], leads: int
) -> tuple[ColumnRole, ...]:
    """The columns of money, the first one that of names where its texts are no figures."""
    texts = [row[0] for row in rows if row]
    first = columns[leads]
    if not texts or any(map(is_figure, texts)):
        role = MONEY if first.role == MONEY else ANY
    else:
        role = first.role if first.role == MONEY and not is_sum(words, first.label) else TEXT
    return (*columns[:leads], replace(first, role=role), *columns[leads + 1 :])


def _by_content(words: Vocabulary, column: ColumnRole, texts: Sequence[str]) -> ColumnRole:
    keys = [words.level_key(text) for text in texts if text]
    first = sum(key in words.level1 and key not in words.level2 for key in keys)
    second = sum(key in words.level2 for key in keys)
    if column.role == LEVEL2 and first:
        return replace(column, shifted=True)
    if column.role not in (ANY, NAME) or max(first, second) * 2 <= len(keys):
        return column
    return replace(column, role=LEVEL1 if first > second else LEVEL2)


def _of_money(words: Vocabulary, path: Sequence[str], *, first: bool) -> ColumnRole:
    label = next((each for text in reversed(path) if (each := label_of_line(words, text))), None)
    if path[-1] in _NUMBERS:
        return ColumnRole(NUMBER, path[-1])
    of_money = label is not None and label.field in MONEY_FIELDS and label.field != "偏差原因"
    if of_money or is_year(path[-1]):
        return ColumnRole(MONEY, path[-1])
    if any(word in path[-1] for word in ("得分", "分值", "权重")):
        return ColumnRole(POINTS, path[-1])
    return ColumnRole(TEXT if first or label is not None else ANY, path[-1])


def _of_indicators(words: Vocabulary, path: Sequence[str], *, of_list: bool) -> ColumnRole:
    text = path[-1]
    field = field_of_column(words, text)
    label = label_of(words, text)
    if of_list and label is not None and not field:
        role = MONEY if is_money(label) else TEXT
        return ColumnRole(role, text, merged=True)
    if text in _NUMBERS:
        return ColumnRole(NUMBER, text, merged=True)
    if field in _ROLES:
        return ColumnRole(_ROLES[field], text)
    above = field_of_column(words, path[-2]) if len(path) > 1 else ""
    if not field and above == "三级指标":
        return ColumnRole(NAME, text)
    if not field and above in ("指标值", "上年值", "实际完成值"):
        return ColumnRole(OTHER, text)
    of_project = of_list and (is_sum(words, text) or speaks_of_money(words, text))
    return ColumnRole(MONEY, text, merged=True) if of_project else ColumnRole(ANY, text)


def likelihood(words: Vocabulary, heads: Heads, *, leads: int) -> float:
    """How likely it is that the heads are divided as they are, and that the first `leads` lead the
    block, by their words."""
    divided = sum(_of_head(words, heads, head) for head in heads)
    return divided + sum(_as_lead(words, head) for head in heads if head.start < leads)


def _as_lead(words: Vocabulary, head: Placed) -> float:
    """A measure or a source heads its column; what leads the block says 资金 or nothing known."""
    if group_of(words, head.cell.text) is not None:
        return 0.5 if head.start == 0 else 0.0
    label = label_of_line(words, head.cell.text)
    if label is None or label.field not in MONEY_FIELDS:
        return 0.0 if head.start == 0 else -1.0
    return -0.5 * (1 + head.start) if label.field == "预算数" else -3.0


def _of_head(words: Vocabulary, heads: Heads, head: Placed) -> float:
    under = [
        each
        for each in heads
        if each.top == head.bottom + 1 and head.start <= each.start < head.end
    ]
    known = words.column(head.cell.text)
    field = known[0] if known else ""
    if not under:
        return 0.5 if field in ("一级指标", "二级指标", "计量单位", "分值", "备注") else 0.0
    fields = {each[0] for slot in under if (each := words.column(slot.cell.text))}
    if field in ("一级指标", "二级指标", "计量单位", "指标性质", "分值", "得分", "备注"):
        return -3.0
    if field == "三级指标":
        return 1.0 if fields & {"一级指标", "三级指标", "指标值"} else -2.0
    labels = [label_of_line(words, slot.cell.text) for slot in under]
    money = sum(each is not None and is_money(each) for each in labels)
    own = label_of_line(words, head.cell.text)
    if own is not None and own.field == GOALS and "指标值" not in fields:
        return -3.0
    if money:
        speaks = (own is not None and is_money(own)) or speaks_of_money(words, head.cell.text)
        return 1.0 if speaks else -1.0
    return 0.5 if field in _WIDE else -1.0
