"""A kept value as bytes: what it was made from, a digest, and the pickled value.

Only data of ours is read back: plain classes of this program (dataclasses and enumerations) and a
few of the standard library. A file that names anything else is refused before it does anything.
"""

from __future__ import annotations

import gc
import hashlib
import io
import pickle
from enum import Enum
from importlib import import_module
from typing import Any

from checker.dataclass import is_dataclass

_MAGIC = b"goalcheck kept 1\n"
_DIGEST = 32
# What the values of ours are made of beside classes of ours.
_FOREIGN = frozenset(
    {
        ("decimal", "Decimal"),
        ("datetime", "date"),
        ("functools", "partial"),
        ("builtins", "dict"),
        ("builtins", "frozenset"),
        ("builtins", "set"),
        ("checker.strictyaml.position", "locate"),
    }
)


class Refused(Exception):
    """Bytes that are no value kept by this program from the same sources."""


def packed(value: object, sources: bytes) -> bytes:
    """The value with the digest of `sources`, all that it was made from."""
    body = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    return _MAGIC + hashlib.sha256(sources).digest() + hashlib.sha256(body).digest() + body


def unpacked(data: bytes, sources: bytes) -> Any:
    """The value again; raises Refused where the bytes are torn, foreign, or of other sources."""
    start = len(_MAGIC)
    made_from, digest = data[start : start + _DIGEST], data[start + _DIGEST : start + 2 * _DIGEST]
    body = data[start + 2 * _DIGEST :]
    if not data.startswith(_MAGIC) or made_from != hashlib.sha256(sources).digest():
        raise Refused("of other sources")
    if hashlib.sha256(body).digest() != digest:
        raise Refused("torn")
    collecting = gc.isenabled()
    gc.disable()  # thousands of new objects, none of them garbage
    try:
        return _Unpickler(io.BytesIO(body)).load()
    except Refused:
        raise
    except Exception as error:  # what pickle may raise is anything
        raise Refused(str(error)) from error
    finally:
        if collecting:
            gc.enable()


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str, /) -> Any:
        if (module, name) in _FOREIGN:
            return getattr(import_module(module), name)
        found = getattr(import_module(module), name, None) if _is_ours(module) else None
        if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum)):
            return found
        raise Refused(f"{module}.{name}")


def _is_ours(module: str) -> bool:
    return module.startswith("checker.") and not module.startswith("checker.cli")
