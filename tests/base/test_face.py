"""What a room gives out is imported when it is asked for."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

FACE = """
from checker.base.face import late

__getattr__ = late(__name__, {"costly": ("made",), "broken": ("gone",)})
"""


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a package with such a face."""
    name = f"room_{tmp_path.name.replace('-', '_')}"
    folder = tmp_path / name
    folder.mkdir()
    (folder / "__init__.py").write_text(FACE, encoding="utf-8")
    (folder / "costly.py").write_text("made = object()\n", encoding="utf-8")
    (folder / "broken.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return name


def test_a_name_is_imported_when_it_is_asked_for(room: str) -> None:
    face = __import__(room)
    assert f"{room}.costly" not in sys.modules
    assert face.made is face.made
    assert f"{room}.costly" in sys.modules


@pytest.mark.parametrize("name", ["unknown", "gone"])
def test_a_name_that_the_room_does_not_have_is_none(room: str, name: str) -> None:
    assert not hasattr(__import__(room), name)
