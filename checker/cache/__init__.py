"""What is worked out once and kept for later runs, in a folder that is the user's alone.

A kept file is only ever a shortcut: one that is torn, foreign or of another version is as good as
none, and a folder that cannot be written to costs nothing but time.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.cache.answer import Answer, keep_answer, kept_answer
    from checker.cache.bundle import Bundle, bundled, unbundled
    from checker.cache.folder import cache_folder, read_private, write_private
    from checker.cache.record import dumped, restored
    from checker.cache.refusal import Refused
    from checker.cache.room import clear, prune, touch
    from checker.cache.witness import CONTENT, FOLDER, NAME, STAMP, Witness, stands, witness_of

# Name -> the module it lives in; each is loaded when it is first asked for.
_HOMES = {
    **dict.fromkeys(("Answer", "keep_answer", "kept_answer"), "answer"),
    **dict.fromkeys(("cache_folder", "read_private", "write_private"), "folder"),
    **dict.fromkeys(("Bundle", "bundled", "unbundled"), "bundle"),
    **dict.fromkeys(("dumped", "restored"), "record"),
    "Refused": "refusal",
    **dict.fromkeys(("clear", "prune", "touch"), "room"),
    **dict.fromkeys(
        ("CONTENT", "FOLDER", "NAME", "STAMP", "Witness", "stands", "witness_of"), "witness"
    ),
}

__all__ = [
    "CONTENT",
    "FOLDER",
    "NAME",
    "STAMP",
    "Answer",
    "Bundle",
    "Refused",
    "Witness",
    "bundled",
    "cache_folder",
    "clear",
    "dumped",
    "keep_answer",
    "kept_answer",
    "prune",
    "read_private",
    "restored",
    "stands",
    "touch",
    "unbundled",
    "witness_of",
    "write_private",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"checker.cache.{_HOMES[name]}"), name)
