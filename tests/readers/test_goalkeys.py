"""The keys of a goal file are the fields of the model, and the lists."""

from __future__ import annotations

from checker.model import INDICATOR_FIELDS, TABLE_FIELDS, FieldKind
from checker.readers.goalkeys import ROW_KEYS, SIGNS, TABLE_KEYS, GoalForm


def test_every_field_can_be_written_and_says_what_it_is_for() -> None:
    assert TABLE_KEYS.keys() > TABLE_FIELDS.keys()
    assert ROW_KEYS.keys() - INDICATOR_FIELDS.keys() == {"各地指标值"}
    assert all(key.about for key in (*TABLE_KEYS.values(), *ROW_KEYS.values()))
    assert set(SIGNS) <= TABLE_KEYS.keys()


def test_only_texts_of_several_sentences_may_be_lists() -> None:
    several = {label for label, key in TABLE_KEYS.items() if key.form is GoalForm.PARAGRAPHS}
    assert {"资金用途", "中期目标"} <= several
    assert {TABLE_FIELDS[label].kind for label in several} == {FieldKind.TEXT}
