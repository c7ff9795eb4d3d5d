"""Settings that are tables of their own: what verdicts are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path
from checker.config import load_config
from tests.config.written import mistakes, write


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
