"""The editor of each format; to make another format editable, add a line to EDITORS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.fixes.editing import CannotFix
from checker.fixes.textfiles import GoalFileEditor, TextEditor

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.fixes.editing import Editor

EDITORS: dict[str, Callable[[bytes, str, str | None], Editor]] = {
    "yaml": GoalFileEditor,
    "txt": TextEditor,
    "md": TextEditor,
    "csv": TextEditor,
    "html": TextEditor,
}


def open_editor(data: bytes, format_name: str, encoding: str | None) -> Editor:
    """The editor of a file of that format (a name of the readers). Raises CannotFix."""
    if format_name not in EDITORS:
        raise CannotFix(f"{format_name} 文件只能读，不能改，请在原来的程序里改")
    return EDITORS[format_name](data, format_name, encoding)
