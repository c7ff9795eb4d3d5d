"""Slips that stop YAML, told on the line where it stopped."""

from __future__ import annotations

from checker.strictyaml.repair import find_repair


def test_a_line_that_looks_harmless_has_none() -> None:
    assert find_repair("项目名称: 道路养护", 0) is None


def test_a_sign_that_yaml_has_for_itself_is_told() -> None:
    found = find_repair("指标值: >=22", 0) or find_repair("指标值: @22", 0)
    assert found is not None
