"""Questions to the result of a sweep: how often, where, who copies whom, what nobody could read.

`Result` opens a folder that a sweep wrote, `QUESTIONS` are the questions that have a name, and
`rendered` turns answers into whatever is asked for.
"""

from typing import TYPE_CHECKING

from checker.sweep.stats.connection import SweepResult
from checker.sweep.stats.questions import QUESTIONS, USUAL
from checker.sweep.stats.report import FORMATS, Told, rendered

if TYPE_CHECKING:
    from checker.sweep.stats.thresholds import judged as judged
else:
    from checker.base.face import late

    __getattr__ = late(__name__, {"thresholds": ("judged",)})

__all__ = [
    "FORMATS",
    "QUESTIONS",
    "USUAL",
    "SweepResult",
    "Told",
    "rendered",
]
