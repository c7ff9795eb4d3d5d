"""Heads of columns by what they are made of: 本年计划, 上年完成, 建设期目标值, 财政审定."""

from __future__ import annotations

from checker.base.pattern import late_pattern

SETTLED = late_pattern(
    "(?:财政|主管部门|业务科室|专家)?(?:审核|审定|核定|评审|批复|批准|确认|核准)(?:后)?(?:的)?"
)
"""Whose word on a value is the last: 审核值 beside 申报值."""
_OF_YEAR = late_pattern(
    "(?:(?:本年度?|当年度?|今年|全年)(?:绩效)?(?:计划|预期)(?:目标)?(?:值|数|水平)?"
    "|(?:本年度?|当年度?|年度|今年|全年)(?:绩效)?(?:计划|预期|目标|任务)(?:值|数|水平))"
)
_OF_LAST_YEAR = late_pattern("(?:上年度?|去年)(?:实际)?(?:完成|实绩|实现|达到)(?:值|数|情况|水平)?")
_OF_TERM = late_pattern(
    "(?:(?:实施|项目|政策|建设|规划|服务|存续)(?:期|周期)|全?周期|中长?期|长期|[二两三四五]年)内?"
    "(?:总|总体|累计)?(?:绩效)?(?:计划|预期|(?:目标|指标)(?=[值数水]))(?:值|数|水平)?"
)
_MADE = ((_OF_YEAR, "指标值"), (_OF_LAST_YEAR, "上年值"), (_OF_TERM, "中期指标值"))


def made_column(key: str) -> str:
    """The field of an indicator that a head speaks of, '' where it speaks of none."""
    return next((name for pattern, name in _MADE if pattern.fullmatch(key)), "")
