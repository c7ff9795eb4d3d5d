"""The fields a goal table can have: one vocabulary for goal files, rules, messages and reports.

A field's label is the key of the goal file, the name in the rule language, and what a report
prints. To add a field, add a line here.
"""

from __future__ import annotations

from enum import StrEnum

from checker.base.dataclass import dataclass


class FieldKind(StrEnum):
    """What the text of a field means to the rule language."""

    TEXT = "文本"
    MONEY = "金额"
    """An amount in the table's 金额单位 unless the cell says otherwise."""
    YEAR = "年度"
    VALUE = "指标值"
    """An indicator value: any kind of value of `checker.values`."""
    NUMBER = "数"


@dataclass(frozen=True, slots=True)
class Field:
    label: str
    kind: FieldKind = FieldKind.TEXT


def _fields(*fields: Field) -> dict[str, Field]:
    return {field.label: field for field in fields}


# The rows that add up to 预算数, whichever of them a form prints.
BUDGET_PARTS: tuple[str, ...] = (
    "财政资金",
    "财政拨款",
    "一般公共预算",
    "政府性基金",
    "国有资本经营预算",
    "债券资金",
    "上级资金",
    "省级资金",
    "市县资金",
    "县级资金",
    "本级资金",
    "财政专户管理资金",
    "单位资金",
    "自有资金",
    "上年结转",
    "其他资金",
)

# In the order of the form, which is also the order in which goal files are written.
# 绩效目标 and 绩效指标 are lists and stand outside this table.
TABLE_FIELDS: dict[str, Field] = _fields(
    Field("标题"),
    Field("单位编码"),
    Field("单位名称"),
    Field("主管部门"),
    Field("区域"),
    Field("年度", FieldKind.YEAR),
    Field("金额单位"),
    Field("项目编码"),
    Field("项目名称"),
    Field("支出类型"),
    Field("起止时间", FieldKind.VALUE),
    Field("实施期限", FieldKind.VALUE),
    Field("设立依据"),
    Field("监控期间"),
    Field("中期资金总额", FieldKind.MONEY),
    Field("上年预算数", FieldKind.MONEY),
    Field("年初预算数", FieldKind.MONEY),
    Field("预算数", FieldKind.MONEY),
    *(Field(part, FieldKind.MONEY) for part in BUDGET_PARTS),
    Field("收入合计", FieldKind.MONEY),
    Field("支出合计", FieldKind.MONEY),
    Field("基本支出", FieldKind.MONEY),
    Field("项目支出", FieldKind.MONEY),
    Field("任务合计", FieldKind.MONEY),
    Field("执行数", FieldKind.MONEY),
    Field("执行率", FieldKind.VALUE),
    Field("执行率目标", FieldKind.VALUE),
    Field("全年预计执行数", FieldKind.MONEY),
    Field("执行率分值", FieldKind.NUMBER),
    Field("执行率得分", FieldKind.NUMBER),
    Field("资金用途"),
    Field("中期目标"),
    Field("实际完成情况"),
    Field("总分", FieldKind.NUMBER),
    Field("自评等级"),
    Field("评价结论"),
    Field("存在问题"),
    Field("改进措施"),
    Field("偏差原因"),
    Field("备注"),
)

INDICATOR_FIELDS: dict[str, Field] = _fields(
    Field("一级指标"),
    Field("二级指标"),
    Field("三级指标"),
    Field("绩效指标描述"),
    Field("指标性质"),
    Field("指标方向"),
    Field("前年值", FieldKind.VALUE),
    Field("上年值", FieldKind.VALUE),
    Field("中期三级指标"),
    Field("中期指标值", FieldKind.VALUE),
    Field("指标值", FieldKind.VALUE),
    Field("计量单位"),
    Field("大类分值", FieldKind.NUMBER),
    Field("小类分值", FieldKind.NUMBER),
    Field("分值", FieldKind.NUMBER),
    Field("评分标准"),
    Field("实际完成值", FieldKind.VALUE),
    Field("全年预计完成值", FieldKind.VALUE),
    Field("完成可能性"),
    Field("得分", FieldKind.NUMBER),
    Field("偏差原因"),
    Field("备注"),
)

# What stands beside 预算数 for one source of money (a row of 资金 in a goal file).
FUNDING_FIELDS: dict[str, Field] = _fields(
    Field("名称"),
    Field("中期资金总额", FieldKind.MONEY),
    Field("上年预算数", FieldKind.MONEY),
    Field("年初预算数", FieldKind.MONEY),
    Field("执行数", FieldKind.MONEY),
    Field("全年预计执行数", FieldKind.MONEY),
    Field("执行率", FieldKind.VALUE),
    Field("分值", FieldKind.NUMBER),
    Field("得分", FieldKind.NUMBER),
    Field("偏差原因"),
)

# The money of one place (a county, a village) of a region's table (a row of 各地资金).
PLACE_FUNDING_FIELDS: dict[str, Field] = _fields(
    Field("名称"),
    Field("预算数", FieldKind.MONEY),
    *(Field(part, FieldKind.MONEY) for part in BUDGET_PARTS),
    Field("执行数", FieldKind.MONEY),
    Field("执行率", FieldKind.VALUE),
)

# A task of a whole department's table with its money (a row of 年度主要任务 in a goal file).
TASK_FIELDS: dict[str, Field] = _fields(
    Field("任务名称"),
    Field("主要内容"),
    Field("预算数", FieldKind.MONEY),
    *(Field(part, FieldKind.MONEY) for part in BUDGET_PARTS),
    Field("执行数", FieldKind.MONEY),
    Field("完成情况"),
    Field("分值", FieldKind.NUMBER),
    Field("得分", FieldKind.NUMBER),
)
