"""A run as rows of the result: plain values, nothing made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.finding import FileRecord
from checker.pipeline import Job, check
from checker.sweep.rows import rows_of, unread_rows
from tests.cli.command import BROKEN_CAP

if TYPE_CHECKING:
    from checker.form import SetRecord


def rows(text: str) -> dict[str, list[dict[str, Any]]]:
    wholes: list[SetRecord] = []
    job = Job(paths=("-",), stdin=(text, "甲.yaml"), select=("GC202",))
    return rows_of(check(job, listener=wholes.append), wholes)


def test_a_table_has_its_amounts_in_yuan_and_its_verdict() -> None:
    (table,) = rows(BROKEN_CAP)["tables"]
    assert table["budget"] == "805000"
    assert table["budget_text"] == "80.50"
    assert (table["errors"], table["verdict"]) == (1, "退回")
    assert (table["year"], table["indicators"]) == (2025, 5)
    about = BROKEN_CAP.replace("预算数: 80.50", "预算数: 约80")
    assert rows(about)["tables"][0]["budget"] is None


def test_an_indicator_has_what_its_value_was_read_as() -> None:
    first, *_ = rows(BROKEN_CAP)["indicators"]
    assert (first["name"], first["kind"], first["lower"], first["unit"]) == (
        "养护公路里程", "quantity", "120", "公里",
    )  # fmt: skip
    blank, *_ = rows(BROKEN_CAP.replace("指标值: ≥120公里", "指标值:"))["indicators"]
    assert blank["text"] is None
    assert "kind" not in blank


def test_tables_that_copy_one_another_have_the_same_keys_and_few_words_none() -> None:
    (one,), (other,) = (
        rows(text)["tables"] for text in (BROKEN_CAP, BROKEN_CAP.replace("通行安全", "通行安全。"))
    )
    assert one["goals_key"] == other["goals_key"] is not None
    assert one["indicators_key"] == other["indicators_key"] is not None
    short = BROKEN_CAP.replace("对农村公路进行日常养护，保障道路通行安全", "养护")
    assert rows(short)["tables"][0]["goals_key"] is None


def test_only_what_was_not_checked_as_a_whole_is_unread() -> None:
    whole = FileRecord("a.yaml", "yaml", 1, 5)
    part = FileRecord("b.xlsx", "xlsx", 1, 5, unread="第二张工作表有密码")
    skipped = FileRecord("c.png", "", 0, 0, skipped="图片")
    told = unread_rows((whole, part, skipped))
    assert [(one["path"], one["state"], one["reason"]) for one in told] == [
        ("b.xlsx", "checked", "第二张工作表有密码"),
        ("c.png", "skipped", "图片"),
    ]
