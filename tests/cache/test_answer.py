"""The answer to a command, given again while what it rests on stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.cache import answer
from checker.cache.answer import ANSWERS, KeptAnswer, keep_answer, kept_answer
from checker.cache.witness import CONTENT, witness_of

if TYPE_CHECKING:
    from pathlib import Path

ANSWER = KeptAnswer("报告\n", ("注意",), 1)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GOALCHECK_CACHE_DIR", str(tmp_path / "kept"))
    return tmp_path / "kept" / ANSWERS


def test_an_answer_is_given_again_until_a_file_it_rests_on_changes(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("甲", encoding="utf-8")
    rests_on = witness_of(CONTENT, str(file))
    assert rests_on is not None
    keep_answer(b"lint a.yaml", [rests_on], ANSWER)
    assert kept_answer(b"lint a.yaml") == ANSWER
    assert kept_answer(b"lint b.yaml") is None
    file.write_text("乙", encoding="utf-8")
    assert kept_answer(b"lint a.yaml") is None


def test_an_answer_that_was_changed_on_disk_is_none(folder: Path) -> None:
    keep_answer(b"lint", [], ANSWER)
    (kept,) = (path for path in folder.iterdir() if path.is_file())
    data = kept.read_bytes()
    kept.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    assert kept_answer(b"lint") is None


def test_a_large_answer_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer, "MOST_BYTES", 40)
    keep_answer(b"lint", [], ANSWER)
    assert kept_answer(b"lint") is None
