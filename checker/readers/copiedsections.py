"""Where in a copied table heads stand over rows: indicators, money, and texts side by side."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.readers.columncells import reads_like_value
from checker.readers.columns import LEVELS, field_of_column, is_year
from checker.readers.copiedsolving import Section, StuckError, Task, solved
from checker.readers.gaps import ends_rows
from checker.readers.heads import MONEY, label_of_line
from checker.readers.labels import (
    GOALS,
    LONG_TERM,
    group_of,
    is_figure,
    is_level,
    is_title,
    label_of,
    reads_like_label,
    says_nothing,
    speaks_of_money,
)
from checker.readers.projectlist import find_listing
from checker.readers.rows import GridRow, Slot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from checker.readers.copiedsolving import Row
    from checker.readers.vocabulary import Vocabulary

LONG_TEXTS = frozenset({GOALS, LONG_TERM, "实际完成情况"})
_DEEPEST, _FEWEST, _PAIR = 3, 3, 2
_MOST_LEADS = (0, 1, 2)
_IDENTITY = ("项目名称", "单位名称", "主管部门", "区域")
_YEAR_BEFORE = late_pattern(r"^20\d\d年?度?(?=.)")
# A label with its value: 填表人：王某.
_SAID = late_pattern(r"[^：:≥≤]{2,16}[：:].+", re.DOTALL)


class Sections:
    """The sections of a table that was copied as rows of cells."""

    def __init__(self, words: Vocabulary, rows: Sequence[Row]) -> None:
        self.words = words
        self.rows = rows
        several = [row for row in rows if len(row) > 1]
        self.keeps_blanks = any(row[0].blank or row[-1].blank for row in several)
        """Whether what was copied has its blank cells, at the ends of lines too."""

    def at(self, at: int) -> Section | None:
        """The section whose heads begin with a row; None where the row is no head."""
        if not self.is_head(at) or self._is_below_heads(at):
            return None
        kinds = (self._indicators, self._money, self._texts)
        return next((found for kind in kinds if (found := kind(at)) is not None), None)

    def is_head(self, at: int) -> bool:
        """Whether every cell of a row could be a head."""
        texts = [cell.text for cell in self.rows[at] if not cell.blank]
        return len(texts) > 1 and all(map(self.could_head, texts))

    def could_head(self, text: str) -> bool:
        words = self.words
        if is_figure(text) or is_level(words, text):
            return False
        known = field_of_column(words, text) or label_of_line(words, text)
        said = reads_like_label(_YEAR_BEFORE.sub("", text)) or is_year(text)
        return bool(known) or group_of(words, text) is not None or said

    def _is_below_heads(self, at: int) -> bool:
        """Whether a row that begins with a blank goes on with the heads of the row above."""
        below = at > 0 and self.rows[at][0].blank and len(self.rows[at - 1]) >= _FEWEST
        return below and self.is_head(at - 1)

    def _depths(self, at: int) -> Iterator[int]:
        """How many rows of heads may begin with a row."""
        for depth in range(1, _DEEPEST + 1):
            heads = depth == 1 or (at + depth < len(self.rows) and self.is_head(at + depth - 1))
            if at + depth >= len(self.rows) or not heads:
                return
            yield depth

    def _stands_alone(self, kind: Callable[[int], Section | None], at: int) -> bool:
        """Whether a section begins with a row, so that the row above is none of its heads."""
        if self._is_below_heads(at):
            return False
        try:
            return kind(at) is not None
        except StuckError:
            return False

    def _indicators(self, at: int) -> Section | None:
        found: Section | None = None
        for depth in self._depths(at):
            heads = tuple(self.rows[at : at + depth])
            opening = self._opening(at, heads)
            if opening is None or not (body := self._body(at + depth)):
                continue
            if opening and self._stands_alone(self._indicators, at + opening):
                return None
            of_list = self._heads_list(heads[0])
            leads = (int(not of_list and self._leads(heads)),)
            blanks = self.keeps_blanks
            task = Task(self.words, heads, tuple(body), leads, of_list, keeps_blanks=blanks)
            section = solved(task)
            if section is not None and section.holds_values:
                self._refuse_note(section)
                return section
            found = found or section
        if found is None and self._names_columns(self.rows[at]) and (body := self._body(at + 1)):
            raise StuckError(body[0])
        return found

    def _opening(self, at: int, heads: Sequence[Row]) -> int | None:
        """The row of heads that names the columns of indicators; None where none does."""
        named = (number for number, row in enumerate(heads) if self._names_columns(row))
        if (opening := next(named, None)) is not None:
            pair = opening and len(heads[0]) <= _PAIR  # a label with its text is above them all
            return None if pair else opening
        return 0 if len(heads) == 1 and self._leads_levels(at) else None

    def _heads_list(self, row: Row) -> bool:
        """Whether heads begin with what tells the projects of a list apart."""
        slots = tuple(Slot(cell, inherited=False) for cell in row)
        if find_listing(self.words, GridRow(row[0].row, slots, loose=False)) is not None:
            return True
        label = label_of(self.words, row[0].text)
        return label is not None and label.field in _IDENTITY

    def _names_columns(self, row: Row) -> bool:
        fields = {field_of_column(self.words, cell.text) for cell in row}
        levels = fields.intersection(LEVELS)
        return len(row) >= _FEWEST and (len(levels) > 1 or bool(levels and "指标值" in fields))

    def _leads_levels(self, at: int) -> bool:
        """Whether a row of texts stands right above one that begins with both levels."""
        row, below = self.rows[at], [cell.text for cell in self.rows[at + 1]]
        keys = [self.words.level_key(text) for text in below[:_PAIR]]
        levels = len(keys) > 1 and keys[0] in self.words.level1 and keys[1] in self.words.level2
        return levels and len(row) >= len(below) >= _FEWEST

    def _leads(self, heads: Sequence[Row]) -> bool:
        """Whether the first head is the label of the whole block, merged over all rows."""
        first, *others = (cell.text for cell in heads[0])
        if field_of_column(self.words, first) in LEVELS[:2]:
            return False
        if LEVELS[0] in (field_of_column(self.words, text) for text in others):
            return True
        below = (field_of_column(self.words, cell.text) for row in heads[1:] for cell in row)
        return group_of(self.words, first) is not None and LEVELS[0] not in below

    def _body(self, start: int) -> list[Row]:
        """The rows of indicators from a row on."""
        found: list[Row] = []
        for at in range(start, len(self.rows)):
            texts = [cell.text for cell in self.rows[at] if not cell.blank]
            if texts and self._ends(at, texts):
                break
            if texts:
                found.append(self.rows[at])
        return found

    def _ends(self, at: int, texts: Sequence[str]) -> bool:
        """Whether a row stands below the indicators: a label with its text, a signature, a title,
        more heads."""
        scored = len(texts) > _FEWEST and any(map(reads_like_value, texts[1:]))
        if ends_rows(self.words, texts[0]) and (self.words.ends(texts[0]) or not scored):
            return True
        heads = all(field_of_column(self.words, text) in LEVELS or is_year(text) for text in texts)
        said = all(map(_SAID.fullmatch, texts)) or (len(texts) == 1 and is_title(texts[0]))
        return heads or said or (self.is_head(at) and self._names_columns(self.rows[at]))

    def _refuse_note(self, section: Section) -> None:
        """A label with its text below the last indicator looks like a name with its value."""
        *above, last = section.body
        short = len(last) == _PAIR < len(section.columns) - 1
        alone = above and not any(len(row) == _PAIR for row in above)
        if short and alone and not reads_like_value(last[1].text):
            raise StuckError(last)

    def _money(self, at: int) -> Section | None:
        for depth in self._depths(at):
            heads = tuple(self.rows[at : at + depth])
            if not self._measures(heads) or not (body := self._lines(at + depth)):
                continue
            if any(self._stands_alone(self._money, at + below) for below in range(1, depth)):
                return None
            task = Task(self.words, heads, tuple(body), _MOST_LEADS, of_money=True)
            if (section := solved(task)) is not None:
                return section
        return None

    def _measures(self, heads: Sequence[Row]) -> bool:
        """Whether heads are those of money: two of them, or one behind what leads money."""
        texts = [cell.text for row in heads for cell in row if not cell.blank]
        labels = (label_of_line(self.words, text) for text in texts)
        count = sum(label is not None and label.field in MONEY for label in labels)
        first = texts[0]
        leads = group_of(self.words, first) is not None or speaks_of_money(self.words, first)
        return count >= (1 if leads else _PAIR)

    def _lines(self, start: int) -> list[Row]:
        """The lines of money from a row on: figures, or nothing said, behind a name of money."""
        found: list[Row] = []
        for row in self.rows[start:]:
            texts = [cell.text for cell in row if not cell.blank]
            quiet = len(row) > _PAIR and all(map(says_nothing, texts[1:]))
            if not texts or not (quiet or any(map(is_figure, texts))):
                break
            label = label_of(self.words, texts[0])
            other = label is not None and label.field not in MONEY
            if other or is_level(self.words, texts[0]):
                break
            found.append(row)
        return found

    def _texts(self, at: int) -> Section | None:
        """Goals and what was reached, side by side below their labels."""
        row = _without_last_blanks(self.rows[at])
        labels = [label_of(self.words, cell.text) for cell in row]
        long = [label is not None and label.field in LONG_TEXTS for label in labels]
        known = len(row) > _PAIR and all(label is not None for label in labels) and sum(long) > 1
        if at + 1 == len(self.rows) or not (known or all(long[-_PAIR:])):
            return None
        lead = len(row) > _PAIR and self._leads_texts(row)
        below = self.rows[at + 1]
        held = len(row) - (lead and not below[0].blank)
        below = below[: max(held, len(_without_last_blanks(below)))]
        if not _PAIR <= len(below) <= held:
            return None
        return solved(Task(self.words, (row,), (below,), (int(lead),), of_money=True))

    def _leads_texts(self, row: Row) -> bool:
        """Whether the first label is that of the block: 总体目标 | 预期目标 | 完成情况."""
        first, *others = (label_of(self.words, cell.text) for cell in row)
        fields = [label.field for label in others if label is not None]
        return first is None or group_of(self.words, row[0].text) is not None or GOALS in fields


def _without_last_blanks(row: Row) -> Row:
    end = len(row)
    while end > 1 and row[end - 1].blank:
        end -= 1
    return row[:end]
