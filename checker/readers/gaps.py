"""Lines whose cells stand apart by blanks alone: a page pasted as text, a PDF without rulings.

The line of heads says how many cells a row has; a row that lacks some is told by the names of its
levels, and one that does not agree is not guessed at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.base.pattern import late_pattern
from checker.readers.columncells import could_be_value
from checker.readers.columns import LEVELS
from checker.readers.grid import Grid, GridCell, Paragraph
from checker.readers.labels import group_of, label_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from checker.readers.vocabulary import Vocabulary

_FEWEST = 3
_WIDE = late_pattern(r"\S+(?: \S+)*")
# The line that is drawn below heads: -------  ------.
_RULES = late_pattern(r"\s*[-=—─━]{2,}(?:\s+[-=—─━]{2,})*\s*")
_ANY = late_pattern(r"\S+")
_LEVEL_WORD = late_pattern(r"[^\s\d]{2,8}?指标(?=[^\s\d:：])")
Cells = list[Paragraph]


def spaced(words: Vocabulary, paragraphs: Sequence[Paragraph]) -> Grid | Paragraph | None:
    """The grid of such a text, where it cannot be told apart the line it is stuck at, or None
    where the text is none."""
    paragraphs = [each for each in paragraphs if not _RULES.fullmatch(each.text)]
    for gap in (_WIDE, _ANY):
        lines = [_cells(each, gap) for each in paragraphs]
        at = next((at for at, line in enumerate(lines) if _is_head(words, line)), None)
        if at is not None:
            return _grid(words, paragraphs, lines, at)
    return None


def _cells(line: Paragraph, gap: re.Pattern[str]) -> Cells:
    return [_part(line, match.start(), match.end()) for match in gap.finditer(line.text)]


def _part(line: Paragraph, start: int, end: int) -> Paragraph:
    place = line.place
    if place.column is not None:
        place = replace(place, column=place.column + start, end_column=place.column + end)
    return Paragraph(line.text[start:end], place)


def _is_head(words: Vocabulary, line: Cells) -> bool:
    return heads_rows(words, [cell.text for cell in line])


def heads_rows(words: Vocabulary, texts: Sequence[str]) -> bool:
    """Whether the cells of a line are the heads of the columns of indicators."""
    fields = [column_field(words, text) for text in texts]
    named = [field for field in fields if field]
    whole = len(named) >= _FEWEST and (len(named) == len(fields) or group_of(words, texts[0]) == "")
    return whole and LEVELS[0] in named and "指标值" in named


def column_field(words: Vocabulary, text: str) -> str:
    """The field that a head of a column is known by, `` of an unknown one."""
    known = words.column(text)
    return known[0] if known else ""


def _grid(
    words: Vocabulary, paragraphs: Sequence[Paragraph], lines: list[Cells], at: int
) -> Grid | Paragraph:
    above = next((n for n, line in enumerate(lines[:at]) if _is_labelled(words, line)), at)
    rows = list(_head_rows(words, lines[above:at]))
    head = lines[at] if column_field(words, lines[at][0].text) == LEVELS[0] else lines[at][1:]
    rows.append(head)
    body = _Body(words, [column_field(words, cell.text) for cell in head])
    rest = lines[at + 1 :]
    while rest and not (rest[0] and ends_rows(words, rest[0][0].text)):
        row = body.row(rest.pop(0))
        if isinstance(row, Paragraph):
            return row
        rows.append(row)
    rows += ([each] for each in paragraphs[len(paragraphs) - len(rest) :])
    cells = [
        GridCell(cell.text, number, column, cell.place, lines=(cell.place,))
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
        if cell.text
    ]
    return Grid(tuple(cells), tuple(paragraphs[:above]), loose=True)


def _is_labelled(words: Vocabulary, line: Cells) -> bool:
    return len(line) > 1 and is_label_of_line(words, line[0].text)


def is_label_of_line(words: Vocabulary, text: str) -> bool:
    """Whether a text is one that a line of the head begins with."""
    return (label_of(words, text) or group_of(words, text)) is not None


def _head_rows(words: Vocabulary, lines: Sequence[Cells]) -> Iterator[Cells]:
    """The rows above the heads; a line without a label of its own goes on with the last cell."""
    row: Cells = []
    for line in lines:
        if (
            row
            and len(line) == 1
            and label_of(words, line[0].text) is None
            and ":" not in line[0].text
        ):
            row[-1] = Paragraph(row[-1].text + line[0].text, row[-1].place)
            continue
        if row:
            yield row
        row = line
    if row:
        yield row


def ends_rows(words: Vocabulary, first: str) -> bool:
    """Whether a line that begins with a text stands below the rows: a label, a signature."""
    known = words.level(first) is not None
    label = first.partition("：")[0].partition(":")[0]
    return not known and (label_of(words, label) is not None or words.ends(label))


class _Body:
    """The rows below the heads, put under their columns."""

    def __init__(self, words: Vocabulary, fields: Sequence[str]) -> None:
        self.words = words
        self.fields = fields
        self.levels = [at for at, field in enumerate(fields) if field in LEVELS[:2]]
        self.value = fields.index("指标值")

    def row(self, line: Cells) -> Cells | Paragraph:
        """The cells of a line with blanks for those that are merged with the row above; the cell
        that fits nowhere where they cannot be told."""
        words, start = self.words, 0
        if line and _is_block(self.words, line[0]):
            line = line[1:]
        missing = len(self.fields) - len(line)
        if missing > 0 and line and _runs_on(self.words, line[0].text):
            return line[0]
        key = words.level_key(line[0].text) if line else ""
        if missing > 0 and key in words.level2 and (key not in words.level1 or missing == 1):
            start = 1
        elif missing > 0 and key not in words.level1:
            start = missing
        found = [Paragraph("", line[0].place)] * start + line
        value = found[self.value] if self.value < len(found) else None
        if len(found) > len(self.fields) or start > len(self.levels) or value is None:
            return line[-1]
        return found if could_be_value(self.words, value.text) else value


def _runs_on(words: Vocabulary, text: str) -> bool:
    """Whether the word of a level has grown together with what stands behind it
    (满意度指标居民满意度): where its cell ends cannot be told."""
    match = _LEVEL_WORD.match(text)
    return match is not None and words.level(match[0]) is not None


def _is_block(words: Vocabulary, cell: Paragraph) -> bool:
    return group_of(words, cell.text) is not None and words.level(cell.text) is None
