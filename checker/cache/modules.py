"""Modules of the program from the file of kept pieces (`checker.cache.made`), for a start.

A tenth of a start is Python looking for the files of two hundred modules, one after the other. The
kept pieces hold for the very files they were made from, whose sizes and times have all been
compared: so the code in them is that of the files, and is run without looking for these again.
"""

from __future__ import annotations

import marshal
import os
import sys
from importlib.machinery import ModuleSpec, SourceFileLoader
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import CodeType, ModuleType

MODULES = "modules"
"""The piece with the names of the modules a start may load."""
_FOLDER = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120  # a string, as in the code
_OURS = __name__.partition(".")[0] + "."
_INIT = "__init__.py"


class _KeptLoader(SourceFileLoader):
    """Runs kept code; for all else that is asked of a module there is its file."""

    def __init__(self, name: str, code: CodeType) -> None:
        super().__init__(name, code.co_filename)
        self._code = code

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002  # the one it was made for
        return self._code

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = self._code.co_filename
        exec(self._code, vars(module))  # what Python made of the module's own file


class _KeptFinder:
    """Finds modules of ours in kept pieces."""

    def __init__(self, piece: Callable[[str], bytes | None]) -> None:
        self._piece = piece

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """None for a module that is not kept, which is looked for as ever."""
        del path, target
        data = self._piece(f"module {name}") if name.startswith(_OURS) else None
        if data is None:
            return None
        code: CodeType = marshal.loads(data)
        folder, _, file = code.co_filename.rpartition(os.sep)
        is_package = file == _INIT
        spec = ModuleSpec(
            name, _KeptLoader(name, code), origin=code.co_filename, is_package=is_package
        )
        if is_package:
            spec.submodule_search_locations = [folder]
        return spec


def use_kept_modules(piece: Callable[[str], bytes | None]) -> None:
    """Modules of ours that are imported from now on are those among kept pieces."""
    if not any(isinstance(one, _KeptFinder) for one in sys.meta_path):
        sys.meta_path.insert(0, _KeptFinder(piece))


def loaded_modules() -> tuple[str, ...]:
    """The names of the modules of ours that are loaded now."""
    return tuple(sorted(name for name in sys.modules if name.startswith(_OURS)))


def module_pieces(names: Iterable[str]) -> dict[str, bytes]:
    """The code of modules of ours, by the names of pieces."""
    loaders = ((name, SourceFileLoader(name, _file_of(name))) for name in names)
    codes = ((name, loader.get_code(name)) for name, loader in loaders)
    return {f"module {name}": marshal.dumps(code) for name, code in codes if code is not None}


def _file_of(name: str) -> str:
    path = os.path.join(_FOLDER, *name.removeprefix(_OURS).split("."))  # noqa: PTH118  # as above
    return os.path.join(path, _INIT) if os.path.isdir(path) else f"{path}.py"  # noqa: PTH112, PTH118
