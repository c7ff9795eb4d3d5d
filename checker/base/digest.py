"""Digests by which files are known again between runs.

`hashlib` brings the whole of OpenSSL along, an eighth of what it costs to give an answer again; the
function itself is Python's own and the same either way.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hashlib import blake2b

__all__ = ["blake2b"]


def _own() -> Any:
    try:
        return import_module("_blake2")
    except ImportError:  # a Python that was built without it
        return import_module("hashlib")


if not TYPE_CHECKING:
    blake2b = _own().blake2b
