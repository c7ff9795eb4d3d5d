"""The reasons of what was not read, in words."""

from checker.values import REASON_TITLES, Reason


def test_every_reason_has_a_few_words_of_its_own() -> None:
    assert list(REASON_TITLES) == list(Reason)
    assert len(set(REASON_TITLES.values())) == len(Reason)
    assert max(map(len, REASON_TITLES.values())) <= 12
