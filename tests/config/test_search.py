"""Which configuration is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.config import find_config

if TYPE_CHECKING:
    from pathlib import Path
from tests.config.written import write


def test_the_nearest_file_upwards_is_used(repository: Path) -> None:
    inner = repository / "goals" / "一科"
    inner.mkdir(parents=True)
    write(repository, "年度: 2024\n")
    nearest = write(repository / "goals", "年度: 2025\n")
    assert find_config(inner) == nearest


def test_the_search_ends_at_the_repository(repository: Path) -> None:
    inner = repository / "子项目"
    (inner / ".git").mkdir(parents=True)
    write(repository, "年度: 2024\n")
    assert find_config(inner) is None
