"""What is kept beside the packs: everything a run may need that hangs on no table."""

from __future__ import annotations

import pkgutil
from contextlib import suppress
from importlib import import_module
from typing import Any

from checker.base.dataclass import first_methods
from checker.base.pattern import late_patterns
from checker.cache import kept_functions
from checker.language import patterns_in_stock
from checker.strictyaml import library_patterns

# What no check of a table needs works its patterns out itself.
_APART = ("annotations", "cache", "cli", "fixes", "packs", "rulebook", "schemas", "__main__")


def values_in_stock() -> dict[str, Any]:
    """Patterns and methods compiled, and what kept functions come to, by the names of pieces."""
    program = import_module(__name__.partition(".")[0])
    for module in pkgutil.walk_packages(program.__path__, f"{program.__name__}."):
        if module.name.split(".")[1] not in _APART:
            with suppress(ImportError):  # a library that is not installed here
                import_module(module.name)
    results = {name: function() for name, function in kept_functions().items()}
    patterns = late_patterns() | library_patterns() | patterns_in_stock()
    return {**first_methods(), **patterns, **results}
