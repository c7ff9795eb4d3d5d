"""One cell a line, as a page comes out of a chat or a PDF: lines put into rows again.

Merged cells stand once and blank ones not at all. Labels with their texts are told by the words of
the form, lines of money by their figures, indicators by what their columns hold; where two ways to
cut the lines are as good, or none fits, nothing is guessed.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.model import BUDGET_PARTS, label_unit
from checker.readers.columncells import reads_like_value
from checker.readers.columns import LEVELS, field_of_column
from checker.readers.copiedsections import LONG_TEXTS
from checker.readers.copiedsolving import StuckError
from checker.readers.fitting import ANY, LEVEL1, LEVEL2, NAME, VALUE, fit, weight
from checker.readers.heads import MEASURES, MONEY, PURSES, label_of_line, year_alone
from checker.readers.labels import (
    LEFT_OUT,
    group_of,
    is_figure,
    is_label,
    is_level,
    is_text,
    is_title,
    label_of,
    label_said,
    reads_like_label,
    says_nothing,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.readers.copiedsolving import Row
    from checker.readers.fitting import ColumnRole
    from checker.readers.grid import GridCell
    from checker.readers.vocabulary import Vocabulary

_PAIR = 2
_POINTS = ("分值", "得分")
_SURE = 0.4
_WORST = -2.5


def labelled_rows(words: Vocabulary, cells: Sequence[GridCell]) -> Iterator[Row]:
    """The rows above or below the indicators: labels with their texts, money, goals."""
    at = width = 0
    held: Row = []
    while at < len(cells):
        labels = list(takewhile(lambda cell: _is_label(words, cell), cells[at:]))
        at += len(labels)
        texts = list(takewhile(lambda cell: not _is_label(words, cell), cells[at:]))
        at += len(texts)
        line = len(labels) == 1 and _is_line(words, labels[0])
        if line and width and len(texts) != width:
            raise StuckError(labels)  # blanks are not there, and may be anywhere in it
        heads = len(labels) > _PAIR and all(_is_amount(cell) for cell in texts)
        width = len(texts) if heads or (line and width) else 0
        rows = list(_labelled(words, labels, texts) if labels else _unlabelled(texts))
        if held and len(labels) == 1 and field_of_column(words, labels[0].text) in _POINTS:
            rows = [[*held, *rows[0]], *rows[1:]]  # 执行率 | 98.77 | 得分 | 9.88
        elif held:
            yield held
        *before, held = rows
        yield from before
    if held:
        yield held


def _is_label(words: Vocabulary, cell: GridCell) -> bool:
    known = is_label(words, cell.text) or label_of_line(words, cell.text) is not None
    return known or field_of_column(words, cell.text) in _POINTS


def _unlabelled(texts: Row) -> Iterator[Row]:
    """Titles and the like stand above all labels."""
    if any(is_figure(cell.text) for cell in texts):
        raise StuckError(texts)
    yield from ([cell] for cell in texts)


def _labelled(words: Vocabulary, labels: Row, texts: Row) -> Iterator[Row]:
    figures = all(map(_is_amount, texts))
    long = list(takewhile(lambda cell: _is_long(words, cell), reversed(labels)))
    if figures and len(texts) > 1:
        yield from _money(words, labels, texts)
    elif len(long) > 1 and len(texts) in (len(long), len(long) - 1) and len(texts) > 1:
        yield labels
        yield texts
    elif len(long) > 1:
        raise StuckError(labels)
    else:
        yield from _pair(words, labels, texts)


def _is_amount(cell: GridCell) -> bool:
    return is_figure(cell.text) or says_nothing(cell.text)


def _is_line(words: Vocabulary, cell: GridCell) -> bool:
    label = label_of_line(words, cell.text)
    return label is not None and label.field in PURSES


def _is_long(words: Vocabulary, cell: GridCell) -> bool:
    label = label_of(words, cell.text)
    return label is not None and label.field in LONG_TEXTS


def _money(words: Vocabulary, labels: Row, figures: Row) -> Iterator[Row]:
    """The name of a line with its figures, below heads where these are the first."""
    *heads, name = labels
    fields = [label.field if (label := label_of_line(words, cell.text)) else "" for cell in heads]
    parts = any(field in BUDGET_PARTS for field in fields[1:])
    named = (_is_line(words, name) or words.ends(name.text)) and not parts
    lead = len(heads) == len(figures) + 1 and fields[0] not in MEASURES[1:]
    if named and (lead or len(heads) in (0, len(figures))):
        blank = replace(name, text="", lines=())
        yield from ([heads if lead else [blank, *heads]] if heads else [])
        yield [name, *figures]
    elif len(labels) == len(figures) + 1 and group_of(words, labels[0].text) is not None:
        yield labels
        yield figures
    else:
        raise StuckError(figures)


def _pair(words: Vocabulary, labels: Row, texts: Row) -> Iterator[Row]:
    """A label with its text, behind the label of its block or behind labels without a text."""
    money = sum(_is_money(words, cell) for cell in labels)
    amount = len(texts) == 1 and is_figure(texts[0].text)
    lead = len(labels) == _PAIR and (
        group_of(words, labels[0].text) is not None or (money == _PAIR and amount)
    )
    if texts and _is_money(words, labels[-1]) and reads_like_label(texts[0].text):
        raise StuckError(texts)
    if money > _PAIR or (not lead and any(_is_money(words, cell) for cell in labels[:-1])):
        raise StuckError(labels)
    if lead:
        yield [*labels, *texts[:1]]
    else:
        yield from ([cell] for cell in labels[:-1])
        yield [labels[-1], *texts[:1]]
    yield from _rest(words, labels[-1], texts[1:])


def _rest(words: Vocabulary, label: GridCell, texts: Row) -> Iterator[Row]:
    """What stands behind a label and its text: more lines of that, a label nobody knows with a text
    of its own, a label with its text in one line."""
    known = label_of(words, label.text)
    long = known is not None and (known.field in LONG_TEXTS or is_text(known))
    at = 0
    while at < len(texts):
        text = texts[at].text
        own = is_title(text) or bool(year_alone(text)) or words.ends(text)
        own = own or label_said(words, text) is not None
        if own or (long and not reads_like_label(text)):
            yield [texts[at]]
            at += 1
        elif reads_like_label(text) and not is_figure(text) and at + 1 < len(texts):
            yield texts[at : at + _PAIR]
            at += _PAIR
        else:
            raise StuckError(texts[at:])


def _is_money(words: Vocabulary, cell: GridCell) -> bool:
    label = label_of_line(words, cell.text)
    return (label is not None and label.field in MONEY) or label_unit(cell.text) is not None


def heads_of_lines(words: Vocabulary, cells: Sequence[GridCell], start: int) -> int:
    """How many lines from one on are heads of the columns of indicators, 一级指标 first."""
    if field_of_column(words, cells[start].text) != LEVELS[0]:
        return 0
    fields = [field_of_column(words, cell.text) for cell in cells[start:]]
    run = list(takewhile(bool, fields))
    known = [field for field in run if field != LEFT_OUT]
    if len(set(known)) < len(known):
        raise StuckError([cells[start]])  # heads in two rows
    return len(run)


def indicator_rows(
    words: Vocabulary, cells: Sequence[GridCell], columns: Sequence[ColumnRole]
) -> list[Row]:
    """The rows of indicators that lines are; raises StuckError where another way to cut them is as
    good, or none fits."""
    texts = [cell.text for cell in cells]
    if not texts:
        return []
    if words.level(texts[0]) is None:
        raise StuckError(list(cells[:1]))
    best: list[list[tuple[float, tuple[int, ...]]]] = [[(0.0, ())]]
    for end in range(1, len(texts) + 1):
        ways = [
            (score + better, (*cuts, end))
            for start in range(max(0, end - len(columns)), end)
            if best[start] and (better := _row(words, texts[start:end], columns)) is not None
            for score, cuts in best[start]
        ]
        best.append(sorted(ways, key=lambda way: -way[0])[:2])
    if not best[-1]:
        raise StuckError([cells[max(at for at, ways in enumerate(best) if ways)]])
    (score, cuts), *others = best[-1]
    if others and score - others[0][0] < _SURE:
        pairs = zip(cuts, others[0][1], strict=False)
        raise StuckError([cells[next((min(pair) for pair in pairs if pair[0] != pair[1]), 0)]])
    starts = (0, *cuts[:-1])
    return [list(cells[start:end]) for start, end in zip(starts, cuts, strict=True)]


def counts_rows(words: Vocabulary, head: GridCell, body: Sequence[GridCell]) -> bool:
    """Whether a head before that of the levels stands over the numbers of the rows: 序号."""
    left = field_of_column(words, head.text) == LEFT_OUT
    return left and bool(body) and body[0].text == "1"


def numbered_rows(
    words: Vocabulary, cells: Sequence[GridCell], columns: Sequence[ColumnRole]
) -> list[Row]:
    """The same where every row begins with its number; raises StuckError where a figure is not
    the next number, or does not stand where a row begins."""
    numbers: dict[int, GridCell] = {}
    others: Row = []
    for cell in cells:
        if cell.text == str(len(numbers) + 1):
            numbers[len(others)] = cell
        elif cell.text.isdigit():
            raise StuckError([cell])
        else:
            others.append(cell)
    rows: list[Row] = []
    start = 0
    for row in indicator_rows(words, others, columns):
        if start not in numbers:
            raise StuckError(row)
        rows.append([numbers[start], *row])
        start += len(row)
    if len(rows) < len(numbers):
        raise StuckError([numbers[start]] if start in numbers else list(cells[-1:]))
    return rows


def _is_amiss(words: Vocabulary, placed: Sequence[tuple[str, ColumnRole]]) -> bool:
    """Whether a text is plainly that of another column: a level, a value or the label of a block
    for a name, or beside a value that is none."""
    read = dict.fromkeys((NAME, VALUE, ANY), False)
    for text, column in placed:
        if column.role not in (LEVEL1, LEVEL2) and is_level(words, text):
            return True
        if column.role == NAME and group_of(words, text) is not None:
            return True  # 预算执行情况 | 98% | 10 | 9.8 below the last indicator
        if column.role in read:
            read[column.role] |= reads_like_value(text)
    return read[NAME] or (read[ANY] and not read[VALUE])


def _row(words: Vocabulary, texts: Sequence[str], columns: Sequence[ColumnRole]) -> float | None:
    """How well lines are a row; None where it lacks a name or a value, has a level nobody knows, or
    something in it is impossible."""
    found = fit(words, texts, columns)
    if found is None or found.margin < _SURE:
        return None
    core = {at for at, column in enumerate(columns) if column.role in (NAME, VALUE)}
    weights = {
        at: weight(words, text, columns[at]) for text, at in zip(texts, found.columns, strict=True)
    }
    open_ = {at for at, column in enumerate(columns) if column.role == ANY}
    some = open_ & {*weights}  # of several columns that may hold any text, which are blank?
    if not core <= {*weights} or min(weights.values()) <= _WORST or (some and some < open_):
        return None
    under = [columns[at] for at in found.columns]
    if _is_amiss(words, list(zip(texts, under, strict=True))):
        return None
    levels = [weights[at] > 1 for at in weights if columns[at].role in (LEVEL1, LEVEL2)]
    valued = any(weights[at] > 1 for at in weights if columns[at].role == VALUE)
    return found.score if all(levels) and (levels or valued) else None
