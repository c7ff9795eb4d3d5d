"""Labels over values: a row of heads with the lines below it, for money and for texts alike.

`年初预算数 | 全年预算数 | 执行数` over 年度资金总额 and 其中：财政拨款; sources of money over
tasks; `中期目标 | 年度目标` over two texts. Heads may stand in two rows, and a label that is
merged over all of the lines may lead them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.dataclass import dataclass
from checker.model import BUDGET_PARTS
from checker.readers.labels import (
    GOALS,
    LEFT_OUT,
    group_of,
    is_figure,
    is_label,
    is_sum,
    is_text,
    label_of,
    period_of,
    reads_like_label,
    says_nothing,
    sum_label,
)
from checker.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.readers.labels import Label
    from checker.readers.rows import Row, Slot

MEASURES = (
    "预算数",
    "年初预算数",
    "上年预算数",
    "中期资金总额",
    "执行数",
    "全年预计执行数",
    "执行率",
    "偏差原因",
)
PURSES = frozenset({"预算数", "收入合计", "支出合计", "基本支出", "项目支出", *BUDGET_PARTS})
_MONEY = frozenset({*MEASURES, *PURSES})
# So many labels beside each other, without a value between them, stand over their values.
_MANY = 3
# What may head the labels of the lines.
_NAMES_OF_LINES = frozenset({"项目", "项目名称", "支出项目"})


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """The head of the grid columns `start` to `end` (exclusive); `label` is None where nobody
    knows it."""

    text: str
    label: Label | None
    start: int
    end: int

    @property
    def field(self) -> str:
        return self.label.field if self.label else ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a matrix: its own label (None at a row that has none) and the cells under heads."""

    row: Row
    name: Slot | None
    cells: tuple[tuple[Head, Slot], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Heads and lines; `lead` is the label merged over them, `end` the row behind the last."""

    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    lead: str
    end: int
    head_rows: tuple[Row, ...]
    money: bool


def find_matrix(rows: Sequence[Row], at: int) -> Matrix | None:
    """The matrix that begins with a row, or None."""
    for depth in (2, 1):
        leads, heads = _heads(rows, at, depth)
        if not heads or at + depth >= len(rows):
            continue
        money = any(head.field in _MONEY for head in heads)
        if not (_are_heads_of_money(heads) if money else _are_heads_of_texts(heads)):
            continue
        lines = tuple(_lines(rows, at + depth, leads, heads, money=money))
        if lines:
            lead = leads[-1].text if leads else ""
            end = at + depth + len(lines)
            return Matrix(tuple(heads), lines, lead, end, tuple(rows[at : at + depth]), money)
    return None


def _heads(rows: Sequence[Row], at: int, depth: int) -> tuple[list[Slot], list[Head]]:
    """The labels that lead a matrix of `depth` head rows, and its heads; none where the rows are
    no heads."""
    row = rows[at]
    own = list(row.own)
    leads = [slot for slot in row.slots if slot.inherited and slot.text]
    leads = [slot for slot in leads if not own or slot.column < own[0].column]
    while own and _leads(rows, at, own, depth):
        leads.append(own.pop(0))
    if not own or any(is_figure(slot.text) for slot in own) or _has_values(own):
        return leads, []
    heads = [_head(row, slot) for slot in own]
    if depth == 1:
        return leads, heads
    return leads, _with_second_row(rows, at, heads)


def _leads(rows: Sequence[Row], at: int, own: list[Slot], depth: int) -> bool:
    """Whether the first cell is merged over the lines below, not a head itself."""
    first = own[0]
    if len(own) < 2 or (rows[at].slots[0].inherited and first.cell.row_span <= depth):
        return first.cell.row_span > depth and len(own) > 1
    if first.cell.row_span > depth:
        return True
    if first.cell.row_span > 1 or first is not rows[at].slots[0]:
        return False
    named = group_of(first.text) is not None or label_of(first.text) is not None
    if rows[at].loose:
        return named and group_of(first.text) is not None and len(own) > 2
    below = rows[at + depth].slots if at + depth < len(rows) else ()
    blank = any(slot.column == first.column and not slot.text for slot in below)
    return rows[at].flat and named and blank and len(own) > 2


def _head(row: Row, slot: Slot) -> Head:
    end = slot.column + slot.cell.column_span
    if row.flat:
        behind = (other.column for other in row.own if other.column > slot.column)
        end = min(behind, default=max(end, row.width))
    return Head(slot.text, _label(slot.text), slot.column, end)


def _label(text: str) -> Label | None:
    label = label_of(text)
    return sum_label(text) if label is None and is_sum(text) else label


def _with_second_row(rows: Sequence[Row], at: int, heads: list[Head]) -> list[Head]:
    """Heads in two rows: the deeper one is the head, where there is one below."""
    if at + 1 >= len(rows):
        return []
    row = rows[at + 1]
    below = [_head(row, slot) for slot in row.own]
    if len(below) < 2 or any(each.label is None for each in below):
        return []
    if any(each.field in PURSES and each.field != "预算数" for each in heads):
        return []
    if not all(each.label or group_of(each.text) is not None for each in heads):
        return []
    found: list[Head] = []
    for head in heads:
        under = [each for each in below if head.start <= each.start < head.end]
        found += under or [head]
    covered = all(any(h.start <= b.start < h.end for h in heads) for b in below)
    return found if covered and len(found) > len(heads) else []


def _has_values(own: list[Slot]) -> bool:
    """Whether a text that is no label stands behind one: a pair, not two heads."""
    known = [_label(slot.text) is not None or group_of(slot.text) is not None for slot in own]
    return not all(known) and not all(reads_like_label(slot.text) for slot in own)


def _are_heads_of_money(heads: list[Head]) -> bool:
    """At least one is a measure or a purse; a lone one needs lines with labels of their own."""
    known = [head for head in heads if head.field in _MONEY]
    if not _could_be_heads(heads):
        return False
    if len(heads) == 1:
        return heads[0].field in MEASURES
    return len(known) >= 2 or len(known) < len(heads)


def _could_be_heads(heads: list[Head]) -> bool:
    """No head may be a label whose value another is: 项目名称 | 预算."""
    return all(
        head.label is None
        or head.field in (*_MONEY, LEFT_OUT, "备注")
        or (head.field == "项目名称" and squeeze(head.text) in _NAMES_OF_LINES)
        for head in heads
    )


def _are_heads_of_texts(heads: list[Head]) -> bool:
    known = all(
        head.label is not None and (head.field in (GOALS, LEFT_OUT) or is_text(head.label))
        for head in heads
    )
    long = any(head.field == GOALS or head.field in _LONG for head in heads)
    return known and (long or len(heads) >= _MANY)


_LONG = frozenset({"中期目标", "实际完成情况", "资金用途", "存在问题", "改进措施", "偏差原因"})


def _lines(
    rows: Sequence[Row], at: int, leads: list[Slot], heads: list[Head], *, money: bool
) -> Iterator[Line]:
    """The rows below the heads that belong to them."""
    last = min(
        (slot.cell.row + slot.cell.row_span for slot in leads if slot.cell.row_span > 1),
        default=None,
    )
    for found, row in enumerate(rows[at:]):
        if last is not None and row.number >= last:
            return
        line = _line(row, leads, heads) if money else _text_line(row, leads, heads)
        fits = _fits_money(line) if money else _fits_texts(line, found, heads)
        if line is None or not fits:
            return
        yield line
        if not money and last is None and not row.slots[0].inherited and row.slots[0].text:
            return


def _line(row: Row, leads: list[Slot], heads: list[Head]) -> Line | None:
    """The label of a line is the last text that is no figure, before or under the first head."""
    if row.loose:
        return _loose_line(row, heads)
    cells = _under(row, heads)
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
        return Line(row, beside[-1], cells)
    if len(cells) > 1 and cells[0][1].text and not is_figure(cells[0][1].text):
        name = cells[0][1]
        return Line(row, name, tuple(each for each in cells if each[1] is not name))
    return Line(row, None, cells)


def _text_line(row: Row, leads: list[Slot], heads: list[Head]) -> Line | None:
    cells = _under(row, heads)
    lead_columns = {slot.column for slot in leads}
    mine = [slot for _, slot in cells]
    beside = [
        slot
        for slot in row.own
        if slot.column not in lead_columns and not any(slot is each for each in mine)
    ]
    return None if beside else Line(row, None, cells)


def _under(row: Row, heads: list[Head]) -> tuple[tuple[Head, Slot], ...]:
    """The cells that begin in this row below the heads, each the one that reaches furthest."""
    cells: list[tuple[Head, Slot]] = []
    for head in heads:
        under = [slot for slot in row.slots if slot.overlaps(head.start, head.end)]
        slot = max(under, key=lambda each: each.shared(head.start, head.end), default=None)
        if slot is not None and not slot.inherited:
            cells.append((head, slot))
    return tuple(cells)


def _loose_line(row: Row, heads: list[Head]) -> Line | None:
    """Columns are only the order of cells: figures stand under the last heads."""
    slots = list(row.slots)
    name = slots[0] if slots and not is_figure(slots[0].text) else None
    rest = slots[1:] if name else slots
    if not rest or len(rest) > len(heads):
        return None
    return Line(row, name, tuple(zip(heads[len(heads) - len(rest) :], rest, strict=True)))


def _fits_money(line: Line | None) -> bool:
    """Figures or blanks under the heads of money, and a label that is none of another block."""
    if line is None or not line.cells:
        return False
    under = [(head, slot) for head, slot in line.cells if head.field in _MONEY]
    texts = [slot.text for head, slot in under if head.field != "偏差原因"]
    if not all(is_figure(text) or says_nothing(text) or _speaks(text) for text in texts):
        return False
    figures = any(is_figure(text) for text in texts)
    if len({id(slot) for _, slot in under}) < len(under) and figures:
        return False  # one amount under several heads is another row's
    if line.name is None:
        return figures
    if line.row.flat and len(under) > 1 and _is_whole(line, under):
        return False
    label = _label(line.name.text)
    if label is None:
        return figures
    return label.field in _MONEY


def _is_whole(line: Line, under: list[tuple[Head, Slot]]) -> bool:
    """`年度预算 | 400` below sources: where merged cells cannot be shown, one amount and blanks."""
    label = _label(line.name.text) if line.name else None
    sources = all(head.field in BUDGET_PARTS for head, _ in under)
    blank = not any(slot.text for _, slot in under[1:])
    return label is not None and label.field == "预算数" and sources and blank


def _speaks(text: str) -> bool:
    """An amount with its parts: 320万（设备210万元，安装110万元）."""
    return text[:1].isdigit() and len(text) < 60 and not reads_like_label(text)


def _fits_texts(line: Line | None, found: int, heads: list[Head]) -> bool:
    """Texts that are no labels; a second line only where nothing begins beside it."""
    if line is None or not line.cells:
        return False
    if any(is_label(slot.text) or is_figure(slot.text) for _, slot in line.cells if slot.text):
        return False
    first = line.row.slots[0]
    if found and first.text and not first.inherited:
        return False
    return any(slot.text for _, slot in line.cells) or len(heads) > 1


def months_of(matrix: Matrix) -> str:
    """The months that the heads speak of: 1-9月."""
    return next((months for head in matrix.heads if (months := period_of(head.text))), "")
