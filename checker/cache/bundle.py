"""Many kept pieces in one file: what they were made from, a check for tears, and each by its name.

Reading such a file costs a millisecond however much is in it; a piece is looked at, and its sum
taken, when somebody asks for it.
"""

from __future__ import annotations

import marshal
import zlib
from typing import TYPE_CHECKING

from checker.cache.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    _Index = dict[str, tuple[int, int, int]]
    """Where each piece begins behind the index, its size and its sum."""

_MAGIC = b"goalcheck kept 3\n"
_SIZE = 4


class Bundle:
    """The pieces of a file by name."""

    __slots__ = ("_data", "_index", "_start")

    def __init__(self, data: bytes | memoryview, index: _Index, start: int) -> None:
        self._data = data
        self._index = index
        self._start = start

    @classmethod
    def of(cls, pieces: Mapping[str, bytes]) -> Bundle:
        """Pieces that were just made."""
        return cls(b"".join(pieces.values()), _index_of(pieces), 0)

    def get(self, name: str) -> bytes | None:
        """The piece of a name, None where there is none, or it is torn."""
        at, size, total = self._index.get(name, (0, 0, None))
        at += self._start
        piece = bytes(self._data[at : at + size])
        return piece if zlib.crc32(piece) == total else None

    def pieces(self) -> dict[str, bytes]:
        """All of them, by name."""
        return {name: self.get(name) or b"" for name in self._index}


def bundled(pieces: Mapping[str, bytes], sources: bytes) -> bytes:
    """The pieces with `sources`, all that they were made from."""
    head = marshal.dumps((sources, _index_of(pieces)))
    sizes = (zlib.crc32(head), len(head))
    return b"".join(
        (_MAGIC, *(one.to_bytes(_SIZE, "big") for one in sizes), head, *pieces.values())
    )


def _index_of(pieces: Mapping[str, bytes]) -> _Index:
    index: dict[str, tuple[int, int, int]] = {}
    at = 0
    for name, piece in pieces.items():
        index[name] = at, len(piece), zlib.crc32(piece)
        at += len(piece)
    return index


def unbundled(data: bytes | memoryview, sources: bytes) -> Bundle:
    """The pieces again; raises Refused where their index is torn, where bytes are missing, and
    where they are foreign or of other sources. Whether a piece is whole is told when it is read."""
    opening = len(_MAGIC) + 2 * _SIZE
    total, size = (
        int.from_bytes(data[at : at + _SIZE], "big") for at in (len(_MAGIC), len(_MAGIC) + _SIZE)
    )
    start = opening + size
    head = memoryview(data)[opening:start]
    if data[: len(_MAGIC)] != _MAGIC or zlib.crc32(head) != total:
        raise Refused("torn")
    try:
        made_from, index = marshal.loads(head)
    except (EOFError, TypeError, ValueError) as error:
        raise Refused("foreign") from error
    if made_from != sources:
        raise Refused("of other sources")
    if len(data) != start + sum(size for _, size, _ in index.values()):
        raise Refused("torn")
    return Bundle(data, index, start)
