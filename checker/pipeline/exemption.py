"""Sets aside the findings somebody answers for, in a mark of the goal file or in a list."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from checker.base.dataclass import replace

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from checker.exemptions import Claim
    from checker.finding import Run
    from checker.model import Document
    from checker.pipeline.bench import Bench
    from checker.pipeline.job import Job

_GOAL_FILES = frozenset({".yaml", ".yml"})
# What every mark holds; a text without it need not be looked through.
_SIGN = "goalcheck"


def exempt(
    run: Run, marked: Sequence[Document], bench: Bench, job: Job, today: datetime.date
) -> Run:
    """The run with exempted findings apart, by the `marked` documents and the lists; most runs have
    none and end here quickly."""
    if not marked and not job.exemptions:
        return run
    from checker.exemptions import load_list, read_marks, set_aside

    claims: list[Claim] = []
    faults: list[str] = []
    for document in marked:
        marks, wrong = read_marks(document.text, document.path, bench.packs)
        claims += marks
        faults += wrong
    for file in job.exemptions:
        claims += load_list(file, bench.packs)
    run = replace(
        run,
        notes=(*run.notes, *faults),
        settings={**run.settings, "审核日期": today.isoformat()},
    )
    return set_aside(run, claims, bench.locked, today, whole=job.covers_all)


def is_marked(document: Document) -> bool:
    """Whether somebody may answer for findings in a document."""
    return _SIGN in document.text and PurePath(document.path).suffix.lower() in _GOAL_FILES
