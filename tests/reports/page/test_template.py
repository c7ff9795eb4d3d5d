"""Templates of pages: what they need."""

from __future__ import annotations

import sys

import pytest

from checker.base.errors import UsageError
from checker.reports.page import template
from tests.reports.elements import page


def test_without_its_library_the_page_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    template._template.cache_clear()  # pyright: ignore[reportPrivateUsage]
    with pytest.raises(UsageError, match=r'写网页要用 Jinja2，.* pip install "\.\[page\]"'):
        page()
