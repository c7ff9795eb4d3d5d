"""What strict YAML refuses in a goal file, as findings."""

from __future__ import annotations

import pytest

from checker.readers import read_text


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("项目名称: 甲\n项目名称: 乙\n绩效指标: []\n", "GC007"),
        ("项目名称: &甲 道路养护\n绩效指标: []\n", "GC012"),
    ],
)
def test_a_slip_of_yaml_is_a_finding_of_its_kind(text: str, rule: str) -> None:
    assert rule in {problem.rule for problem in read_text(text, "a.yaml").problems}
