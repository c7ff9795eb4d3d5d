"""What a record belongs to."""

from __future__ import annotations

from checker.form.owners import set_of, table_of, units_of
from tests.language.workbench import table_set

WHOLE = table_set("{项目名称: 甲, 绩效指标: {三级指标: 里程, 指标值: ≥3公里}}")


def test_every_record_knows_its_table_and_its_set() -> None:
    (table,) = WHOLE.tables
    (row,) = table.indicators
    assert [table_of(one) for one in (WHOLE, table, row)] == [None, table, table]
    assert all(set_of(one) is WHOLE for one in (WHOLE, table, row))
    assert all(units_of(one) is WHOLE.units for one in (WHOLE, table, row))
