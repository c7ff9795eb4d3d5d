"""Words an office adds to rules/vocabulary/columns.yaml, in a file of the same shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.errors import UsageError
from checker.model import INDICATOR_FIELDS, TABLE_FIELDS, label_key
from checker.readers.vocabulary import (
    Vocabulary,
    common_words,
    count_of_spellings,
    spellings,
    vocabulary_of,
)
from checker.strictyaml import KeyedReader, Wording, YamlSequence

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from checker.strictyaml import YamlMapping, YamlNode, YamlScalar

# Section to the fields its words may be added to; None where it is a plain list of words.
_SECTIONS: dict[str, Collection[str] | None] = {
    "表字段": TABLE_FIELDS,
    "绩效目标": None,
    "不取": None,
    "合计行": None,
    "资金字样": None,
    "指标列": INDICATOR_FIELDS,
    "不取的列": None,
    "表尾": None,
}
_AS_WORDS = Wording(
    file="叫法文件",
    examples={
        "叫法文件": "表字段: {预算数: [年初安排]}",
        "表字段": "预算数: [年初安排]",
        "指标列": "指标值: [计划值]",
    },
)
# The office's own words are looked at after all bundled words of a field.
_BEHIND = 1_000
MOST_SPELLINGS = 20_000
"""Ways to write the words of one field."""


def with_own_words(files: Sequence[Path]) -> Vocabulary | None:
    """The vocabulary with the words of `files`, which win where a word is known already; None
    where there are none, so that the common words wait until a form is read.

    Raises UsageError with every mistake of every file.
    """
    if not files:
        return None
    reader = KeyedReader(words=_AS_WORDS)
    words = common_words()
    for file in files:
        root = _root(file, reader)
        if root is not None and not reader.mistakes:
            words = _joined(words, vocabulary_of(root))
    if reader.mistakes:
        raise UsageError(reader.mistakes)
    return words


def _root(file: Path, reader: KeyedReader) -> YamlMapping | None:
    """The sections of a file, their fields the ones there are."""
    shown = file.as_posix()
    text = reader.file(file, shown)
    document = None if text is None else reader.document(text, shown)
    if document is None:
        return None
    sections = reader.keys(document, _SECTIONS, reader.words.file)
    for section, node in sections.entries:
        fields = _SECTIONS[section.text]
        if fields is None:
            _check_words(reader, node, section, {})
        elif (words := reader.mapping(node, section.text)) is not None:
            taken: dict[str, str] = {}
            for key, value in reader.keys(words, fields, section.text).entries:
                _check_words(reader, value, key, taken)
    return sections


def _check_words(
    reader: KeyedReader, node: YamlNode, key: YamlScalar, taken: dict[str, str]
) -> None:
    """Refuses words that can be written in ever so many ways, and those that would do nothing:
    none, an open bracket, one that is another field's."""
    reader.one_term(node)
    written = reader.placed_texts(node, key.text)
    if sum(count_of_spellings(text) for text, _ in written) > MOST_SPELLINGS:
        said = f"的叫法展开后超过{MOST_SPELLINGS}种，请把“< / >”写少些。"
        reader.fault(f"{reader.words.quoted(key.text)}{said}", node.place)
        return
    if not written and isinstance(node, YamlSequence):
        reader.fault(f"“{key.text}”没有写叫法。", node.place)
    for text, place in written:
        if text.count("<") != text.count(">"):
            said = f"“{text}”里的“<”和“>”要成对：<年度/本年/>预算。"
            reader.fault(said, place)
            continue
        for word in map(label_key, spellings(text)):
            if (other := taken.setdefault(word, key.text)) != key.text:
                said = f"“{text}”上面已经是“{other}”的叫法，不能又是“{key.text}”的。"
                reader.fault(said, place)
                break


def _joined(words: Vocabulary, own: Vocabulary) -> Vocabulary:
    taken = own.table_fields.keys() | own.goals | own.ignored
    return Vocabulary(
        table_fields={
            **{key: value for key, value in words.table_fields.items() if key not in taken},
            **_behind(own.table_fields),
        },
        goals=(words.goals - taken) | own.goals,
        ignored=(words.ignored - taken) | own.ignored,
        groups={key: field for key, field in words.groups.items() if key not in taken},
        columns={
            **{
                key: value for key, value in words.columns.items() if key not in own.ignored_columns
            },
            **_behind(own.columns),
        },
        ignored_columns=(words.ignored_columns - own.columns.keys()) | own.ignored_columns,
        endings=words.endings | own.endings,
        totals=words.totals | own.totals,
        money_words=(*words.money_words, *own.money_words),
        level1=words.level1,
        level2=words.level2,
    )


def _behind(fields: Mapping[str, tuple[str, int]]) -> dict[str, tuple[str, int]]:
    return {key: (field, rank + _BEHIND) for key, (field, rank) in fields.items()}
