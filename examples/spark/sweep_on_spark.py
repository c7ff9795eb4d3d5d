"""A sweep on Spark: portions of sets are handed to executors, which write their shards.

    spark-submit sweep_on_spark.py ROOT RESULT

ROOT is a folder that all executors see under this name, or an address that fsspec opens; RESULT a
folder that all see. goalcheck (with its extra `sweep`) and pandas must be installed on all of them,
in the Python that PYSPARK_PYTHON names. Running it again goes on where it was stopped, as
`goalcheck sweep` does.
"""

import pickle
import sys
from pathlib import Path

from pyspark.sql import SparkSession

from checker import Job
from checker.sweep import SweepOrder, sweep

PORTIONS_AT_ONCE = 64


def spark_engine(spark):
    """An engine of `sweep`: takes portions, gives what became of each."""

    def run(setup, portions):
        told = pickle.dumps(setup)  # our own, to our own executors
        batch = []
        for portion in portions:
            batch.append((pickle.dumps(portion),))
            if len(batch) == PORTIONS_AT_ONCE:
                yield from checked(told, batch)
                batch = []
        if batch:
            yield from checked(told, batch)

    def checked(told, batch):
        frame = spark.createDataFrame(batch, "portion binary").repartition(len(batch))
        done = frame.mapInPandas(lambda frames: check(told, frames), "done binary")
        for row in done.collect():
            yield pickle.loads(bytes(row.done))

    return run


def check(told, frames):
    """In an executor."""
    import pandas

    from checker.sweep.worker import check_portion

    setup = pickle.loads(told)
    for frame in frames:
        done = [check_portion(setup, pickle.loads(bytes(one))) for one in frame["portion"]]
        yield pandas.DataFrame({"done": [pickle.dumps(one) for one in done]})


if __name__ == "__main__":
    root, result = sys.argv[1:]
    session = SparkSession.builder.appName("goalcheck").getOrCreate()
    account = sweep(SweepOrder(root, Path(result), Job(), spark_engine(session)))
    session.stop()
    sys.exit(2 if account.failed else 0)
