"""Rows of a copied table that no heads stand over: labels with their texts, a label that leads
several rows, the lines of one text. What looks like the rows of heads nobody knows is refused."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.model import label_unit
from checker.readers.columns import LEVELS, field_of_column
from checker.readers.copiedsections import LONG_TEXTS
from checker.readers.copiedsolving import StuckError
from checker.readers.heads import MONEY, label_of_line, year_alone
from checker.readers.labels import (
    GOALS,
    LEFT_OUT,
    group_of,
    is_figure,
    is_label,
    is_level,
    is_money,
    is_text,
    is_title,
    label_of,
    label_said,
    reads_like_label,
    speaks_of_money,
)

if TYPE_CHECKING:
    from checker.readers.copiedsections import Sections
    from checker.readers.copiedsolving import Row

_PAIR, _FEWEST = 2, 3
# What is on one line, unless its cell is narrow.
_NAMES = ("项目名称", "单位名称", "主管部门")


class Blocks:
    """The rows between the sections of a table."""

    def __init__(self, sections: Sections) -> None:
        self.sections = sections
        self.words = sections.words
        self.rows = sections.rows

    def at(self, at: int) -> tuple[list[Row], int]:
        """A row with those below it that go on with it, and where the next row stands. Raises
        StuckError at rows whose heads were not told apart."""
        row = self.rows[at]
        self._refuse_figures(row)
        self._refuse_heads(at)
        self._refuse_label_alone(at)
        self._refuse_rest_of_name(at)
        end = at + 1
        while end < len(self.rows) and self._goes_on(row, self.rows[end]):
            end += 1
        if end > at + 1:
            return self._below_label(at, end, lacking=True), end
        while end < len(self.rows) and self._has_blank_label(end):
            end += 1
        if end > at + 1:
            return self._below_label(at, end, lacking=False), end
        more = self._more(at)
        return [_joined(row, more)], at + 1 + len(more)

    def _below_label(self, at: int, end: int, *, lacking: bool) -> list[Row]:
        """Rows whose first label is merged over those below, which lack it or have a blank."""
        first, *others = self.rows[at]
        below = self.rows[at + 1 : end]
        for each in below:
            self._refuse_figures(each)
        moved = [[replace(cell, column=cell.column + 1) for cell in each] for each in below]
        rest = moved if lacking else [each[1:] for each in below]
        return [[replace(first, row_span=end - at), *others], *rest]

    def _goes_on(self, row: Row, below: Row) -> bool:
        """Whether a row below the label of a block lacks nothing but that."""
        if len(row) < _FEWEST or len(below) != len(row) - 1 or below[0].blank:
            return False
        if is_figure(row[1].text) or is_level(self.words, below[0].text):
            return False
        if self._names_block(row[0].text):
            return self._is_alike(row[1:], below)
        heads = all(self.sections.could_head(cell.text) for cell in row)
        return heads and not self._begins(row[0].text, below[0].text)

    def _names_block(self, text: str) -> bool:
        label = label_of(self.words, text)
        left = label is not None and (label.field == LEFT_OUT or is_money(label))
        money = label_unit(text) is not None and speaks_of_money(self.words, text)
        return left or (label is None and money) or group_of(self.words, text) is not None

    def _is_alike(self, above: Row, below: Row) -> bool:
        """Whether two rows have figures in the same places, and money or nothing known first."""
        labels = [label_of(self.words, row[0].text) for row in (above, below)]
        money = all(one is not None and (is_money(one) or one.field in MONEY) for one in labels)
        figures = [[is_figure(cell.text) for cell in row] for row in (above, below)]
        return (labels[1] is None or money) and figures[0] == figures[1]

    def _begins(self, above: str, text: str) -> bool:
        """Whether a text is a label of its own; a goal of the year below 项目绩效总目标 is not."""
        label, other = label_of(self.words, above), label_of(self.words, text)
        goals = label is not None and label.field == GOALS
        if goals and other is not None and other.field in LONG_TEXTS:
            return False
        return is_label(self.words, text)

    def _has_blank_label(self, at: int) -> bool:
        """Whether a row begins with the blank of a label that is merged over it."""
        first, *others = self.rows[at]
        said = first.blank and any(not cell.blank for cell in others)
        return said and self.sections.at(at) is None

    def _more(self, at: int) -> list[Row]:
        """The lines below a text that stands beside its label, which are lines of its cell."""
        row = self.rows[at]
        label = label_of(self.words, row[0].text) if len(row) > 1 else None
        long = label is not None and (label.field in LONG_TEXTS or is_text(label))
        found: list[Row] = []
        for below in self.rows[at + 1 :] if long and not row[-1].blank else ():
            text = below[0].text
            named = is_label(self.words, text) or is_title(text) or self.words.ends(text)
            said = label_said(self.words, text)
            named = named or (said is not None and said.field != GOALS) or bool(year_alone(text))
            if len(below) > 1 or not text or named or reads_like_label(text):
                break
            found.append(below)
        return found

    def _refuse_label_alone(self, at: int) -> None:
        """A label at the end of a row, behind a long text, has its own below it, where nothing
        else begins: 总体目标 | … | 说明."""
        row, *following = ([c for c in each if not c.blank] for each in self.rows[at : at + 2])
        if len(row) != _FEWEST or not following or len(following[0]) < _PAIR:
            return
        label, text, last = (cell.text for cell in row)
        first = label_of(self.words, label)
        long = first is not None and first.field in LONG_TEXTS and not is_label(self.words, text)
        if long and is_label(self.words, last) and not is_label(self.words, following[0][0].text):
            raise StuckError(row)

    def _refuse_rest_of_name(self, at: int) -> None:
        """A line nobody knows below a name may be the rest of it: whose cell has two lines."""
        row = self.rows[at]
        label = label_of(self.words, row[-_PAIR].text) if len(row) % _PAIR == 0 else None
        if label is None or label.field not in _NAMES:
            return
        following = [cell for row in self.rows[at + 1 : at + 3] for cell in row][:_FEWEST]
        if len(following) < _PAIR or len(self.rows[at + 1]) not in (1, _FEWEST):
            return
        if len(self.rows[at + 1]) == _FEWEST and is_label(self.words, following[-1].text):
            return
        first, following = following[0], following[1:]
        text = first.text
        known = is_label(self.words, text) or is_title(text) or self.words.ends(text)
        known = (
            known
            or group_of(self.words, text) is not None
            or label_said(self.words, text) is not None
        )
        if not text or known or not is_label(self.words, following[0].text):
            return
        raise StuckError([first])

    def _refuse_figures(self, row: Row) -> None:
        """Figures beside each other, or before any text, stand below heads nobody knows."""
        own = [cell for cell in row if not cell.blank]
        figures = [is_figure(cell.text) for cell in own]
        if len(own) < _PAIR or self.words.ends(own[0].text) or self._is_total(own[0].text):
            return
        beside = any(one and other for one, other in pairwise(figures))
        if figures[0] or beside:
            raise StuckError(row)

    def _is_total(self, text: str) -> bool:
        label = label_of(self.words, text)
        return label is not None and label.field == "总分"

    def _refuse_heads(self, at: int) -> None:
        """Levels side by side, heads of indicators, or labels of money over figures, which were
        not told apart."""
        row = self.rows[at]
        texts = [cell.text for cell in row]
        if any(is_level(self.words, text) for text in texts[_PAIR:]):
            raise StuckError(row)
        if at + 1 == len(self.rows) or not self.sections.is_head(at):
            return
        fields = {field_of_column(self.words, text) for text in texts}
        if len(row) > _FEWEST and fields.intersection(LEVELS):
            raise StuckError(row)
        if self._is_over_figures(row, self.rows[at + 1]):
            raise StuckError(row)

    def _is_over_figures(self, row: Row, below: Row) -> bool:
        if not any(is_figure(cell.text) for cell in below):
            return False
        labels = [label_of_line(self.words, cell.text) for cell in row]
        money = sum(label is not None and label.field in MONEY for label in labels)
        wide = labels[0] is not None and is_money(labels[0]) and len(row) % _PAIR == 1
        return money > 1 or (wide and len(below) > len(row))


def _joined(row: Row, more: list[Row]) -> Row:
    """The row with the lines that go on with its last cell."""
    if not more:
        return row
    lines = [row[-1], *(below[0] for below in more)]
    text = "\n".join(cell.text for cell in lines)
    return [*row[:-1], replace(row[-1], text=text, lines=tuple(cell.place for cell in lines))]
