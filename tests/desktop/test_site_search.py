"""The site of the documentation as it is opened from disk: searched without a network."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.desktop.pages import browser

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]


def test_words_are_found_without_a_network_however_they_are_put_in(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "tools/build_site.py", str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    requests: list[str] = []
    with closing(browser().new_context()) as context:
        page = context.new_page()
        page.set_default_timeout(300_000)
        page.on("request", lambda request: requests.append(request.url))
        page.goto((tmp_path / "index.html").as_uri())
        page.click(".md-search__input")
        # As from an input method: no key comes with it.
        page.keyboard.insert_text("成本上限")
        first = page.locator(".md-search-result__item h1").first
        assert first.inner_text().replace("\u200b", "").startswith("GC202 成本上限")
    assert [one for one in requests if not one.startswith(("file:", "blob:", "data:"))] == []
