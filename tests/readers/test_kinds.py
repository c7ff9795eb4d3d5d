"""Kinds of forms, each in the formats that people send."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.readers import read
from tests.readers.kinds import Kind, kinds, misread

if TYPE_CHECKING:
    from pathlib import Path

KINDS = kinds()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("suffix", ["html", "docx", "xlsx"])
def test_every_kind_is_read_as_it_is_meant(kind: Kind, suffix: str, tmp_path: Path) -> None:
    path = kind.write(suffix, tmp_path)
    assert misread(kind, read(path, path.name, named=True)) == []
