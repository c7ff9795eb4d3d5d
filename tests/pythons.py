"""The wheel under every other Python that is installed here: the core's tests, the same answers.

    python tests/pythons.py

Looks for Python 3.11 and newer on the path, in the folders of the system and where pyenv keeps
them, one a minor version, and leaves the one that runs this out: all other tests are its. Another
patch of its own minor version counts: the first ones of 3.11 keep members of enumerations in a way
of their own, and no lint ended there. Builds the wheel, installs it for each
into an environment of its own, runs the rooms that stand nearest to the interpreter (values,
language, YAML) on what was installed, and asks the command for its reports, which must be the bytes
that the present Python writes. Where no other is installed it says so and passes.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
ROOMS = (
    "language",
    "strictyaml",
    "values/test_corpus.py",
    "values/test_numerals.py",
    "values/test_units.py",
)
# What the rooms stand on besides the wheel; the linters and builders of `dev` are not among it.
NEEDED = ("jsonschema>=4.21", "pytest", "hypothesis")
# A Python of the system may lack what makes environments; it cannot be tried.
ASK = "import ensurepip, json, sys, venv;print(json.dumps([*sys.version_info[:3], sys.executable]))"
SYSTEM = ("/usr/bin", "/usr/local/bin")
REPORTS = (
    ("lint", "examples/goals", "--output-format", "json"),
    ("audit", "examples/goals", "--as-of", "2026-03-31", "--output-format", "full"),
    ("lint", "examples/documents", "--output-format", "jsonl"),
)


def main() -> int:
    others = other_pythons()
    if not others:
        print("!!!! 只有一个 Python，没有用别的版本试。")
        return 0
    with tempfile.TemporaryDirectory(prefix="goalcheck-pythons-") as name:
        folder = Path(name)
        build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", name, str(ROOT)]
        subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
        (wheel,) = folder.glob("*.whl")
        expected = reports([sys.executable, "-m", "checker"])
        with ThreadPoolExecutor(2) as threads:
            tried = {
                version: threads.submit(faults, python, folder / version, wheel, expected)
                for version, python in others.items()
            }
        for version, found in tried.items():
            print(f"Python {version}：{found.result() or '与装着的一样'}")
    return int(any(found.result() for found in tried.values()))


def other_pythons() -> dict[str, str]:
    """Version -> a Python of it, one a minor version, in order of age."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    names = [f"python3.{minor}" for minor in range(OLDEST[1], 30)]
    programs = [*filter(None, map(shutil.which, names)), *map(str, pyenv.glob("*/bin/python"))]
    programs += [str(path) for folder in SYSTEM for path in map(Path(folder).joinpath, names)]
    found: dict[tuple[int, int], tuple[int, str]] = {}
    for program in filter(os.path.exists, programs):
        done = subprocess.run(
            [program, "-I", "-c", ASK], capture_output=True, text=True, check=False
        )
        # What pyenv puts on the path in place of a Python it has not chosen answers with an error.
        if done.returncode == 0:
            major, minor, micro, path = json.loads(done.stdout)
            if (major, minor) >= OLDEST and (major, minor, micro) != sys.version_info[:3]:
                found.setdefault((major, minor), (micro, path))
    return {
        ".".join(map(str, (*version, micro))): path
        for version, (micro, path) in sorted(found.items())
    }


def faults(python: str, folder: Path, wheel: Path, expected: list[bytes]) -> str:
    """What is wrong under a Python; empty where nothing is."""
    subprocess.run([python, "-m", "venv", folder], check=True)
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    install = [scripts / "python", "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    done = run([*install, f"{wheel}[page,pdf,xls,xlsx]", *NEEDED], folder)
    if done.returncode:
        return f"装不上：{last(done)}"
    shutil.copytree(ROOT / "tests", folder / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("docs", "examples", "pyproject.toml"):
        (folder / name).symlink_to(ROOT / name)
    rooms = [f"tests/{room}" for room in ROOMS]
    options = ("-p", "no:cacheprovider", "--hypothesis-profile", "fixed", "-m", "not slow")
    done = run([scripts / "python", "-m", "pytest", *options, *rooms], folder)
    if done.returncode:
        return f"测试没有通过：{done.stdout[-3000:]}"
    written = reports([str(scripts / "goalcheck")])
    wrong = [
        " ".join(asked)
        for asked, one, other in zip(REPORTS, expected, written, strict=True)
        if one != other
    ]
    return f"报告不同：{'；'.join(wrong)}" if wrong else ""


def reports(command: list[str]) -> list[bytes]:
    """What a command writes over the examples, asked anew each time."""
    environment = {**os.environ, "GOALCHECK_CACHE_DIR": ""}
    return [
        subprocess.run(
            [*command, *asked], cwd=ROOT, env=environment, capture_output=True, check=False
        ).stdout
        for asked in REPORTS
    ]


def run(command: list[object], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        list(map(str, command)),
        cwd=folder,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def last(done: subprocess.CompletedProcess[str]) -> str:
    return (done.stdout.strip().splitlines() or ["没有说为什么"])[-1]


if __name__ == "__main__":
    sys.exit(main())
