"""goalcheck.html in Firefox, driven by the protocol that it brings itself (Marionette): messages of
JSON with their length before them."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BROWSERS = ("firefox", "firefox-esr")
_TIMEOUT = 300  # s; for a busy machine, not a measure
_PAUSE = 0.2  # s
# Nothing but the page: no questions, no traffic of the browser's own.
_SETTINGS = {
    "browser.shell.checkDefaultBrowser": False,
    "app.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
}


class Firefox:
    """One window."""

    def __init__(self, link: socket.socket) -> None:
        self.link = link
        self.held = b""
        self.number = 0
        self._message()
        self.ask("WebDriver:NewSession")
        self.ask("WebDriver:SetTimeouts", script=_TIMEOUT * 1000, pageLoad=_TIMEOUT * 1000)

    def ask(self, command: str, **what: Any) -> Any:
        self.number += 1
        message = json.dumps([0, self.number, command, what]).encode()
        self.link.sendall(b"%d:%b" % (len(message), message))
        _, _, error, answer = self._message()
        assert error is None, error
        return answer

    def run(self, program: str) -> Any:
        return self.ask("WebDriver:ExecuteScript", script=program, args=[])["value"]

    def wait(self, claim: str) -> None:
        end = time.monotonic() + _TIMEOUT
        while not self.run(f"return !!({claim})"):
            assert time.monotonic() < end, claim
            time.sleep(_PAUSE)

    def pick(self, selector: str, file: Path) -> None:
        """Choose a file as a person does."""
        found = self.ask("WebDriver:FindElement", using="css selector", value=selector)["value"]
        self.ask("WebDriver:ElementSendKeys", id=next(iter(found.values())), text=str(file))

    def _message(self) -> Any:
        while b":" not in self.held:
            self._hear()
        length, _, self.held = self.held.partition(b":")
        while len(self.held) < int(length):
            self._hear()
        text, self.held = self.held[: int(length)], self.held[int(length) :]
        return json.loads(text)

    def _hear(self) -> None:
        more = self.link.recv(1 << 20)
        assert more, "Firefox ended"
        self.held += more


def installed() -> str | None:
    return next(filter(None, map(shutil.which, BROWSERS)), None)


@contextmanager
def firefox(program: str, profile: Path) -> Iterator[Firefox]:
    """Firefox with a new profile in this folder, ended afterwards."""
    profile.mkdir()
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {**_SETTINGS, "marionette.port": port}
    lines = (f"user_pref({json.dumps(key)}, {json.dumps(settings[key])});" for key in settings)
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    command = [program, "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, **quiet) as process:
        try:
            with closing(_link(port)) as link:
                yield Firefox(link)
        finally:
            process.terminate()


def _link(port: int) -> socket.socket:
    """The connection, once the browser listens."""
    end = time.monotonic() + _TIMEOUT
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=_TIMEOUT)
        except OSError:
            assert time.monotonic() < end, "Firefox 没有应答"
            time.sleep(_PAUSE)
