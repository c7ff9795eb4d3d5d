"""Regular expressions that are compiled when they are first asked something.

Of some four hundred patterns of the program a run over one table uses eighty, and compiling is the
dearest thing a start does. What was compiled before is kept (`cache.made`): then even the first
use only hands the engine of `re` the code it was made into.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

from checker.base.stock import in_stock

if TYPE_CHECKING:
    from collections.abc import Generator
    from typing import AnyStr

    Parts = tuple[str | bytes, int, bytes, int, dict[str, int], tuple[str | None, ...]]

_METHODS = ("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")
_COMPILE = re.compile
_ALL: list[_Late] = []
_PARTS: dict[re.Pattern[Any], Parts] = {}


class _Late:
    """Stands for a pattern; its methods are those of the compiled one from the first use on."""

    def __init__(self, text: Any, flags: int) -> None:
        self.pattern = text
        self.given = flags
        _ALL.append(self)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        made = compiled(self.pattern, self.given)
        vars(self).update((method, getattr(made, method)) for method in _METHODS)
        return getattr(made, name)

    def __repr__(self) -> str:
        return f"late_pattern({self.pattern!r})"


def late_pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern of a regular expression, compiled at its first use: mistakes show then."""
    late: Any = _Late(text, flags)
    found: re.Pattern[AnyStr] = late
    return found


def compiled(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The compiled pattern, as it was kept or made now."""
    found: re.Pattern[AnyStr] | None = in_stock(piece_of(text, flags))
    return _COMPILE(text, flags) if found is None else found


@contextmanager
def patterns_from_stock() -> Generator[None, None, None]:
    """Lets a library that is imported within take its patterns from what is kept: the largest one
    of PyYAML alone takes as long as sixty modules of ours, whether or not it is used."""
    library: Any = re
    library.compile = compiled
    try:
        yield
    finally:
        library.compile = _COMPILE


def piece_of(text: str | bytes, flags: int) -> str:
    """The name a compiled pattern is kept under."""
    return f"pattern {int(flags)} {text!r}"


def late_patterns() -> dict[str, re.Pattern[Any]]:
    """Every late pattern there is by now, compiled, by the name it is kept under."""
    return {piece_of(one.pattern, one.given): to_be_kept(one.pattern, one.given) for one in _ALL}


def to_be_kept(text: str | bytes, flags: int = 0) -> re.Pattern[Any]:
    """A compiled pattern that knows its parts, which another one has to be taken apart for."""
    parts = _parts(text, flags)
    found = ready_pattern(*parts)
    _PARTS[found] = parts
    return found


def parts_of(pattern: re.Pattern[Any]) -> Parts:
    """What a compiled pattern is made of, for this very version of Python."""
    return _PARTS.pop(pattern, None) or _parts(pattern.pattern, pattern.flags)


def _parts(text: str | bytes, given: int) -> Parts:
    from array import array

    # The parser and the compiler behind `re`, which are its alone to call but for this.
    reader: Any = import_module("re._parser")
    maker: Any = import_module("re._compiler")
    tree = reader.parse(text, given)
    flags, named = int(given | tree.state.flags), dict(tree.state.groupdict)
    names: list[str | None] = [None] * tree.state.groups
    for name, number in named.items():
        names[number] = name
    data = array("I", map(int, maker._code(tree, given))).tobytes()  # noqa: SLF001
    return text, flags, data, len(names) - 1, named, tuple(names)


def ready_pattern(*parts: Any) -> re.Pattern[Any]:
    """The pattern of `parts_of` again. The engine looks its code over before it takes it."""
    text, flags, data, groups, named, names = parts
    code = memoryview(data).cast("I").tolist()
    found: re.Pattern[Any] = _engine().compile(text, flags, code, groups, named, names)
    return found


def engine_version() -> int:
    """The version of the engine: the code of a pattern is for this one alone."""
    found: int = _engine().MAGIC
    return found


def _engine() -> Any:
    return import_module("_sre")
