"""Words an office adds to rules/vocabulary/columns.yaml, in a file of the same shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.errors import Mistake, UsageError, did_you_mean, said_of
from checker.model import INDICATOR_FIELDS, TABLE_FIELDS
from checker.place import Place
from checker.readers.charset import decode
from checker.readers.grid import ReadError
from checker.readers.vocabulary import Vocabulary, vocabulary, vocabulary_of
from checker.strictyaml import YamlMapping, load_documents

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

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
# The office's own words are looked at after all bundled words of a field.
_BEHIND = 1_000


def with_own_words(files: Sequence[Path]) -> Vocabulary | None:
    """The vocabulary with the words of `files`, which win where a word is known already; None
    where there are none, so that the common words wait until a form is read.

    Raises UsageError with every mistake of every file.
    """
    if not files:
        return None
    mistakes: list[Mistake] = []
    words = vocabulary()
    for file in files:
        root = _root(file, mistakes)
        if root is not None:
            mistakes += _mistakes(root)
            words = _joined(words, vocabulary_of(root))
    if mistakes:
        raise UsageError(mistakes)
    return words


def _root(file: Path, mistakes: list[Mistake]) -> YamlMapping | None:
    place = Place(file.as_posix())
    try:
        text = decode(file.read_bytes()).text
    except ReadError as error:
        mistakes.append(Mistake(f"{error.reason}。{error.hint}。", place))
        return None
    except OSError as error:
        mistakes.append(Mistake(f"读不了这个文件：{said_of(error)}。", place))
        return None
    documents = load_documents(text, file.as_posix())
    problems = [problem for document in documents for problem in document.problems]
    mistakes += (Mistake(f"“{each.text}”这样写不行。", each.place) for each in problems)
    root = documents[0].root if documents else None
    if isinstance(root, YamlMapping):
        return root
    mistakes.append(Mistake(f"要写成“栏目: 叫法”，可用的栏目：{'、'.join(_SECTIONS)}。", place))
    return None


def _mistakes(root: YamlMapping) -> list[Mistake]:
    """Sections and fields that do not exist, and words where a mapping should be."""
    found: list[Mistake] = []
    for section, node in root.entries:
        if section.text not in _SECTIONS:
            offer = did_you_mean(section.text, _SECTIONS)
            found.append(Mistake(f"没有栏目“{section.text}”{offer}", section.place))
            continue
        fields = _SECTIONS[section.text]
        if fields is None:
            continue
        if not isinstance(node, YamlMapping):
            message = f"“{section.text}”下面要写“字段: [叫法, …]”。"
            found.append(Mistake(message, section.place))
            continue
        found += (
            Mistake(f"没有字段“{key.text}”{did_you_mean(key.text, fields)}", key.place)
            for key, _ in node.entries
            if key.text not in fields
        )
    return found


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
