"""The sweep that questions and thresholds are asked of: made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sweep.result import swept
from tests.sweep.stats.counties import TABLES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def result(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sweep of four tables in two counties."""
    folder = tmp_path_factory.mktemp("普查")
    for name, text in TABLES.items():
        path = folder / "省" / "云岭省" / "云原市" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (path.parent / "坏.docx").write_bytes(b"PK\x03\x04")
    swept(folder / "省", folder / "结果")
    return folder / "结果"
