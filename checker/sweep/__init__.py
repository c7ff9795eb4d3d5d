"""A sweep: all sets below a folder, checked by many workers and written as rows for questions.

`sweep(order)` is the whole of it. Sets are found as it goes (`folders`), workers check them as
lint does (`worker`) and write shards of rows (`rows`, `shard`, by the `schema`), a manifest says
what is done, so that a sweep that was stopped goes on where it was. What it wrote is asked by
`stats`.
"""

from typing import TYPE_CHECKING

from checker.sweep.engine import Engine, here, processes
from checker.sweep.extras import library
from checker.sweep.manifest import MANIFEST_NAME, read_manifest
from checker.sweep.root import is_address
from checker.sweep.run import Account, SweepOrder, sweep
from checker.sweep.schema import SETS, TABLES

if TYPE_CHECKING:
    from checker.sweep.cluster import dask_engine as dask_engine
    from checker.sweep.stats import FORMATS as FORMATS
    from checker.sweep.stats import QUESTIONS as QUESTIONS
    from checker.sweep.stats import USUAL as USUAL
    from checker.sweep.stats import SweepResult as SweepResult
    from checker.sweep.stats import Told as Told
    from checker.sweep.stats import judged as judged
    from checker.sweep.stats import rendered as rendered
else:
    from checker.base.face import late

    __getattr__ = late(
        __name__,
        {
            "cluster": ("dask_engine",),
            "stats": ("FORMATS", "QUESTIONS", "SweepResult", "Told", "USUAL", "judged", "rendered"),
        },
    )

__all__ = [
    "MANIFEST_NAME",
    "SETS",
    "TABLES",
    "Account",
    "Engine",
    "SweepOrder",
    "here",
    "is_address",
    "library",
    "processes",
    "read_manifest",
    "sweep",
]
