"""Keys of a configuration: each is read, each is in the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.base.globs import SetPatterns
from checker.config import KEYS, load_config, schema
from checker.finding import Severity, Threshold, Thresholds

if TYPE_CHECKING:
    from pathlib import Path
from tests.config.written import write

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
    validator: Any = Draft7Validator(schema())
    assert validator.is_valid(yaml.safe_load(EVERYTHING))
    assert not validator.is_valid({"fail-levle": "error"})
    assert not validator.is_valid({"verdict": {"退回": {"eror": 1}}})
