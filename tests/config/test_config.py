"""What goalcheck.yaml may say, where it is looked for, and how its mistakes are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.config import SetPatterns, find_config, load_config
from checker.errors import UsageError
from checker.finding import Severity

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    return tmp_path


def write(folder: Path, text: str) -> Path:
    path = folder / "goalcheck.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def mistakes(path: Path) -> list[str]:
    with pytest.raises(UsageError) as refused:
        load_config(path)
    return [str(mistake).removeprefix(f"{path.parent}/") for mistake in refused.value.mistakes]


def test_every_setting_is_read(repository: Path) -> None:
    (repository / "本单位.yaml").touch()
    config = load_config(
        write(
            repository,
            """\
年度: 2025
profile: "2015"
sets:
  - [goals/一科/*.yaml, goals/共用/*.yaml]
  - name: 二科
    files: goals/二科/**
select: [GC2, 元/万元混用]
extend-select: GC604
ignore: GC305, GC110
exclude: [草稿/**]
packs: [本单位.yaml]
fail-level: warning  # 试行期间从严
min-severity: 提示
""",
        )
    )
    assert config.year == 2025
    assert config.profile == "2015"
    assert config.sets == (
        SetPatterns(("goals/一科/*.yaml", "goals/共用/*.yaml")),
        SetPatterns(("goals/二科/**",), "二科"),
    )
    assert config.select == ("GC2", "元/万元混用")
    assert config.extend_select == ("GC604",)
    assert config.ignore == ("GC305", "GC110")
    assert config.exclude == ("草稿/**",)
    assert config.packs == (repository / "本单位.yaml",)
    assert config.fail_level is Severity.WARNING
    assert config.min_severity is Severity.INFO
    assert config.folder == repository


def test_an_empty_file_says_nothing(repository: Path) -> None:
    config = load_config(write(repository, "# 还没有配置\n"))
    assert (config.year, config.sets, config.select) == (None, (), ())


def test_an_unknown_key_is_refused_with_place_and_nearest_key(repository: Path) -> None:
    path = write(repository, "年度: 2025\nfail-levle: error\n")
    assert mistakes(path) == ["goalcheck.yaml:2:1: 没有配置项“fail-levle”，是否想写“fail-level”？"]


def test_an_unknown_key_like_no_other_is_answered_with_all_keys(repository: Path) -> None:
    (message,) = mistakes(write(repository, "颜色: 红\n"))
    assert message.startswith("goalcheck.yaml:1:1: 没有配置项“颜色”。可用的配置项：年度、")


def test_all_mistakes_are_told_at_once(repository: Path) -> None:
    told = mistakes(write(repository, "年度: 今年\nfail-level: eror\nsets: goals/*.yaml\n"))
    assert told == [
        "goalcheck.yaml:1:5: 年度要写四位数字，例如 2025，这里是“今年”",
        (
            "goalcheck.yaml:2:13: 没有严重程度“eror”，"
            "可用 error（错误）、warning（警告）、info（提示），是否想写“error”？"
        ),
        "goalcheck.yaml:3:7: sets 要写一个列表，每一项是一套文件，例如 [[goals/*.yaml]]",
    ]


def test_a_duplicate_key_is_refused(repository: Path) -> None:
    told = mistakes(write(repository, "年度: 2025\n年度: 2026\n"))
    assert told == ["goalcheck.yaml:2:1: 重复的配置项“年度”"]


def test_a_list_in_place_of_settings_is_refused(repository: Path) -> None:
    assert mistakes(write(repository, "- GC2\n"))[0].startswith(
        "goalcheck.yaml:1:1: 配置文件要写成"
    )


def test_a_set_without_files_is_refused(repository: Path) -> None:
    told = mistakes(write(repository, "sets:\n  - name: 一科\n    fils: a.yaml\n"))
    assert told == [
        "goalcheck.yaml:3:5: 一套文件没有“fils”，可用 name、files，是否想写“files”？",
        "goalcheck.yaml:2:5: 一套文件要有 files，列出属于它的文件",
    ]


def test_a_pack_that_does_not_exist_is_refused(repository: Path) -> None:
    told = mistakes(write(repository, "packs: [规则/市级.yaml]\n"))
    assert told == ["goalcheck.yaml:1:8: 找不到“规则/市级.yaml”（相对于配置文件所在的文件夹）"]


def test_a_file_that_is_not_utf8_is_refused(repository: Path) -> None:
    path = repository / "goalcheck.yaml"
    path.write_bytes("年度: 2025\n".encode("gbk"))
    assert mistakes(path) == ["goalcheck.yaml: 配置文件不是 UTF-8 编码，请另存为 UTF-8"]


def test_the_nearest_file_upwards_is_used(repository: Path) -> None:
    inner = repository / "goals" / "一科"
    inner.mkdir(parents=True)
    write(repository, "年度: 2024\n")
    nearest = write(repository / "goals", "年度: 2025\n")
    assert find_config(inner) == nearest


def test_the_search_ends_at_the_repository(repository: Path) -> None:
    inner = repository / "子项目"
    (inner / ".git").mkdir(parents=True)
    write(repository, "年度: 2024\n")
    assert find_config(inner) is None
