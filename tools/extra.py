"""What the tools need beside the program: the development extra."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path


def require(*modules: str) -> None:
    """Ends the tool with one line that says what to install, when one of these is not there."""
    missing = [name for name in modules if find_spec(name) is None]
    if missing:
        tool = Path(sys.argv[0]).stem
        install = 'python -m pip install -e ".[dev]"'
        sys.exit(f"{tool}: {', '.join(missing)} is not installed; {install} brings it")
