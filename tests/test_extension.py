"""editors/vscode: the extension says what the program says, and builds into a package."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from checker.base.version import __version__

ROOT = Path(__file__).resolve().parent.parent
EXTENSION = ROOT / "editors" / "vscode"
MANIFEST = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))


def test_the_extension_has_the_version_of_the_program() -> None:
    locked = json.loads((EXTENSION / "package-lock.json").read_text(encoding="utf-8"))
    assert MANIFEST["version"] == locked["version"] == __version__


def test_the_extension_starts_nothing_in_a_workspace_that_is_not_trusted() -> None:
    assert MANIFEST["capabilities"]["untrustedWorkspaces"]["supported"] is False


def test_every_setting_that_is_read_is_declared() -> None:
    source = (EXTENSION / "src" / "extension.ts").read_text(encoding="utf-8")
    read = set(re.findall(r'settings\.get<[^>]+>\("(\w+)"', source))
    declared = {name.removeprefix("goalcheck.") for name in _settings()}
    assert read == declared == {"command", "setDelay"}


def test_the_page_names_every_setting_that_must_be_written() -> None:
    page = (ROOT / "docs" / "编辑器.md").read_text(encoding="utf-8")
    assert "`goalcheck.command`" in page


def _settings() -> list[str]:
    return list(MANIFEST["contributes"]["configuration"]["properties"])


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("npm") is None, reason="needs Node.js and the npm registry")
def test_the_extension_builds_into_a_package(tmp_path: Path) -> None:
    folder = tmp_path / "vscode"
    shutil.copytree(EXTENSION, folder, ignore=shutil.ignore_patterns("node_modules", "dist"))
    for command in (["npm", "ci", "--no-audit", "--no-fund"], ["npm", "run", "package"]):
        done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(folder / "goalcheck.vsix") as package:
        names = set(package.namelist())
        code = package.read("extension/dist/extension.js").decode()
    assert {"extension/package.json", "extension/readme.md", "extension/LICENSE.txt"} <= names
    assert not any("node_modules" in name or name.endswith(".ts") for name in names)
    # The library is inside: an office without a network installs one file.
    assert 'require("vscode-languageclient' not in code
