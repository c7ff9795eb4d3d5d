"""Of the defects put by hand into clean tables of many trades, every one is told.

The defects stand in tests/rules/reach.yaml; the tables say their numbers twice, in the goal and in
the indicators, in different words. That the tables themselves get no finding is tested with the
other faultless ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.rules.linting import lint_apart, planted, spoiled_tables

if TYPE_CHECKING:
    from checker.finding import Finding

DEFECTS = planted("reach.yaml")
NAMES = [f"{number}-{defect['规则'][0]}" for number, defect in enumerate(DEFECTS)]


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Finding]]:
    texts = spoiled_tables(dict(zip(NAMES, DEFECTS, strict=True)))
    return lint_apart(texts, tmp_path_factory.mktemp("spoiled"))


@pytest.mark.parametrize(("name", "defect"), list(zip(NAMES, DEFECTS, strict=True)), ids=NAMES)
def test_a_defect_is_told(
    name: str, defect: dict[str, Any], findings: dict[str, list[Finding]]
) -> None:
    """By one of the rules that may speak of it."""
    assert {one.rule for one in findings[name]} & set(defect["规则"])
