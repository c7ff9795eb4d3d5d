"""Lists that stand in files: one entry a line, saved by whatever editor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def with_lists(arguments: Sequence[str]) -> list[str]:
    """`@清单.txt` stands for the lines of that file, for lists longer than a command line may be.

    Where there is no such file the argument is what it says (`@22` is a value to parse).
    """
    expanded: list[str] = []
    for argument in arguments:
        path = Path(argument[1:])
        if argument.startswith("@") and path.is_file():
            lines = list_text(path).splitlines()
            expanded += [line.strip() for line in lines if line.strip()]
        else:
            expanded.append(argument)
    return expanded


def list_text(path: Path) -> str:
    """The text of a list, which may have been saved by any editor of Windows."""
    data = path.read_bytes()
    for encoding in (
        "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig",
        "gb18030",
    ):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", errors="replace")
