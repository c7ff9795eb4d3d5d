"""goalcheck.html in a real browser: what was dropped on it, what it showed, what it asked of a
network."""

from __future__ import annotations

import atexit
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Browser, Download, Page, Request, sync_playwright

from tests.desktop.programs import BROWSERS, FLAGS, found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

# Everything the worker says to the page is kept, so that a test can read the run itself.
_LISTEN = """
window.heard = [];
window.Worker = class extends Worker {
  constructor(...all) {
    super(...all);
    this.addEventListener("message", ({ data }) => window.heard.push(data));
  }
};
"""
_TIMEOUT = 300_000  # ms; for a busy machine, not a measure
_PAUSE = 100  # ms


@dataclass
class Desk:
    """One open page."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def check(self, *files: Path) -> dict[str, Any]:
        """Drop files as a person picks them, and wait for the run."""
        return self._checked(lambda: self.page.set_input_files("#files", list(files)))

    def check_folder(self, folder: Path) -> dict[str, Any]:
        return self._checked(lambda: self.page.set_input_files("#folder", folder))

    def take(self, what: str, folder: Path) -> Path | None:
        """What one of the buttons gives to take away; None where there is nothing."""
        before = self.page.evaluate("heard.length")
        downloads: list[Download] = []
        self.page.once("download", lambda download: downloads.extend([download]))
        self.page.click(f"[data-what={what}]")
        _wait(self.page, f"heard.slice({before}).some(one => /taken|failed/.test(one.type))")
        made = self.page.evaluate(
            "n => heard.slice(n).filter(one => one.type === 'taken').map(one => !!one.bytes)[0]",
            before,
        )
        if not made:
            return None
        while not downloads:
            self.page.wait_for_timeout(50)
        target = folder / downloads[0].suggested_filename
        downloads[0].save_as(target)
        return target

    def _checked(self, drop: Any) -> dict[str, Any]:
        before = self.page.evaluate("heard.length")
        drop()
        _wait(self.page, f"heard.slice({before}).some(one => /checked|failed/.test(one.type))")
        last = self.page.evaluate(
            "n => heard.slice(n).filter(one => one.type === 'checked' || one.type === 'failed')[0]",
            before,
        )
        assert last["type"] == "checked", last
        run: dict[str, Any] = last["run"]
        return run


@contextmanager
def desk(address: str, *, width: int = 1200, ready: bool = True) -> Iterator[Desk]:
    """The page at `address`, open in Chromium; `ready` waits until it can check."""
    context = browser().new_context(accept_downloads=True, viewport={"width": width, "height": 900})
    with closing(context):
        page = context.new_page()
        opened = Desk(page)
        page.on("request", lambda request: _noted(request, opened.requests))
        page.on("pageerror", lambda error: opened.errors.append(str(error)))
        page.add_init_script(_LISTEN)
        page.goto(address)
        if ready:
            wait_until_ready(page)
        yield opened


@cache
def browser() -> Browser:
    """One Chromium for all tests; every page has a profile of its own in it."""
    play = sync_playwright().start()
    started = play.chromium.launch(executable_path=found(BROWSERS), args=list(FLAGS[1:]))
    atexit.register(play.stop)
    atexit.register(started.close)
    return started


def wait_until_ready(page: Page) -> None:
    _wait(
        page,
        "!!(document.documentElement.dataset.ready || document.documentElement.dataset.failed)",
    )
    assert page.evaluate("document.documentElement.dataset.ready") == "yes", page.inner_text(
        "#said"
    )


def _wait(page: Page, claim: str) -> None:
    """Ask until `claim` is true. The page forbids what Playwright's own waiting does: `eval`."""
    for _ in range(_TIMEOUT // _PAUSE):
        if page.evaluate(claim):
            return
        page.wait_for_timeout(_PAUSE)
    raise AssertionError(f"{claim}: {page.inner_text('#said')}")


def _noted(request: Request, requests: list[str]) -> None:
    if not request.url.startswith(("blob:", "data:", "about:")):
        requests.append(request.url)


def told(findings: Sequence[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """What findings say and where, to be compared."""
    keys = ("rule", "severity", "path", "line", "column", "cell", "address", "message", "expected")
    return [tuple(one[key] for key in keys) for one in findings]
