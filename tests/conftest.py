"""What every test stands on: nothing is kept in, or taken from, the folder of who runs them."""

from __future__ import annotations

import os
import tempfile

from hypothesis import settings

# Set before any test, and for the programs that tests start: one folder a run of the suite.
os.environ["GOALCHECK_CACHE_DIR"] = tempfile.mkdtemp(prefix="goalcheck-tests-")

# The test command tries the same inputs every time, so that it says of a change, and of nothing
# else, whether it holds. Run by hand, pytest searches anew each time.
settings.register_profile("fixed", derandomize=True)
