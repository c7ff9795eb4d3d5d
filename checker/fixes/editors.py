"""The editor of each format; to make another format editable, add a line to EDITORS."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from checker.base.errors import CannotChange
from checker.fixes.excelfile import ExcelEditor
from checker.fixes.textfiles import GoalFileEditor, TextEditor
from checker.fixes.wordfile import WordEditor

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.fixes.edits import Editor

EDITORS: dict[str, Callable[[bytes, str | None], Editor]] = {
    "yaml": GoalFileEditor,
    "txt": partial(TextEditor, "txt"),
    "md": partial(TextEditor, "md"),
    "csv": partial(TextEditor, "csv"),
    "html": partial(TextEditor, "html"),
    "docx": lambda data, _: WordEditor(data),
    "xlsx": lambda data, _: ExcelEditor(data),
}


def open_editor(data: bytes, format_name: str, encoding: str | None) -> Editor:
    """The editor of a file of that format (a name of the readers). Raises CannotChange."""
    if format_name not in EDITORS:
        raise CannotChange(f"{format_name} 文件只能读，不能改，请在原来的程序里改")
    return EDITORS[format_name](data, encoding)
