"""What sets findings aside, as a clause for every report."""

from __future__ import annotations

from checker.base.place import Place
from checker.finding import Notice


def test_a_notice_says_who_what_why_until_when_and_where() -> None:
    whole = Notice(
        "规则包“下级”", "停用 GC202 成本上限高于预算数", ("GC202",), Place("下级.yaml", 8, 5),
        "试\n行", "2025-12-31",
    )  # fmt: skip
    assert whole.sentence == (
        "规则包“下级”停用 GC202 成本上限高于预算数，理由：试 行，至 2025-12-31（下级.yaml:8:5）"
    )
    assert Notice("配置", "不用 GC3").sentence == "配置不用 GC3"


def test_what_is_over_is_said_all_the_same() -> None:
    over = Notice("配置", "不用 GC3", until="2024-12-31", expired=True)
    assert over.sentence == "配置不用 GC3，已于 2024-12-31 到期，不再生效"
