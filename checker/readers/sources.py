"""Sources of money in one text, alone or behind their total: 财政拨款150万元，自筹20万元."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.model import Cell
from checker.readers.grid import GridCell
from checker.readers.labels import is_money, label_of

if TYPE_CHECKING:
    from checker.readers.labels import Label
    from checker.readers.vocabulary import Vocabulary

_AMOUNT = late_pattern(
    r"(?P<label>[\u4e00-\u9fff（）]{2,16}?)\s*(?P<amount>(?!20\d\d(?!\d))\d[\d,.]*\s*(?:(?:百|千|万|亿)?元|%)?)(?![\d年])[，,；;、。\s]*"
)
_OF_WHICH = late_pattern(r"\s*其中\s*[:：]?")
_AMOUNT_BEHIND = late_pattern(
    _AMOUNT.pattern.replace(r"\s*(?P<amount>", r"\s*[:：]?\s*(?P<amount>")
)
AMOUNTS = late_pattern(f"(?:{re.sub('[?]P<[a-z]+>', '?:', _AMOUNT.pattern)})+")
# A total with its sources in a list: 总额260万元 一、财政拨款：200万元 二、其他：60万元.
_IN_LIST = late_pattern(
    r"\s*(?:(?:(?:资金|预算|经费)?(?:总额|总计|合计|共计)|总(?:金额|经费|预算|投资|投入|资金))\s*[:：]?\s*)?(?P<amount>\d[\d,，.]*\s*(?:百|千|万|亿)?元)\s*[。；;，,]?"
    r"\s*(?P<rest>(?:\D|[1-9][.、．]).*)",
    re.DOTALL,
)
# What stands in a list beside its sources: their numbers, and what one is made of.
_BESIDE_SOURCES = late_pattern(
    r"[（(]\s*其中[^（）()]*[)）]|(?:(?<=\s)|(?<=[；;，,元）)]))\s*(?:[一二三四五六七八九十]、|[1-9][.、．])|^\s*(?:[一二三四五六七八九十]、|[1-9][.、．])"
)


def amounts_said(words: Vocabulary, cell: GridCell) -> list[tuple[Label, Cell]]:
    """`财政拨款150万元，自筹资金：20万元`: sources with their amounts and nothing between them;
    none where a text says anything else."""
    found: list[tuple[Label, Cell]] = []
    start = _OF_WHICH.match(cell.text)
    end = start.end() if start else 0
    for pair in _AMOUNT_BEHIND.finditer(cell.text, end):
        label = (
            label_of(words, pair["label"]) if not cell.text[end : pair.start()].strip() else None
        )
        end = pair.end()
        share = pair["amount"].endswith("%")
        if label is None or not (label.field == "执行率" if share else is_money(label)):
            return []
        found.append((label, Cell(pair["amount"], cell.part(*pair.span("amount")))))
    return [] if cell.text[end:].strip() else found


def parted(
    words: Vocabulary, cell: GridCell
) -> tuple[GridCell, list[tuple[Label, Cell]], list[Cell]] | None:
    """A total, the sources listed behind it, and what stands in brackets beside one of them; None
    where a text says anything else."""
    match = _IN_LIST.fullmatch(cell.text)
    if match is None:
        return None
    start = match.start("rest")
    bare = _BESIDE_SOURCES.sub(lambda found: " " * len(found.group()), match["rest"])
    sources = amounts_said(words, GridCell(bare, 0, 0, cell.part(*match.span("rest"))))
    if not sources:
        return None
    brackets = [
        Cell(found.group(), cell.part(start + found.start(), start + found.end()))
        for found in _BESIDE_SOURCES.finditer(match["rest"])
        if found.group().endswith(("）", ")"))
    ]
    return (
        GridCell(match["amount"], 0, 0, cell.part(*match.span("amount"))),
        sources,
        brackets,
    )
