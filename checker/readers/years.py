"""Of which year goals, money and the table itself are, as far as its labels say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.base.text import squeeze
from checker.model import Cell, label_key
from checker.readers.labels import GOALS, Label, field_of
from checker.readers.leftovers import Why

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.readers.draft import Draft
    from checker.readers.rows import GridRow
    from checker.readers.vocabulary import Vocabulary

_SEVERAL = 2
_WEAKEST = 10_000
_ALONE = late_pattern(r"20\d\d年?度?")
_YEAR = late_pattern(r"(?<!\d)20\d\d(?!\d)")
_TITLED = late_pattern(
    r"\s*(?P<year>20\d\d)\s*年度?(?P<called>[^，。；;]{2,30}?)(?:项目|支出)*(?:绩效|目标).{0,12}(?:[表书卡]|清单)"
)
# An amount behind its year in one cell: 2026年：1500.
_OF_YEAR = late_pattern(
    r"(?P<label>(?P<year>20\d\d)年?度?|合计|总计)\s*[:：]\s*(?P<amount>\d[\d,.]*)\s*(?:[百千万亿]?元)?"
)
_BUDGET, _WHOLE, _TABLE_YEAR = "预算数", "中期资金总额", "年度"


def part_goals_of_years(draft: Draft) -> None:
    """Of goals of several years (2025年目标 | 2026年目标) this year's are the goals; of a table
    without a year the last, as of the values beside them."""
    years = [_one_year(label) for label in draft.goal_labels]
    known = {year for year in years if year}
    if len(known) < _SEVERAL:
        return
    own = draft.text(_TABLE_YEAR) if draft.text(_TABLE_YEAR) in known else max(known)
    for goal, label, year in zip(draft.goals, draft.goal_labels, years, strict=True):
        if year not in ("", own):
            draft.leave(label, goal.text, goal.place, Why.UNDERSTOOD)
    draft.keep_goals(year in ("", own) for year in years)


def see_year_of_goal(words: Vocabulary, draft: Draft, rows: Sequence[GridRow]) -> None:
    """Of a table without a year the one of its goal (2026年目标), where its money is of several."""
    if draft.text(_TABLE_YEAR):
        return
    slots = [slot for row in rows for slot in row.own]
    labels = [slot for slot in slots if _one_year(slot.text) and field_of(words, slot.text)]
    goals = [slot for slot in labels if field_of(words, slot.text) == GOALS]
    years = {_one_year(slot.text) for slot in slots if _ALONE.fullmatch(squeeze(slot.text))}
    if len(goals) == 1 and len(years) >= _SEVERAL and _one_year(goals[0].text) in years:
        draft.take(
            Label(_TABLE_YEAR, _WEAKEST, goals[0].text, 0.6),
            Cell(_one_year(goals[0].text), goals[0].cell.place),
        )


def take_budget_of_year(draft: Draft) -> None:
    """Of amounts that say their year in their own cell (2025年：1200 | 2026年：1500 | 合计：2700)
    this year's is the budget, and their sum that of the whole term."""
    found = [(each, match) for each in draft.leftovers if (match := _OF_YEAR.fullmatch(str(each)))]
    years = {match["year"] for _, match in found if match["year"]}
    own = draft.text(_TABLE_YEAR)
    if draft.text(_BUDGET) or len(years) < _SEVERAL or own not in years:
        return
    for each, match in found:
        draft.leftovers.remove(each)
        cell = Cell(match["amount"], each.place)
        if match["year"] == own:
            draft.take(Label(_BUDGET, 0, match["label"], 0.9, own), cell)
        elif match["year"] is None:
            draft.take(Label(_WHOLE, 0, match["label"], 0.9), cell)
        else:
            draft.leave(match["label"], match["amount"], each.place, Why.UNDERSTOOD)


def _one_year(label: str) -> str:
    """The year a label names, where it names one."""
    years = set(_YEAR.findall(label))
    return years.pop() if len(years) == 1 else ""


def take_year(draft: Draft) -> None:
    """The year of a table that says it only in the label of its budget (2026年预算安排), or at the
    head of a title that names another thing than its project (2026年文化专项资金绩效目标表)."""
    if draft.text(_TABLE_YEAR):
        return
    budget, planned = draft.labels.get(_BUDGET), draft.text(_WHOLE)
    if (
        budget is not None
        and (year := _one_year(budget.written))
        and (not planned or year in map(_one_year, draft.goal_labels))
    ):
        draft.fields[_TABLE_YEAR] = Cell(year, draft.fields[_BUDGET].place)
        return
    title, name = draft.title, label_key(draft.text("项目名称"))
    titled = _TITLED.match(title)
    if titled is None or (not name and draft.holds("项目名称")):
        return
    called = titled["called"]
    # 2026年中央财政草原资金 says more than 草原资金; the name alone may have lost its year.
    other = called not in name
    if not name or (other and not _YEAR.match(draft.text("项目名称"))):
        draft.fields[_TABLE_YEAR] = Cell(titled["year"], draft.fields["标题"].place)
