"""A sweep: all sets below a folder, checked by many workers and written as rows for questions.

`sweep(order)` is the whole of it. Sets are found as it goes (`folders`), workers check them as
lint does (`worker`) and write shards of rows (`rows`, `shard`, by the `schema`), a manifest says
what is done, so that a sweep that was stopped goes on where it was.
"""

from checker.sweep.engine import Engine, here, processes
from checker.sweep.root import is_address
from checker.sweep.run import Account, SweepOrder, sweep

__all__ = ["Account", "Engine", "SweepOrder", "here", "is_address", "processes", "sweep"]
