"""Directories of an office from YAML: pairs, or lines with named columns.

A column is what its cells are: amounts with units, dates, or texts, or lists of one of these where
a cell holds several; the first column is the key and always text. One cell that is no amount among
amounts is a slip, said where it stands.
"""

from __future__ import annotations

import datetime
from collections import Counter
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, replace
from checker.base.errors import nearest
from checker.base.pattern import late_pattern
from checker.base.place import Place
from checker.language import (
    ABSENT,
    ENTRY_KEY,
    ENTRY_VALUE,
    Amount,
    Directory,
    DirectoryEntry,
    Type,
    day_written,
    from_text,
    list_of,
    types,
)
from checker.strictyaml import YamlMapping, YamlScalar, YamlSequence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.packs.reader import NodeReader
    from checker.strictyaml import YamlNode
    from checker.values import Unit

_NUMBER = late_pattern(r"[0-9]{1,30}(?:\.[0-9]{1,12})?")
_HEAD = late_pattern(r"(?P<name>[^\W\d]\w*)\s*(?:[（(](?P<unit>[^（()）]+)[)）])?")
_NUMERALS = late_pattern(
    r"[零一二两三四五六七八九十百千万亿]+(?:[万亿]?元|%|[个人次户天年月]|(?<=..)\Z)"
)
MOST_COLUMNS = 40


@dataclass(frozen=True, slots=True)
class RawCell:
    """One cell as written; what stands in quotes is text whatever it looks like."""

    text: str
    place: Place
    quoted: bool = False
    unit: str = ""
    """What the heading of its column counts in: such a cell is an amount."""
    items: tuple[RawCell, ...] | None = None
    """The cells of a list; None where one value stands."""


RawRow = dict[str, RawCell]


def is_directory(node: YamlNode) -> bool:
    """Whether what stands under the name of a vocabulary is a directory, not a list of words."""
    if isinstance(node, YamlSequence):
        return any(isinstance(item, YamlMapping) for item in node.items)
    return isinstance(node, YamlMapping)


def read_directory(reader: NodeReader, node: YamlNode, name: str) -> Directory | None:
    """The directory under `name`, None where it cannot be read; mistakes go to the reader."""
    return directory_of(reader, [*_lines(reader, node, name)], name)


def joined(old: Directory, new: Directory) -> Directory:
    """The lines of both; a key that stands in both is as the new one says."""
    keys = {entry.key for entry in new.entries}
    kept = tuple(entry for entry in old.entries if entry.key not in keys)
    return Directory(old.type, (*kept, *new.entries))


def head_of(reader: NodeReader, written: str, place: Place, name: str) -> tuple[str, str]:
    """The name of a column and, from brackets behind it, the unit of its bare numbers."""
    found = _HEAD.fullmatch(written.strip())
    if found is None:
        reader.fault(f"“{name}”的栏名“{written}”只能由字、字母、数字组成。", place)
        return "", ""
    unit = found["unit"] or ""
    if unit and from_text(f"1{unit}", reader.units) is None:
        said = f"“{name}”的栏名“{written}”括号里应当是计量单位，“{unit}”不是。"
        reader.fault(said, place)
        return found["name"], ""
    return found["name"], unit


def with_unit(cell: RawCell, unit: str) -> RawCell:
    """The cell with the unit its column gives to bare numbers."""
    if cell.items is not None:
        return replace(cell, items=tuple(with_unit(one, unit) for one in cell.items))
    bare = cell.text.replace(",", "").replace("，", "")
    if unit and not cell.quoted and _NUMBER.fullmatch(bare):
        return replace(cell, text=bare + unit, unit=unit)
    return replace(cell, unit=unit) if unit else cell


def directory_of(reader: NodeReader, lines: Sequence[RawRow], name: str) -> Directory | None:
    """The directory of lines that have been read."""
    columns = list(dict.fromkeys(column for line in lines for column in line))
    if not columns:
        return None
    if len(columns) > MOST_COLUMNS:
        place = lines[0][columns[0]].place
        reader.fault(f"“{name}”有{len(columns)}栏，最多{MOST_COLUMNS}栏。", place)
        return None
    _one_name_a_column(reader, lines, columns, name)
    if len(columns) == 2:
        _values_written(reader, lines, columns, name)
    kinds = [
        (column, _column_type(reader, lines, column, name, key=at == 0))
        for at, column in enumerate(columns)
    ]
    kind = Type("记录", schema=name, columns=tuple(kinds))
    entries = tuple(
        DirectoryEntry(
            tuple((column, _value(reader, line.get(column), made)) for column, made in kinds)
        )
        for line in lines
    )
    return Directory(kind, entries)


def _values_written(
    reader: NodeReader, lines: Sequence[RawRow], columns: Sequence[str], name: str
) -> None:
    """Refuses a line of two columns without its value: nothing would be found by its key."""
    key, value = columns
    for line in lines:
        found = line.get(key)
        if found is not None and found.text and not line.get(value, _NOWHERE).text:
            said = f"“{name}”里的“{found.text}”没有写“{value}”。"
            reader.fault(said, line.get(value, found).place)


def _one_name_a_column(
    reader: NodeReader, lines: Sequence[RawRow], columns: Sequence[str], name: str
) -> None:
    """Refuses a column that few lines have in the place of one of nearly the same name."""
    counts = Counter(column for line in lines for column in line)
    seldom = [column for column in columns[1:] if 2 * counts[column] <= len(lines)]
    near = {column: [*_by_nearness(column, columns)] for column in seldom}
    told = set[str]()
    for line in lines if any(near.values()) else ():
        lacking = {column for column in columns if column not in line} - told
        for column in [each for each in line if each in near and each not in told]:
            meant = next((other for other in near[column] if other in lacking), columns[0])
            if meant != columns[0]:
                told.add(column)
                said = f"“{name}”的这一行写的是“{column}”，别的行写的是“{meant}”，栏名要写得一样。"
                reader.fault(said, line[column].place)


def _by_nearness(column: str, columns: Sequence[str]) -> Iterator[str]:
    """The other columns whose names are near that of one, the nearest first."""
    others = [each for each in columns if each != column]
    while (near := nearest(column, others)) is not None:
        yield near
        others.remove(near)


def _lines(reader: NodeReader, node: YamlNode, name: str) -> Iterator[RawRow]:
    if isinstance(node, YamlMapping):
        values = [value for _, value in node.entries]
        if values and all(isinstance(one, YamlScalar) and not one.source for one in values):
            advice = f"一列词写成 [甲, 乙]，成对的表写成 {{名称: 值}}：“{name}”里没有写值。"
            reader.fault(advice, node.place)
            return
        for key, value in node.entries:
            cell = _cell(reader, value, f"{name}.{key.text}")
            if isinstance(value, YamlScalar) and not value.source:
                reader.fault(f"“{name}”里的“{key.text}”后面没有写值。", key.place)
                cell = None
            if cell is not None:
                yield {
                    ENTRY_KEY: RawCell(key.text.strip(), key.place, quoted=True),
                    ENTRY_VALUE: cell,
                }
        return
    units: dict[str, str] = {}
    for item in reader.items(node, name):
        line = reader.mapping(item, name)
        if line is None:
            continue
        cells: RawRow = {}
        for key, value in line.entries:
            before = len(reader.mistakes)
            column, unit = head_of(reader, key.text, key.place, name)
            read = len(reader.mistakes) == before
            if read and column and units.setdefault(column, unit) != unit:
                above = f"{column}（{units[column]}）" if units[column] else column
                said = f"“{name}”的同一栏上面写作“{above}”，这里写作“{key.text}”，要写得一样"
                advice = "各行单位不同的，栏名不写单位，单位写在值里，如“400元/套”。"
                reader.fault(f"{said}；{advice}", key.place)
            cell = _cell(reader, value, f"{name}.{key.text}")
            if column and cell is not None:
                cells[column] = with_unit(cell, units.get(column, ""))
        yield cells


def _cell(reader: NodeReader, node: YamlNode, what: str) -> RawCell | None:
    if isinstance(node, YamlScalar):
        return RawCell(node.text.strip(), node.place, node.style != "plain")
    if isinstance(node, YamlSequence):
        cells = [cell for one in node.items if (cell := _single(reader, one, what))]
        return RawCell("、".join(one.text for one in cells), node.place, items=tuple(cells))
    reader.fault(f"“{what}”应当是一个值或一列值。", node.place)
    return None


def _single(reader: NodeReader, node: YamlNode, what: str) -> RawCell | None:
    """One value of a list."""
    reader.one_term(node)
    if isinstance(node, YamlScalar):
        return RawCell(node.text.strip(), node.place, node.style != "plain")
    reader.fault(f"“{what}”里的一项应当是一个值。", node.place)
    return None


def _column_type(
    reader: NodeReader, lines: Sequence[RawRow], column: str, name: str, *, key: bool
) -> Type:
    cells = [line[column] for line in lines if column in line and line[column].text]
    if key:
        missing = next((line for line in lines if not line.get(column, _NOWHERE).text), None)
        if missing is not None:
            place = next((cell.place for cell in missing.values()), None)
            reader.fault(f"“{name}”的这一行没有写“{column}”，查不到它。", place)
        for cell in cells:
            if cell.items is not None:
                said = f"“{name}”的第一栏“{column}”是查的名称，只能写一个，不能写几个。"
                reader.fault(said, cell.place)
        return types.TEXT
    if any(cell.items is not None for cell in cells):
        single = [one for cell in cells for one in _items(cell) if one.text]
        return list_of(_type_of_cells(reader, single, column, name))
    return _type_of_cells(reader, cells, column, name)


def _items(cell: RawCell) -> tuple[RawCell, ...]:
    return (cell,) if cell.items is None else cell.items


def _type_of_cells(reader: NodeReader, cells: Sequence[RawCell], column: str, name: str) -> Type:
    kinds = [(cell, type(_read(reader, cell))) for cell in cells]
    for kind, what in ((Amount, "数量"), (datetime.date, "日期")):
        found = [cell for cell, made in kinds if made is kind]
        odd = [cell for cell, made in kinds if made is not kind]
        # 55O元 among amounts is a slip of the pen, however few the amounts are.
        counted = kind is Amount and any(cell.unit for cell in cells)
        slips = found and all(_is_meant_as_number(cell.text) for cell in odd)
        if counted or slips or len(found) > len(odd):
            for cell in odd:
                message = f"“{name}”的“{column}”一栏写的是{what}，“{cell.text}”读不出{what}。"
                reader.fault(message, cell.place)
            if not found:
                return types.FAULTY
            if kind is Amount:
                _without_unit(reader, found, column, name)
                _of_another_kind(reader, found, column, name)
            return types.DATE if kind is datetime.date else _dimension(reader, found)
    return types.TEXT


def _is_meant_as_number(text: str) -> bool:
    """Whether a text that is no amount begins as one: 55O元, 一百二十万元."""
    return text[:1].isdigit() or _NUMERALS.match(text) is not None


def _without_unit(reader: NodeReader, cells: Sequence[RawCell], column: str, name: str) -> None:
    """Refuses bare numbers among amounts that have all one unit."""
    read = [(cell, one.unit) for cell in cells if isinstance(one := _read(reader, cell), Amount)]
    units = {unit.name for _, unit in read if unit is not None}
    bare = [cell for cell, unit in read if unit is None and cell.text != "0"]
    _without_money(reader, read, column, name)
    if len(units) == 1 and len(bare) <= len(read) - len(bare):
        for cell in bare:
            meant = f"{cell.text}{next(iter(units))}"
            said = f"“{name}”的“{column}”一栏别的都写了单位，“{cell.text}”没有写"
            reader.fault(f"{said}，是否想写“{meant}”？", cell.place)


def _without_money(
    reader: NodeReader, cells: Sequence[tuple[RawCell, Unit | None]], column: str, name: str
) -> None:
    """Refuses `1200/米` where all else has something before the stroke: 35元/立方米."""
    parts = [(cell, unit.name.partition("/")) for cell, unit in cells if unit and "/" in unit.name]
    counted = {before for _, (before, _, _) in parts if before}
    for cell, (before, stroke, behind) in parts if len(counted) == 1 else ():
        if not before:
            number = cell.text.partition("/")[0].strip()
            meant = f"{number}{next(iter(counted))}{stroke}{behind}"
            said = f"“{name}”的“{column}”一栏，“{cell.text}”没有写是多少什么"
            reader.fault(f"{said}，是否想写“{meant}”？", cell.place)


def _of_another_kind(reader: NodeReader, cells: Sequence[RawCell], column: str, name: str) -> None:
    """Refuses amounts that are not of the kind that the heading of their column counts in."""
    for cell in cells:
        wanted, read = from_text(f"1{cell.unit}", reader.units), _read(reader, cell)
        if cell.unit and wanted and isinstance(read, Amount) and read.dimension != wanted.dimension:
            said = f"“{name}”的“{column}”一栏按{cell.unit}计，“{cell.text}”不是同一类的量。"
            reader.fault(said, cell.place)


def _dimension(reader: NodeReader, cells: Sequence[RawCell]) -> Type:
    """The type of a column of amounts; of several dimensions the table decides."""
    dimensions = {one.dimension for cell in cells if isinstance(one := _read(reader, cell), Amount)}
    return Type("量", dimension=dimensions.pop()) if len(dimensions) == 1 else types.QUANTITY


def _value(reader: NodeReader, cell: RawCell | None, kind: Type) -> object:
    if cell is None or not cell.text:
        return ABSENT
    if kind.base == "列表" and kind.of is not None:
        return tuple(_value(reader, one, kind.of) for one in _items(cell) if one.text)
    return cell.text if kind == types.TEXT else _read(reader, cell)


def _read(reader: NodeReader, cell: RawCell) -> object:
    """An amount, a day, or the text."""
    if cell.quoted:
        return cell.text
    day = day_written(cell.text)
    if day is not None:
        return day
    amount = from_text(cell.text, reader.units) if cell.text[:1].isdigit() else None
    return cell.text if amount is None else amount


_NOWHERE = RawCell("", Place(""))
