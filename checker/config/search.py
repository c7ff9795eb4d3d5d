"""Finds the configuration file of a run: the nearest one upwards from what is checked."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.config.layers import stacked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.config.settings import Config

FILE_NAME = "goalcheck.yaml"
# In one folder the first of these is the configuration.
FILE_NAMES = (FILE_NAME, "goalcheck.yml", "pyproject.toml")

_TOOL_TABLE = late_pattern(r"^\s*\[\s*tool\s*\.\s*[\"']?goalcheck\b", re.MULTILINE)


def find_config(start: Path) -> Path | None:
    """The nearest configuration in `start` or above it, not beyond the repository it is in."""
    folder = Path(os.path.realpath(start))
    for candidate in (folder, *folder.parents):
        for name in FILE_NAMES:
            if _is_config(candidate / name):
                return candidate / name
        if (candidate / ".git").exists():
            return None
    return None


def places_of_config(paths: Iterable[str]) -> Iterator[Path]:
    """All that decides which configuration a run over `paths` has: its files, and the names that
    would be nearer or end the search."""
    found = find_config(folder := _start(paths))
    for candidate in (folder, *folder.parents):
        yield from (candidate / name for name in (*FILE_NAMES, ".git"))
        if found is not None and found.parent == candidate:
            return
        if (candidate / ".git").exists():
            return


def _is_config(path: Path) -> bool:
    """Whether the file is there; a pyproject.toml only counts where it speaks of goalcheck."""
    if not path.is_file():
        return False
    if path.suffix != ".toml":
        return True
    text = path.read_text("utf-8", errors="replace")
    return "goalcheck" in text and _TOOL_TABLE.search(text) is not None


def config_for(paths: Iterable[str]) -> Config:
    """The configuration of a run over `paths` (none: the working folder): the nearest file
    upwards from the deepest folder that holds them all. Raises UsageError."""
    found = find_config(_start(paths))
    if found is None:
        return stacked(())
    from checker.config.file import load_config  # what reads such files is for who has one

    return load_config(found)


def _start(paths: Iterable[str]) -> Path:
    """The deepest folder that holds all of `paths`, the working folder where there is none."""
    folders = [path if path.is_dir() else path.parent for path in map(Path, paths)] or [Path()]
    try:
        return Path(os.path.realpath(os.path.commonpath([*map(os.path.realpath, folders)])))
    except ValueError:  # on different drives there is no such folder
        return Path(os.path.realpath("."))
