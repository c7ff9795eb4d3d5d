"""The pack that workbooks are made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rulebook.workbooks import PACK


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("本单位.yaml")
    path.write_text(PACK, encoding="utf-8")
    return path
