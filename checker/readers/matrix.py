"""Labels over values: a row of heads with the lines below it, for money and for texts alike.

`年初预算数 | 全年预算数 | 执行数` over 年度资金总额 and 其中：财政拨款; sources of money over
tasks; `中期目标 | 年度目标` over two texts. Heads may stand in up to three rows, and a label that
is merged over all of the lines may lead them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.pattern import late_pattern
from checker.base.text import squeeze
from checker.model import BUDGET_PARTS
from checker.readers.heads import (
    MONEY,
    are_heads_of_money,
    heads_names,
    heads_of,
    label_of_line,
    with_years,
)
from checker.readers.labels import (
    GOALS,
    LEFT_OUT,
    group_of,
    is_figure,
    is_label,
    is_money,
    is_text,
    label_of,
    label_said,
    period_of,
    reads_like_label,
    says_nothing,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.readers.heads import Head
    from checker.readers.rows import GridRow, Slot
    from checker.readers.vocabulary import Vocabulary

_NOT_OF_PAIRS = frozenset({*MONEY, LEFT_OUT})
_YEAR = late_pattern(r"(?P<year>20\d\d)年?度?")
_NUMBERS = ("序号", "编号")
# So many labels beside each other, without a value between them, stand over their values.
_MANY = 3


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """A row of a matrix: its own label (None at a row that has none) and the cells under heads."""

    row: GridRow
    name: Slot | None
    cells: tuple[tuple[Head, Slot], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Heads and lines; `lead` is the label merged over them, `end` the row behind the last."""

    heads: tuple[Head, ...]
    lines: tuple[MatrixLine, ...]
    lead: str
    end: int
    head_rows: tuple[GridRow, ...]
    money: bool


def find_matrix(words: Vocabulary, rows: Sequence[GridRow], at: int) -> Matrix | None:
    """The matrix that begins with a row, or None."""
    rows = _without_numbers(rows, at)
    return _matrix(words, rows, at)


def _without_numbers(rows: Sequence[GridRow], at: int) -> Sequence[GridRow]:
    """The rows less the column that only numbers them (序号)."""
    numbers = [slot for slot in rows[at].own if squeeze(slot.text) in _NUMBERS]
    if not numbers or len(rows[at].own) <= _MANY:
        return rows
    columns = [slot.column for slot in numbers]
    return [*rows[:at], *(row.without(columns) for row in rows[at:])]


def _matrix(words: Vocabulary, rows: Sequence[GridRow], at: int) -> Matrix | None:
    own = rows[at].own
    if not own or is_figure(own[-1].text):
        return None  # the last text of a row is never what leads it
    for depth in (3, 2, 1):
        if at + depth >= len(rows):
            continue
        leads, heads = heads_of(words, rows, at, depth)
        if not heads:
            continue
        heads = with_years(words, heads, leads)
        money = any(head.field in MONEY for head in heads)
        named = money and heads_names(heads, rows[at + depth])
        if not (are_heads_of_money(heads[named:]) if money else _are_heads_of_texts(heads)):
            continue
        lines = tuple(_lines(words, rows, at + depth, leads, heads, money=money, named=named))
        if lines:
            lead = leads[-1].text if leads else ""
            end = at + depth + len(lines)
            return Matrix(tuple(heads), lines, lead, end, tuple(rows[at : at + depth]), money)
    return None


def _are_heads_of_texts(heads: list[Head]) -> bool:
    fields = {head.field for head in heads}
    known = all(
        head.field in (GOALS, LEFT_OUT) or is_text(head.label)
        for head in heads
        if head.label is not None
    )
    if "" in fields and not fields >= {GOALS, "实际完成情况"}:
        return False  # a head that nobody knows, beside what was meant and what was done
    long = any(head.field == GOALS or head.field in _LONG for head in heads)
    return known and (long or len(heads) >= _MANY)


_LONG = frozenset({"中期目标", "实际完成情况", "资金用途", "存在问题", "改进措施", "偏差原因"})


def _lines(
    words: Vocabulary,
    rows: Sequence[GridRow],
    at: int,
    leads: list[Slot],
    heads: list[Head],
    *,
    money: bool,
    named: bool,
) -> Iterator[MatrixLine]:
    """The rows below the heads that belong to them."""
    last = min(
        (slot.cell.row + slot.cell.row_span for slot in leads if slot.cell.row_span > 1),
        default=None,
    )
    for found, row in enumerate(rows[at:]):
        if last is not None and row.number >= last:
            return
        line = _line(row, leads, heads, named=named) if money else _text_line(row, leads, heads)
        fits = (
            _fits_money(words, line, named=named)
            if money
            else _fits_texts(words, line, found, heads)
        )
        if line is None or not fits:
            return
        yield line
        if money or last is not None or year_of(line):
            continue
        if not row.slots[0].inherited and row.slots[0].text:
            return


def _line(row: GridRow, leads: list[Slot], heads: list[Head], *, named: bool) -> MatrixLine | None:
    """The label of a line is the last text that is no figure, before or under the first head."""
    if row.loose:
        return _loose_line(row, heads)
    cells = _under(row, heads)
    first = heads[0]
    wide = named and first.end - first.start > 1
    labels = [slot for slot in row.slots if wide and slot.overlaps(first.start, first.end)]
    labels = [slot for slot in labels if slot.text and not slot.inherited]
    if labels and not is_figure(labels[-1].text):
        others = (each for each in cells if each[0] is not first and each[1] is not labels[-1])
        return MatrixLine(row, labels[-1], tuple(others))
    lead_columns = {slot.column for slot in leads}
    beside = [
        slot
        for slot in row.slots
        if slot.text
        and slot.column not in lead_columns
        and slot.column < heads[-1].start
        and not any(slot is each for _, each in cells)
    ]
    if beside:
        return MatrixLine(row, beside[-1], cells)
    name = _name_among(cells)
    if name is not None:
        return MatrixLine(row, name, tuple(each for each in cells if each[1] is not name))
    return MatrixLine(row, None, cells)


def _name_among(cells: tuple[tuple[Head, Slot], ...]) -> Slot | None:
    """The label of a line that stands below one of the first heads, before any of money."""
    for at, (head, slot) in enumerate(cells[:-1]):
        if slot.text:
            return None if is_figure(slot.text) else slot
        if at and head.field in MONEY:
            return None
    return None


def _text_line(row: GridRow, leads: list[Slot], heads: list[Head]) -> MatrixLine | None:
    cells = _under(row, heads)
    lead_columns = {slot.column for slot in leads}
    mine = [slot for _, slot in cells]
    beside = [
        slot
        for slot in row.own
        if slot.column not in lead_columns and not any(slot is each for each in mine)
    ]
    return None if beside else MatrixLine(row, None, cells)


def _under(row: GridRow, heads: list[Head]) -> tuple[tuple[Head, Slot], ...]:
    """The cells that begin in this row below the heads, each the one that reaches furthest."""
    cells: list[tuple[Head, Slot]] = []
    for head in heads:
        under = [slot for slot in row.slots if slot.overlaps(head.start, head.end)]
        slot = max(under, key=lambda each: each.shared(head.start, head.end), default=None)
        if slot is not None and not slot.inherited:
            cells.append((head, slot))
    return tuple(cells)


def _loose_line(row: GridRow, heads: list[Head]) -> MatrixLine | None:
    """Columns are only the order of cells: figures stand under the last heads."""
    slots = list(row.slots)
    name = slots[0] if slots and not is_figure(slots[0].text) else None
    rest = slots[1:] if name else slots
    if not rest or len(rest) > len(heads):
        return None
    return MatrixLine(row, name, tuple(zip(heads[len(heads) - len(rest) :], rest, strict=True)))


def _fits_money(words: Vocabulary, line: MatrixLine | None, *, named: bool) -> bool:
    """Figures or blanks under the heads of money, and a label that is none of another block."""
    if line is None or not line.cells:
        return False
    under = [(head, slot) for head, slot in line.cells if head.field in MONEY]
    behind = [*(is_figure(slot.text) for _, slot in line.cells[1:]), False]
    beside = [
        slot
        for (head, slot), figure in zip(line.cells, behind, strict=True)
        if head.field not in (MONEY if figure else _NOT_OF_PAIRS)
        and (head.label or group_of(words, head.text) is None)  # 资金来源 over what is one
    ]
    if any((label := label_of(words, slot.text)) and is_money(label) for slot in beside):
        return False  # 财政拨款 | 60 below a pair: a row of pairs
    texts = [slot.text for head, slot in under if head.field != "偏差原因"]
    if not all(is_figure(text) or says_nothing(text) or _speaks(text) for text in texts):
        return False
    figures = any(is_figure(text) for text in texts)
    amounts = [id(slot) for _, slot in under if is_figure(slot.text)]
    if len(set(amounts)) < len(amounts):
        return False  # one amount under several heads is another row's
    if line.name is None:
        return figures
    if line.row.flat and len(under) > 1 and _is_whole(words, line, under):
        return False
    label = label_of_line(words, line.name.text)
    if label is not None and label.field in MONEY:
        return True
    return figures and (label is None or named)


def _is_whole(words: Vocabulary, line: MatrixLine, under: list[tuple[Head, Slot]]) -> bool:
    """`年度预算 | 400` below sources: where merged cells cannot be shown, one amount and blanks."""
    label = label_of_line(words, line.name.text) if line.name else None
    sources = all(head.field in BUDGET_PARTS for head, _ in under)
    blank = not any(slot.text for _, slot in under[1:])
    return label is not None and label.field == "预算数" and sources and blank


def _speaks(text: str) -> bool:
    """An amount with its parts: 320万（设备210万元，安装110万元）."""
    return text[:1].isdigit() and len(text) < 60 and not reads_like_label(text)


def _fits_texts(words: Vocabulary, line: MatrixLine | None, found: int, heads: list[Head]) -> bool:
    """Texts that are no labels; a second line only where nothing begins beside it."""
    if line is None or not line.cells:
        return False
    texts = [slot.text for head, slot in line.cells if slot.text and head.label is not None]
    if any(is_label(words, text) or is_figure(text) or _says_field(words, text) for text in texts):
        return False
    first = line.row.slots[0]
    if found and first.text and not first.inherited and year_of(line) == "":
        return False
    return any(slot.text for _, slot in line.cells) or len(heads) > 1


def _says_field(words: Vocabulary, text: str) -> bool:
    """单位：某局 below a title that is a label as well (绩效目标); a goal may say 目标1：."""
    label = label_said(words, text)
    return label is not None and label.field not in (GOALS, *_LONG)


def year_of(line: MatrixLine) -> str:
    """The year that a line of texts is of, where it begins with one: 2025 | … | …."""
    match = _YEAR.fullmatch(line.row.slots[0].text)
    return match["year"] if match else ""


def months_of(matrix: Matrix) -> str:
    """The months that the heads speak of: 1-9月."""
    return next((months for head in matrix.heads if (months := period_of(head.text))), "")
