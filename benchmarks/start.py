"""What a start costs: one table, cold, against yamllint over the same file in the same run.

    python benchmarks/start.py [TIMES]

Prints the median CPU seconds of whole processes over TIMES rounds (default 9), each round running
every command once so that all meet the same machine: a bare Python, yamllint (of the dev extra),
goalcheck's own start, one table with the packs kept from before, and one with nothing kept. Then
the ratio to yamllint, and the slowest imports of a run. Modules are compiled before, as they are in
any installation: without that most of the time is Python reading source.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# In a folder of its own: beside others it would be read with the whole set they are.
GOAL = Path(tempfile.mkdtemp(prefix="goalcheck-start-")) / "01.yaml"
LINT = ("-m", "checker", "lint", str(GOAL), "--isolated")

COMMANDS: dict[str, tuple[str, ...]] = {
    "bare python": ("-c", "pass"),
    "yamllint": ("-m", "yamllint", "-d", "relaxed", str(GOAL)),
    "goalcheck --version": ("-m", "checker", "--version"),
    "one table": LINT,
    "one table, nothing kept": LINT,
}


def cpu_seconds(arguments: tuple[str, ...], kept: str) -> float:
    """User and system time of one run of this Python."""
    environment = _environment(kept)
    before = os.times()
    subprocess.run(
        [sys.executable, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
        cwd=ROOT,
        env=environment,
    )
    after = os.times()
    return (after.children_user - before.children_user) + (
        after.children_system - before.children_system
    )


def _environment(kept: str) -> dict[str, str]:
    """That of this process, with a folder for kept files and with compiled modules."""
    wanted = {**os.environ, "GOALCHECK_CACHE_DIR": kept}
    wanted.pop("PYTHONDONTWRITEBYTECODE", None)
    return wanted


def slowest_imports(kept: str) -> Counter[str]:
    """Milliseconds by library or part of ours, the least of three runs a module."""
    least: dict[str, int] = {}
    for _ in range(3):
        told = subprocess.run(
            [sys.executable, "-X", "importtime", *LINT],
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT,
            env=_environment(kept),
        ).stderr
        for micros, name in re.findall(r"import time:\s+(\d+) \|[^|]+\|\s*(\S+)", told):
            least[name] = min(least.get(name, sys.maxsize), int(micros))
    parts: Counter[str] = Counter()
    for name, micros in least.items():
        parts[".".join(name.split(".")[: 2 if name.startswith("checker") else 1])] += micros
    return parts


def main(times: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        GOAL.write_bytes(min((ROOT / "examples" / "goals").glob("*.yaml")).read_bytes())
        for arguments in COMMANDS.values():  # what is kept, and compiled, from before
            cpu_seconds(arguments, folder)
        rounds: dict[str, list[float]] = {name: [] for name in COMMANDS}
        for _ in range(times):
            for name, arguments in COMMANDS.items():
                rounds[name].append(cpu_seconds(arguments, "" if "nothing" in name else folder))
        medians = {name: statistics.median(taken) for name, taken in rounds.items()}
        for name, seconds in medians.items():
            ratio = seconds / medians["yamllint"]
            print(f"{name:25} {seconds:6.2f} s   {ratio:5.1f} x yamllint")
        print()
        for name, micros in slowest_imports(folder).most_common(12):
            print(f"{name:25} {micros / 1000:6.0f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
