"""What goalcheck.yaml may say, where it is looked for, and how its mistakes are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker import __version__
from checker.config import KEYS, config_for, find_config, load_config, schema
from checker.config.version import satisfies
from checker.errors import UsageError
from checker.finding import Severity, Threshold, Thresholds
from checker.globs import SetPatterns

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, text: str, name: str = "goalcheck.yaml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def mistakes(path: Path) -> list[str]:
    with pytest.raises(UsageError) as refused:
        load_config(path)
    return [str(mistake) for mistake in refused.value.mistakes]


EVERYTHING = """\
required-version: ">=0.0.1"
年度: 2025
profile: "2015"
sets:
  - [goals/一科/*.yaml, goals/共用/*.yaml]
  - name: 二科
    files: goals/二科/**
rounds: [2024, 2025]
select: [GC2, 元/万元混用]
extend-select: GC604
ignore: GC305, GC110
per-file-ignores:
  goals/历年/**: [GC701, GC702]
severity:
  GC305: 提示
exclude: [草稿/**, 旧]
packs: [本单位.yaml]
columns: [叫法.yaml]
exemptions: 豁免清单.yaml
baseline: 基线.json
rule-pages: https://example.org/{id}
encoding: gb18030
fail-level: warning  # 试行期间从严
min-severity: 提示
verdict:
  退回: {error: 2, rules: [GC202]}
verdict-words:
  自评表: {退回: 退回重做}
"""


def write_everything(repository: Path) -> Path:
    for name in ("本单位.yaml", "叫法.yaml", "豁免清单.yaml"):
        (repository / name).touch()
    for name in ("2024", "2025"):
        (repository / name).mkdir()
    return write(repository, EVERYTHING)


def test_every_setting_is_read(repository: Path) -> None:
    config = load_config(write_everything(repository))
    assert config.year == 2025
    assert config.profile == "2015"
    assert config.sets == (
        SetPatterns((f"{repository}/goals/一科/*.yaml", f"{repository}/goals/共用/*.yaml")),
        SetPatterns((f"{repository}/goals/二科/**",), "二科"),
    )
    assert config.rounds == (repository / "2024", repository / "2025")
    assert config.select == ("GC2", "元/万元混用")
    assert config.extend_select == ("GC604",)
    assert config.ignore == ("GC305", "GC110")
    assert config.file_ignores == {f"{repository}/goals/历年/**": ("GC701", "GC702")}
    assert config.severities == {"GC305": Severity.INFO}
    assert config.exclude == (f"{repository}/草稿/**", "旧")
    assert config.packs == (repository / "本单位.yaml",)
    assert config.columns == (repository / "叫法.yaml",)
    assert config.exemptions == (repository / "豁免清单.yaml",)
    assert config.baseline == repository / "基线.json"
    assert config.rule_pages == "https://example.org/{id}"
    assert config.encoding == "gb18030"
    assert config.fail_level is Severity.WARNING
    assert config.min_severity is Severity.INFO
    assert config.thresholds.returned == Threshold(((Severity.ERROR, 2),), ("GC202",))
    assert config.thresholds.revised == Thresholds().revised
    assert config.words == {"自评表": {"退回": "退回重做"}}


def test_every_key_is_in_the_test_above() -> None:
    named = {line.split(":")[0] for line in EVERYTHING.splitlines() if line[0] not in " -"}
    assert named | {"extends"} == set(KEYS)


def test_the_schema_accepts_what_the_reader_accepts(repository: Path) -> None:
    import yaml
    from jsonschema import Draft7Validator

    Draft7Validator.check_schema(schema())
    validator = Draft7Validator(schema())
    assert list(validator.iter_errors(yaml.safe_load(EVERYTHING))) == []
    assert list(validator.iter_errors({"fail-levle": "error"}))
    assert list(validator.iter_errors({"verdict": {"退回": {"eror": 1}}}))


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


def test_a_set_without_files_is_refused(repository: Path) -> None:
    told = mistakes(write(repository, "sets:\n  - name: 一科\n    fils: a.yaml\n"))
    assert told == ["goalcheck.yaml:3:5: “sets”没有“fils”这一项，是否想写“files”？"]
    told = mistakes(write(repository, "sets:\n  - name: 一科\n"))
    assert told == ["goalcheck.yaml:2:5: 一套文件要有 files，列出属于它的文件。"]


def test_a_pack_that_does_not_exist_is_refused(repository: Path) -> None:
    told = mistakes(write(repository, "packs: [规则/市级.yaml]\n"))
    assert told == ["goalcheck.yaml:1:9: 找不到“规则/市级.yaml”（相对于配置文件所在的文件夹）。"]


def test_a_file_that_is_not_utf8_is_refused(repository: Path) -> None:
    path = repository / "goalcheck.yaml"
    path.write_bytes("年度: 2025\n".encode("gbk"))
    (told,) = mistakes(path)
    assert told.startswith("goalcheck.yaml: 配置应当是UTF-8编码，这个文件是GB18030（GBK）")


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
                "pyproject.toml:2:1: “配置”没有“fail-levle”这一项，是否想写“fail-level”？",
            ),
            (
                "select = [\n  # 说明\n]\nfail-level = 'eror'\n",
                "pyproject.toml:5:14: “fail-level”没有“eror”这种取值",
            ),
            (
                'verdict = { "退回" = { eror = 1 } }\n',
                "pyproject.toml:2:22: “退回”没有“eror”这一项，是否想写“error”？",
            ),
            ('verdict."退回".error = 0\n', "pyproject.toml:2:22: 个数要写大于 0 的整数"),
            (
                'a = """\n"b"\n"""\nmin-severty = 1\n',
                "pyproject.toml:5:1: “配置”没有“min-severty”这一项",
            ),
            ("[tool.goalcheck.severty]\nGC305 = 'info'\n", "2:17: “配置”没有“severty”这一项"),
            ("年度 = 2025\n", "pyproject.toml:2:1: TOML 语法错误：这一行不是“配置项 = 值”"),
            ("year = 2025年\n", "pyproject.toml:2:12: TOML 语法错误：值后面有多余的内容"),
            ("year = 2025\nyear = 2026\n", "TOML 语法错误：这个配置项重复了"),
        ],
    )
    def test_a_mistake_is_told_with_line_and_column(
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


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "verdict: {退会: {error: 1}}\n",
            "1:11: “verdict”没有“退会”这一项，是否想写“退回”？",
        ),
        ("verdict: {通过: {error: 0}}\n", "1:11: 通过不用写：不到“退回”和“修改后提交”的就是通过"),
        ("verdict: {退回: {errors: 1}}\n", "1:16: “退回”没有“errors”这一项，是否想写“error”？"),
        ("verdict: {退回: {error: 零}}\n", "1:23: 个数要写大于 0 的整数"),
        ("verdict: 退回\n", "1:10: “verdict”应当是“键: 值”的形式，例如 退回: {error: 1}，却是"),
        ("severity: [GC305]\n", "1:11: “severity”应当是“键: 值”的形式，例如 GC305: info，却是列表"),
        (
            "severity: {GC305: hint}\n",
            "1:19: “GC305”没有“hint”这种取值；可以是：error（错误）、warning（警告）、info（提示）",
        ),
        (
            "per-file-ignores: [a]\n",
            "1:19: “per-file-ignores”应当是“键: 值”的形式，例如 草稿/**: [GC305]，却是列表",
        ),
        ("year: 2025\n年度: 2024\n", "2:1: “年度”和第1行的“year”是同一项，只能写一次"),
        ("encoding: gb1803\n", "1:11: 没有名为“gb1803”的编码"),
        ("extends:\n  a: b\n", "2:3: “extends”应当是列表"),
    ],
)
def test_a_mistake_inside_a_setting_is_placed(repository: Path, text: str, message: str) -> None:
    assert f"goalcheck.yaml:{message}" in mistakes(write(repository, text))[0]


def test_a_stage_or_verdict_that_does_not_exist_is_refused(repository: Path) -> None:
    text = "verdict-words:\n  自评: {通过: 好}\n  监控表: {同过: 好}\n"
    assert mistakes(write(repository, text)) == [
        "goalcheck.yaml:2:3: “verdict-words”没有“自评”这一项，是否想写“自评表”？",
        "goalcheck.yaml:3:9: “监控表”没有“同过”这一项，是否想写“通过”？",
    ]
