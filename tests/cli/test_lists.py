"""Arguments that stand in a file, a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.cli.lists import with_lists

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_list_is_read_in_every_encoding_of_windows(encoding: str, tmp_path: Path) -> None:
    listed = tmp_path / "清单.txt"
    listed.write_bytes("甲.yaml\r\n\r\n  乙 丙.yaml \r\n".encode(encoding))
    assert with_lists(["lint", f"@{listed}", "丁.yaml"]) == [
        "lint",
        "甲.yaml",
        "乙 丙.yaml",
        "丁.yaml",
    ]


def test_what_is_no_file_is_what_it_says() -> None:
    assert with_lists(["parse", "@22", "@没有.txt"]) == ["parse", "@22", "@没有.txt"]
