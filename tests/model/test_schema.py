"""The fields a goal table can have."""

from __future__ import annotations

from checker.model.schema import (
    BUDGET_PARTS,
    FUNDING_FIELDS,
    INDICATOR_FIELDS,
    PLACE_FUNDING_FIELDS,
    TABLE_FIELDS,
    TASK_FIELDS,
    FieldKind,
)

ALL = (TABLE_FIELDS, INDICATOR_FIELDS, FUNDING_FIELDS, PLACE_FUNDING_FIELDS, TASK_FIELDS)


def test_a_field_goes_by_its_label_and_means_the_same_wherever_it_stands() -> None:
    for fields in ALL:
        assert all(label == field.label for label, field in fields.items())
    for label in set(BUDGET_PARTS) | {"预算数", "执行数"}:
        assert {one[label].kind for one in ALL if label in one} == {FieldKind.MONEY}
    for label in ("分值", "得分"):
        assert {one[label].kind for one in ALL if label in one} == {FieldKind.NUMBER}
