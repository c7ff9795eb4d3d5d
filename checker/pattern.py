"""Regular expressions that are compiled when they are first asked something.

Of some four hundred patterns of the program a run over one table uses eighty, and compiling is the
dearest thing a start does. What was compiled before is kept with the rules (`packs/stored`): then
even the first use only hands the regex engine its own code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import AnyStr

_METHODS = ("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")


class _Lazy:
    """Stands for a pattern; its methods are those of the compiled one from the first use on."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        made = re.compile(self.pattern, self._flags)
        vars(self).update((method, getattr(made, method)) for method in _METHODS)
        return getattr(made, name)

    def __repr__(self) -> str:
        return f"late_pattern({self.pattern!r})"


def late_pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern of a regular expression, compiled at its first use: mistakes show then."""
    lazy: Any = _Lazy(text, flags)
    found: re.Pattern[AnyStr] = lazy
    return found
