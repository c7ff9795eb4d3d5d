"""Tables larger than any goal table: refused before every step of reading pays for them."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from checker.readers.grid import ReadError
from checker.readers.labels import group_of, label_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from checker.readers.grid import Grid, Limits
    from checker.readers.vocabulary import Vocabulary

_LARGE = 25_000
"""From so many cells on a table must show that it is of goals."""
_REMEMBERED = 8_000
"""Of so many texts it is remembered what each of them is."""
_LOOKED_AT = 5_000
"""So many different texts from its beginning are looked at for that."""


class Bulk:
    """What the tables of one file have come to so far."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.left = limits.texts

    def too_large(self, words: Vocabulary, grid: Grid) -> str | None:
        """Why a table is too large to be read, None where it is not; raises ReadError where all of
        them together are."""
        texts = dict.fromkeys(cell.text.strip() for cell in grid.cells)
        if len(grid.cells) > _LARGE and (reason := self._reason(words, grid, texts)) is not None:
            return reason
        self.left -= len(texts)
        if self.left < 0:
            most = self.limits.texts
            raise ReadError(f"各张表里不同的文字超过 {most} 处，过多", "请把文件拆成几个")
        return None

    def _reason(self, words: Vocabulary, grid: Grid, texts: Collection[str]) -> str | None:
        limits = self.limits
        rows = Counter(cell.row for cell in grid.cells)
        most = limits.unlike_cells if len(texts) > _REMEMBERED else limits.alike_cells
        size = f"有{len(rows)}行、最多的一行{max(rows.values())}格"
        if len(rows) > limits.filled_rows:
            return f"{size}，过长（上限{limits.filled_rows}行）"
        if len(grid.cells) > most:
            return f"{size}，共{len(grid.cells)}格，过大（上限{most}格）"
        if sum(count * count for count in rows.values()) > limits.pairs:
            return f"{size}，过宽又过长"
        if not any(_is_known(words, text) for text in islice(texts, _LOOKED_AT)):
            return f"{size}，过大，而开头没有目标表的栏目"
        return None


def _is_known(words: Vocabulary, text: str) -> bool:
    """Whether a cell holds a label of the form, its value behind it or not, or a level."""
    label = text.replace("：", ":").partition(":")[0]
    return (
        label_of(words, label) is not None
        or group_of(words, label) is not None
        or words.column(label) is not None
        or words.level(label) is not None
    )
