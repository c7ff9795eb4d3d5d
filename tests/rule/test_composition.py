"""One answer a cell, found out once for rows of which the same is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.pipeline import Job, check

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "年度: 2025\n金额单位: 万元\n项目名称: {name}\n预算数: {budget}\n绩效目标: {name}按期完成\n"
ROWS = (
    "绩效指标:\n"
    "  - {一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 建设成本, 指标值: ≤900万元}\n"
    "  - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 建设数量, 指标值: 12}\n"
)
BUDGETS = (30, 40) * 5


def test_the_answer_of_a_cell_is_that_of_its_own_table(tmp_path: Path) -> None:
    """As many tables as are remembered together say what each says alone."""
    for at, budget in enumerate(BUDGETS):
        text = HEAD.format(name=f"{at}号水库", budget=budget) + ROWS
        for folder in ("together", f"alone{at}"):
            path = tmp_path / folder / f"{at}.yaml"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
    together = check(Job(paths=(str(tmp_path / "together"),))).findings
    for at in range(4):
        alone = check(Job(paths=(str(tmp_path / f"alone{at}"),))).findings
        asked = {one.rule: one.expected for one in alone if one.field == "指标值"}
        assert asked["GC202"] == f"≤{BUDGETS[at]}万元"
        own = [one for one in together if one.place.path.endswith(f"{at}.yaml")]
        assert {one.rule: one.expected for one in own if one.field == "指标值"} == asked
