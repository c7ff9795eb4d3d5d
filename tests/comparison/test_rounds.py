"""Which table of one round is which of the next."""

from __future__ import annotations

from checker.comparison.rounds import table_key


def test_a_table_without_a_record_is_told_by_its_file_and_number() -> None:
    assert table_key(None, "a.yaml", 1) == table_key(None, "a.yaml", 1)
    assert table_key(None, "a.yaml", 1) != table_key(None, "a.yaml", 2)


def test_a_project_of_a_unit_is_one_table_wherever_its_file_lies() -> None:
    table = {"project": "道路养护", "unit": "甲局", "path": "a.yaml", "index": 1}
    assert table_key(table, "a.yaml", 1) == table_key(table | {"path": "b.yaml"}, "b.yaml", 1)
