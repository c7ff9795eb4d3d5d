"""What of a document was left out on purpose, since nobody sees it or it does not count any more:
counted, and said in the same words for every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.text import clip, squeeze
from checker.readers.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

HIDDEN_ROWS = "隐藏的 {} 行"
HIDDEN_COLUMNS = "隐藏的 {} 列"
HIDDEN_TEXT = "隐藏的文字 {} 处"
STRUCK_CELLS = "划去的 {} 格"
STRUCK_TEXT = "划去的文字 {} 处"
DELETED_ROWS = "修订中删去的 {} 行"
DELETED_CELLS = "修订中删去的 {} 格"
DELETED_TEXT = "修订中删去的文字 {} 处"
PICTURES = "{}图片里的字没有读，请换用文字的原件，或先用文字识别（OCR）软件转换"
PICTURED_CELLS = "只有图片的 {} 格"
EMBEDDED = "嵌入的其他程序的对象（如 Excel 表格）{} 处"
COVERED_CELLS = "合并的格子盖住的 {} 格"
FOOTNOTES, ENDNOTES, HEADERS, FOOTERS = "脚注", "尾注", "页眉", "页脚"
PLACEHOLDERS = "没有填写的内容控件 {} 处"


def left_out(counts: Mapping[str, int], sheet: str = "") -> Iterator[Grid]:
    """A grid without cells that says how much of each kind was left out; none where nothing was."""
    said = "、".join(kind.format(count) for kind, count in counts.items() if count)
    if said:
        where = f"工作表“{sheet}”里" if sheet else ""
        yield Grid((), name=sheet, note=f"{where}{said}没有读")


_SHOWN = 60
# What counts pages says nothing of a table.
_PAGES = frozenset("0123456789第共页码总/-—–·.|、,， ")


def beside(kind: str, texts: Iterable[str]) -> Iterator[Grid]:
    """A grid without cells that says which texts stand beside the tables (FOOTNOTES, HEADERS) and
    belong to none; none where they only count pages."""
    said = [text for text in dict.fromkeys(map(squeeze, texts)) if set(text) - _PAGES]
    if said:
        count = f" {len(said)} 处" if kind in (FOOTNOTES, ENDNOTES) else ""
        yield Grid((), note=f"{kind}{count}没有读：“{clip('；'.join(said), _SHOWN)}”")
