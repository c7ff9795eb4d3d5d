"""The formats that can be read, and how a file's bytes tell which one it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.readers.text import looks_like_text_dump, text_grids

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from checker.readers.grid import Grid, Limits

_HEAD = 65_536
_SUFFIXES: dict[str, str] = {
    ".yaml": "yaml",
    ".yml": "yaml",
    ".txt": "txt",
}

FORMATS: dict[str, Callable[[bytes, str, Limits], Iterable[Grid]]] = {}
"""Formats read from bytes."""

TEXT_FORMATS: dict[str, Callable[[str, str], Iterable[Grid]]] = {
    "txt": text_grids,
}
"""Formats read from decoded text; `yaml` stands apart, since its documents are tables already."""

_YAML_LINE = re.compile(r"^(?:---|[^\s:：#]{1,20}:(?:\s|$))", re.MULTILINE)


def format_of(data: bytes, suffix: str) -> str:
    """The name of the format: bytes decide, the suffix breaks ties."""
    known = _SUFFIXES.get(suffix)
    if known in ("yaml", "txt"):
        text = data[:_HEAD].decode("utf-8", "replace")
        if known == "txt" and not looks_like_text_dump(text) and _YAML_LINE.search(text):
            return "yaml"
        return known
    text = data[:_HEAD].decode("utf-8", "replace")
    return "txt" if looks_like_text_dump(text) else "yaml"
