"""Two of one kind in a form: the goal and the money of the whole beside those of the year, what was
asked for beside what was settled, two totals that differ."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.model import BUDGET_PARTS, Cell, label_key
from checker.readers.labels import Label, is_amount, label_of
from checker.readers.leftovers import Why
from checker.readers.money import amount_in, amount_left

if TYPE_CHECKING:
    from checker.readers.draft import Draft
    from checker.readers.leftovers import Leftover
    from checker.readers.vocabulary import Vocabulary

_OVERALL = late_pattern(
    "(?:项目|专项|资金|专项资金|政策|绩效)*(?:总体|总|整体)(?:绩效|建设)?目标(?:内容|描述|概述)?"
)
_OF_YEAR = late_pattern("年度|本年|当年|全年|阶段")
_OF_THIS = late_pattern("年度|本年|当年|全年|申请|申报")
_OF_PROJECT = late_pattern("(?:项目|工程|专项)总")
_TOTAL = late_pattern("(?:项目|专项|工程|概算|估算)*总(?:预算|投资|投入|资金|金额|经费|额)")
_OF_SOMETHING_ELSE = late_pattern(
    "(?:项目|专项)总|总投资|实施期|全周期|中期|长期|上年|去年|年初|调整|追加|执行|支出|下达|到位|其中|[一二三四五]年"
)
# What was asked for, and what came of it.
_ASKED, _SETTLED = late_pattern("申报|申请"), late_pattern("审定|核定|审核|评审|批复")
_OVERALL_MONEY, _BUDGET, _LONG_TERM = "中期资金总额", "预算数", "中期目标"
_OF_TASKS, _PURSE = "任务合计", "财政资金"


def part_overall_goal(draft: Draft) -> None:
    """Beside the goal of the year that of the whole project (总体目标) is the long-term one."""
    labels = [label_key(label) for label in draft.goal_labels]
    overall = [bool(_OVERALL.fullmatch(label)) for label in labels]
    if not any(overall) or not any(map(_OF_YEAR.search, labels)) or draft.text(_LONG_TERM):
        return
    text = "\n".join(goal.text for goal in compress(draft.goals, overall))
    first = overall.index(True)
    label = Label(_LONG_TERM, 0, draft.goal_labels[first], 0.9)
    draft.take(label, Cell(text, draft.goals[first].place))
    draft.keep_goals(not each for each in overall)


def part_goals_asked(draft: Draft) -> None:
    """Beside the goal that was settled (绩效目标（审定）) the one that was asked for is left."""
    settled = [bool(_SETTLED.search(label)) for label in draft.goal_labels]
    asked = [bool(_ASKED.search(label)) for label in draft.goal_labels]
    if not any(settled) or not any(asked):
        return
    for at, goal in enumerate(draft.goals):
        if asked[at]:
            draft.leave(draft.goal_labels[at], goal.text, goal.place, Why.OUTDONE)
    draft.keep_goals(not each for each in asked)


def part_purse(words: Vocabulary, draft: Draft) -> None:
    """What is asked of the treasury beside all the money (总投入 | 申请财政资金 | 自筹) is a part
    of it, where the other parts leave room for it."""
    taken, budget = draft.labels.get(_BUDGET), amount_in(draft, _BUDGET)
    if taken is None or budget is None or "财政" in taken.written or draft.text(_PURSE):
        return
    parts = [amount for part in BUDGET_PARTS if (amount := amount_in(draft, part))]
    for each in draft.leftovers:
        label = label_of(words, each.label) if each.why is Why.OUTDONE else None
        asked = label is not None and label.field == _BUDGET and "财政" in each.label
        amount = amount_left(draft, each) if asked else None
        if amount is not None and amount + sum(parts) <= budget:
            draft.leftovers.remove(each)
            draft.take(Label(_PURSE, 0, each.label, 0.9), Cell(each.text, each.place))
            return


def keep_overall_budget(words: Vocabulary, draft: Draft) -> None:
    """The money of the whole project that stood beside that of the year is kept as such."""
    taken, budget = draft.labels.get(_BUDGET), amount_in(draft, _BUDGET)
    if taken is None or draft.text(_OVERALL_MONEY):
        return
    of_this = _OF_THIS.search(label_key(taken.written)) is not None
    for each in draft.leftovers:
        more = (amount_left(draft, each) or 0) > (budget or 0)
        if (of_this or (more and _OF_PROJECT.match(label_key(each.label)))) and _is_of_overall(
            words, each
        ):
            draft.leftovers.remove(each)
            draft.take(Label(_OVERALL_MONEY, 0, each.label, 0.9), Cell(each.text, each.place))
            return


def tell_other_total(words: Vocabulary, draft: Draft) -> None:
    """A second total with another amount is doubtful, unless its label says what else it is of, or
    it is the sum of a department's tasks."""
    tasks = draft.fields.get(_OF_TASKS)
    taken, cell = draft.labels.get(_BUDGET), draft.fields.get(_BUDGET)
    budget = amount_in(draft, _BUDGET)
    if taken is None or cell is None or budget is None:
        return
    known = {None, budget, amount_in(draft, _OF_TASKS)}
    for each in draft.leftovers:
        label = label_of(words, each.label) if each.why is Why.OUTDONE else None
        other = amount_left(draft, each)
        if label is None or label.field != _BUDGET or other in known:
            continue
        if tasks is not None and tasks.place == each.place:
            continue
        asked = _SETTLED.search(taken.written) and _ASKED.search(each.label)
        if not asked and not _OF_SOMETHING_ELSE.search(label_key(each.label)):
            said = (
                f"预算写了两处，数不一样：“{taken.written.strip()}”是{cell.text.strip()}，"
                f"“{each.label.strip()}”是{each.text.strip()}；按前一个读"
            )
            draft.doubts.append((said, each.place))
            return


def _is_of_overall(words: Vocabulary, leftover: Leftover) -> bool:
    label = label_of(words, leftover.label)
    budget = label is not None and label.field == _BUDGET
    total = _TOTAL.match(label_key(leftover.label)) is not None
    return leftover.why is Why.OUTDONE and budget and total and is_amount(leftover.text)
