"""Heads over columns of money or of texts, in one row or up to three.

Which texts of a row lead a block, which stand over columns, and what each of them measures: the
deepest label, the year it names, or the wider head it divides.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, replace
from checker.base.pattern import late_pattern
from checker.base.text import squeeze
from checker.model import BUDGET_PARTS, label_key
from checker.readers.labels import (
    GOALS,
    LEFT_OUT,
    LONG_TERM,
    SIDES,
    Label,
    field_of,
    group_of,
    is_figure,
    is_sum,
    label_of,
    reads_like_label,
    speaks_of_money,
    sum_label,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.readers.rows import GridRow, Slot
    from checker.readers.vocabulary import Vocabulary

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
MONEY = frozenset({*MEASURES, *PURSES})
_YEAR = late_pattern(r"(?P<year>20\d\d)年?度?")
_ASKS_LEVEL = late_pattern("(?:级次|级别|层级|等级|类别|类型|性质|属性|分类)$")
_LEVEL = late_pattern("中央|国家级?|自治区级?|[省市县区州镇乡]级?|地方|(?:[省市县区])?本级")
_CHANGE = late_pattern("(?:调整|变更|修改|修订)[前后]")
_OF_PROJECTS = ("项目经费", "项目资金", "项目预算", "项目支出预算")
_PAST = late_pattern("近.?年|往年|历年|前.年|以前年")
_THIS_YEAR = late_pattern("(?:其中[:：]?)?(?:本年度?|当年度?|年度|今年)")
_SIDE = late_pattern("(?:部门|年度|本年)?(?P<side>收入|支出)(?:预算|总额)")
# The label of a block goes on below its first line: 项目资金 over （万元）.
_UNIT = late_pattern(r"\s*[（(]?\s*(?:金?额?单位\s*[:：]\s*)?(?:千|万|百万|亿)?元\s*[)）]?\s*")
# What may stand beside money in one row of heads and is none.
BESIDE_MONEY = ("备注", "总分", "执行率得分", "执行率分值")
# What may head the labels of the lines.
_OF_LINES = frozenset({"项目名称", "绩效目标", "资金用途", "实际完成情况"})
_START = attrgetter("start")
# So many texts side by side, of which none is a value, are no pairs.
_MANY = 5
_SHORT = 4
_TERM_AND_YEAR = 2
_NAMES_OF_LINES = frozenset({"项目", "项目名称", "支出项目"})


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """The head of the grid columns `start` to `end` (exclusive); `label` is None where nobody
    knows it."""

    text: str
    label: Label | None
    start: int
    end: int
    above: Head | None = None
    """The wider head that it divides."""

    @property
    def field(self) -> str:
        return self.label.field if self.label else ""


def heads_of(
    words: Vocabulary, rows: Sequence[GridRow], at: int, depth: int
) -> tuple[list[Slot], list[Head]]:
    """The labels that lead a matrix of `depth` head rows, and its heads; none where the rows are
    no heads."""
    row = rows[at]
    own = list(row.own)
    leads = [slot for slot in row.slots if slot.inherited and slot.text]
    leads = [slot for slot in leads if not own or slot.column < own[0].column]
    while own and _leads(words, rows, at, own, depth):
        leads.append(own.pop(0))
    if not own or any(is_figure(slot.text) for slot in own) or _has_values(words, own):
        return leads, []
    following = rows[at + 1 : at + depth]
    if not all(map(_could_divide, following)):
        return leads, []
    heads = [_head(words, row, slot) for slot in own]
    if leads:
        heads = [_behind_goals(words, head, leads[-1]) for head in heads]
    for below in following:
        heads = _with_next_row(words, below, heads)
    return leads, [_with_side(words, head) for head in heads]


def _behind_goals(words: Vocabulary, head: Head, lead: Slot) -> Head:
    """调整前 | 调整后 behind the label of the goals are goals before and after, no money;
    预期 | 实现 are what was meant and what was done."""
    if field_of(words, lead.text) not in (GOALS, LONG_TERM):
        return head
    if _CHANGE.fullmatch(squeeze(head.text)):
        return replace(head, label=label_of(words, head.text + lead.text))
    if head.label is not None or len(squeeze(head.text)) > _SHORT:
        return head
    behind = (label_of(words, head.text + each) for each in ("目标", "情况"))
    return replace(head, label=next((each for each in behind if each is not None), None))


def _with_side(words: Vocabulary, head: Head) -> Head:
    """收入预算 over an amount is all of the income."""
    over = squeeze(head.above.text) if head.above is not None else ""
    summed = is_sum(words, head.text)
    if over in SIDES and summed:
        return replace(head, label=Label(SIDES[over], 0, head.text, 0.9))
    if head.above is not None and head.above.field == "执行数" and summed:
        return replace(head, label=head.above.label)
    if over == "支出" and label_key(head.text) in _OF_PROJECTS:
        return replace(head, label=Label("项目支出", 0, head.text, 0.9))
    side = _SIDE.fullmatch(squeeze(head.text)) if head.label is None else None
    label = Label(SIDES[side["side"]], 0, head.text, 0.9) if side else None
    return replace(head, label=label) if label is not None else head


def heads_names(heads: list[Head], row: GridRow) -> bool:
    """Whether the first head stands over the labels of the lines: 收入来源, 支出类别, 地区."""
    first = heads[0]
    if first.field in MONEY or len(heads) < 2:
        return False
    below = [slot.text for slot in row.own if slot.overlaps(first.start, first.end)]
    return bool(below) and not any(map(is_figure, below))


def year_alone(text: str) -> str:
    """The year that a text says and nothing else: 2025 of 2025年度, '' of any other."""
    match = _YEAR.fullmatch(squeeze(text))
    return match["year"] if match else ""


def with_years(words: Vocabulary, heads: list[Head], leads: list[Slot]) -> list[Head]:
    """`2025年 | 2026年 | 2027年` over amounts: the budget of each year, and a sum beside them is
    that of all of them."""
    years = [year_alone(head.text) for head in heads]
    of_money = any(speaks_of_money(words, each.text) for each in leads)
    if of_money and (of_term := _of_term_and_year(words, heads)):
        return of_term
    found: list[Head] = []
    for head, year in zip(heads, years, strict=True):
        over = head.above.label if head.above is not None else None
        if year and head.above is not None and _PAST.search(head.above.text):
            found.append(replace(head, label=Label(LEFT_OUT, 0, f"{head.above.text}{head.text}")))
            continue
        if year and ((over and over.field == "预算数") or (over is None and of_money)):
            label = Label("预算数", over.rank if over else 0, head.text, 0.9, year)
            found.append(replace(head, label=label))
        elif sum(map(bool, years)) > 1 and head.label and _is_of_all(words, head):
            found.append(replace(head, label=Label("中期资金总额", 0, head.text, 0.9)))
        else:
            found.append(head)
    return found


def _is_of_all(words: Vocabulary, head: Head) -> bool:
    """Whether a head beside those of years is of all of them: 合计, 总投资."""
    total = head.field == "预算数" and label_key(head.text).startswith("总")
    return total or is_sum(words, head.text)


def _of_term_and_year(words: Vocabulary, heads: list[Head]) -> list[Head]:
    """总额 | 其中：本年 over amounts: that of the whole term and that of the year; else none."""
    of_year = [bool(_THIS_YEAR.fullmatch(label_key(head.text))) for head in heads]
    sums = [is_sum(words, head.text) for head in heads]
    if len(heads) != _TERM_AND_YEAR or sum(of_year) != 1 or sum(sums) != 1:
        return []
    fields = ("预算数" if each else "中期资金总额" for each in of_year)
    return [
        replace(head, label=Label(field, 0, head.text, 0.9))
        for head, field in zip(heads, fields, strict=True)
    ]


def _leads(
    words: Vocabulary, rows: Sequence[GridRow], at: int, own: list[Slot], depth: int
) -> bool:
    """Whether the first cell is merged over the lines below, not a head itself."""
    first = own[0]
    if len(own) < 2 or (rows[at].slots[0].inherited and first.cell.row_span <= depth):
        return first.cell.row_span > depth and len(own) > 1
    if first.cell.row_span > depth:
        return True
    if first.cell.row_span > 1 or first is not rows[at].slots[0]:
        return False
    named = group_of(words, first.text) is not None or label_of(words, first.text) is not None
    if rows[at].loose:
        return named and group_of(words, first.text) is not None and len(own) > 2
    below = rows[at + depth].slots if at + depth < len(rows) else ()
    under = [slot.text for slot in below if slot.column == first.column]
    summed = any(is_sum(words, slot.text) for slot in own[1:])
    blank = (rows[at].flat or summed) and "" in under
    return named and len(own) > 2 and (blank or any(map(_UNIT.fullmatch, under)))


def _head(words: Vocabulary, row: GridRow, slot: Slot) -> Head:
    end = slot.column + slot.cell.column_span
    if row.flat:
        behind = row.next_own(slot.column)
        end = max(end, row.width) if behind is None else behind
    return Head(slot.text, label_of_line(words, slot.text), slot.column, end)


def label_of_line(words: Vocabulary, text: str) -> Label | None:
    label = label_of(words, text)
    return sum_label(text) if label is None and is_sum(words, text) else label


def _could_divide(row: GridRow) -> bool:
    """Whether a row could be one of heads as far as its texts go."""
    return len(row.own) > 1 and not any(is_figure(slot.text) for slot in row.own)


def _with_next_row(words: Vocabulary, row: GridRow, heads: list[Head]) -> list[Head]:
    """Heads in one row more: the deeper one is the head, where there is one below; none where the
    row is no row of heads."""
    below = [_head(words, row, slot) for slot in row.own]
    found: list[Head] = []
    covered: set[int] = set()
    for head in heads:
        under = _within(head, below)
        covered.update(each.start for each in under)
        if len(under) == 1 and head.field in MONEY and under[0].label is None:
            # 上级补助 over 转移支付 is still 上级补助
            text = f"{head.text}（{under[0].text}）"
            label = replace(head.label, written=text) if head.label else None
            under = [replace(under[0], label=label, text=text)]
        found += [replace(each, above=head) for each in under] or [head]
    if len(covered) < len(below) or len(found) <= len(heads):
        return []
    return found if _divide(words, heads, below) or _are_known_below(words, heads, below) else []


def _within(head: Head, below: list[Head]) -> list[Head]:
    """Those of a row, from left to right, that begin under a head."""
    first = bisect_left(below, head.start, key=_START)
    return below[first : bisect_left(below, head.end, key=_START)]


def _are_known_below(words: Vocabulary, heads: list[Head], below: list[Head]) -> bool:
    if any(each.label is None for each in below):
        return False
    if any(each.field in PURSES and each.field != "预算数" for each in heads):
        return False
    return all(each.label or group_of(words, each.text) is not None for each in heads)


def _divide(words: Vocabulary, heads: list[Head], below: list[Head]) -> bool:
    """Whether every text below stands beside another under a head of money that is wider."""
    divided = False
    for head in heads:
        under = _within(head, below)
        if under and not (
            head.field in MONEY
            or _heads_block(words, head.text)
            or (head.label is None and speaks_of_money(words, head.text))
        ):
            return False
        if not all(_could_head(each.text) for each in under):
            return False
        if len(under) == 1 and (head.end - head.start > 1 or head.field not in MONEY):
            return False
        divided = divided or len(under) > 1
    return divided


def _heads_block(words: Vocabulary, text: str) -> bool:
    return group_of(words, text) is not None or squeeze(text) in SIDES


def _could_head(text: str) -> bool:
    return reads_like_label(text) or bool(year_alone(text))


def _has_values(words: Vocabulary, own: list[Slot]) -> bool:
    """Whether a text that is no label stands behind one, or the level of a budget behind what asks
    for it (项目级次 | 区级): a pair, not two heads."""
    for asks, level in pairwise(own):
        if _LEVEL.fullmatch(level.text) and _ASKS_LEVEL.search(asks.text):
            return True
    texts = [slot.text for slot in own]
    return not all(
        label_of_line(words, each) is not None
        or group_of(words, each) is not None
        or _could_head(each)
        for each in texts
    )


def are_heads_of_money(heads: list[Head]) -> bool:
    """At least one is a measure or a purse; a lone one needs lines with labels of their own."""
    known = [head for head in heads if head.field in MONEY]
    if not _could_be_heads(heads):
        return False
    if len(heads) == 1:
        return heads[0].field in MEASURES
    return len(known) >= 2 or len(known) < len(heads)


def _could_be_heads(heads: list[Head]) -> bool:
    """No head may be a label whose value another is: 项目名称 | 预算; in two rows none is."""
    nested = any(head.above is not None for head in heads)
    many = len(heads) >= _MANY
    return all(
        head.label is None
        or ((nested or many) and head.field in _OF_LINES)
        or head.field in (*MONEY, LEFT_OUT, *BESIDE_MONEY)
        or (head.field == "项目名称" and squeeze(head.text) in _NAMES_OF_LINES)
        for head in heads
    )
