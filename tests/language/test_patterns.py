"""Regular expressions of rules cannot run away."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.language.gaps import Unknown
from checker.language.patterns import Pattern, compiled_pattern
from tests.language.workbench import evaluate

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
