"""The kept pieces of a program that lies there in another way than as its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import checker.cache.made
from checker.cache import MODULES, code_pieces, dumped, loaded_modules

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("own", ["made.pyc", "checker.zip/checker/cache/made.py"])
def test_a_program_without_its_source_keeps_no_code(
    own: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pieces = {MODULES: dumped(loaded_modules())}
    assert code_pieces(pieces) != {}
    # As in goalcheck.html, whose modules are bytecode, and in a wheel that runs zipped.
    (tmp_path / "made.pyc").touch()
    monkeypatch.setattr(checker.cache.made, "__file__", str(tmp_path / own))
    assert code_pieces(pieces) == {}
