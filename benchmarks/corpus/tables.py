"""One made-up table: a project of a trade, its money, its goals and indicators in two forms."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.strictyaml import plain_or_quoted

if TYPE_CHECKING:
    from random import Random

    from benchmarks.corpus.trades import Trade

_TEN_THOUSAND = Decimal(10000)
# Of a hundred, as the form of 2021 divides them: by level-2 of the rows in order.
_WEIGHTS = ("20", "10", "10", "10", "10", "30", "10")


@dataclass(slots=True)
class Table:
    """A table before it is written: labels of the form with their texts. `split` writes the value
    in three columns, as the form of 2021 does."""

    head: dict[str, str]
    goals: list[str]
    rows: list[dict[str, str]]
    split: bool
    trade: Trade
    year: int
    budget: Decimal
    broken: bytes | None = field(default=None)
    """What the file holds in place of the table, where it is to be unreadable."""

    def row(self, level2: str) -> dict[str, str]:
        """The first row of a level 2."""
        return next(row for row in self.rows if row["二级指标"] == level2)

    def set_value(self, row: dict[str, str], operator: str, number: str, unit: str) -> None:
        """Writes a value as this form does."""
        row.update(value_cells(operator, number, unit, split=self.split))

    def number(self, row: dict[str, str]) -> int:
        """0 for the first row."""
        return next(at for at, one in enumerate(self.rows) if one is row)

    def text(self) -> str:
        """The goal file."""
        lines = [f"{label}: {plain_or_quoted(text)}" for label, text in self.head.items()]
        lines.append("绩效目标:")
        lines += (f"  - {plain_or_quoted(goal)}" for goal in self.goals)
        lines.append("绩效指标:")
        for row in self.rows:
            cells = [f"{label}: {plain_or_quoted(text)}" for label, text in row.items()]
            lines += (f"  - {cells[0]}", *(f"    {cell}" for cell in cells[1:]))
        return "\n".join(lines) + "\n"


def value_cells(operator: str, number: str, unit: str, *, split: bool) -> dict[str, str]:
    if split:
        return {"指标性质": operator, "指标值": number, "计量单位": unit}
    return {"指标值": f"{operator}{number}{unit}"}


def make_table(random: Random, trade: Trade, county: str, code: str, year: int) -> Table:
    """A table in which everything is right."""
    split = random.random() < 0.4
    counts = [random.randint(one.least, one.most) for one in trade.quantities]
    # No two prices are quite the same: they spread around that of the trade.
    price = Decimal(round(trade.price * random.uniform(0.7, 1.4) * 100)) / 100
    budget = max(Decimal("3.00"), (price * counts[0] / _TEN_THOUSAND).quantize(Decimal("0.01")))
    fiscal = (budget * random.choice((60, 80, 90, 100)) / 100).quantize(Decimal("0.01"))
    month = random.randint(6, 12)
    head = {
        "单位编码": code,
        "单位名称": f"{county}{trade.office}",
        "年度": str(year),
        "金额单位": "万元",
        "项目名称": f"{year}年{county}{trade.project}",
        "预算数": f"{budget:.2f}",
        "财政资金": f"{fiscal:.2f}",
        "其他资金": f"{budget - fiscal:.2f}" if budget != fiscal else "",
        "资金用途": trade.purpose,
    }
    goals = [trade.goal.format(*counts), f"{year}年{month}月底前完成全部任务并通过验收"]
    rows = _rows(random, trade, counts, f"{year}年{month}月底前", budget, split=split)
    return Table(head, goals, rows, split, trade, year, budget)


def _rows(
    random: Random, trade: Trade, counts: list[int], day: str, budget: Decimal, *, split: bool
) -> list[dict[str, str]]:
    first, second = trade.quantities
    output, benefit = "产出指标", "效益指标"
    money = f"{budget.normalize():f}"
    quality = str(random.randint(trade.quality.least, 99))
    effect = str(random.randint(trade.benefit.least, min(trade.benefit.least + 12, 99)))
    contented = str(random.randint(85, 95))
    cost = ("成本指标", "经济成本指标") if split else (output, "成本指标")
    who = "服务对象满意度指标"
    rows = [
        (*cost, trade.cost, "结算支出总额", "≤", money, "万元"),
        (output, "数量指标", first.name, first.meaning, "≥", str(counts[0]), first.unit),
        (output, "数量指标", second.name, second.meaning, "≥", str(counts[1]), second.unit),
        (output, "质量指标", trade.quality.name, trade.quality.meaning, "≥", quality, "%"),
        (output, "时效指标", trade.finished, "全部任务通过验收的时间", "", day, ""),
        (benefit, trade.benefit_class, trade.benefit.name, trade.benefit.meaning, "≥", effect, "%"),
        ("满意度指标", who, trade.satisfied, "问卷调查中满意人数的比例", "≥", contented, "%"),
    ]
    if not split:  # the form of 2015 begins with outputs, cost the last of them
        rows.insert(4, rows.pop(0))
    made: list[dict[str, str]] = []
    for level1, level2, name, meaning, operator, number, unit in rows:
        row = {"一级指标": level1, "二级指标": level2, "三级指标": name, "绩效指标描述": meaning}
        row |= value_cells(operator, number, unit, split=split)
        made.append(row)
    if split:
        for row, weight in zip(made, _WEIGHTS, strict=True):
            row["分值"] = weight
    return made
