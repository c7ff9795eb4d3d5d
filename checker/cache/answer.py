"""The answer to a command, kept with all that it rests on and given again while that stands.

The same call over the same files has the same answer, byte for byte: where nothing has changed
nothing is parsed, read into values or judged. Only the newest answers are kept.
"""

from __future__ import annotations

import marshal
import sys
from typing import TYPE_CHECKING, NamedTuple

from checker.base.digest import blake2b
from checker.cache.folder import cache_folder, read_private, write_private
from checker.cache.room import prune, touch
from checker.cache.witness import stands

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from checker.cache.witness import Witness

ANSWERS = "answers"
"""The folder of answers within that of kept files."""
MOST_BYTES = 100_000_000
"""What all answers may take; one that takes more than a quarter of it is not kept."""
_MAGIC = b"goalcheck answer 1\n"
_DIGEST = 16


class KeptAnswer(NamedTuple):
    """What a command wrote to standard output, what it said to the person, its exit code."""

    report: str
    said: tuple[str, ...]
    code: int


def kept_answer(call: bytes) -> KeptAnswer | None:
    """The answer to a call, None where none is kept or something it rests on has changed."""
    path = _path(call)
    data = read_private(path) if path else None
    if path is None or data is None:
        return None
    start = len(_MAGIC)
    digest, body = data[start : start + _DIGEST], data[start + _DIGEST :]
    if not data.startswith(_MAGIC) or blake2b(call + body, digest_size=_DIGEST).digest() != digest:
        return None
    witnesses, report, said, code = marshal.loads(body)
    if not all(map(stands, witnesses)):
        return None
    touch(path)
    return KeptAnswer(report, said, code)


def keep_answer(call: bytes, witnesses: Sequence[Witness], answer: KeptAnswer) -> None:
    """Keeps the answer to a call with what it rests on."""
    path = _path(call)
    if path is None:
        return
    body = marshal.dumps((tuple(witnesses), *answer))
    digest = blake2b(call + body, digest_size=_DIGEST).digest()
    if len(body) <= MOST_BYTES // 4:
        write_private(path, _MAGIC + digest + body)
        prune(path.parent, MOST_BYTES)


def _path(call: bytes) -> Path | None:
    folder = cache_folder()
    if folder is None:
        return None
    name = blake2b(call, digest_size=16).hexdigest()
    # What `marshal` writes is for one version of Python.
    return folder / ANSWERS / f"{name}.{sys.implementation.cache_tag}"
