"""Copies this program writes of people's documents (批注, 改好): how they are called, how they are
known again wherever they lie, and which of a document and its copies is the one to check.

People work in the copies. So a copy carries a digest of itself; one that no longer fits has been
worked in, is never written over, and is checked in place of the document it was made from.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from checker.copies.family import SettledFiles, settle
from checker.copies.name import CopyKind, copy_name, original_names

if TYPE_CHECKING:
    from checker.copies.mark import Mark, Origin, origin_of, read_mark, stamped

__all__ = [
    "CopyKind",
    "Mark",
    "Origin",
    "SettledFiles",
    "copy_name",
    "origin_of",
    "original_names",
    "read_mark",
    "settle",
    "stamped",
]


def __getattr__(name: str) -> Any:
    """Marks are read and written in packages: a run without Office files needs none of that."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("checker.copies.mark"), name)
