"""A sweep: all sets below a folder, checked by many workers and written as rows for questions.

`sweep(order)` is the whole of it. Sets are found as it goes (`folders`), workers check them as
lint does (`worker`) and write shards of rows (`rows`, `shard`, by the `schema`), a manifest says
what is done, so that a sweep that was stopped goes on where it was.
"""

from typing import TYPE_CHECKING

from checker.sweep.engine import Engine, here, processes
from checker.sweep.extras import arrow, library
from checker.sweep.manifest import MANIFEST_NAME, read_manifest
from checker.sweep.root import is_address
from checker.sweep.run import Account, SweepOrder, sweep
from checker.sweep.schema import SETS, TABLES, TableOf
from checker.sweep.shard import arrow_table

if TYPE_CHECKING:
    from checker.sweep.cluster import dask_engine as dask_engine
else:
    from checker.face import late

    __getattr__ = late(__name__, {"cluster": ("dask_engine",)})

__all__ = [
    "MANIFEST_NAME",
    "SETS",
    "TABLES",
    "Account",
    "Engine",
    "SweepOrder",
    "TableOf",
    "arrow",
    "arrow_table",
    "here",
    "is_address",
    "library",
    "processes",
    "read_manifest",
    "sweep",
]
