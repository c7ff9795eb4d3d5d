"""The wheel, installed elsewhere: it brings rules and grammars, and nothing at top level."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.cli.command import BROKEN_CAP

ROOT = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, **environment},
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = run(
        sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", folder, ROOT, cwd=folder
    )
    assert built.returncode == 0, built.stdout + built.stderr
    (found,) = folder.glob("goalcheck-*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with nothing but the wheel and what it depends on."""
    folder = tmp_path_factory.mktemp("elsewhere")
    made = run(sys.executable, "-m", "venv", folder / "venv", cwd=folder)
    assert made.returncode == 0, made.stdout + made.stderr
    python = folder / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    done = run(
        python, "-m", "pip", "install", "-q", "--disable-pip-version-check", wheel, cwd=folder
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return python


@pytest.fixture
def goal_file(tmp_path: Path) -> Path:
    path = tmp_path / "我的 目标" / "01.yaml"
    path.parent.mkdir()
    path.write_text(BROKEN_CAP, encoding="utf-8")
    return path


def rules_found(result: subprocess.CompletedProcess[str]) -> list[str]:
    assert result.returncode == 1, result.stderr
    return [finding["rule"] for finding in json.loads(result.stdout)["findings"]]


LINT = ("lint", "--output-format", "json", "--select", "GC202")


def test_the_wheel_installs_nothing_beside_its_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"checker"}


def test_the_wheel_brings_rules_grammars_types_and_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for folder, bundled in (("rules", "checker/_rules"), ("grammar", "checker/_grammar")):
        data = [path for path in (ROOT / folder).rglob("*") if path.suffix in {".yaml", ".lark"}]
        assert data
        assert {f"{bundled}/{path.relative_to(ROOT / folder).as_posix()}" for path in data} <= names
    assert "checker/py.typed" in names
    assert any(name.endswith("/licenses/LICENSE") for name in names)


def test_the_installed_command_lints_from_another_folder(installed: Path, goal_file: Path) -> None:
    command = installed.with_name("goalcheck.exe" if os.name == "nt" else "goalcheck")
    result = run(command, *LINT, goal_file.name, cwd=goal_file.parent)
    assert rules_found(result) == ["GC202"]


def test_the_module_runs_too(installed: Path, goal_file: Path) -> None:
    result = run(installed, "-m", "checker", *LINT, goal_file, cwd=goal_file.parent)
    assert rules_found(result) == ["GC202"]


def test_the_wheel_brings_the_packs_ready_made(installed: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from checker.packs import packs_to_run; found = packs_to_run().rule('GC202');"
        "assert 'checker.packs.loader' not in sys.modules; print(found.id)"
    )
    result = run(installed, "-c", code, cwd=tmp_path, GOALCHECK_CACHE_DIR="")
    assert (result.stdout.strip(), result.stderr) == ("GC202", "")


def test_the_zipped_wheel_runs_without_being_installed(wheel: Path, goal_file: Path) -> None:
    result = run(
        sys.executable, "-c", "import sys; sys.path.insert(0, sys.argv.pop(1));"
        "import checker, checker.cli; assert '.whl' in checker.__file__; checker.cli.main()",
        wheel, *LINT, goal_file, cwd=goal_file.parent, PYTHONSAFEPATH="1",
    )  # fmt: skip
    assert rules_found(result) == ["GC202"]


def test_the_page_of_the_report_is_complete_when_installed(
    wheel: Path, installed: Path, goal_file: Path
) -> None:
    command = (installed, "-m", "checker", "lint", "--output-format", "html", goal_file)
    without = run(*command, cwd=goal_file.parent)
    assert without.returncode == 2
    assert 'pip install ".[page]"' in without.stderr
    quiet = ("-q", "--disable-pip-version-check")
    done = run(installed, "-m", "pip", "install", *quiet, f"{wheel}[page]", cwd=goal_file.parent)
    assert done.returncode == 0, done.stderr
    result = run(*command, cwd=goal_file.parent)
    assert "<style>" in result.stdout
    assert "addEventListener" in result.stdout
