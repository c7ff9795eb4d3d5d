"""Builds what the wheel brings ready made: the packs as a run needs them (checker/packs/stored).

The rules are loaded by the very program that is packaged, so building needs what running needs.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class MadeFiles(BuildHookInterface):
    """Puts `checker/_made/packs.bin` into a wheel; an editable install makes its own when used."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel" or version == "editable":
            return
        sys.path.insert(0, self.root)
        try:
            from checker.packs import stored

            data = stored.bundle()
        finally:
            sys.path.remove(self.root)
        self._folder = tempfile.TemporaryDirectory()
        path = Path(self._folder.name) / stored.BUNDLE
        path.write_bytes(data)
        build_data["force_include"][str(path)] = f"checker/_made/{stored.BUNDLE}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        folder = getattr(self, "_folder", None)
        if folder is not None:
            folder.cleanup()
