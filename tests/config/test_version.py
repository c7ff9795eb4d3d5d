"""The version a configuration asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker import __version__
from checker.config.version import satisfies

if TYPE_CHECKING:
    from pathlib import Path
from tests.config.written import mistakes, write


class TestRequiredVersion:
    @pytest.mark.parametrize("wanted", [">=99", "==99.1", "<0.0.1", "99", ">=0.0.1,<0.0.2"])
    def test_another_version_stops_the_run_before_all_else(
        self, repository: Path, wanted: str
    ) -> None:
        told = mistakes(write(repository, f"新配置项: 1\nrequired-version: '{wanted}'\n"))
        said = f"这份配置要 goalcheck {wanted}，现在的是 {__version__}；请换成合适的版本。"
        assert told == [f"goalcheck.yaml:2:19: {said}"]

    def test_a_condition_that_cannot_be_read_is_refused(self, repository: Path) -> None:
        told = mistakes(write(repository, "required-version: 最新\n"))
        assert told == ["goalcheck.yaml:1:19: 看不懂版本条件“最新”，例如 >=0.1,<2。"]

    @pytest.mark.parametrize(
        ("version", "wanted", "met"),
        [
            ("1.4.2", "~=1.4", True), ("2.0", "~=1.4", False), ("1.4.9", "~=1.4.2", True),
            ("1.5", "~=1.4.2", False), ("1.10", ">1.9", True), ("1.0", "==1.0.0", True),
            ("1.0rc1", ">=1.0", True), ("1.0", "!=1", False), ("2.1", ">=1, <2", False),
        ],
    )  # fmt: skip
    def test_conditions(self, version: str, wanted: str, met: bool) -> None:
        assert satisfies(version, wanted) is met
