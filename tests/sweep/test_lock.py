"""One sweep at a time in a result folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.base.errors import UsageError
from checker.sweep.lock import locked

if TYPE_CHECKING:
    from pathlib import Path


def test_a_second_sweep_is_refused_until_the_first_has_ended(tmp_path: Path) -> None:
    with locked(tmp_path):
        with pytest.raises(UsageError, match="另一个普查正在写"), locked(tmp_path):
            pass
        (tmp_path / "别处").mkdir()
        with locked(tmp_path / "别处"):
            pass
    with locked(tmp_path):
        pass
