"""Views with the names people know."""

from __future__ import annotations

from checker.sweep.schema import SETS, TABLES
from checker.sweep.stats.views import view_texts


def test_every_table_has_a_view_under_its_name_with_all_its_columns() -> None:
    texts = list(view_texts())
    assert len(texts) == len(TABLES) + 1
    for table, text in zip(TABLES, texts, strict=False):
        assert text.startswith(f'CREATE VIEW "{table.label}" AS')
        assert all(f'AS "{one.label}"' in text for one in table.columns)
    assert texts[-1].endswith(f"FROM {SETS.name}")
