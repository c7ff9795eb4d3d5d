"""A kept value as bytes, read back so that nothing but data of ours comes out.

Only plain classes of this program (dataclasses and enumerations), regular expressions and a few
classes of the standard library come out again. Bytes that name anything else are refused before
they do anything.
"""

from __future__ import annotations

import io
import pickle
import re
from enum import Enum
from importlib import import_module
from typing import Any

from checker.cache.refusal import Refused
from checker.dataclass import fields, is_dataclass

# What the values of ours are made of beside classes of ours.
_FOREIGN = frozenset(
    {
        ("decimal", "Decimal"),
        ("datetime", "date"),
        ("fractions", "Fraction"),
        ("functools", "partial"),
        ("builtins", "dict"),
        ("builtins", "frozenset"),
        ("builtins", "set"),
        ("checker.pattern", "ready_pattern"),
        ("checker.strictyaml.position", "locate"),
    }
)


def dumped(value: object) -> bytes:
    """The value as bytes, for this version of Python."""
    stream = io.BytesIO()
    _Pickler(stream, protocol=pickle.HIGHEST_PROTOCOL).dump(value)
    return stream.getvalue()


def restored(data: bytes) -> Any:
    """The value again; raises Refused where something other than data is named."""
    try:
        return _Unpickler(io.BytesIO(data)).load()
    except Refused:
        raise
    except Exception as error:  # what pickle may raise is anything
        raise Refused(str(error)) from error


class _Pickler(pickle.Pickler):
    def reducer_override(self, value: Any, /) -> Any:
        """Calls of classes instead of states to be set: twice as fast to read."""
        if isinstance(value, re.Pattern):
            from checker.pattern import parts_of, ready_pattern

            return ready_pattern, parts_of(value)
        if isinstance(value, type) or not is_dataclass(value):
            return NotImplemented
        if hasattr(value, "__post_init__") or any(
            one.kw_only or not one.init for one in fields(value)
        ):
            return NotImplemented
        return type(value), tuple(getattr(value, one.name) for one in fields(value))


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
