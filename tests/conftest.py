"""What every test stands on: nothing is kept in, or taken from, the folder or the shell of who runs
them."""

from __future__ import annotations

import os
import signal
import tempfile

from hypothesis import HealthCheck, settings

# Set before any test, and for the programs that tests start: one folder a run of the suite.
os.environ["GOALCHECK_CACHE_DIR"] = tempfile.mkdtemp(prefix="goalcheck-tests-")

# A shell that starts the suite in the background has it ignore Ctrl-C, and what tests start and
# interrupt would ignore it too.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# The test command tries the same inputs every time, so that it says of a change, and of nothing
# else, whether it holds. Run by hand, pytest searches anew each time.
# How long that takes is the machine's affair: no clock decides.
settings.register_profile(
    "fixed", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
