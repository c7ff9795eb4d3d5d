"""A file that is refused says why, and what to do."""

from __future__ import annotations

from checker.base.limits import ReadError


def test_it_is_an_error_with_its_reason_and_a_hint() -> None:
    error = ReadError("文件太大", "请拆成几个文件")
    assert (str(error), error.hint, error.place) == ("文件太大", "请拆成几个文件", None)
