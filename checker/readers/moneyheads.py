"""What every head over a matrix of money measures: budgets by year, sources, places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.model import BUDGET_PARTS, Cell, label_key
from checker.readers.heads import MEASURES, PURSES
from checker.readers.labels import SIDES, could_be_place, is_sum, label_of, says_nothing

if TYPE_CHECKING:
    from checker.readers.heads import Head
    from checker.readers.matrix import Matrix, MatrixLine
    from checker.readers.vocabulary import Vocabulary

BUDGET, CARRIED = "预算数", "上年结转"
_ADJUSTED = late_pattern("(?:年中)?调整预算数?")
_OF_PURSE = late_pattern("(?:申请|申报|安排|下达).{0,4}财政")
_CHANGED = late_pattern("(?:调整|变更|追加|调剂)后")
_BEFORE_CHANGE = ("调整前", "变更前", "修改前")
_SPENT = ("基本支出", "项目支出")
_THIS_YEAR = late_pattern("当年|本年|年度")


def without_blank_sum(matrix: Matrix, heads: list[Head]) -> list[Head]:
    """The heads less one of the budget with nothing below it, where another has an amount: 年度预算
    before 基本支出 | 项目支出 | 合计 is the label of them all."""
    filled = {
        id(head)
        for line in matrix.lines
        for head, slot in line.cells
        if not says_nothing(slot.text)
    }
    sums = [head for head in heads if head.field == BUDGET]
    if not any(id(head) in filled for head in sums):
        return heads
    return [head for head in heads if head not in sums or id(head) in filled]


def sum_of_side(words: Vocabulary, matrix: Matrix) -> str:
    """The sum of 收入构成 or 支出构成 of a whole department; '' of any other matrix."""
    names = [label_of(words, line.name.text) for line in matrix.lines if line.name is not None]
    fields = {label.field for label in names if label is not None}
    for word, total in SIDES.items():
        whole = fields & {"基本支出", "项目支出"} if word == "支出" else fields & {*BUDGET_PARTS}
        if word in matrix.lead and whole:
            return total
    return ""


def has_cell_under(line: MatrixLine, head: Head) -> bool:
    """Whether a line has a cell under a head, which is then no head of the lines' labels."""
    return any(each is head for each, _ in line.cells)


def roles_of(words: Vocabulary, heads: list[Head], year: Cell | None) -> dict[Head, str]:
    """What every head measures: of several budgets this year's, the best named one."""
    years = [head.label.year for head in heads if head.label and head.label.year]
    planned = any(head.field == "中期资金总额" for head in heads)
    usual = min(years, default="") if planned else max(years, default="")
    own = year.text if year is not None and year.text in years else usual
    now = year.text if year is not None else own
    roles: dict[Head, str] = {}
    for head in heads:
        roles[head] = role_of(words, head, own, now)
    budgets = [head for head, role in roles.items() if role == BUDGET]
    adjusted = next((head for head in heads if _ADJUSTED.fullmatch(label_key(head.text))), None)
    if not budgets and adjusted is not None:
        roles[adjusted] = BUDGET  # beside 年初预算 alone it is what the budget came to
        return roles
    if not budgets:
        early = [head for head, role in roles.items() if role == "年初预算数"]
        roles.update(dict.fromkeys(early[:1], BUDGET))
        return roles
    changed = [head for head in budgets if _CHANGED.search(head.text)]
    carried = any(role == CARRIED for role in roles.values())
    whole = [head for head in budgets if carried and is_sum(words, head.text)]
    changed = whole if len(whole) == 1 else changed
    best = min(changed or budgets, key=lambda head: head.label.rank if head.label else 0)
    for head in budgets:
        if head is best:
            continue
        if _OF_PURSE.search(head.text) and not _OF_PURSE.search(best.text):
            roles[head] = "财政资金"  # 总投入 | 申请财政资金 | 自筹
            continue
        first = bool(changed) and not whole and "年初预算数" not in roles.values()
        other = "年初预算数" if first else ""
        roles[head] = "中期资金总额" if _is_of_all_years(head, best) else other
    return roles


def _is_of_all_years(head: Head, best: Head) -> bool:
    """Whether a budget beside this year's is that of the whole project: 总金额 | 当年预算."""
    return bool(_THIS_YEAR.search(best.text)) and label_key(head.text).startswith("总")


def heads_of_places(
    words: Vocabulary, heads: list[Head], roles: dict[Head, str]
) -> frozenset[Head]:
    """The heads that name a place each, beside the sum of all of them."""
    found = [each for each in heads if each.label is None and could_be_place(words, each.text)]
    found = [each for each in found if each.above is None or each.above.field in ("", BUDGET)]
    whole = any(role == BUDGET for role in roles.values())
    return frozenset(found if whole and len(found) > 1 else ())


def role_of(words: Vocabulary, head: Head, own_year: str, now: str) -> str:
    """What one head measures; nothing where no matrix of money has such a head."""
    label = head.label
    column = words.column(head.text)
    if column is not None and column[0] in ("分值", "得分", "偏差原因"):
        return column[0]
    if label is None and label_key(head.text) in _BEFORE_CHANGE:
        return "年初预算数"
    if label is None or label.field not in (*MEASURES, *PURSES):
        return ""
    if label.field in PURSES and head.above is not None and head.above.field in _SPENT:
        return ""  # 项目支出 over 本级 | 转移支付: what it is spent on, no source of it
    if label.year and label.field == "执行数" and now.isdecimal() and label.year < now:
        return ""  # what was spent in the years before
    if label.year and own_year and label.field == BUDGET and label.year != own_year:
        return "上年预算数" if int(label.year) == int(own_year) - 1 else ""
    return label.field
