"""A program that does not answer fails the test that asked it, and holds up no other."""

from __future__ import annotations

import faulthandler
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator

_NO_ANSWER = 900
"""Seconds after which a browser has hung, however busy the processors are: a test takes half a
minute, and what is asked of a page has no end of its own."""


@pytest.fixture(autouse=True)
def _nothing_hangs() -> Generator[None, None, None]:  # pyright: ignore[reportUnusedFunction]
    faulthandler.dump_traceback_later(_NO_ANSWER, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()
