"""Forms that set 实施效果指标 above the usual levels, which are put back where they belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.model import Indicator, label_key
from checker.readers.indicatorcells import take_value_from_name

if TYPE_CHECKING:
    from checker.readers.draft import Draft
    from checker.readers.vocabulary import Vocabulary


def shift_levels(words: Vocabulary, draft: Draft) -> bool:
    """Undo a form that sets 实施效果指标 above the usual levels; True when it was one.

    Then the second level holds a level-1 name, the third a level-2 name, and the name itself
    stands in a second name column or in the description.
    """
    _lift_levels(words, draft)
    shifted = [
        indicator
        for indicator in draft.indicators
        if label_key(indicator.text("二级指标")) in words.level1
        and label_key(indicator.text("三级指标")) in words.level2
        and label_key(indicator.text("一级指标")) not in ("产出指标", "效益指标")
    ]
    if not draft.indicators or len(shifted) * 2 < len(draft.indicators):
        return False
    if not draft.raw_names and not any(each.text("绩效指标描述") for each in shifted):
        return False
    for indicator in shifted:
        fields = dict(indicator.fields)
        name = draft.raw_names.get(indicator.row) or fields.get("绩效指标描述")
        fields["一级指标"], fields["二级指标"] = fields["二级指标"], fields["三级指标"]
        if name is not None:
            fields["三级指标"] = name
        take_value_from_name(fields)
        draft.indicators[indicator.row] = Indicator(indicator.row, indicator.place, fields)
    return True


def _lift_levels(words: Vocabulary, draft: Draft) -> None:
    """实施效果指标 over 产出指标 and the names themselves: the second level is the first."""
    for indicator in draft.indicators:
        first, second = indicator.text("一级指标"), indicator.text("二级指标")
        below = words.level1.get(words.level_key(second), "")
        shifted = label_key(indicator.text("三级指标")) in words.level2
        if words.level1.get(words.level_key(first)) != "实施效果指标" or not below or shifted:
            continue
        fields = {name: cell for name, cell in indicator.fields.items() if name != "一级指标"}
        lifted = {"一级指标": fields.pop("二级指标"), **fields}
        draft.indicators[indicator.row] = replace(indicator, fields=lifted)
