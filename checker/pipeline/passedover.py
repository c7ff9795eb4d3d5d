"""What is said of the files that were passed over, and where nothing is left to check."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from checker.base.errors import Mistake, UsageError
from checker.base.globs import matches, shown_pattern
from checker.readers import EXCLUDED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.finding import FileRecord
    from checker.pipeline.job import Job


class NothingToCheck(UsageError):
    """No file of those named, or found, is a goal table; `files` says what became of each."""

    def __init__(self, mistakes: Sequence[Mistake] | str, files: Sequence[FileRecord]) -> None:
        super().__init__(mistakes)
        self.files = tuple(files)


def no_table(job: Job, passed_over: Sequence[FileRecord]) -> NothingToCheck:
    """No file that was looked at holds a table."""
    where = _looked_at(job, passed_over)
    return NothingToCheck(f"没有找到绩效目标表：{where}。请检查路径是否写对。", passed_over)


def all_excluded(job: Job, passed_over: Sequence[FileRecord]) -> list[Mistake]:
    """One mistake a pattern that takes files away, at the place where it was written."""
    places = dict(job.names)
    where = "、".join(job.paths) or "."
    mistakes: list[Mistake] = []
    for pattern in job.exclude:
        count = sum(matches(one.path, pattern) for one in passed_over if one.skipped == EXCLUDED)
        if count:
            said = (
                f"exclude 的“{shown_pattern(pattern)}”排除了 {count} 个文件，{where} 里没有文件可查"
            )
            mistakes.append(Mistake(said, places.get(pattern)))
    return mistakes


def _looked_at(job: Job, skipped: Sequence[FileRecord]) -> str:
    """What was looked at in vain: how many files, and for what reasons they are none."""
    where = "、".join(job.paths) or "."
    if not skipped:
        return f"{where} 里没有文件"
    return f"{where} 里有 {len(skipped)} 个文件，{_reasons(skipped)}"


def skip_notes(skipped: Sequence[FileRecord]) -> tuple[str, ...]:
    """How many files were passed over, and why, where there are any."""
    return (f"跳过了 {len(skipped)} 个文件：{_reasons(skipped)}。",) if skipped else ()


def _reasons(skipped: Sequence[FileRecord]) -> str:
    """`2 个不是绩效目标表，1 个图片`: what was read comes first."""
    counts = Counter("读了，不是绩效目标表" if one.format else one.skipped for one in skipped)
    return "，".join(f"{reason} {count} 个" for reason, count in counts.most_common())
