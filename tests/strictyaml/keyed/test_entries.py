"""The keys of every kind of file are read by one walk: what a slip is read as, what is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.strictyaml import YamlMapping, YamlScalar, entries_meant, load_documents

if TYPE_CHECKING:
    from collections.abc import Collection

KNOWN = ("名称", "金额")


@dataclass(slots=True)
class File:
    """A kind of file in which 名字 is another name of 名称 and keys of two characters are meant
    for the first known one that shares one."""

    said: list[str] = field(default_factory=list[str])

    def compared(self, key: YamlScalar) -> str:
        return "名称" if key.text == "名字" else key.text

    def unknown(self, key: YamlScalar, allowed: Collection[str]) -> str | None:
        self.said.append(f"{key.text}?")
        return next((known for known in allowed if set(known) & set(key.text)), None)

    def twice(self, key: YamlScalar, first: YamlScalar) -> None:
        self.said.append(f"{key.text}={first.text}")


def read(text: str) -> tuple[dict[str, str], list[str]]:
    (document,) = load_documents(text, "f.yaml")
    assert isinstance(document.root, YamlMapping)
    file = File()
    found = entries_meant(document.root, KNOWN, file)
    return {
        name: value.text for name, (_, value) in found.items() if isinstance(value, YamlScalar)
    }, file.said


def test_a_slip_is_said_and_read_as_what_was_meant() -> None:
    assert read("名秤: 甲\n金额: 1\n") == ({"名称": "甲", "金额": "1"}, ["名秤?"])


def test_what_is_written_right_wins_over_a_slip_wherever_it_stands() -> None:
    assert read("名秤: 甲\n名称: 乙\n") == ({"名称": "乙"}, ["名秤?"])
    assert read("名称: 乙\n名秤: 甲\n") == ({"名称": "乙"}, ["名秤?"])
    assert read("名秤: 甲\n名字: 乙\n") == ({"名称": "乙"}, ["名秤?"])


def test_the_first_of_two_slips_is_read_and_both_are_said() -> None:
    assert read("名秤: 甲\n名衬: 乙\n") == ({"名称": "甲"}, ["名秤?", "名衬?"])


def test_a_key_under_two_names_is_said_and_the_first_is_read() -> None:
    assert read("名称: 甲\n名字: 乙\n") == ({"名称": "甲"}, ["名字=名称"])


def test_a_key_like_nothing_is_read_as_nothing() -> None:
    assert read("天气: 晴\n金额: 1\n") == ({"金额": "1"}, ["天气?"])
