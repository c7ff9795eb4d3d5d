"""What goalcheck.yaml may say, where it is looked for, and how its mistakes are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.base.globs import SetPatterns
from checker.config import config_for, find_config, load_config
from checker.finding import Severity, Threshold

if TYPE_CHECKING:
    from pathlib import Path
from tests.config.written import mistakes, write


def test_an_empty_file_says_nothing(repository: Path) -> None:
    config = load_config(write(repository, "# 还没有配置\n"))
    assert (config.year, config.sets, config.select) == (None, (), ())


def test_an_unknown_key_is_refused_with_place_and_nearest_key(repository: Path) -> None:
    path = write(repository, "年度: 2025\nfail-levle: error\n")
    assert mistakes(path) == [
        "goalcheck.yaml:2:1: “配置”没有“fail-levle”这一项，是否想写“fail-level”？"
    ]


def test_an_unknown_key_like_no_other_is_answered_with_all_keys(repository: Path) -> None:
    (message,) = mistakes(write(repository, "颜色: 红\n"))
    assert message.startswith("goalcheck.yaml:1:1: “配置”没有“颜色”这一项。可以写的有：extends、")


def test_all_mistakes_are_told_at_once(repository: Path) -> None:
    told = mistakes(write(repository, "年度: 今年\nfail-level: eror\nsets: goals/*.yaml\n"))
    assert told == [
        "goalcheck.yaml:1:5: “年度”要写四位数字，例如 2025，却是“今年”。",
        (
            "goalcheck.yaml:2:13: “fail-level”没有“eror”这种取值；"
            "可以是：error（错误）、warning（警告）、info（提示），是否想写“error”？"
        ),
        (
            "goalcheck.yaml:3:7: “sets”应当是列表（每项前一个“- ”），"
            "例如 [[goals/*.yaml]]，却是“goals/*.yaml”。"
        ),
    ]


def test_a_duplicate_key_is_refused(repository: Path) -> None:
    told = mistakes(write(repository, "年度: 2025\n年度: 2026\n"))
    assert told == ["goalcheck.yaml:2:1: “年度”写了两次。"]


def test_a_list_in_place_of_settings_is_refused(repository: Path) -> None:
    assert mistakes(write(repository, "- GC2\n"))[0].startswith(
        "goalcheck.yaml:1:1: “配置”应当是“键: 值”的形式，例如 年度: 2025，却是列表"
    )


def test_a_file_that_is_not_utf8_is_refused(repository: Path) -> None:
    path = repository / "goalcheck.yaml"
    path.write_bytes("年度: 2025\n".encode("gbk"))
    (told,) = mistakes(path)
    assert told.startswith("goalcheck.yaml: 配置应当是UTF-8编码，这个文件是GB18030（GBK）")


TOML = """\
[project]
name = "goals"
dependencies = [
    "goalcheck>=0.1",  # 检查工具
]

[tool.goalcheck]
year = 2025
select = ["GC2",
          'GC3']
fail-level = "warning"
exclude = ["""


class TestToml:
    def test_the_table_of_pyproject_is_read(self, repository: Path) -> None:
        text = f'{TOML}"草稿/**"]\n[tool.goalcheck.severity]\nGC305 = "info"\n'
        text += (
            '[tool.goalcheck.verdict."退回"]\nerror = 2\n[[tool.goalcheck.sets]]\nname = "一科"\n'
        )
        write(repository, text + 'files = ["一科/*"]\n', "pyproject.toml")
        config = config_for(())
        assert (config.year, config.select) == (2025, ("GC2", "GC3"))
        assert config.fail_level is Severity.WARNING
        assert config.exclude == (f"{repository}/草稿/**",)
        assert config.severities == {"GC305": Severity.INFO}
        assert config.thresholds.returned == Threshold(((Severity.ERROR, 2),))
        assert config.sets == (SetPatterns((f"{repository}/一科/*",), "一科"),)

    @pytest.mark.parametrize(
        ("lines", "message"),
        [
            (
                'fail-levle = "error"\n',
                "pyproject.toml:fail-levle: “配置”没有“fail-levle”这一项，是否想写“fail-level”？",
            ),
            (
                "select = [\n  # 说明\n]\nfail-level = 'eror'\n",
                "pyproject.toml:fail-level: “fail-level”没有“eror”这种取值",
            ),
            (
                'verdict = { "退回" = { eror = 1 } }\n',
                "pyproject.toml:verdict.退回.eror: “退回”没有“eror”这一项，是否想写“error”？",
            ),
            (
                'verdict."退回".error = 0\n',
                "verdict.退回.error: 个数要写大于 0 的整数",
            ),
            (
                'a = """\n"b"\n"""\nmin-severty = 1\n',
                "pyproject.toml:min-severty: “配置”没有“min-severty”这一项",
            ),
            (
                "[tool.goalcheck.severty]\nGC305 = 'info'\n",
                ":severty: “配置”没有“severty”这一项",
            ),
            ("select = ['GC1', 1]\nignore = [['GC2']]\n", "pyproject.toml:ignore[0]: "),
            ("year = 2025\n'年度' = 2025\n", "pyproject.toml:年度: “年度”和“year”是同一项"),
            ("年度 = 2025\n", "pyproject.toml:2:1: TOML 语法错误：这一行不是“配置项 = 值”"),
            ("year = 2025年\n", "pyproject.toml:2:12: TOML 语法错误：值后面有多余的内容"),
            ("year = 2025\nyear = 2026\n", "TOML 语法错误：这个配置项重复了"),
        ],
    )
    def test_a_mistake_is_told_with_its_path_and_a_slip_of_syntax_with_its_line(
        self, repository: Path, lines: str, message: str
    ) -> None:
        path = write(repository, f"[tool.goalcheck]\n{lines}", "pyproject.toml")
        assert message in "\n".join(mistakes(path))

    def test_a_pyproject_that_says_nothing_of_goalcheck_is_passed_over(
        self, repository: Path
    ) -> None:
        outer = write(repository, "年度: 2025\n")
        write(repository, '[project]\ndependencies = ["goalcheck"]\n', "goals/pyproject.toml")
        assert find_config(repository / "goals") == outer

    def test_goalcheck_yaml_comes_before_pyproject(self, repository: Path) -> None:
        write(repository, "[tool.goalcheck]\nyear = 2024\n", "pyproject.toml")
        nearest = write(repository, "年度: 2025\n")
        assert find_config(repository) == nearest

    def test_a_file_of_its_own_needs_no_table(self, repository: Path) -> None:
        assert load_config(write(repository, "year = 2025\n", "市级.toml")).year == 2025
