"""What ships with the program is found, however it was installed."""

from __future__ import annotations

from checker.base.resources import data_files, program_digest, read_grammar, read_rules


def test_rules_and_grammars_are_read_by_their_names() -> None:
    assert "units" in read_rules("vocabulary", "units.yaml")
    assert "start" in read_grammar("value.lark")


def test_all_that_ships_is_listed_once() -> None:
    names = [str(one) for one in data_files()]
    assert len(names) == len(set(names)) > 10


def test_the_program_has_one_digest() -> None:
    assert program_digest() == program_digest()
    assert len(program_digest()) == 64
