"""What was assumed or found irregular in reading a value: a closed list."""

from __future__ import annotations

from enum import StrEnum


class Note(StrEnum):
    """One thing a reader of the value should know. The texts are shown to people as they are."""

    WORDED_OPERATOR = "文字比较符"
    ODD_OPERATOR = "非规范比较符"
    REPEATED_OPERATOR = "重复比较符"
    WIDE_FORMS = "全角字符"
    HEDGED = "含糊词"
    FUZZY_NUMBER = "概数"
    HAN_NUMBER = "汉字数字"
    MISSING_UNIT = "缺计量单位"
    ODD_UNIT = "单位写法不规范"
    OPEN_UNIT = "单位有歧义"
    MISSING_YEAR = "缺年份"
    BEFORE_INCLUDED = "“前”含当期"
    ODD_DATE = "日期写法不规范"
    EXTRA_TEXT = "附带文字"
    NUMBERED = "带序号"
    UNIT_FROM_COLUMN = "单位取自计量单位列"
    UNIT_FROM_NAME = "单位取自指标名称"
    UNIT_FROM_TARGET = "单位取自指标值"
    UNIT_FROM_HEAD = "单位取自表头单位"
    UNIT_CONFLICT = "与计量单位列不一致"
    OPERATOR_FROM_COLUMN = "比较符取自指标性质"
    OPERATOR_CONFLICT = "与指标性质不一致"
    YEAR_FROM_TABLE = "年份取自表的年度"
