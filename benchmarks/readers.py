"""How long reading a thousand tables takes, format by format, and how much memory.

    python benchmarks/readers.py [TABLES]

Every format is read in a process of its own: seconds of CPU from the bytes to the tables (the
child that PDF and old Excel files are read in among them), and the peak of either process.
The forms are those of examples/documents, over and over, in one file.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

READ_ONE = """
import json, resource, sys
from pathlib import Path
from checker.readers import read

def used(who):
    found = resource.getrusage(who)
    return found.ru_utime + found.ru_stime, found.ru_maxrss / 1024

before, _ = used(resource.RUSAGE_SELF)
document = read(Path(sys.argv[1]), sys.argv[1], named=True)
(own, memory), (child, child_memory) = map(used, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(json.dumps([len(document.tables), own - before + child, max(memory, child_memory)]))
"""


def files(folder: Path, count: int) -> list[Path]:
    """The same `count` tables as one file a format."""
    sys.path.insert(0, str(ROOT))
    from checker.goalfile import goal_file_text
    from tests.readers import writing

    tables = writing.builder.goal_tables()
    tables = [tables[number % len(tables)] for number in range(count)]
    made = [folder / "goals.yaml"]
    made[0].write_text("---\n".join(map(goal_file_text, tables)), encoding="utf-8")
    printed = [writing.forms.form_of(table) for table in tables]
    for kind, name in writing.FORMATS.items():
        made.append(folder / f"{kind}{Path(name).suffix}")
        made[-1].write_bytes(writing.content(printed, kind))
    return made


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        print(f"{'file':14} {'tables':>6} {'s':>6} {'peak MB':>8} {'file MB':>8}")
        for path in files(Path(folder), count):
            done = subprocess.run(
                [sys.executable, "-c", READ_ONE, path],
                capture_output=True,
                text=True,
                check=True,
                cwd=ROOT,
            )
            tables, seconds, memory = json.loads(done.stdout)
            size = path.stat().st_size / 1e6
            print(f"{path.name:14} {tables:6} {seconds:6.1f} {memory:8.0f} {size:8.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
