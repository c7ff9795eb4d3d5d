"""PyYAML, loaded when there is a text to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.base.pattern import patterns_from_stock, piece_of

if TYPE_CHECKING:
    import re


def library() -> Any:
    """PyYAML: Any, since its types are half unknown."""
    with patterns_from_stock():
        import yaml

    return yaml


def library_patterns() -> dict[str, re.Pattern[str]]:
    """The one of its patterns that is worth keeping, by the name it is kept under."""
    pattern: re.Pattern[str] = library().reader.Reader.NON_PRINTABLE
    return {piece_of(pattern.pattern, 0): pattern}
