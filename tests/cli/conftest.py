"""The pack of an office that commands are given, and the folder they run in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.ownpack import PACK

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "本单位.yaml"
    path.write_text(PACK, encoding="utf-8")
    return path


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own in which commands run."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
