"""What forms print over a field, for whoever writes that in place of the name it has here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

_MEANT: Mapping[str, tuple[str, ...]] = {
    "目标": ("指标值", "绩效目标"), "指标": ("三级指标", "绩效指标"),
    "名称": ("三级指标", "项目名称"), "单位": ("计量单位", "单位名称"),
    "金额": ("预算数",), "实际值": ("实际完成值",), "满分": ("分值",), "项目": ("项目名称",),
    "资金": ("预算数",), "经费": ("预算数",), "总额": ("预算数",), "描述": ("绩效指标描述",),
    "性质": ("指标性质",), "单价": ("指标值",),
}  # fmt: skip
"""What people call a field that no form calls so -> its names, the nearer one first."""


@dataclass(frozen=True, slots=True)
class FormLabels:
    """What readers take for the label of a field, and what people say beside."""

    def fields_of(self, text: str) -> tuple[str, ...]:
        """The fields that a label stands for, the nearest first; none where no form has it."""
        # Imported here: only mistakes need it.
        from checker.readers import common_words

        words = common_words()
        printed = (words.column(text), words.head(text))
        found = (*_MEANT.get(text, ()), *(one[0] for one in printed if one is not None))
        return tuple(dict.fromkeys(found))
