"""What a row of a self-evaluation comes to: reached or not, how much of it, its class's weight."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.form.achievement import grade_of, is_reached, share_done
from checker.form.cellvalues import ACTUAL, FORECAST, TARGET, cell_value, indicator_type
from checker.form.surroundings import LEVEL1, LEVEL2
from checker.language import ABSENT, number
from checker.values import Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.form.records import IndicatorRecord, TableRecord

_WEIGHT = late_pattern(r"[（(]\s*([0-9]{1,3}(?:\.[0-9]{1,2})?)\s*分\s*[)）]")
_NUMBER = late_pattern(r"\s*([0-9]{1,3}(?:\.[0-9]{1,2})?)\s*分?\s*")
_YEAR = 12
_MONTH = late_pattern(r"(?<![0-9])(?P<month>[0-9]{1,2})\s*月(?!.*[0-9]\s*月)")
_QUARTERS = (
    (late_pattern("三季度|前三季度"), 9),
    (late_pattern("上半年|半年度?监控|二季度"), 6),
    (late_pattern("一季度"), 3),
    (late_pattern("四季度"), 12),
)
_COSTS = frozenset({"成本指标", "经济成本指标", "社会成本指标", "生态环境成本指标"})


def _is_reverse(record: IndicatorRecord) -> bool:
    """Whether less is better in a row: it says so, or it is about cost."""
    direction = record.indicator.text("指标方向") or record.indicator.text("指标性质")
    return direction[:2] in ("反向", "逆向", "负向") or indicator_type(record) in _COSTS


def _done(
    record: IndicatorRecord, compare: Callable[[Value, Value], object], field: str = ACTUAL
) -> object:
    actual = cell_value(record, field)
    target = cell_value(record, TARGET)
    for value in (actual, target):
        if not isinstance(value, Value):
            return value
    return compare(actual, target)


def reached(record: IndicatorRecord) -> object:
    """达成: whether 实际完成值 is what 指标值 asks for."""
    return _reached(record, ACTUAL)


def to_be_reached(record: IndicatorRecord) -> object:
    """预计达成: whether 全年预计完成值 is what 指标值 asks for."""
    return _reached(record, FORECAST)


def _reached(record: IndicatorRecord, field: str) -> object:
    reverse = _is_reverse(record)
    return _done(record, lambda value, target: is_reached(value, target, reverse=reverse), field)


def share_reached(record: IndicatorRecord) -> object:
    """完成比: 实际完成值 divided by 指标值."""
    return _done(record, share_done)


def grade_reached(record: IndicatorRecord) -> object:
    """达成档次: 1, 0.5 or 0 where 实际完成值 is one of the three grades, between them where it says
    how much of it."""
    actual, target = cell_value(record, ACTUAL), cell_value(record, TARGET)
    meant = target if isinstance(target, Value) else None
    grade = grade_of(actual, meant) if isinstance(actual, Value) else None
    return ABSENT if grade is None else number(grade)


def class_weight(record: IndicatorRecord) -> object:
    """The weight a form prints behind a level 1: 40 of 产出指标（40分）."""
    return _weight(record, "大类分值", LEVEL1)


def kind_weight(record: IndicatorRecord) -> object:
    """The weight a form prints behind a level 2: 15 of 数量指标（15分）."""
    return _weight(record, "小类分值", LEVEL2)


def _weight(record: IndicatorRecord, field: str, level: str) -> object:
    """The weight in its own field, else the one that a goal file keeps behind the level."""
    given = record.indicator.text(field)
    found = _NUMBER.fullmatch(given) if given else _WEIGHT.search(record.indicator.text(level))
    return ABSENT if found is None else number(Decimal(found[1]))


def months_watched(table: TableRecord) -> object:
    """监控月数: how many months of the year a monitoring table looks back on: 9 of 1-9月, of
    第三季度, of 2025年9月底."""
    period = table.table.text("监控期间") or table.table.text("标题")
    if match := _MONTH.search(period):
        months = int(match["month"])
        return number(Decimal(months)) if 1 <= months <= _YEAR else ABSENT
    for words, months in _QUARTERS:
        if words.search(period):
            return number(Decimal(months))
    return ABSENT
