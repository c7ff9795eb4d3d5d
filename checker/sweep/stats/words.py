"""The words of the vocabularies that ship, for the question which of them nobody writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.packs import load_packs
from checker.sweep.extras import arrow
from checker.values import unit_names

if TYPE_CHECKING:
    from collections.abc import Iterator


def words_table() -> Any:
    """词表 and 词, as an Arrow table."""
    pairs = list(dict.fromkeys(_words()))
    return arrow().table({"词表": [one for one, _ in pairs], "词": [word for _, word in pairs]})


def _words() -> Iterator[tuple[str, str]]:
    vocabulary = load_packs().vocabulary
    for name, words in (*vocabulary.lists.items(), *vocabulary.maps.items()):
        yield from ((name, word) for word in words)
    yield from (("计量单位", word) for word in unit_names())
