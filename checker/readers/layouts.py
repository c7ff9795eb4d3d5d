"""Which layout of checker.model.layouts a form has, told by its columns and level names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.model import label_key

if TYPE_CHECKING:
    from collections.abc import Collection

    from checker.readers.draft import Draft
    from checker.readers.vocabulary import Vocabulary

# What the title of a table says that is about more than one project.
_WIDER = late_pattern("整体支出|整体绩效|区域绩效|部门整体")


def layout_of(words: Vocabulary, draft: Draft, *, shifted: bool) -> str:
    """The letter of the layout: the first trait that sets the form apart decides."""
    header = draft.header
    labels = set(header.labels) if header else set[str]()
    levels = {words.level1.get(label_key(each.text("一级指标"))) for each in draft.indicators}
    traits = (
        ("L", draft.listed),
        ("F", shifted),
        ("H", bool(header and header.places) or bool(_WIDER.search(draft.title))),
        ("G", bool(header and header.blocks > 1) or "投入指标" in levels),
        ("E", bool({"实际完成值", "得分"} & labels)),
        ("D", "评分标准" in labels),
        ("C", {"指标性质", "计量单位"} <= labels),
        ("B", "成本指标" in levels),
    )
    return next((letter for letter, holds in traits if holds), "A")


def confidence_of(words: Vocabulary, draft: Draft) -> float:
    """How much of what every goal table has was found, between 0 and 1."""
    levels = words.level1
    known = [label_key(each.text("一级指标")) in levels for each in draft.indicators]
    named = [bool(each.text("三级指标")) for each in draft.indicators]
    labels: Collection[str] = draft.header.labels if draft.header else ()
    signs = (
        bool(draft.fields.keys() & {"项目名称", "收入合计", "支出合计", "基本支出", "区域"}),
        "预算数" in draft.fields or draft.fields.keys() >= {"基本支出", "项目支出"},
        bool(draft.goals),
        {"一级指标", "二级指标", "三级指标", "指标值"} <= set(labels),
        bool(known) and sum(known) * 2 > len(known),
        bool(named) and sum(named) * 2 > len(named),
    )
    return round(sum(signs) / len(signs), 2)
