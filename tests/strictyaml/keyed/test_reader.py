"""One reader for every file of keys: what it gives, and what it says of what it cannot read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.strictyaml import KeyedReader, Wording, YamlMapping, load_documents

if TYPE_CHECKING:
    from pathlib import Path

    from checker.strictyaml import YamlNode


def node_of(text: str) -> YamlNode:
    (document,) = load_documents(f"词: {text}\n", "f.yaml")
    assert isinstance(document.root, YamlMapping)
    ((_, value),) = document.root.entries
    return value


def texts_of(text: str) -> tuple[tuple[str, ...], list[str]]:
    reader = KeyedReader()
    return reader.texts(node_of(text), "词"), [mistake.message for mistake in reader.mistakes]


@pytest.mark.parametrize(
    ("text", "words"),
    [("清淤", ("清淤",)), ("[清淤, 疏浚]", ("清淤", "疏浚")), ("-3", ("-3",)), ("--", ("--",))],
)
def test_a_text_stands_for_a_list_of_one(text: str, words: tuple[str, ...]) -> None:
    assert texts_of(text) == (words, [])


def test_an_item_whose_dash_lacks_its_blank_is_said_and_not_read() -> None:
    words, said = texts_of("\n  -疏浚\n  -清淤")
    assert words == ()
    assert said == ["“-疏浚”是列表的一项时，“-”后面要有一个空格：“- 疏浚”。"]


def test_a_mapping_where_a_text_belongs_is_named_by_its_key() -> None:
    reader = KeyedReader(words=Wording(names={"词": "词语"}))
    assert reader.text(node_of("{甲: 1}"), "词") is None
    assert reader.mistakes[0].message.startswith("“词语”应当是一段文字")


def test_commas_of_chinese_writing_part_no_words() -> None:
    reader = KeyedReader()
    reader.terms(node_of("清淤、疏浚"), "词")
    assert [mistake.message for mistake in reader.mistakes] == [
        (
            "“清淤、疏浚”是一个词还是几个？几个词写成 [甲, 乙]，用半角的括号和逗号；"
            "是一个词就整段加引号。"
        )
    ]


def test_truths_are_said_in_both_languages_and_nothing_else_is_one() -> None:
    reader = KeyedReader()
    assert [reader.truth(node_of(word), "词", default=False) for word in ("true", "是", "真")] == [
        True
    ] * 3
    assert reader.truth(None, "词", default=True) is True
    assert reader.mistakes == []
    reader.truth(node_of("yes"), "词", default=False)
    assert "yes" in reader.mistakes[0].message


def test_a_file_that_is_no_text_is_told_for_what_it_is(tmp_path: Path) -> None:
    reader = KeyedReader()
    book, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    book.write_bytes(b"PK\x03\x04rest")
    other.write_bytes("名称: 清淤\n".encode("gbk"))
    assert (reader.file(book, "a.yaml"), reader.file(other, "b.yaml")) == (None, None)
    assert "Excel工作簿" in reader.mistakes[0].message
    assert "GBK" in reader.mistakes[1].message.upper()


def test_a_text_that_is_open_in_an_editor_is_read_in_place_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("名称: 旧\n", encoding="utf-8")
    reader = KeyedReader(overlay={path.resolve(): "名称: 新\n"})
    assert reader.file(path, "a.yaml") == "名称: 新\n"
