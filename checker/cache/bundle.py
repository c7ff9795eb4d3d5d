"""Many kept pieces in one file: what they were made from, a check for tears, and each by its name.

Reading such a file costs a millisecond however much is in it; what a piece says is looked at when
somebody asks for it.
"""

from __future__ import annotations

import marshal
import zlib
from typing import TYPE_CHECKING

from checker.cache.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

_MAGIC = b"goalcheck kept 2\n"
_SIZE = 4


class Bundle:
    """The pieces of a file by name."""

    __slots__ = ("_data", "_index", "_start")

    def __init__(
        self, data: bytes | memoryview, index: Mapping[str, tuple[int, int]], start: int
    ) -> None:
        self._data = data
        self._index = index
        self._start = start

    @classmethod
    def of(cls, pieces: Mapping[str, bytes]) -> Bundle:
        """Pieces that were just made."""
        return cls(b"".join(pieces.values()), _index_of(pieces), 0)

    def get(self, name: str) -> bytes | None:
        """The piece of a name, None where there is none."""
        found = self._index.get(name)
        if found is None:
            return None
        at = self._start + found[0]
        return bytes(self._data[at : at + found[1]])

    def pieces(self) -> dict[str, bytes]:
        """All of them, by name."""
        return {name: self.get(name) or b"" for name in self._index}


def bundled(pieces: Mapping[str, bytes], sources: bytes) -> bytes:
    """The pieces with `sources`, all that they were made from, and a sum over everything."""
    head = marshal.dumps((sources, _index_of(pieces)))
    body = b"".join((len(head).to_bytes(_SIZE, "big"), head, *pieces.values()))
    return _MAGIC + zlib.crc32(body).to_bytes(_SIZE, "big") + body


def _index_of(pieces: Mapping[str, bytes]) -> dict[str, tuple[int, int]]:
    """Where each piece begins behind the index, and its size."""
    index: dict[str, tuple[int, int]] = {}
    at = 0
    for name, piece in pieces.items():
        index[name] = at, len(piece)
        at += len(piece)
    return index


def unbundled(data: bytes | memoryview, sources: bytes) -> Bundle:
    """The pieces again; raises Refused where the bytes are torn, foreign, or of other sources."""
    opening = len(_MAGIC) + _SIZE
    body = memoryview(data)[opening:]
    if (
        len(body) < _SIZE
        or data[: len(_MAGIC)] != _MAGIC
        or zlib.crc32(body) != int.from_bytes(data[len(_MAGIC) : opening], "big")
    ):
        raise Refused("torn")
    start = _SIZE + int.from_bytes(body[:_SIZE], "big")
    try:
        made_from, index = marshal.loads(body[_SIZE:start])
    except (EOFError, TypeError, ValueError) as error:
        raise Refused("foreign") from error
    if made_from != sources:
        raise Refused("of other sources")
    return Bundle(data, index, opening + start)
