"""How long a lint of a large set takes, against two floors measured in the same run.

    python benchmarks/lint.py [TABLES]

Prints seconds of CPU and peak memory of whole processes: a bare Python, the command's own start,
one table, and TABLES tables (default 1000); then the ratio of a large lint to merely running
PyYAML's parser over the same files, and the share of a start that importing is. Figures of single
runs drift with the machine; the ratios hold.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GOALS = sorted((ROOT / "examples" / "goals").glob("*.yaml"))

PARSE_ONLY = """
import sys, yaml
from pathlib import Path
for path in sorted(Path(sys.argv[1]).glob("*.yaml")):
    for event in yaml.parse(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader):
        pass
"""


def measure(*arguments: str) -> tuple[float, float]:
    """CPU seconds and peak megabytes of one run of this Python with `arguments`."""
    code = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)\n"
    )
    command = [sys.executable, "-c", code, sys.executable, *arguments]
    seconds, megabytes = subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.split()
    return float(seconds), float(megabytes)


def write_set(folder: Path, tables: int) -> None:
    """`tables` goal files, each with a project name, unit and goal of its own."""
    for number in range(tables):
        source = GOALS[number % len(GOALS)].read_text(encoding="utf-8")
        district = f"第{number // len(GOALS) + 1}区"
        text = source.replace("津南区", district).replace("项目名称: ", f"项目名称: {district}")
        (folder / f"{number:05}.yaml").write_text(text, encoding="utf-8")


def main(tables: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_set(folder, tables)
        rows = {
            "bare python": measure("-c", "pass"),
            "goalcheck --version": measure("-m", "checker", "--version"),
            "lint, 1 table": measure("-m", "checker", "lint", "--isolated", str(GOALS[3])),
            f"yaml events only, {tables} tables": measure("-c", PARSE_ONLY, name),
            f"lint, {tables} tables": measure("-m", "checker", "lint", "--isolated", name),
        }
    for label, (seconds, megabytes) in rows.items():
        print(f"{label:<34}{seconds:>8.2f} s CPU{megabytes:>8.0f} MB")
    floor = rows[f"yaml events only, {tables} tables"][0] - rows["bare python"][0]
    lint = rows[f"lint, {tables} tables"][0] - rows["goalcheck --version"][0]
    print(f"{'lint / yaml events':<34}{lint / floor:>8.1f} times")
    print(f"{'a table of a large set':<34}{1000 * lint / tables:>8.2f} ms CPU")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
