"""The run: from a Job (what was asked) to a Run (what was found), in one call.

read → recognise → values → rules → one finding per root cause → exemptions → baseline. Each step
is a module here; the command line and other programs turn what they are asked into a Job and a
Run into whatever they show.
"""

from checker.pipeline.bench import Bench, prepare
from checker.pipeline.documents import NothingToCheck, files_to_read
from checker.pipeline.job import Job
from checker.pipeline.run import check

__all__ = ["Bench", "Job", "NothingToCheck", "check", "files_to_read", "prepare"]
