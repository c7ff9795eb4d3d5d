"""Layers of configuration: files that extend others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.config import config_for, load_config
from checker.finding import Severity

if TYPE_CHECKING:
    from pathlib import Path
from tests.config.written import mistakes, write


class TestExtends:
    def test_the_nearer_file_beats_the_farther(self, repository: Path) -> None:
        write(repository, "年度: 2024\nignore: [GC1]\nexclude: [旧/**]\nselect: GC3\n", "省/a.yaml")
        write(
            repository, "extends: ../省/a.yaml\nignore: [GC2]\nseverity: {GC3: info}\n", "市/b.yaml"
        )
        config = load_config(
            write(repository, "extends: 市/b.yaml\n年度: 2025\nseverity: {GC4: error}\n")
        )
        assert config.year == 2025
        assert config.select == ("GC3",)
        assert config.ignore == ("GC1", "GC2")
        assert config.exclude == (f"{repository}/省/旧/**",)
        assert config.severities == {"GC3": Severity.INFO, "GC4": Severity.ERROR}
        assert [layer.path.name for layer in config.layers if layer.path] == [
            "a.yaml",
            "b.yaml",
            "goalcheck.yaml",
        ]

    def test_yaml_and_toml_extend_each_other(self, repository: Path) -> None:
        write(repository, "年度: 2025\n", "base.yaml")
        write(repository, '[tool.goalcheck]\nextends = "base.yaml"\n', "pyproject.toml")
        assert config_for(()).year == 2025

    def test_a_circle_is_refused(self, repository: Path) -> None:
        write(repository, "extends: goalcheck.yaml\n", "b.yaml")
        told = mistakes(write(repository, "年度: 2025\nextends: [b.yaml]\n"))
        assert told == [
            "b.yaml:1:1: 配置文件互相 extends，绕成了圈：goalcheck.yaml → b.yaml → goalcheck.yaml"
        ]

    def test_a_file_that_two_others_extend_is_no_circle(self, repository: Path) -> None:
        write(repository, "ignore: [GC1]\n", "base.yaml")
        write(repository, "extends: base.yaml\n", "a.yaml")
        write(repository, "extends: base.yaml\n", "b.yaml")
        assert load_config(write(repository, "extends: [a.yaml, b.yaml]\n")).ignore == ("GC1",)

    def test_a_file_that_is_not_there_is_told(self, repository: Path) -> None:
        assert mistakes(write(repository, "extends: 没有.yaml\n")) == [
            "goalcheck.yaml:1:1: extends 的“没有.yaml”不存在"
        ]

    def test_mistakes_of_every_file_are_told(self, repository: Path) -> None:
        write(repository, "年: 2025\n", "base.yaml")
        told = mistakes(write(repository, "extends: base.yaml\nfail-levle: error\n"))
        assert [message.split(" ")[0] for message in told] == [
            "goalcheck.yaml:2:1:",
            "base.yaml:1:1:",
        ]
