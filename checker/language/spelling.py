"""Every operator has one spelling that is printed and others that are understood.

The others are for keyboards without Chinese input and for hands used to spreadsheets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SPELLED: Mapping[str, str] = {
    "==": "=", "＝": "=", "!=": "≠", "<>": "≠", "<=": "≤", "≦": "≤", "＜": "<", ">=": "≥",
    "≧": "≥", "＞": ">", "＋": "+", "－": "-", "*": "×", "＊": "×", "/": "÷", "／": "÷",
    "+/-": "±", "+-": "±", "&&": "且", "and": "且", "||": "或", "or": "或", "!": "非", "not": "非",
    "if": "若", "then": "则", "in": "属于", "not in": "不属于", "contains": "包含",
    "matches": "匹配", "startswith": "开头是", "endswith": "结尾是", "is": "是",
    "present": "有值", "empty": "为空", "some": "存在", "every": "所有",
    "satisfies": "使", "true": "真", "false": "假",
}  # fmt: skip
"""Another spelling and the one that is printed."""

FUNCTIONS_SPELLED: Mapping[str, str] = {
    "sum": "求和",
    "count": "计数",
    "max": "最大",
    "min": "最小",
}

_WORDS = (
    "若", "则", "或", "且", "非", "存在", "所有", "属于", "使", "不属于", "包含", "不包含", "匹配",
    "不匹配", "开头是", "结尾是", "是", "不是", "有值", "为空", "真", "假",
)  # fmt: skip
RESERVED = frozenset([*_WORDS, *(word for word in SPELLED if word.isidentifier())])
"""Words that can never be a field or a variable."""

MEANT: Mapping[str, str] = {
    "&": "且", "|": "或", "；": "且", ";": "且", "。": ".", "：": "=", ":": "=",
    "'": '"', "‘": '"', "’": '"', "”": '"', "、": ",", "{": "(", "}": ")", "【": "[", "】": "]",
    "〔": "[", "〕": "]", "！": "非",
}  # fmt: skip
"""Characters people type for an operator, and the operator."""

WORDS_MEANT: Mapping[str, str] = {
    "等于": "=", "不等于": "≠", "大于": ">", "小于": "<", "大于等于": "≥", "小于等于": "≤",
    "大于或等于": "≥", "小于或等于": "≤", "不低于": "≥", "不少于": "≥", "不小于": "≥", "至少": "≥",
    "不高于": "≤", "不超过": "≤", "不大于": "≤", "不多于": "≤", "至多": "≤", "超过": ">",
    "高于": ">", "低于": "<", "少于": "<", "不足": "<", "并且": "且", "而且": "且", "同时": "且",
    "以及": "且", "与": "且", "和": "且", "或者": "或", "还是": "或", "要么": "或", "不": "非",
    "并非": "非", "如果": "若", "假如": "若", "当": "若", "那么": "则", "不为空": "有值",
    "非空": "有值", "不是空": "有值", "是空": "为空", "是空的": "为空",
    "有": "有值", "没有值": "为空", "无值": "为空", "空白": "为空", "没有": "为空",
    "为": "=", "在": "属于", "不在": "不属于", "含": "包含", "含有": "包含", "包括": "包含",
    "不含": "不包含", "有一个": "存在", "任意": "所有", "每个": "所有", "全部": "所有",
    "满足": "使", "符合": "匹配", "像": "匹配", "不晚于": "≤",
    "不迟于": "≤", "不早于": "≥", "早于": "<", "先于": "<", "晚于": ">", "迟于": ">", "多于": ">",
    "x": "×", "X": "×", "乘": "×", "乘以": "×", "除": "÷", "加上": "+", "减去": "-",
    "相等于": "=", "填了": "有值", "已填": "有值", "填写了": "有值", "非空白": "有值",
    "没填": "为空", "未填": "为空", "没有填": "为空", "占": "÷", "误差": "±", "容差": "±",
    "除以": "÷", "加": "+", "减": "-",
}  # fmt: skip
"""Words people write for an operator, and the operator."""


def printed(word: str) -> str:
    """The one spelling of an operator that is printed."""
    return SPELLED.get(" ".join(word.split()), str(word))
