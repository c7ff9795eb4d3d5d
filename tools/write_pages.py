"""Writes every generated page anew: `python tools/write_pages.py`.

Tests hold each of them to be fresh; what wrote a page stands at its head.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

WRITERS = (
    ("-m", "checker", "rules", "docs", "-o", "docs/rules"),
    ("-m", "tests.cli.page"),
    ("-m", "tests.values.page"),
    ("-m", "tests.packs.chapter"),
    ("-m", "tests.sweep.page"),
    ("-m", "tests.test_architecture"),
    ("benchmarks/layouts.py", "--write"),
    ("benchmarks/pastes.py", "--write"),
)


def main() -> int:
    for arguments in WRITERS:
        code = subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, check=False, stdout=subprocess.DEVNULL
        ).returncode
        if code:
            print(f"{' '.join(arguments)} ended with {code}", file=sys.stderr)
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
