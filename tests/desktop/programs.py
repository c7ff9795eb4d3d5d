"""Chromium and LibreOffice without a screen, each run with a profile of its own."""

from __future__ import annotations

import atexit
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
OFFICES = ("soffice", "libreoffice")
# Nothing but the page: no sandbox for root, no first run, no traffic of the browser's own.
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


@cache
def _profiles() -> Path:
    """New and empty, and one for all tests: making a profile takes longer than using it."""
    folder = tempfile.TemporaryDirectory(prefix="goalcheck-desktop-", ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    return Path(folder.name)


def chromium(*arguments: str) -> str:
    """What Chromium prints on standard output."""
    profile = f"--user-data-dir={_profiles() / 'chromium'}"
    return _run([found(BROWSERS), *FLAGS, profile, *arguments]).stdout


def converted(file: Path, kind: str) -> Path:
    """`file` opened by LibreOffice and saved as `kind` (`docx`, `fods` …) in the folder `saved`
    beside it."""
    profile = (_profiles() / "libreoffice").as_uri()
    folder = file.parent / "saved"
    command = [
        found(OFFICES), f"-env:UserInstallation={profile}", "--headless", "--norestore",
        "--convert-to", kind, "--outdir", str(folder), str(file),
    ]  # fmt: skip
    result = _run(command)
    saved = (folder / file.name).with_suffix(f".{kind}")
    assert saved.exists(), result.stdout + result.stderr
    return saved


def found(names: tuple[str, ...]) -> str:
    """The first of these programs that is installed."""
    program = next(filter(None, map(shutil.which, names)), None)
    assert program, f"没有找到 {'、'.join(names)}，这一步需要先装好"
    return program


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=True, timeout=120
    )
