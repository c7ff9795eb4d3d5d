"""The index of pairs may give too many texts, never too few."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.language.pairs import Pairs, may_contain, may_resemble, pairs_of

TEXTS = st.lists(st.text(alphabet="甲乙丙丁", max_size=7), max_size=8)
TEXT = st.text(alphabet="甲乙丙丁", max_size=5)
SHARES = st.sampled_from([Decimal("0.2"), Decimal("0.5"), Decimal("0.8"), Decimal(1)])


def likeness(one: str, other: str) -> Decimal:
    shared, union = pairs_of(one) & pairs_of(other), pairs_of(one) | pairs_of(other)
    return Decimal(len(shared)) / Decimal(len(union)) if union else Decimal(1)


@settings(max_examples=60, deadline=None)
@given(texts=TEXTS, wanted=TEXT)
def test_no_text_that_contains_another_is_missed(texts: list[str], wanted: str) -> None:
    found = set(Pairs(enumerate(texts), len(texts)).containing(wanted))
    assert {at for at, text in enumerate(texts) if wanted in text} <= found


@settings(max_examples=60, deadline=None)
@given(texts=TEXTS, wanted=TEXT, least=SHARES)
def test_no_text_that_is_alike_enough_is_missed(
    texts: list[str], wanted: str, least: Decimal
) -> None:
    found = set(Pairs(enumerate(texts), len(texts)).resembling(wanted, least))
    assert {at for at, text in enumerate(texts) if likeness(wanted, text) >= least} <= found


def test_texts_without_a_likeness_are_left_out() -> None:
    index = Pairs(enumerate(["疫苗冷链运输", "河道清淤", "冷链储存"]), 3)
    assert list(index.containing("冷链")) == [0, 2]
    assert list(index.resembling("河道清淤工程", Decimal("0.5"))) == [1]


FEW = st.sampled_from(["", "甲", "甲乙", "乙丙", "甲乙丙", "乙丙丁", "甲乙丙丁", "丁丙乙甲"])


@given(st.lists(FEW, max_size=6), FEW, st.sampled_from(["0", "0.3", "0.8", "1"]))
def test_one_text_is_found_as_among_many(texts: list[str], wanted: str, least: str) -> None:
    """What an index finds of a list, the test of a single text finds; it may find more."""
    pairs = Pairs(list(enumerate(texts)), len(texts))
    like = {
        at
        for at, text in enumerate(texts)
        if may_resemble(pairs_of(text), pairs_of(wanted), Decimal(least))
    }
    assert set(pairs.resembling(wanted, Decimal(least))) <= like
    held = {at for at, text in enumerate(texts) if wanted in text}
    assert held <= {at for at, text in enumerate(texts) if may_contain(text, wanted)}
    assert held <= set(pairs.containing(wanted))
