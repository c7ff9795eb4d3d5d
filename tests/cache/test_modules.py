"""Modules that are kept are those of the program's files."""

from __future__ import annotations

import inspect
import sys
from importlib.util import module_from_spec
from pathlib import Path
from typing import Any

import pytest

import checker.base.globs
import checker.cache
from checker.cache import loaded_modules, module_pieces, use_kept_modules

PIECES = module_pieces(("checker.base.globs", "checker.cache"))


@pytest.fixture
def finder(monkeypatch: pytest.MonkeyPatch) -> Any:
    """What finds the kept modules."""
    monkeypatch.setattr(sys, "meta_path", [])
    for _ in range(2):
        use_kept_modules(PIECES.get)
    (found,) = sys.meta_path
    return found


def test_a_kept_module_is_the_one_of_its_file(finder: Any) -> None:
    spec = finder.find_spec("checker.base.globs")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.__file__ == checker.base.globs.__file__
    assert vars(module).keys() == vars(checker.base.globs).keys() - {"__cached__"}
    assert module.matches("a/b.yaml", "a/*")
    assert not module.matches("a/b.yaml", "b/*")
    assert inspect.getsource(module.matches) == inspect.getsource(checker.base.globs.matches)


def test_a_kept_package_knows_where_its_modules_are(finder: Any) -> None:
    spec = finder.find_spec("checker.cache")
    assert spec.submodule_search_locations == list(checker.cache.__path__)


@pytest.mark.parametrize("name", ["checker.base.text", "checker.unknown", "json", "checkers.globs"])
def test_what_is_not_kept_is_looked_for_as_ever(finder: Any, name: str) -> None:
    assert finder.find_spec(name) is None


def test_a_file_that_has_changed_is_read_for_what_is_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "one.py").write_text("value = 1", encoding="utf-8")
    monkeypatch.setattr("checker.cache.modules._FOLDER", str(tmp_path))
    (first,) = module_pieces(("checker.one",)).values()
    (tmp_path / "one.py").write_text("value = 'two'", encoding="utf-8")
    (second,) = module_pieces(("checker.one",)).values()
    assert first != second


def test_the_modules_that_are_loaded_are_ours() -> None:
    names = loaded_modules()
    assert "checker.base.globs" in names
    assert all(name.startswith("checker.") for name in names)
    assert all(Path(str(sys.modules[name].__file__)).is_file() for name in names)
