"""The test command: everything that must hold before a change is taken, on any machine.

    python3 tests/check.py             all of it
    python3 tests/check.py mypy tests  only these steps
    python3 tests/check.py desktop     reports and copies as Chromium and LibreOffice show them;
                                       both must be installed

Needs Python 3.11 and git; what else it needs it installs into .venv, unless the Python that runs it
already has the development extra of this checkout.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import re
import subprocess
import sys
import time
import tomllib
import venv
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"

PYTEST = ("-m", "pytest", "--hypothesis-profile", "fixed", "-n", "auto")
# What the tests of a file have made together (a wheel, an environment, a page) is made once.
BY_FILE = (*PYTEST, "--dist", "loadfile", "-p", "no:randomly")
# Step -> arguments of `python`. Slow tests build packages and environments; they have a step of
# their own, so that the quick ones answer first.
STEPS: dict[str, tuple[str, ...]] = {
    "ruff": ("-m", "ruff", "check", "."),
    "format": ("-m", "ruff", "format", "--check", "."),
    "mypy": ("-m", "mypy"),
    "pyright": ("-m", "pyright"),
    "tests": (*PYTEST, "-p", "tests.branches", "-m", "not slow and not browser"),
    "slow-tests": (*BY_FILE, "-m", "slow"),
    "pythons": ("tests/pythons.py",),
}
# Steps of one process each: two of them take no longer than one.
ALONE = {"mypy", "pyright"}
# Steps that run only when they are asked for: they need programs that Python cannot install.
ON_DEMAND: dict[str, tuple[str, ...]] = {
    "desktop": (*BY_FILE, "-m", "browser", "tests/desktop"),
}


def main(chosen: list[str]) -> int:
    known = {**STEPS, **ON_DEMAND}
    unknown = [name for name in chosen if name not in known]
    if unknown:
        print(f"没有步骤 {'、'.join(unknown)}，可用 {'、'.join(known)}", file=sys.stderr)
        return 2
    python = find_python()
    results: list[tuple[str, int, float]] = []
    for alone, names in groupby(chosen or STEPS, ALONE.__contains__):
        with ThreadPoolExecutor(2 if alone else 1) as threads:
            results += threads.map(lambda name: (name, *run_step(name, python)), list(names))
    print()
    for name, code, seconds in results:
        print(f"{'通过' if code == 0 else '失败'}  {name:<12}{seconds:>7.1f} 秒")
    return next((1 for _, code, _ in results if code), 0)


def run_step(name: str, python: Path) -> tuple[int, float]:
    """Exit code and seconds of one step; its output goes straight to the terminal, and at once
    where two run."""
    if name not in ALONE:
        print(f"\n== {name}", flush=True)
    started = time.monotonic()
    arguments = [*{**STEPS, **ON_DEMAND}[name]]
    if name == "pyright":
        arguments += ["--pythonpath", str(python)]
    # The tests start the command hundreds of times: without its bytecode, every start compiles it.
    environment = {**os.environ}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["GOALCHECK_BRANCHES"] = "1"  # see tests/branches.py
    kept = subprocess.PIPE if name in ALONE else None
    told = subprocess.STDOUT if name in ALONE else None
    done = subprocess.run(
        [python, *arguments], cwd=ROOT, env=environment, check=False, stdout=kept, stderr=told
    )
    if done.stdout is not None:
        said = done.stdout.decode("utf-8", "replace")
        print(f"\n== {name}\n{said}", end="", flush=True)
    return done.returncode, time.monotonic() - started


def find_python() -> Path:
    """A Python that has the development extra: the present one, or that of .venv."""
    if has_everything():
        return Path(sys.executable)
    python = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        print(f"== 新建 {VENV}", flush=True)
        venv.create(VENV, with_pip=True)
    print("== 安装依赖", flush=True)
    install = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    subprocess.run([*install, "-e", ".[dev,all]"], cwd=ROOT, check=True)
    return python


def has_everything() -> bool:
    """Whether this interpreter has this checkout (not another one) and all of its extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"]]
    for extra in project["optional-dependencies"].values():
        wanted += extra
    try:
        origin = importlib.metadata.distribution("goalcheck").read_text("direct_url.json")
        for requirement in wanted:
            importlib.metadata.distribution(re.split(r"[\[<>=!~; ]", requirement, maxsplit=1)[0])
    except importlib.metadata.PackageNotFoundError:
        return False
    return bool(origin) and json.loads(origin or "{}").get("url") == ROOT.as_uri()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
