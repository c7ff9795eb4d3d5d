"""The libraries that only a sweep needs: imported where they are used, with a word where they are
missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from checker.base.errors import UsageError


def library(name: str, use: str, extra: str) -> Any:
    """The module `name`, which the extra `extra` installs. Raises UsageError where it is missing.

    Its types are not known to checkers everywhere, since not everybody has the extra.
    """
    try:
        return import_module(name)
    except ImportError:
        package = name.partition(".")[0]
        message = f'{use}要用 {package}，请在 goalcheck 的目录运行 pip install ".[{extra}]"。'
        raise UsageError(message) from None


def arrow(name: str = "pyarrow") -> Any:
    """pyarrow or one of its modules."""
    return library(name, "普查结果写成 Parquet ", "sweep")
