"""Reads one file, or runs one command, under hard limits, for the tests of hostile files.

python limited.py read FILE DISPLAY
python limited.py run COMMAND ARGUMENTS...
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

MEMORY = 512 * 1024 * 1024
SECONDS = 10


def main(task: str, *arguments: str) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    return run(*arguments) if task == "run" else read(*arguments)


def read(path: str, display: str) -> int:
    """Prints what came of the reading."""
    from checker import readers

    document = readers.read(Path(path), display, named=True)
    said = [(problem.rule, dict(problem.arguments)) for problem in document.problems]
    print(json.dumps({"problems": said, "tables": len(document.tables)}))
    return 0


def run(*arguments: str) -> int:
    from checker.cli.program import invoke

    return invoke(arguments)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
