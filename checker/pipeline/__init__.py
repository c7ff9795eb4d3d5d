"""The run: from a Job (what was asked) to a Run (what was found), in one call.

read → recognise → values → rules → one finding per root cause → exemptions → baseline. Each step
is a module here; the command line and other programs turn what they are asked into a Job and a
Run into whatever they show.
"""

from typing import TYPE_CHECKING

from checker.pipeline.baseline import (
    BASELINE_NAME,
    Baseline,
    BaselineEntry,
    baseline_of,
    baseline_text,
    is_baseline,
    load_baseline,
)
from checker.pipeline.bench import Bench, prepare
from checker.pipeline.diagnosis import diagnose
from checker.pipeline.documents import files_to_read
from checker.pipeline.job import Job
from checker.pipeline.neighbours import files_in_reach, folders_in_reach, with_survey
from checker.pipeline.passedover import NothingToCheck
from checker.pipeline.run import check

if TYPE_CHECKING:
    from checker.pipeline.explanation import ExplainedRecord as ExplainedRecord
    from checker.pipeline.explanation import Explanation as Explanation
    from checker.pipeline.explanation import explain_on as explain_on
    from checker.pipeline.trial import Trial as Trial
    from checker.pipeline.trial import try_expression as try_expression
else:
    from checker.base.face import late

    __getattr__ = late(
        __name__,
        {
            "explanation": ("ExplainedRecord", "Explanation", "explain_on"),
            "trial": ("Trial", "try_expression"),
        },
    )

__all__ = [
    "BASELINE_NAME",
    "Baseline",
    "BaselineEntry",
    "Bench",
    "Job",
    "NothingToCheck",
    "baseline_of",
    "baseline_text",
    "check",
    "diagnose",
    "files_in_reach",
    "files_to_read",
    "folders_in_reach",
    "is_baseline",
    "load_baseline",
    "prepare",
    "with_survey",
]
