"""A kept value as bytes, read back so that nothing but data of ours comes out.

Only plain classes of this program (dataclasses and enumerations), regular expressions and a few
classes of the standard library come out again. Bytes that name anything else are refused before
they do anything.
"""

from __future__ import annotations

import io
import marshal
import pickle
import re
from contextlib import suppress
from enum import Enum
from importlib import import_module
from typing import Any

from checker.base.dataclass import fields, is_dataclass
from checker.base.pattern import parts_of, ready_pattern
from checker.cache.refusal import Refused

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
        ("checker.base.pattern", "ready_pattern"),
        ("checker.strictyaml.position", "locate"),
    }
)


_PLAIN, _PATTERN, _OBJECT, _PICKLED = b"p", b"r", b"o", b"k"


def dumped(value: Any) -> bytes:
    """The value as bytes, for this version of Python: plain data, patterns and objects of plain
    data in the quicker form of `marshal`."""
    if isinstance(value, re.Pattern):
        return _PATTERN + marshal.dumps(_parts(value))
    with suppress(ValueError):
        return _PLAIN + marshal.dumps(value)
    kind: Any = value.__class__
    if is_dataclass(kind) and _is_made_by_calling(kind):
        parts = tuple(getattr(value, one.name) for one in fields(kind))
        module, name = str(value.__class__.__module__), str(value.__class__.__qualname__)
        with suppress(ValueError):
            return _OBJECT + marshal.dumps((module, name, parts))
    stream = io.BytesIO()
    _Pickler(stream, protocol=pickle.HIGHEST_PROTOCOL).dump(value)
    return _PICKLED + stream.getvalue()


def restored(data: bytes) -> Any:
    """The value again; raises Refused where something other than data is named."""
    form, body = data[:1], memoryview(data)[1:]
    try:
        if form == _PLAIN:
            return marshal.loads(body)
        if form == _PATTERN:
            return ready_pattern(*marshal.loads(body))
        if form == _OBJECT:
            module, name, parts = marshal.loads(body)
            return _allowed(module, name)(*parts)
        return _Unpickler(io.BytesIO(body)).load()
    except Refused:
        raise
    except Exception as error:  # what reading such bytes may raise is anything
        raise Refused(str(error)) from error


def _parts(pattern: Any) -> Any:
    return parts_of(pattern)


def _is_made_by_calling(kind: Any) -> bool:
    """Whether its fields in order make an object again."""
    return not hasattr(kind, "__post_init__") and all(
        one.init and not one.kw_only for one in fields(kind)
    )


class _Pickler(pickle.Pickler):
    def reducer_override(self, value: Any, /) -> Any:
        """Calls of classes instead of states to be set: twice as fast to read."""
        if isinstance(value, re.Pattern):
            return ready_pattern, _parts(value)
        if isinstance(value, Enum):
            # The first of Python 3.11 would call `getattr` for it, which is not let in again.
            return type(value), (value.value,)
        if isinstance(value, type) or not is_dataclass(value):
            return NotImplemented
        if not _is_made_by_calling(type(value)):
            return NotImplemented
        return type(value), tuple(getattr(value, one.name) for one in fields(value))


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str, /) -> Any:
        return _allowed(module, name)


def _allowed(module: str, name: str) -> Any:
    """What may come out of kept bytes, by its name; raises Refused for anything else."""
    found = _KNOWN.get((module, name))
    if found is None:
        found = _KNOWN[module, name] = _looked_up(module, name)
    return found


def _looked_up(module: str, name: str) -> Any:
    if (module, name) in _FOREIGN:
        return getattr(import_module(module), name)
    found = getattr(import_module(module), name, None) if _is_ours(module) else None
    if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum)):
        return found
    raise Refused(f"{module}.{name}")


# Classes that were allowed before.
_KNOWN: dict[tuple[str, str], Any] = {}


def _is_ours(module: str) -> bool:
    return module.startswith("checker.") and not module.startswith("checker.cli")
