"""Unpacks what the page holds for later, when a module of it is first asked for.

The start of the page waits only for what a check loads. All else (writing workbooks, copies, other
formats) lies in an archive of its own, which this finder, the last of all, lays beside the rest.
"""

from __future__ import annotations

import importlib
import io
import lzma
import sys
import zipfile
from importlib.machinery import PathFinder
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType


class Later:
    """Finds the modules of `names` (`xlsxwriter/format`) by unpacking them all."""

    def __init__(self, archive: Path, site: Path, names: frozenset[str]) -> None:
        self.archive = archive
        self.site = site
        self.names = names

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name.replace(".", "/") not in self.names:
            return None
        sys.meta_path.remove(self)
        with lzma.open(self.archive) as packed:
            zipfile.ZipFile(io.BytesIO(packed.read())).extractall(self.site)
        self.archive.unlink()
        importlib.invalidate_caches()
        return PathFinder.find_spec(name, path, target)


def promise(archive: str, site: str, names: str) -> None:
    """`names` are the modules in the archive, one a line."""
    sys.meta_path.append(Later(Path(archive), Path(site), frozenset(names.splitlines())))
