"""Values of settings, and what is said of wrong ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path
from tests.config.written import mistakes, write


def test_a_set_without_files_is_refused(repository: Path) -> None:
    told = mistakes(write(repository, "sets:\n  - name: 一科\n    fils: a.yaml\n"))
    assert told == ["goalcheck.yaml:3:5: “sets”没有“fils”这一项，是否想写“files”？"]
    told = mistakes(write(repository, "sets:\n  - name: 一科\n"))
    assert told == ["goalcheck.yaml:2:5: 一套文件要有 files，列出属于它的文件。"]


def test_a_pack_that_does_not_exist_is_refused(repository: Path) -> None:
    told = mistakes(write(repository, "packs: [规则/市级.yaml]\n"))
    assert told == ["goalcheck.yaml:1:9: 找不到“规则/市级.yaml”（相对于配置文件所在的文件夹）。"]


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
        (f"verdict: {{退回: {{error: {'9' * 5000}}}}}\n", "1:23: 个数要写大于 0 的整数"),
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
