"""Reads one file under hard limits and prints what came of it, for the tests of hostile files.

python limited.py FILE DISPLAY
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

MEMORY = 512 * 1024 * 1024
SECONDS = 10


def main(path: str, display: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    from checker.readers import read

    document = read(Path(path), display, named=True)
    said = [(problem.rule, dict(problem.arguments)) for problem in document.problems]
    print(json.dumps({"problems": said, "tables": len(document.tables)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
