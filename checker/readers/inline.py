"""Labels with their values in one text: `填报单位：某局    单位：万元`, titles, unit lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.model import Cell, Problem
from checker.readers.goals import split_goals
from checker.readers.grid import GridCell
from checker.readers.labels import (
    GOALS,
    LEFT_OUT,
    Label,
    is_amount,
    is_label,
    is_money,
    is_sum,
    is_title,
    label_of,
    side_of,
)
from checker.readers.leftovers import Why
from checker.readers.sources import AMOUNTS, amounts_said, parted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.base.place import Place
    from checker.readers.draft import Draft
    from checker.readers.rows import GridRow
    from checker.readers.vocabulary import Vocabulary

_MONEY_UNIT = late_pattern(
    r"[（(【\[]?(?:(?:金额|计价|资金|货币|计量|数据)?单\s*位|金额|币种)\s*[:：]\s*(?:人民币)?\s*(?P<unit>(?:百|千|万|十万|百万|千万|亿)?元)[)）】\]]?"
)
_UNIT_AT_END = late_pattern(_MONEY_UNIT.pattern + r"\Z")
_SEAL = r"\s*[（(](?:盖章|公章|签章|章)[)）]\s*"
_SEALED = late_pattern(rf"(?:{_SEAL})?(?P<name>.*?\S)(?:{_SEAL})?", re.DOTALL)
_CODED_UNIT = late_pattern(
    r"[\[【]?(?P<code>\d{3,12})[\]】]?\s*[-—－:：_]?\s*(?P<name>\D.*[\u4e00-\u9fff].*)"
)
_INLINE = late_pattern(r"(?P<label>(?:其中[:：])?[^:：\t]{1,24}?)[:：](?P<value>.*)", re.DOTALL)
# Wide blanks part the pieces of a line; a single one does before another label.
_PIECES = late_pattern(r"\S+(?:[ ](?![^\s:：]{1,10}[:：])\S+)*")
_OF_MONTHS = r"(?:(?:1\s*月?\s*[-—–~至])?\s*\d{1,2}月|上半年|第?[一二三四]季度)?"
_YEAR = late_pattern(r"[（(]?\s*(?P<year>20\d\d)\s*年?度?\s*[)）]?")
# A piece of a line above a form: （2025年度1-8月）.
_YEAR_PIECE = late_pattern(
    rf"[（(]\s*(?P<year>20\d\d)\s*年度?\s*{_OF_MONTHS}\s*[)）]|(?P<bare>20\d\d)\s*年度"
)
_YEAR_BEHIND = late_pattern(
    rf"[（(]\s*(?P<year>20\d\d)\s*年?度?\s*{_OF_MONTHS}\s*[)）]\s*(?:[（(][^（()）]*[)）]\s*)*$"
)
# A year before words of forms alone: 某局2025年度项目绩效目标表 is of 2025.
_YEAR_BEFORE = late_pattern(
    rf"(?<![-—–~至到\d])(?P<year>20\d\d)\s*年?度?{_OF_MONTHS}(?:[省市县区州旗乡镇]?本?级|[（(]单位[)）]|中央|地方|中央对地方|部门|单位|预算|项目"
    r"|支出|财政|整体|专项|资金|专项资金|转移支付|政策|区域|年度|一般性|重点|特定|目标类|业务|经费|运转类|其他|自治[区州县]|政府购买服务|镇街|街道|乡镇|省直|市直|区直|县直|债券|新增|投资|中央预算内|基本建设|公开)*绩效[^，。]{0,12}[表书单卡]"
)
_BROKEN_DOWN = late_pattern(
    r"\s*(?P<amount>\d[\d,，.]*\s*(?:百|千|万|亿)?元?)\s*(?P<rest>[（(](?=[^（）()]*\d)(?:[^（）()]*元|\s*其中)[^（）()]*[)）])\s*[。；;]?\s*"
)
# A total with its parts behind it, and the parts themselves.
_IN_PARTS = late_pattern(
    r"\s*(?:(?:(?:资金|预算|经费)?(?:总额|总计|合计|共计)|总(?:金额|经费|预算|投资|投入|资金))\s*[:：]?\s*)?(?P<amount>\d[\d,，.]*\s*(?:百|千|万|亿)?元?)\s*[。；;，,]?"
    r"\s*(?P<rest>其中.*)"
)
_PARTS = late_pattern(r"[（(]?\s*其中\s*[:：]?\s*(?P<parts>.*?)\s*[)）]?\s*[。；;]?\s*")
# The title of an account or of a region's table names the year it is for, whatever project it names
# behind it; any other title of goals may begin with the project's own year.
_YEAR_OF_ACCOUNT = late_pattern(
    r"\s*(?:[^\d，,。；;、.．]{2,20})?(?P<year>20\d\d)\s*年度?[^，。；;]{0,40}(?:自评|自我评价|绩效评价|监控|监测|跟踪|区域.{0,4}绩效|分解)[^，。；;]{0,12}表"
)
# A line above a form that names what it is, and not as a table: 2026年项目绩效目标与用款计划.
_YEAR_OF_HEADING = late_pattern(
    r"\s*(?P<year>20\d\d)\s*年度?(?:[省市县区]级|部门|单位|预算|项目|支出|整体|专项|财政)*绩效目标[^，。；;：:]{0,12}"
    r"|[^，。；;：:\d]{2,30}绩效目标\s*[（(](?P<behind>20\d\d)\s*年度?[)）]"
)
# 公开11表, 附表3, 表五: which of the tables it is, no unit.
_NUMBER_OF_TABLE = late_pattern(
    r"(?:预算|部门|单位)*(?:公开|附|预)?(?:[\d一二三四五六七八九十]+(?:-\d+)?\s*[表号]|[表件][\d一二三四五六七八九十]+(?:-\d+)?)[:：]?"
)
_SPENDING = ("基本支出", "项目支出")
_NUMBERED = late_pattern(r"\d|[一二三四五六七八九十]$")
# Any code or year that stands beside a label of its own is better than that of the title.
_TITLED = 50
_FOUND = 20


def begins_form(words: Vocabulary, text: str) -> bool:
    """Whether a paragraph stands above a form: it says 单位：万元 or 项目名称：…."""
    pieces = _PIECES.findall(text)
    return any(_MONEY_UNIT.fullmatch(piece) for piece in pieces) or any(
        match and (label := label_of(words, match["label"])) and label.field == "项目名称"
        for match in map(_INLINE.fullmatch, pieces)
    )


def is_unit_cell(text: str) -> bool:
    """Whether a cell says 单位：万元 and nothing else."""
    return "元" in text and bool(_MONEY_UNIT.fullmatch(text.strip()))


def is_unit_line(words: Vocabulary, row: GridRow) -> bool:
    """Whether a row is the one above a form that says 单位：万元; not one of the form that says it
    behind a label and its value (项目名称 | 2025年道路养护 | 单位：万元)."""
    own = row.own
    if not any("元" in slot.text and _MONEY_UNIT.fullmatch(slot.text) for slot in own):
        return False
    return bool(_MONEY_UNIT.fullmatch(own[0].text)) or not is_label(words, own[0].text)


def read_paragraph(words: Vocabulary, draft: Draft, text: str, place: Place) -> None:
    """A line above or between tables: title, year, `填报单位：…`, `单位：万元`."""
    cell = paragraph_cell(text, place)
    if not read_heading(draft, cell):
        read_inline(words, draft, cell)


def read_heading(draft: Draft, cell: GridCell) -> bool:
    """A title, alone or with 单位：万元 behind it, or a year that stands alone above the form."""
    if (titled := _title_with_unit(cell)) is not None:
        title, unit = titled
        draft.fields["标题"] = trimmed(title)
        _take_titled_year(draft, title)
        take_money_unit(draft, unit.text, unit.place)
    elif is_title(cell.text):
        draft.fields["标题"] = trimmed(cell)
        _take_titled_year(draft, cell)
    elif heading := _YEAR_OF_HEADING.fullmatch(cell.text):
        start, end = heading.span(heading.lastgroup or "year")
        named = Cell(cell.text[start:end], cell.part(start, end))
        draft.take(Label("年度", _TITLED, cell.text), named)
        draft.leave("", cell.text, cell.place, Why.UNDERSTOOD)
    elif year := _YEAR.fullmatch(cell.text.strip()):
        draft.take(Label("年度", 0, "年度"), Cell(year["year"], cell.place))
    else:
        return False
    return True


def _title_with_unit(cell: GridCell) -> tuple[GridCell, Cell] | None:
    """`…绩效自评汇总表（单位：万元）` in its two parts; None of any other text."""
    unit = _UNIT_AT_END.search(cell.text)
    title = cell.text[: unit.start()] if unit else ""
    if unit is None or not is_title(title):
        return None
    named = GridCell(title, 0, 0, cell.part(0, unit.start()))
    return named, Cell(unit["unit"], cell.part(*unit.span("unit")))


def _take_titled_year(draft: Draft, cell: GridCell) -> None:
    """`…绩效自评表（2023年度）`, `2026年项目支出绩效目标申报表`: the year of the form itself, not
    that of a project a title names."""
    text = cell.text
    match = _YEAR_BEHIND.search(text) or _YEAR_BEFORE.search(text) or _YEAR_OF_ACCOUNT.match(text)
    if match:
        part = cell.part(match.start("year"), match.end("year"))
        draft.take(Label("年度", _TITLED, text), Cell(match["year"], part))


def read_unit_line(words: Vocabulary, draft: Draft, row: GridRow) -> bool:
    """`353101天津市津南区人力资源和社会保障局 | 单位：万元`."""
    if not is_unit_line(words, row):
        return False
    for slot in row.own:
        if read_inline(words, draft, slot.cell):
            continue
        if _INLINE.fullmatch(slot.text):
            draft.leave("", slot.text, slot.cell.place, Why.UNKNOWN)  # 申报日期：2024-10-15
        elif _NUMBER_OF_TABLE.fullmatch(slot.text):
            draft.leave("", slot.text, slot.cell.place, Why.UNDERSTOOD)
        else:
            take_unit_name(draft, slot.cell)
    return True


def read_inline(words: Vocabulary, draft: Draft, cell: GridCell) -> bool:
    """Take every `label：value` of a text; False where there is none."""
    if _title_with_unit(cell) is not None:
        return read_heading(draft, cell)
    found = False
    for piece in _pieces(cell.text):
        money = _MONEY_UNIT.fullmatch(piece.group())
        match = _INLINE.fullmatch(piece.group())
        year = _YEAR_PIECE.fullmatch(piece.group())
        if year:
            start = piece.start() + year.start(year.lastgroup or 0)
            place = cell.part(start, start + len("2025"))
            draft.take(
                Label("年度", _TITLED, "年度"),
                Cell(cell.text[start : start + 4], place),
            )
            found = True
        elif money:
            span = (
                piece.start() + money.start("unit"),
                piece.start() + money.end("unit"),
            )
            take_money_unit(draft, money["unit"], cell.part(*span))
            found = True
        elif match and match["value"].strip():
            value = match["value"].strip()
            start = piece.start() + piece.group().index(value, match.start("value"))
            part = GridCell(value, 0, 0, cell.part(start, start + len(value)))
            found = _take_inline(words, draft, match["label"], part) or found
    return found or _read_amounts(words, draft, cell)


def _read_amounts(words: Vocabulary, draft: Draft, cell: GridCell) -> bool:
    found = amounts_said(words, cell) if AMOUNTS.fullmatch(cell.text.strip()) else []
    for label, amount in found:
        draft.take(label, amount)
    return bool(found)


def _pieces(text: str) -> Iterator[re.Match[str]]:
    """The pieces of a line; 单位：万元 right behind a name is one of its own."""
    for piece in _PIECES.finditer(text):
        unit = _UNIT_AT_END.search(text, piece.start(), piece.end())
        if unit and unit.start() > piece.start():
            yield from _PIECES.finditer(text, piece.start(), unit.start())
            yield from _PIECES.finditer(text, unit.start(), piece.end())
        else:
            yield piece


def take_money_unit(draft: Draft, unit: str, place: Place, *, near: bool = False) -> None:
    """The first unit of money holds for all of the form; one `near` the amounts (in the label of
    the money) before one above the form, which is then said."""
    draft.form.add("金额单位")
    known = draft.fields.get("金额单位")
    if known is None or known.blank:
        draft.fields["金额单位"] = Cell(unit, place)
        draft.near_unit = near
    elif near and not draft.near_unit:
        draft.near_unit = True
        if known.text != unit:
            draft.fields["金额单位"] = Cell(unit, place)
            draft.problems.append(_contradiction(known, unit, place))


def _contradiction(above: Cell, near: str, place: Place) -> Problem:
    arguments = {"表头": above.text, "资金": near}
    return Problem("GC016", place, arguments, field="金额单位", text=above.text, expected=near)


def _take_inline(words: Vocabulary, draft: Draft, written: str, value: GridCell) -> bool:
    label = label_of(words, written) or side_of(words, written, value.text)
    if label is None and is_sum(words, written) and is_amount(value.text):
        # 合计：1500 below 基本支出：980 and 项目支出：520
        label = Label("支出合计", 0, written, 0.9) if any(map(draft.text, _SPENDING)) else None
    if label is None:
        return read_inline(words, draft, value)  # 资金来源：（1）财政性资金：800
    if label.field == LEFT_OUT:
        draft.leave(written, value.text, value.place, Why.UNDERSTOOD)
    elif label.field == GOALS:
        draft.take_goals(split_goals(value), written)
    elif label.field == "单位名称":
        take_unit_name(draft, value, label)
    else:
        amount = without_breakdown(words, draft, label, value)
        draft.take(label, Cell(amount.text, amount.place))
        draft.named = draft.named or label.field == "项目名称"
    return True


def without_label(words: Vocabulary, cell: GridCell) -> GridCell:
    """A goal less the label that is printed before it in its own cell: 预期目标：……"""
    written = _INLINE.fullmatch(cell.text.strip())
    label = label_of(words, written["label"]) if written else None
    if written is None or label is None or label.field != GOALS or _NUMBERED.search(label.written):
        return cell
    start = cell.text.index(written["value"], written.start("value")) if written["value"] else 0
    return GridCell(cell.text[start:], 0, 0, cell.part(start, len(cell.text)))


def without_breakdown(words: Vocabulary, draft: Draft, label: Label, cell: GridCell) -> GridCell:
    """An amount less what it is made of, which is read where it names sources and left where not:
    600万元（其中：上级400万元，自筹200万元）, 总额：240；其中：中央资金100，省级资金140."""
    if not is_money(label):
        return cell
    match = _BROKEN_DOWN.fullmatch(cell.text) or _IN_PARTS.fullmatch(cell.text)
    if match is None:
        return _without_sources(words, draft, label, cell)
    rest = GridCell(match["rest"], 0, 0, cell.part(*match.span("rest")))
    parts = _PARTS.fullmatch(rest.text)
    sources = parts and GridCell(parts["parts"], 0, 0, rest.part(*parts.span("parts")))
    if not sources or not _read_amounts(words, draft, sources):
        draft.leave(label.written, rest.text, rest.place, Why.UNDERSTOOD)
    return GridCell(match["amount"], 0, 0, cell.part(*match.span("amount")))


def _without_sources(words: Vocabulary, draft: Draft, label: Label, cell: GridCell) -> GridCell:
    if (found := parted(words, cell)) is None:
        return cell
    total, sources, brackets = found
    for source, amount in sources:
        draft.take(source, amount)
    for each in brackets:
        draft.leave(label.written, each.text, each.place, Why.UNDERSTOOD)
    return total


def take_unit_name(draft: Draft, cell: GridCell, label: Label | None = None) -> None:
    label = label or Label("单位名称", 0, "单位名称")
    cell = _without_seal(cell)
    coded = _CODED_UNIT.fullmatch(cell.text.strip())
    if coded is None:
        draft.take(label, trimmed(cell))
        return
    offset = len(cell.text) - len(cell.text.lstrip())
    for name, group in (
        (Label("单位编码", _FOUND, "单位编码"), "code"),
        (label, "name"),
    ):
        place = cell.part(offset + coded.start(group), offset + coded.end(group))
        draft.take(name, Cell(coded[group], place))


def _without_seal(cell: GridCell) -> GridCell:
    """The name of a unit less the place for its seal: （盖章）某县档案馆, 某县档案馆（盖章）."""
    match = _SEALED.fullmatch(cell.text)
    if match is None or match["name"] == cell.text:
        return cell
    return GridCell(match["name"], 0, 0, cell.part(*match.span("name")))


def trimmed(cell: GridCell) -> Cell:
    """The text of a cell without outer blanks, at its place."""
    start = len(cell.text) - len(cell.text.lstrip())
    text = cell.text.strip()
    return Cell(text, cell.part(start, start + len(text)))


def paragraph_cell(text: str, place: Place) -> GridCell:
    return GridCell(text, 0, 0, place, lines=(place,) if place.line else ())
