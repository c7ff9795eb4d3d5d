"""What is said of files that were passed over."""

from __future__ import annotations

from checker.base.place import Place
from checker.finding import FileRecord
from checker.pipeline.job import Job
from checker.pipeline.passedover import all_excluded, no_table, skip_notes
from checker.readers import EXCLUDED

PICTURES = [FileRecord(f"{at}.png", "", 0, 0, skipped="图片") for at in range(2)]
OTHER = FileRecord("compose.yaml", "yaml", 0, 0, skipped="没有绩效目标表的内容")


def test_files_are_counted_by_the_reason_the_most_frequent_first() -> None:
    assert skip_notes([OTHER, *PICTURES]) == (
        "跳过了 3 个文件：图片 2 个，读了，不是绩效目标表 1 个。",
    )
    assert skip_notes([]) == ()


def test_where_nothing_is_a_table_it_says_where_was_looked() -> None:
    assert "甲、乙 里没有文件" in str(no_table(Job(paths=("甲", "乙")), []))
    refused = no_table(Job(paths=()), PICTURES)
    assert ". 里有 2 个文件，图片 2 个" in str(refused)
    assert refused.files == tuple(PICTURES)


def test_a_pattern_that_takes_all_away_is_said_where_it_was_written() -> None:
    files = [FileRecord("草稿/1.yaml", "", 0, 0, skipped=EXCLUDED), *PICTURES]
    place = Place("goalcheck.yaml", 3, 1)
    job = Job(exclude=("草稿/*", "*.png"), names=(("草稿/*", place),))
    (mistake,) = all_excluded(job, files)
    assert mistake.place == place
    assert "“草稿/*”排除了 1 个文件" in mistake.message
