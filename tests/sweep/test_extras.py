"""Libraries that only a sweep needs."""

from __future__ import annotations

import json

import pytest

from checker.base.errors import UsageError
from checker.sweep.extras import library


def test_what_is_missing_is_said_with_what_installs_it() -> None:
    with pytest.raises(UsageError, match=r'要用 keine_solche，.*pip install "\.\[sweep\]"'):
        library("keine_solche.part", "试一试", "sweep")
    assert library("json", "试一试", "sweep") is json
