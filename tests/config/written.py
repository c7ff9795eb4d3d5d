"""Configurations written for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.base.errors import UsageError
from checker.config import load_config

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, text: str, name: str = "goalcheck.yaml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def mistakes(path: Path) -> list[str]:
    with pytest.raises(UsageError) as refused:
        load_config(path)
    return [str(mistake) for mistake in refused.value.mistakes]
