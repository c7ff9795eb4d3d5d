"""Old Excel files (.xls, .et) through xlrd, which is an extra: run in a child process only."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from checker.readers.grid import ReadError
from checker.readers.numberformat import hides_all, shown, shown_text
from checker.readers.sheets import Sheet, SheetContent, hidden_sheet, sheet_grids
from checker.readers.symbolfonts import in_font

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.readers.grid import Grid, Limits

# xlrd's kinds of cells: 1 text, 2 number, 3 date, 4 truth value, 5 error, 6 blank with a format.
_BLANK = 6
_NUMBERS = (2, 3)
_SAVE_AS = "请用 Excel 或 WPS 打开，另存为 .xlsx，再试"


def xls_grids(data: bytes, path: str, limits: Limits) -> Iterator[Grid]:
    """One grid a visible sheet, numbers as Excel shows them."""
    library: Any = import_module("xlrd")
    refused: type[Exception] = library.XLRDError
    try:
        book: Any = library.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, logfile=_Silence()
        )
    except refused as error:
        if "encrypted" in str(error).lower():
            raise ReadError("文件有密码", "请去掉密码后另存，再试") from None
        raise ReadError("工作簿已损坏，或不是 Excel 能读的格式", _SAVE_AS) from None
    except Exception:  # xlrd trips over damaged records in every way Python knows
        raise ReadError("工作簿已损坏", _SAVE_AS) from None
    visible = [sheet for sheet in book.sheets() if not sheet.visibility]
    for number, sheet in enumerate(visible, 1):
        content = _content(book, sheet, limits)
        yield from sheet_grids(Sheet(path, number, sheet.name), content, limits)
        limits.tick()
    yield from (hidden_sheet(sheet.name) for sheet in book.sheets() if sheet.visibility)


def _content(book: Any, sheet: Any, limits: Limits) -> SheetContent:
    content = SheetContent()
    content.merges = [
        (top, left, bottom - 1, right - 1)
        for top, bottom, left, right in sheet.merged_cells
        if bottom > top and right > left
    ]
    content.hidden_rows = {row for row, info in sheet.rowinfo_map.items() if info.hidden}
    content.hidden_columns = {at for at, info in sheet.colinfo_map.items() if info.hidden}
    for row in range(sheet.nrows):
        width = sheet.row_len(row)
        for column in range(width):
            cell = sheet.cell(row, column)
            text = _text(book, cell)
            if cell.ctype in _NUMBERS and cell.value == 0 and not sheet.show_zero_values:
                text, content.masked = "", content.masked + 1
            content.masked += bool(not text and cell.value != "" and _hides(book, cell))
            if column >= limits.columns:
                content.beyond += bool(text)
            elif text and _is_struck(book, cell):
                content.struck += 1
                content.texts.append((row, column, ""))
            elif text or cell.ctype == _BLANK:
                content.texts.append((row, column, text))
    return content


def _is_struck(book: Any, cell: Any) -> bool:
    font = _font(book, cell)
    return font is not None and bool(font.struck_out)


def _font(book: Any, cell: Any) -> Any:
    if cell.xf_index is None or not 0 <= cell.xf_index < len(book.xf_list):
        return None
    font = book.xf_list[cell.xf_index].font_index
    return book.font_list[font] if 0 <= font < len(book.font_list) else None


def _hides(book: Any, cell: Any) -> bool:
    return cell.ctype != _BLANK and hides_all(_format(book, cell))


class _Silence:
    """Where xlrd may write what it thinks of a file."""

    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        pass


def _text(book: Any, cell: Any) -> str:
    match cell.ctype:
        case 1:
            font = _font(book, cell)
            text = in_font(str(cell.value), font.name if font is not None else "")
            return shown_text(text, _format(book, cell))
        case 2 | 3:
            return shown(_decimal(cell.value), _format(book, cell), since_1904=bool(book.datemode))
        case 4:
            return "是" if cell.value else "否"
        case 5:
            return str(import_module("xlrd").error_text_from_code.get(cell.value, "#N/A"))
        case _:
            return ""


def _decimal(number: float) -> str:
    """The shortest decimal of the double; a whole number without a point."""
    return str(int(number)) if number == int(number) and abs(number) < 1e15 else repr(number)


def _format(book: Any, cell: Any) -> str:
    known = cell.xf_index is not None and 0 <= cell.xf_index < len(book.xf_list)
    found = book.format_map.get(book.xf_list[cell.xf_index].format_key) if known else None
    return found.format_str if found else "General"
