"""What a whole table's fields say of each other: a lone mid-term goal, a sum that is not stated."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.base.pattern import late_pattern
from checker.model import BUDGET_PARTS, Cell, Problem, label_key
from checker.readers.goals import split_goals
from checker.readers.inline import paragraph_cell
from checker.readers.labels import Label, is_amount
from checker.readers.leftovers import Why
from checker.readers.money import amount_in, amount_left
from checker.readers.rivals import (
    keep_overall_budget,
    part_goals_asked,
    part_overall_goal,
    part_purse,
    tell_other_total,
)
from checker.readers.score import part_score
from checker.readers.years import part_goals_of_years, take_budget_of_year, take_year

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.readers.draft import Draft
    from checker.readers.leftovers import Leftover
    from checker.readers.vocabulary import Vocabulary

_WHOLE = late_pattern(
    "(?:预算|资金|经费|投资|投入).{0,4}(?:总|合计|规模|额度|限额)|总.{0,3}(?:预算|资金|经费|投资|投入)"
)
_OF_YEAR = late_pattern("年度|本年|当年|全年")
_OVERALL_MONEY = "中期资金总额"
_NAMES = late_pattern("(?<!单位|部门|机构|公司|企业|主体|区域|科目|街道|乡镇|学校|医院|社区)名称$")
_OF_GOAL = late_pattern(
    "(?:预期|预计|年度|项目|主要|达到|产生)的?(?:绩效|成效|效果|效益|成果)(?:描述|说明|内容)?$"
)
_SENTENCE = 8
_LIKELY = 0.5
_OF_ONE_PROJECT = frozenset("ABCDFG")
# What a whole department's form may print in place of its budget.
_WHOLE_DEPARTMENT = ("支出合计", "收入合计")
_OF_TASKS = "任务合计"
_PROJECTS = "项目支出"
_OF_PROJECTS = ("项目经费", "项目资金", "项目预算", "项目支出预算")
_LONG_TERM, _GOALS, _BUDGET, _EARLY = "中期目标", "绩效目标", "预算数", "年初预算数"
_NAME, _UNIT = "项目名称", "单位名称"
_LEADS = late_pattern("(?:牵头|主办|责任)(?:单位|部门|科室)")
_OF_UNIT = late_pattern(
    "(?:单位|部门|科室|处室|股室|院系|院校|高校|学院|机构|法人|业主|街道|乡镇|学校|医院|社区|企业|公司)(?:名称)?$"
)


def settle_fields(words: Vocabulary, draft: Draft) -> None:
    """Decide what only a whole head can tell."""
    _drop_sources_of_tasks(draft)
    part_score(draft)
    part_overall_goal(draft)
    part_goals_asked(draft)
    take_year(draft)
    part_goals_of_years(draft)
    take_budget_of_year(draft)
    part_purse(words, draft)
    keep_overall_budget(words, draft)
    _part_projects_of_department(draft)
    tell_other_total(words, draft)
    _take_lone_budget(draft)
    _know_details(draft)
    _take_likely_budget(draft)
    _take_budget_of_term(draft)
    _take_lone_goal(draft)
    _take_likely_goal(draft)
    _take_likely_name(draft)
    _take_likely_unit(draft)
    _miss_sum(draft)
    _tell_blank_year(draft)


def _drop_sources_of_tasks(draft: Draft) -> None:
    """The sources in the sum of the tasks are the department's own only where its tasks are all
    it spends."""
    if draft.text(_OF_TASKS) and draft.text(_BUDGET) != draft.text(_OF_TASKS):
        for label, cell in draft.of_tasks.items():
            if draft.fields.get(label) == cell:
                del draft.fields[label]
                draft.leave(f"{_OF_TASKS}（{label}）", cell.text, cell.place, Why.UNDERSTOOD)


def _part_projects_of_department(draft: Draft) -> None:
    """Below 支出总计 of a department 项目经费 is what it spends on projects, not its budget."""
    label = draft.labels.get(_BUDGET)
    written = label_key(label.written) if label is not None else ""
    if draft.text("收入合计") and written.startswith("支出"):
        draft.fields.setdefault("支出合计", draft.fields[_BUDGET])
    if not draft.text("支出合计") or draft.text(_PROJECTS):
        return
    if label is not None and written in _OF_PROJECTS:
        draft.fields[_PROJECTS] = draft.fields.pop(_BUDGET)
        draft.labels[_PROJECTS] = draft.labels.pop(_BUDGET)
        draft.form.discard(_BUDGET)
        draft.form.add(_PROJECTS)
        return
    for each in draft.leftovers:
        if label_key(each.label) in _OF_PROJECTS and each.why is Why.OUTDONE:
            draft.leftovers.remove(each)
            draft.take(Label(_PROJECTS, 0, each.label, 0.9), Cell(each.text, each.place))
            return


def _take_lone_budget(draft: Draft) -> None:
    """Where a form has no other budget, that of the beginning of the year is the budget, or all
    that a department spends."""
    if _EARLY in draft.fields and (_BUDGET not in draft.form or not draft.fields.get(_BUDGET)):
        draft.fields = {
            _BUDGET if label == _EARLY else label: cell for label, cell in draft.fields.items()
        }
        draft.form.add(_BUDGET)
    if not draft.text(_BUDGET) and not draft.unstated:
        whole = next((field for field in _WHOLE_DEPARTMENT if draft.text(field)), None)
        if whole is not None:
            draft.fields[_BUDGET] = draft.fields[whole]
            draft.form.add(_BUDGET)


def _know_details(draft: Draft) -> None:
    """Amounts below one that is known and that add up to it are what it is made of: 人员经费 and
    公用经费 below 基本支出."""
    known = {amount for field in draft.fields if (amount := amount_in(draft, field))}
    whole = amount_in(draft, _BUDGET)
    projects = amount_in(draft, "项目支出")
    if projects is not None:  # what a department spends on itself, printed or not
        known |= {amount - projects for amount in known}
    for at, same in enumerate(draft.leftovers):  # 其中：部门预算支出, where it is all there is
        if same.why is Why.MONEY and whole and amount_left(draft, same) == whole:
            draft.leftovers[at] = replace(same, why=Why.UNDERSTOOD)
    run: list[int] = []
    for at, each in enumerate([*draft.leftovers, None]):
        if each is not None and each.why is Why.MONEY and amount_left(draft, each) is not None:
            run.append(at)
            continue
        amounts = [amount_left(draft, draft.leftovers[n]) or Decimal(0) for n in run]
        total = sum(amounts, Decimal(0))
        if len(run) > 1 and total in known:
            for n in run:
                draft.leftovers[n] = replace(draft.leftovers[n], why=Why.UNDERSTOOD)
        run = []


def _take_likely_budget(draft: Draft) -> None:
    """Of a form without a budget the one amount whose label nobody knows and that speaks of the
    whole (预算总规模) is it, and it is said."""
    if draft.fields.get(_BUDGET) or draft.unstated:
        return
    whole = [each for each in draft.leftovers if _is_of_whole(each)]
    lone = [each for each in draft.leftovers if each.why is Why.MONEY and is_amount(each.text)]
    lone = [each for each in lone if not each.label.lstrip().startswith("其中")]
    parts = [amount for part in BUDGET_PARTS if (amount := amount_in(draft, part))]
    if not whole and len(lone) == 1 and (not parts or amount_left(draft, lone[0]) == sum(parts)):
        whole = lone
    if len(whole) != 1:
        return
    (found,) = whole
    draft.leftovers.remove(found)
    draft.take(Label(_BUDGET, 0, found.label, _LIKELY), Cell(found.text, found.place))
    _tell_guess(draft, found, _BUDGET)


def _take_budget_of_term(draft: Draft) -> None:
    """A form with a goal of the year and money of the whole term alone (实施期资金总额) prints no
    other budget: that is it, and it is said."""
    cell = draft.fields.get(_OVERALL_MONEY)
    budget = draft.labels.get(_BUDGET)
    of_year = budget is not None and _OF_YEAR.search(label_key(budget.written))
    if cell is None or cell.blank or draft.text(_BUDGET) or of_year or not draft.goals:
        return
    written = draft.labels[_OVERALL_MONEY].written.strip(":： ")
    draft.fields = {
        _BUDGET if label == _OVERALL_MONEY else label: each
        for label, each in draft.fields.items()
        if label != _BUDGET
    }
    for source, line in list(draft.funding.items()):
        if set(line.fields) == {"名称", _OVERALL_MONEY} and not draft.text(source):
            draft.fields[source] = draft.funding.pop(source).fields[_OVERALL_MONEY]
    draft.form.add(_BUDGET)
    said = f"表上没有年度的资金，只有“{written}”，按预算数读"
    draft.problems.append(Problem("GC015", cell.place, {"内容": said}, field=_BUDGET))


def _is_of_whole(leftover: Leftover) -> bool:
    money = leftover.why is Why.MONEY and is_amount(leftover.text)
    return money and bool(_WHOLE.search(label_key(leftover.label)))


def _take_lone_goal(draft: Draft) -> None:
    """Where a form has only a goal for the whole term, it is the goal."""
    cell = draft.fields.get(_LONG_TERM)
    if cell is None or cell.blank or _GOALS in draft.form or draft.goals:
        return
    draft.take_goals(split_goals(paragraph_cell(cell.text, cell.place)), _LONG_TERM)
    draft.form.add(_GOALS)
    del draft.fields[_LONG_TERM]


def _take_likely_goal(draft: Draft) -> None:
    """Of a form without a goal the one text whose label nobody knows and that speaks of 目标 is
    it, and it is said."""
    if draft.goals or _GOALS in draft.form:
        return
    if (
        found := _lone(draft, lambda each: "目标" in each.label and "值" not in each.label)
        or _lone(draft, _could_be_goal)
    ) is None:
        return
    draft.take_goals(split_goals(paragraph_cell(found.text, found.place)), found.label)
    draft.form.add(_GOALS)
    _tell_guess(draft, found, _GOALS)


def _could_be_goal(leftover: Leftover) -> bool:
    """Whether a sentence stands beside a label that speaks of what is to be reached: 预期绩效."""
    label = label_key(leftover.label)
    return bool(_OF_GOAL.search(label)) and len(leftover.text) >= _SENTENCE


def _take_likely_name(draft: Draft) -> None:
    """Of a form without the name of a project the one text whose label nobody knows and that is a
    name (课题名称) is it, and it is said."""
    if _NAME in draft.form or draft.text(_NAME):
        return
    if (found := _lone(draft, lambda each: bool(_NAMES.search(label_key(each.label))))) is None:
        return
    draft.fields[_NAME] = Cell(found.text, found.place)
    draft.form.add(_NAME)
    _tell_guess(draft, found, _NAME)


def _take_likely_unit(draft: Draft) -> None:
    """Of a form that names no unit the one text whose label nobody knows and that speaks of a unit
    (申报科室, 牵头单位) is it."""
    if any(draft.text(field) for field in (_UNIT, "主管部门", "单位编码")):
        return
    found = _lone(draft, lambda each: bool(_LEADS.match(label_key(each.label))))
    found = found or _lone(draft, lambda each: bool(_OF_UNIT.search(label_key(each.label))))
    if found is not None:
        draft.take(Label(_UNIT, 0, found.label, _LIKELY), Cell(found.text, found.place))


def _lone(draft: Draft, fits: Callable[[Leftover], bool]) -> Leftover | None:
    """The one thing nobody knows that fits; None where there is none or several."""
    found = [each for each in draft.leftovers if each.why is Why.UNKNOWN and each.text]
    found = [each for each in found if fits(each)]
    if len(found) != 1:
        return None
    draft.leftovers.remove(found[0])
    return found[0]


def _tell_guess(draft: Draft, found: Leftover, field: str) -> None:
    said = f"“{found.label.strip(':： ')}”不是认得的叫法，按{field}读"
    draft.problems.append(Problem("GC015", found.place, {"内容": said}, field=field))


def miss_goal(draft: Draft, layout: str) -> None:
    """A form for the goals of one project is due a row for the goal, printed or not; a list of
    indicators and an evaluation are not. A label of goals that was not understood may be it."""
    whole = {"项目名称", _BUDGET} <= draft.form and layout in _OF_ONE_PROJECT
    if whole and draft.indicators and not any("目标" in one.label for one in draft.leftovers):
        draft.form.add(_GOALS)


def _miss_sum(draft: Draft) -> None:
    """A form that prints the sum as a head and not as a line: said, with what the parts add up to;
    nothing is put in its place."""
    known = draft.fields.get(_BUDGET)
    parts = {part: draft.fields[part] for part in BUDGET_PARTS if part in draft.fields}
    parts = {part: cell for part, cell in parts.items() if not cell.blank}
    amounts = [amount_in(draft, part) for part in parts]
    if (known is not None and not known.blank) or not draft.unstated or not any(amounts):
        return
    draft.fields.pop(_BUDGET, None)
    draft.form.discard(_BUDGET)
    told = "、".join(f"{part}{cell.text}" for part, cell in parts.items())
    message = f"没有写{draft.unstated}，只写了各项资金（{told}）；请写出合计数"
    draft.problems.append(
        Problem(
            "GC015", next(iter(parts.values())).place, {"内容": message}, field=_BUDGET, text=""
        )
    )


def _tell_blank_year(draft: Draft) -> None:
    """An annual block that is empty beside a long-term one that is filled in: one line."""
    annual = any("年度指标一栏" in said for said, _ in draft.doubts)
    if annual and not draft.goals and draft.fields.get(_LONG_TERM):
        _, place = draft.doubts[0]
        draft.doubts.clear()
        message = "年度目标和年度指标没有填，只填了中期一栏；读入的是中期一栏的指标"
        draft.problems.append(Problem("GC015", place, {"内容": message}, field=_GOALS))
