"""Whether a file is still as it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.pipeline import stamps

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_file_changed_a_moment_ago_has_no_stamp(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a")
    assert stamps.stamp_of(tmp_path / "a") is None
    assert stamps.stamp_of(tmp_path / "b") is None


def test_a_stamp_tells_a_change_from_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamps, "CLOCK", -1)
    (tmp_path / "a").write_bytes(b"a")
    before = stamps.stamp_of(tmp_path / "a")
    assert before is not None
    assert stamps.stamp_of(tmp_path / "a") == before
    (tmp_path / "a").write_bytes(b"ab")
    assert stamps.stamp_of(tmp_path / "a") != before
