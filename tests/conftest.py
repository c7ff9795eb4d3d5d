"""What every test stands on: nothing is kept in, or taken from, the folder of who runs them."""

from __future__ import annotations

import os
import tempfile

# Set before any test, and for the programs that tests start: one folder a run of the suite.
os.environ["GOALCHECK_CACHE_DIR"] = tempfile.mkdtemp(prefix="goalcheck-tests-")
