"""Regular expressions of rules cannot run away."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.language.frame import StepLimit
from checker.language.gaps import Unknown
from checker.language.patterns import Pattern, compiled_pattern
from tests.language.workbench import evaluate

MANY_WAYS = "正则里可有可无或次数不定的部分太多（如“a?a?a?…”），会算不完，请拆开或写成“a*”。"
REFUSED = [
    ("(a+)+", "正则里不能有嵌套的重复（如“(a+)+”），会算不完。"),
    ("(a*)*b", "正则里不能有嵌套的重复（如“(a+)+”），会算不完。"),
    ("(a?b?){2,}", "正则里不能有嵌套的重复（如“(a+)+”），会算不完。"),
    ("(甲|甲乙)+", "正则的重复里不能有“|”（如“(a|ab)*”），会算不完。"),
    (r"(甲)\1", "正则里不能引用前面的分组（如“\\1”）。"),
    (r"[\\s]", "正则里的反斜杠只写一个：文本里的“\\”没有转义的意思。"),
    ("[甲", "正则写错了：第1个字处“[”没有配上“]”。"),
    ("(甲", "正则写错了：第1个字处“(”没有配上“)”。"),
    ("甲)", "正则写错了：第2个字处多了一个“)”。"),
    ("*甲", "正则写错了：第1个字处“*”“+”“?”前面没有可重复的内容。"),
    ("甲**", "正则写错了：第3个字处重复了两次。"),
    (r"\y", "正则写错了：第1个字处“\\”后面的字母没有意义。"),
    ("[甲-乙]", "正则写错了：第2个字处“[ ]”里的范围颠倒了。"),
    ("甲" * 1001, "正则超过1000字，请拆开。"),
    ("月?" * 20 + "月{20}", MANY_WAYS),
    ("(?:日)?" * 24, MANY_WAYS),
    ("[日月]?" * 30 + "x", MANY_WAYS),
    ("日{0,4}" * 10 + "x", MANY_WAYS),
    ("(?:日|日月|[日x])" * 14 + "z", MANY_WAYS),
]


@pytest.mark.parametrize(("text", "sentence"), REFUSED)
def test_a_pattern_is_refused_with_the_reason(text: str, sentence: str) -> None:
    assert compiled_pattern(text) == sentence


@pytest.mark.parametrize(
    "text",
    [
        "^(20[0-9]{2})年",
        "(率|比例|满意度)([（(].*)?$",
        "(总)?(数量|人次)$",
        "^[≥≤]*([Xx×]{2,}|[.]{3,})$",
        r"[0-9]{1,3}[)）]",
    ],
)
def test_ordinary_patterns_are_accepted(text: str) -> None:
    assert isinstance(compiled_pattern(text), Pattern)


def test_a_text_too_long_for_a_pattern_is_unknown() -> None:
    table = f"{{项目名称: {'甲' * 3000}}}"
    verdict = evaluate('项目名称 匹配 ".*甲.*乙.*丙"', table)
    assert verdict == Unknown("文本太长，不能用这个正则查找")
    assert evaluate('项目名称 匹配 "乙"', table) is False


@pytest.mark.parametrize("text", ["(x+x+)+y", "(a|a)*b", "(.*)*", "((a+)b)+", "(a{1,9}){1,9}"])
def test_known_catastrophes_are_refused(text: str) -> None:
    assert isinstance(compiled_pattern(text), str)


@given(st.text(alphabet="ab甲()[]{}|*+?.^$\\1,29-", max_size=20), st.text("ab甲12", max_size=40))
@settings(deadline=None)
def test_any_pattern_is_refused_in_words_or_searches(text: str, subject: str) -> None:
    pattern = compiled_pattern(text)
    if isinstance(pattern, str):
        assert pattern.endswith("。")
    elif pattern.reads(subject):
        pattern.regex.search(subject)


ATOMS = ["a", "b", "[ab]", "[^a]", ".", "(?:ab|a)", "(?:a|b)", "(a?b)", "[bc]", "(?=a*b)"]
REPEATS = ["", "", "?", "*", "+", "{0,3}", "{2}", "{1,9}", "*?", "??"]


@given(
    st.lists(st.tuples(st.sampled_from(ATOMS), st.sampled_from(REPEATS)), min_size=2, max_size=12),
    st.sampled_from(["", "x", "$", "a{9}"]),
    st.sampled_from(["a", "b", "ab"]),
)
@settings(deadline=None, max_examples=60)
def test_what_is_accepted_is_searched_within_its_estimate(
    parts: list[tuple[str, str]], end: str, repeated: str
) -> None:
    pattern = compiled_pattern("".join(atom + often for atom, often in parts) + end)
    if isinstance(pattern, str):
        return
    text = repeated * 1000
    while not pattern.reads(text):
        text = text[: len(text) * 2 // 3]
    before = time.process_time()
    pattern.regex.search(text)
    # A try takes a few nanoseconds; what runs away takes a thousand times as many tries.
    assert time.process_time() - before < 0.05 + pattern.tries(text) * 2e-7


def test_repeats_that_end_at_one_place_do_not_multiply() -> None:
    row = compiled_pattern("^[0-9]+-[0-9]+-[0-9]+-[0-9]+$")
    assert isinstance(row, Pattern)
    assert row.reads("1-" * 2000)
    overlapping = compiled_pattern("^[0-9]+.*[0-9]+.*$")
    assert isinstance(overlapping, Pattern)
    assert not overlapping.reads("1-" * 2000)


def test_long_searches_count_as_many_steps() -> None:
    rows = ", ".join(f"{{指标值: {'甲' * 900}}}" for _ in range(60))
    table = f"{{绩效指标: [{rows}]}}"
    pattern = "甲?" * 4 + ".*乙"
    with pytest.raises(StepLimit):
        evaluate(f'存在 甲 属于 绩效指标 使 甲.指标值.原文 匹配 "{pattern}"', table)
