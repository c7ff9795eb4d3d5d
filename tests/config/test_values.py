"""Values of settings, and what is said of wrong ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path
from checker.config import load_config
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


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("目标表: {退回: 通过}", "2:13: “退回”不能叫作“通过”：看的人会当成“通过”。"),
        ("目标表: {退回: 审核通过}", "2:13: “退回”不能叫作“审核通过”：看的人会当成“通过”。"),
        ("自评表: {退回: 核对无误}", "2:13: “退回”不能叫作“核对无误”：看的人会当成“通过”。"),
        ("目标表: {修改后提交: 退回}", "2:16: “修改后提交”不能叫作“退回”：看的人会当成“退回”。"),
    ],
)
def test_a_verdict_is_not_called_what_another_is(repository: Path, words: str, said: str) -> None:
    assert mistakes(write(repository, f"verdict-words:\n  {words}\n")) == [f"goalcheck.yaml:{said}"]


def test_a_verdict_may_be_called_what_is_to_be_done(repository: Path) -> None:
    words = "{通过: 审核通过, 修改后提交: 修改后通过, 退回: 不予通过}"
    config = load_config(write(repository, f"verdict-words:\n  目标表: {words}\n"))
    assert config.words["目标表"]["退回"] == "不予通过"


def test_a_stage_or_verdict_that_does_not_exist_is_refused(repository: Path) -> None:
    text = "verdict-words:\n  自评: {通过: 好}\n  监控表: {同过: 好}\n"
    assert mistakes(write(repository, text)) == [
        "goalcheck.yaml:2:3: “verdict-words”没有“自评”这一项，是否想写“自评表”？",
        "goalcheck.yaml:3:9: “监控表”没有“同过”这一项，是否想写“通过”？",
    ]
