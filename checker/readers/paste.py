"""A web page pasted as text, one cell a line: cells put into rows again by the words of the form.

Merged cells stand once and blank cells not at all, so that only the names of the levels and the
number of columns tell where a row begins; where they do not agree, nothing is guessed.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from checker.dataclass import dataclass
from checker.pattern import late_pattern
from checker.readers.columns import LEVELS
from checker.readers.contents import could_be_value
from checker.readers.gaps import spaced
from checker.readers.grid import Grid, GridCell, Paragraph
from checker.readers.labels import GOALS, LONG_TERM, is_label, label_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.readers.vocabulary import Vocabulary

_SHORTEST = 3
_TWO = 2
_CONTINUES = late_pattern("[及和与或、（(]")


@dataclass(frozen=True, slots=True)
class Paste:
    """The grid of a paste; `grid` is None where its cells cannot be told apart, at `stuck`."""

    grid: Grid | None
    stuck: Paragraph | None = None


def pasted(words: Vocabulary, paragraphs: Sequence[Paragraph]) -> Paste | None:
    """The rows of a text of one cell a line, or None where the text is none."""
    paragraphs = _beside_their_labels(words, list(_with_whole_labels(words, paragraphs)))
    head = _header_run(words, paragraphs)
    if head is None:
        apart = spaced(words, paragraphs)
        if apart is None:
            return None
        return Paste(apart) if isinstance(apart, Grid) else Paste(None, apart)
    start, end = head
    fields = [_field(words, each.text) for each in paragraphs[start:end]]
    first = next(
        (at for at, each in enumerate(paragraphs[:start]) if label_of(words, each.text)), start
    )
    rows: list[list[Paragraph | None]] = [list(paragraphs[first:start])] if first < start else []
    rows.append(list(paragraphs[start:end]))
    body = _Body(words, paragraphs[end:], fields)
    while body.rest:
        row = body.row()
        if row is None:
            break
        rows.append(row)
    if body.stuck is not None:
        return Paste(None, body.stuck)
    rows.extend([each] for each in body.rest)
    return Paste(Grid(tuple(_cells(rows)), tuple(paragraphs[:first]), loose=True))


def _with_whole_labels(words: Vocabulary, paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """A label that goes on in the next line is one: 主管部门 over 及代码."""
    held: Paragraph | None = None
    for each in paragraphs:
        if (
            held is not None
            and _CONTINUES.match(each.text)
            and label_of(words, held.text + each.text)
        ):
            held = Paragraph(held.text + each.text, held.place)
            continue
        if held is not None:
            yield held
        held = each
    if held is not None:
        yield held


def _beside_their_labels(words: Vocabulary, lines: list[Paragraph]) -> list[Paragraph]:
    """Labels of texts that stood side by side over their texts, each before its own: 中期目标,
    年度目标, …, … ."""
    found: list[Paragraph] = []
    at = 0
    while at < len(lines):
        labels = list(takewhile(lambda each: _heads_text(words, each.text), lines[at:]))
        behind = lines[at + len(labels) :]
        texts = list(takewhile(lambda each: _is_text(words, each.text), behind[: len(labels) + 1]))
        over = labels[-len(texts) :] if len(texts) in range(_TWO, len(labels) + 1) else []
        if not over or len(labels) - len(over) > 1:
            found += labels or lines[at : at + 1]
            at += len(labels) or 1
            continue
        found += labels[: len(labels) - len(over)]
        found += (each for pair in zip(over, texts, strict=True) for each in pair)
        at += len(labels) + len(texts)
    return found


def _is_text(words: Vocabulary, text: str) -> bool:
    return not is_label(words, text) and words.column(text) is None


def _heads_text(words: Vocabulary, text: str) -> bool:
    label = label_of(words, text)
    return label is not None and label.field in (GOALS, LONG_TERM, "实际完成情况")


def _header_run(words: Vocabulary, paragraphs: Sequence[Paragraph]) -> tuple[int, int] | None:
    """Where the heads of the columns stand, 一级指标 first."""
    start = next(
        (at for at, p in enumerate(paragraphs) if _field(words, p.text) == LEVELS[0]), None
    )
    if start is None:
        return None
    end = start
    while end < len(paragraphs) and _field(words, paragraphs[end].text):
        end += 1
    return (start, end) if end - start >= _SHORTEST else None


def _field(words: Vocabulary, text: str) -> str:
    known = words.column(text)
    return known[0] if known else ""


def _cells(rows: Sequence[Sequence[Paragraph | None]]) -> list[GridCell]:
    return [
        GridCell(each.text, number, column, each.place, lines=(each.place,))
        for number, row in enumerate(rows)
        for column, each in enumerate(row)
        if each is not None
    ]


class _Body:
    """The lines behind the header, taken row by row."""

    def __init__(
        self, words: Vocabulary, lines: Sequence[Paragraph], fields: Sequence[str]
    ) -> None:
        self.words = words
        self.rest = list(lines)
        self.fields = fields
        self.levels = [field for field in fields if field in LEVELS]
        self.value = fields.index("指标值") if "指标值" in fields else -1
        self.stuck: Paragraph | None = None

    def row(self) -> list[Paragraph | None] | None:
        """The next row; None where the indicators are over or the lines do not fit."""
        lines = self.rest
        if self._ends(lines[0]):
            return None
        found: list[Paragraph | None] = []
        words = self.words
        for level, known in zip(self.levels[:-1], (words.level1, words.level2), strict=False):
            key = words.level_key(lines[0].text) if lines else ""
            if lines and key in known and self._is_level(level, lines):
                found.append(lines.pop(0))
            else:
                found.append(None)
        wanted = len(self.fields) - len(found)
        if len(lines) < wanted or (wanted and words.level(lines[0].text) is not None):
            self.stuck = lines[0] if lines else None
            self.stuck = self.stuck or next((each for each in found if each), None)
            return None
        found += lines[:wanted]
        value = found[self.value] if self.value >= 0 else None
        if value is not None and not could_be_value(self.words, value.text):
            self.stuck = value
            return None
        del lines[:wanted]
        return found

    def _is_level(self, level: str, lines: Sequence[Paragraph]) -> bool:
        """成本指标 and 满意度指标 name both levels: the first only above another level."""
        words = self.words
        if level != LEVELS[0] or words.level_key(lines[0].text) not in words.level2:
            return True
        following = lines[1].text if len(lines) > 1 else ""
        return words.level(following) is not None

    def _ends(self, line: Paragraph) -> bool:
        label = label_of(self.words, line.text)
        known = self.words.level(line.text) is not None
        return not known and (label is not None or self.words.ends(line.text))
