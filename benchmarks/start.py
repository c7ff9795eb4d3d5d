"""What a start costs: one table, cold, against yamllint over the same file in the same run.

    python benchmarks/start.py [TIMES]

Prints the median CPU milliseconds of whole processes over TIMES rounds (default 9), each round
running every command once so that all meet the same machine: a bare Python, yamllint (of the dev
extra), goalcheck's own start, one table with what is kept of the program (`cache.made`) from
before, the same answer given again, and one table with nothing kept at all. Then the ratio to
yamllint, the parts of the run in the order they come, and the slowest imports. Modules are compiled
before, as they are in any installation: without that most of the time is Python reading source.
"""

from __future__ import annotations

import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# In a folder of its own: beside others it would be read with the whole set they are.
GOAL = Path(tempfile.mkdtemp(prefix="goalcheck-start-")) / "01.yaml"
AGAIN = ("-m", "checker", "lint", str(GOAL), "--isolated")
LINT = (*AGAIN, "--no-cache")

COMMANDS: dict[str, tuple[str, ...]] = {
    "bare python": ("-c", "pass"),
    "yamllint": ("-m", "yamllint", "-d", "relaxed", str(GOAL)),
    "goalcheck --version": ("-m", "checker", "--version"),
    "one table": LINT,
    "one table, unchanged": AGAIN,
    "one table, nothing kept": LINT,
}

# Each part in a process of its own ends where the next one begins.
PARTS = {
    "Python": "pass",
    "the command": "import checker.cli.check",
    "the run and its rooms": "import checker.pipeline.run",
    "yaml": "import yaml",
    "packs ready to run": "from checker.packs import packs_to_run; packs_to_run()",
}


def cpu_ms(arguments: tuple[str, ...], kept: str) -> float:
    """User and system time of one run of this Python."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
        cwd=ROOT,
        env=_environment(kept),
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return seconds * 1000


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


def medians(commands: dict[str, tuple[str, ...]], times: int, folder: str) -> dict[str, float]:
    """Median milliseconds of every command, all of them once a round."""
    for arguments in commands.values():  # what is kept, and compiled, from before
        cpu_ms(arguments, folder)
    rounds: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(times):
        for name, arguments in commands.items():
            rounds[name].append(cpu_ms(arguments, "" if "nothing" in name else folder))
    return {name: statistics.median(taken) for name, taken in rounds.items()}


def main(times: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        GOAL.write_bytes(min((ROOT / "examples" / "goals").glob("*.yaml")).read_bytes())
        found = medians(COMMANDS, times, folder)
        for name, taken in found.items():
            print(f"{name:25} {taken:7.0f} ms   {taken / found['yamllint']:5.2f} x yamllint")
        print()
        codes = list(PARTS.values())
        steps = {name: ("-c", "; ".join(codes[: at + 1])) for at, name in enumerate(PARTS)}
        ends = medians(steps, times, folder) | {"reading, judging, report": found["one table"]}
        before = 0.0
        for name, end in ends.items():
            print(f"{name:25} {max(0.0, end - before):7.0f} ms")
            before = end
        print()
        for name, micros in slowest_imports(folder).most_common(12):
            print(f"{name:25} {micros / 1000:7.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
