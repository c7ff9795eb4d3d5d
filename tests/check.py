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
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"

PYTEST = ("-m", "pytest", "--hypothesis-profile", "fixed")
# Step -> arguments of `python`. Slow tests build packages and environments; they have a step of
# their own, so that the quick ones answer first.
STEPS: dict[str, tuple[str, ...]] = {
    "ruff": ("-m", "ruff", "check", "."),
    "format": ("-m", "ruff", "format", "--check", "."),
    "mypy": ("-m", "mypy"),
    "pyright": ("-m", "pyright"),
    "tests": (*PYTEST, "-n", "auto", "-m", "not slow and not browser"),
    "slow-tests": (*PYTEST, "-m", "slow", "-p", "no:randomly"),
}
# Steps that run only when they are asked for: they need programs that Python cannot install.
ON_DEMAND: dict[str, tuple[str, ...]] = {
    "desktop": (*PYTEST, "-m", "browser", "-p", "no:randomly", "tests/desktop"),
}


def main(chosen: list[str]) -> int:
    known = {**STEPS, **ON_DEMAND}
    unknown = [name for name in chosen if name not in known]
    if unknown:
        print(f"没有步骤 {'、'.join(unknown)}，可用 {'、'.join(known)}", file=sys.stderr)
        return 2
    python = find_python()
    results = [(name, *run_step(name, python)) for name in chosen or STEPS]
    print()
    for name, code, seconds in results:
        print(f"{'通过' if code == 0 else '失败'}  {name:<12}{seconds:>7.1f} 秒")
    return next((1 for _, code, _ in results if code), 0)


def run_step(name: str, python: Path) -> tuple[int, float]:
    """Exit code and seconds of one step; its output goes straight to the terminal."""
    print(f"\n== {name}", flush=True)
    started = time.monotonic()
    arguments = [*{**STEPS, **ON_DEMAND}[name]]
    if name == "pyright":
        arguments += ["--pythonpath", str(python)]
    # The tests start the command hundreds of times: without its bytecode, every start compiles it.
    environment = {**os.environ}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    code = subprocess.run([python, *arguments], cwd=ROOT, env=environment, check=False).returncode
    return code, time.monotonic() - started


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
