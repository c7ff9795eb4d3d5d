"""Questions to the result of a sweep: how often, where, who copies whom, what nobody could read.

`Result` opens a folder that a sweep wrote, `QUESTIONS` are the questions that have a name, and
`rendered` turns answers into whatever is asked for.
"""

from checker.stats.connection import QueryAnswer, SweepResult
from checker.stats.questions import QUESTIONS, USUAL, Question
from checker.stats.report import FORMATS, Told, rendered

__all__ = [
    "FORMATS",
    "QUESTIONS",
    "USUAL",
    "QueryAnswer",
    "Question",
    "SweepResult",
    "Told",
    "rendered",
]
