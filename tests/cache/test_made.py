"""The kept pieces of a program that lies there in another way than as its source."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

import checker.cache.made
from checker.cache import MODULES, bundled, code_pieces, dumped, loaded_modules, unbundled

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


def test_a_piece_that_cannot_be_read_is_as_one_that_was_never_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pieces = bundled({"good": dumped(1), "bad": b"k" + pickle.dumps(len)}, b"sources")
    monkeypatch.setattr("checker.cache.made._shelf.bundle", unbundled(pieces, b"sources"))
    assert checker.cache.made.kept_piece("good") == 1
    assert checker.cache.made.kept_piece("bad") is None
