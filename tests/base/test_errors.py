"""What is said of wrong use, and which word was meant."""

from __future__ import annotations

import errno

import pytest

from checker.base.errors import MOST_MISTAKES, Mistake, UsageError, did_you_mean, nearest, said_of
from checker.base.place import Place


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("GC3O5", ["GC305", "GC303", "GC205"], "GC305"),
        ("gc305", ["GC305", "GC303"], "GC305"),
        ("预算树", ["预算数", "财政资金"], "预算数"),
        ("上线", ["上限", "下限"], "上限"),
        ("完全别的", ["上限", "下限"], None),
        ("预算数", [], None),
        ("完成值", ["完成比", "实际完成值"], "实际完成值"),
        ("titel", ["title", "when"], "title"),
        ("desc", ["description"], "description"),
        ("require", ["equivalent"], None),
    ],
)
def test_the_word_that_was_meant(word: str, known: list[str], meant: str | None) -> None:
    assert nearest(word, known) == meant


def test_a_word_is_offered_as_a_question_or_not_at_all() -> None:
    assert did_you_mean("预算树", ["预算数"]) == "，是否想写“预算数”？"
    assert "？" not in did_you_mean("完全别的", ["预算数"])


def test_a_mistake_shows_the_beginning_of_what_somebody_wrote() -> None:
    said = str(Mistake(f"没有“{'密' * 100}”这一项", Place("包.yaml", 3, 5)))
    assert said.startswith("包.yaml:3:5: 没有“密")
    assert said.count("密") < 100
    assert said.endswith("……”这一项")


def test_what_acts_on_a_terminal_is_shown_and_does_nothing() -> None:
    assert Mistake("没有“\x1b[31m红”").message == "没有“\\x1b[31m红”"


def test_of_thousands_of_mistakes_the_first_are_told_and_how_many_more() -> None:
    error = UsageError([Mistake(f"第{number}处") for number in range(1, 1001)])
    assert len(error.mistakes) == MOST_MISTAKES + 1
    assert error.mistakes[0].message == "第1处"
    assert f"另有 {1000 - MOST_MISTAKES} 处" in error.mistakes[-1].message


def test_the_last_mistake_is_told_rather_than_counted() -> None:
    mistakes = [Mistake(f"第{number}处") for number in range(MOST_MISTAKES + 1)]
    assert UsageError(mistakes).mistakes == tuple(mistakes)


@pytest.mark.parametrize(
    ("code", "said"), [(errno.ENOENT, "文件不存在"), (errno.EACCES, "没有权限")]
)
def test_why_the_system_refused_is_said_in_words(code: int, said: str) -> None:
    assert said_of(OSError(code, "whatever")) == said
