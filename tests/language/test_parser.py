"""Parsing: precedence, spellings, and what is said of an expression that is none."""

from __future__ import annotations

import logging

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lark import Lark, logger

from checker.base.resources import read_grammar
from checker.language import nodes as n
from checker.language.parser import DEEPEST, LONGEST, parse, respelled
from checker.language.printer import show
from checker.language.slip import SyntaxSlip
from tests.language.workbench import reviewed


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("甲==乙", "甲 = 乙"),
        ("甲 != 乙", "甲 ≠ 乙"),
        ("甲 <= 乙 且 甲 >= 丙", "甲 ≤ 乙 且 甲 ≥ 丙"),
        ("甲＝乙", "甲 = 乙"),
        ("求和（甲，乙）", "求和(甲, 乙)"),
        ("甲 * 2 / 3", "甲 × 2 ÷ 3"),
        ("“一句”", '"一句"'),
        ('“含"的话”', '“含"的话”'),
        ("指标值 是 （金额，数量）", "指标值 是 (金额, 数量)"),
        ("非 (甲 有值)", "非 甲 有值"),
        ("(甲 且 乙) 且 丙", "甲 且 乙 且 丙"),
        ("甲 且 (乙 或 丙)", "甲 且 (乙 或 丙)"),
        ("甲 或 (乙 且 丙)", "甲 或 乙 且 丙"),
        ("甲 - (乙 - 丙)", "甲 - (乙 - 丙)"),
        ("(甲 - 乙) - 丙", "甲 - 乙 - 丙"),
        ("(甲 + 乙) × 丙", "(甲 + 乙) × 丙"),
        ("-(甲)", "-甲"),
        ("表.绩效指标［二级指标 = “成本指标”］", '表.绩效指标[二级指标 = "成本指标"]'),
        ("甲 ≤ 乙 ±0.01万元", "甲 ≤ 乙 ±0.01万元"),
        ("甲 且 存在 乙 属于 丙 使 丁 或 戊", "甲 且 (存在 乙 属于 丙 使 丁 或 戊)"),
        ("若 甲 则 乙 或 丙", "若 甲 则 乙 或 丙"),
        ("a and b or not c", "a 且 b 或 非 c"),
        ("甲 && 乙 || !丙", "甲 且 乙 或 非 丙"),
        ("if 甲 then 乙", "若 甲 则 乙"),
        (
            "some x in 绩效指标 satisfies x.指标值 is 金额",
            "存在 x 属于 绩效指标 使 x.指标值 是 金额",
        ),
        ("every x in 绩效指标 satisfies true", "所有 x 属于 绩效指标 使 真"),
        ("sum(资金.金额) = 预算数 +/- 0.01万元", "求和(资金.金额) = 预算数 ±0.01万元"),
        ("甲 = 乙 +-0元", "甲 = 乙 ±0元"),
        ("甲 = 乙 ± 参数.容差", "甲 = 乙 ±参数.容差"),
        ("甲 not in [1, 2]", "甲 不属于 [1, 2]"),
        ("甲 <> 乙 且 丙 present 且 丁 empty", "甲 ≠ 乙 且 丙 有值 且 丁 为空"),
        ('甲 contains "乙" 且 甲 matches "^丙"', '甲 包含 "乙" 且 甲 匹配 "^丙"'),
        ('甲 startswith "乙" 且 甲 endswith "丙"', '甲 开头是 "乙" 且 甲 结尾是 "丙"'),
        ("甲 ≤ 2025年12月31日", "甲 ≤ 2025年12月31日"),
    ],
)
def test_an_expression_has_one_canonical_spelling(written: str, canonical: str) -> None:
    assert show(parse(written)) == canonical


def test_and_binds_tighter_than_or() -> None:
    tree = parse("甲 或 乙 且 丙")
    assert isinstance(tree, n.Logic)
    assert tree.operator == "或"
    assert isinstance(tree.operands[1], n.Logic)


def test_a_quantifier_reaches_to_the_end() -> None:
    tree = parse("存在 甲 属于 乙 使 丙 或 丁")
    assert isinstance(tree, n.Quantified)
    assert isinstance(tree.condition, n.Logic)


def test_a_whole_text_is_respelled_where_it_stands() -> None:
    written = '甲 and\n  sum(乙) <= 3 || 丙 = "a and b" +/- 0元'
    assert respelled(written) == '甲 且\n  求和(乙) ≤ 3 或 丙 = "a and b" ± 0元'


def test_a_text_that_is_no_expression_is_left_as_it_is() -> None:
    assert respelled("甲 & 乙") == "甲 & 乙"


def test_words_of_operators_are_names_when_they_are_part_of_one() -> None:
    assert parse("是成本指标") == n.Name("是成本指标")
    assert parse("存在感 有值") == n.Presence(n.Name("存在感"))


def test_a_bare_path_is_read_as_the_grammar_reads_it() -> None:
    assert parse("表.预算数") == parse("(表.预算数)")
    assert parse("表.预算数").span == n.Span(0, 5)


@pytest.mark.parametrize("text", ["指标值.上限 ≤ 表.预算数", "甲 属于 [1, 2]", '甲 匹配 "^a"'])
def test_spans_cover_the_text_they_were_written_in(text: str) -> None:
    tree = parse(text)
    assert (tree.span.start, tree.span.end) == (0, len(text))
    for node in n.walk(tree):
        assert show(parse(text[node.span.start : node.span.end])) == show(node)


SLIPS = reviewed("slips.tsv", 3)


@pytest.mark.parametrize(("text", "about", "sentence"), SLIPS)
def test_what_is_said_of_an_expression_that_is_none(text: str, about: str, sentence: str) -> None:
    with pytest.raises(SyntaxSlip) as caught:
        parse(text)
    slip = caught.value
    assert (text[slip.span.start : slip.span.end], slip.message) == (about, sentence)


def test_a_very_long_expression_is_refused() -> None:
    with pytest.raises(SyntaxSlip, match=f"超过{LONGEST}字"):
        parse(" 且 ".join(["甲"] * LONGEST))


@pytest.mark.parametrize("nest", ["非 {}", "-{}", "({} + 1)", "甲[{}]", "若 甲 则 {}", "[{}]"])
def test_deep_nesting_is_refused_and_never_crashes(nest: str) -> None:
    text = "甲"
    for _ in range(DEEPEST + 5):
        text = nest.format(text)
    with pytest.raises(SyntaxSlip, match="嵌套超过"):
        parse(text)


def test_brackets_alone_do_not_nest() -> None:
    assert parse("(" * 300 + "甲" + ")" * 300) == n.Name("甲")


PIECES = st.sampled_from(
    [
        "甲",
        "指标值.上限",
        "表.预算数",
        "1",
        "0.01万元",
        "90%",
        '"文本"',
        "“文本”",
        "真",
        "[",
        "]",
        "(",
        ")",
        "（",
        "，",
        ",",
        "且",
        "或",
        "非",
        "若",
        "则",
        "存在",
        "所有",
        "属于",
        "使",
        "是",
        "不是",
        "金额",
        "有值",
        "为空",
        "包含",
        "匹配",
        "=",
        "≤",
        "≠",
        "±",
        "显示精度",
        "+",
        "-",
        "×",
        "÷",
        ".",
        "求和",
        "计数",
        "本",
        "此",
        "全套.表",
        "&",
        "：",
        "5且",
        "and",
        "not",
        "in",
        "+-",
        "2025年2月30日",
        "12345678901",
    ]
)


def slip_of(text: str) -> SyntaxSlip | None:
    """What is wrong with a text, None for an expression."""
    try:
        parse(text)
    except SyntaxSlip as slip:
        return slip
    return None


@given(st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=60))
@settings(deadline=None, max_examples=300)
def test_any_text_is_an_expression_or_a_placed_slip(text: str) -> None:
    slip = slip_of(text)
    if slip is None:
        assert parse(show(parse(text))) == parse(text)
    else:
        assert 0 <= slip.span.start <= slip.span.end <= len(text)
        assert slip.message.endswith(("。", "？"))


def names() -> st.SearchStrategy[n.Expr]:
    return st.sampled_from([n.Name("甲"), n.Name("乙"), n.Name("是成本指标")])


def trees() -> st.SearchStrategy[n.Expr]:
    leaves = names() | st.sampled_from(
        [
            n.Text("文"),
            n.Text('有"引号'),
            n.Quantity("0.01万元"),
            n.Quantity("3"),
            n.Day("2025年12月31日"),
            n.Truth(value=True),
        ]
    )
    return st.recursive(leaves, _grown, max_leaves=12)


def _grown(inner: st.SearchStrategy[n.Expr]) -> st.SearchStrategy[n.Expr]:
    pair = st.tuples(inner, inner)
    comparators = st.sampled_from(["=", "≠", "<", "≤", ">", "≥"])
    relators = st.sampled_from(["属于", "不属于", "包含", "匹配", "开头是", "结尾是"])
    signs = st.sampled_from(["+", "-", "×", "÷"])
    quantifiers = st.sampled_from(["存在", "所有"])
    return st.one_of(
        inner.map(n.Not),
        inner.map(n.Negative),
        st.builds(n.Presence, inner, st.booleans()),
        st.builds(n.Member, inner, st.just("丙")),
        st.builds(n.Filter, inner, inner),
        st.builds(n.Implies, inner, inner),
        st.builds(n.Compare, comparators, inner, inner, st.none() | st.just(n.Tolerance("0元"))),
        st.builds(n.Relation, relators, inner, inner),
        st.builds(n.Arithmetic, signs, inner, inner),
        st.builds(n.IsKind, inner, st.sampled_from([("金额",), ("金额", "数量")]), st.booleans()),
        st.builds(n.Quantified, quantifiers, st.just("丁"), inner, inner),
        pair.map(n.ListLiteral),
        pair.map(lambda two: n.Call("函数", two)),
        st.builds(_logic, st.sampled_from(["且", "或"]), pair),
    )


def _logic(operator: str, operands: tuple[n.Expr, n.Expr]) -> n.Expr:
    """As the parser builds it: an operand is never a Logic of the same operator."""
    flat: list[n.Expr] = []
    for operand in operands:
        same = isinstance(operand, n.Logic) and operand.operator == operator
        flat.extend(operand.operands if same else (operand,))
    return n.Logic(operator, tuple(flat))  # type: ignore[arg-type]  # one of the two


@given(trees())
@settings(deadline=None, max_examples=300)
def test_a_tree_printed_and_parsed_again_is_the_same_tree(tree: n.Expr) -> None:
    assert parse(show(tree)) == tree


def test_the_grammar_has_no_conflicts() -> None:
    """A conflict between shifting and reducing is settled silently unless lark is asked."""
    said: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]  # a spy
    logger.addHandler(handler)
    level, logger.level = logger.level, logging.DEBUG
    try:
        Lark(read_grammar("expression.lark"), parser="lalr", lexer="basic", debug=True)
    finally:
        logger.removeHandler(handler)
        logger.level = level
    assert [line for line in said if "conflict" in line.lower()] == []


def test_each_text_is_parsed_once() -> None:
    text = "指标值.上限 ≤ 表.预算数 且 指标值.下限 ≥ 0"
    assert parse(text) is parse(text)
