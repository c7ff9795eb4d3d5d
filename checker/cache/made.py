"""What is worked out of the program and its rules alone, the same for every run, and kept.

Words, units, patterns, rules ready to run: `packs/stored` works all of it out once, into one file
of pieces: in the wheel, or in the folder of the user. Here a piece is found by its name. It holds
for the very program, rules and Python it was made from; without one everything is worked out when
it is needed, to the same end.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from checker.base.pattern import engine_version
from checker.base.stock import look_in
from checker.base.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from checker.cache.bundle import Bundle

    T = TypeVar("T", bound="Callable[[], Any]")

BUNDLE = "packs.bin"
"""The kept pieces in the wheel, beside the rules."""

_FUNCTIONS: dict[str, Callable[[], Any]] = {}


class _Shelf:
    """The pieces of this process."""

    __slots__ = ("bundle", "looked")

    def __init__(self) -> None:
        self.bundle: Bundle | None = None
        self.looked = False


_shelf = _Shelf()


def kept(function: T) -> T:
    """Marks a function without arguments whose result is kept as a piece. What remembers the
    result within a process stands outside of this."""
    name = f"{function.__module__}.{function.__qualname__}"
    _FUNCTIONS[name] = function

    def from_piece() -> Any:
        found = kept_piece(name)
        return function() if found is None else found

    from_piece.__doc__, from_piece.__name__ = function.__doc__, function.__name__
    made: Any = from_piece
    marked: T = made
    return marked


def kept_functions() -> dict[str, Callable[[], Any]]:
    """Every marked function there is by now, by the name its result is kept under."""
    return dict(_FUNCTIONS)


def kept_piece(name: str) -> Any:
    """The piece of a name, None where there is none that can be read."""
    bundle = _shelf.bundle
    data = None if bundle is None else bundle.get(name)
    if data is None:
        return None
    from checker.cache.record import restored
    from checker.cache.refusal import Refused

    try:
        return restored(data)
    except Refused:
        return None


def opened() -> Bundle | None:
    """The file of pieces, looked for once a process; None where it has to be made first."""
    if not _shelf.looked:
        put(_found())
    return _shelf.bundle


def put(bundle: Bundle | None) -> None:
    """Lets pieces made now hold for this process."""
    _shelf.bundle, _shelf.looked = bundle, True
    look_in(kept_piece)


def forget() -> None:
    """Drops what this process knows of pieces."""
    _shelf.bundle, _shelf.looked = None, False


def opened_for_start() -> None:
    """The same, where nearly all of the program is still to be loaded: from there too."""
    bundle = opened()
    if bundle is not None and bundle.get(f"module {__name__}") is not None:
        from checker.cache.modules import use_kept_modules

        use_kept_modules(bundle.get)


def _found() -> Bundle | None:
    from checker.cache.folder import map_private

    sources = own_sources()
    path = kept_at()
    found = _usable(map_private(path) if path else None, sources)
    if found is None:
        found = _shipped(path, sources)
    return found


def _usable(data: bytes | memoryview | None, sources: bytes) -> Bundle | None:
    from checker.cache.bundle import unbundled
    from checker.cache.refusal import Refused

    try:
        return None if data is None else unbundled(data, sources)
    except Refused:
        return None


def _shipped(path: Path | None, sources: bytes) -> Bundle | None:
    """The pieces of the wheel. Whether its rules are those they were made of takes reading them
    all, so that they are kept as the user's own from then on."""
    from checker.base.resources import bundled_file

    shipped = bundled_file(BUNDLE)
    found = None if shipped is None else _usable(shipped.read_bytes(), wheel_sources())
    if found is not None and path is not None:
        from checker.cache.bundle import bundled
        from checker.cache.folder import write_private

        pieces = found.pieces()
        write_private(path, bundled({**pieces, **code_pieces(pieces)}, sources))
    return found


def code_pieces(pieces: Mapping[str, bytes]) -> dict[str, bytes]:
    """The code of the modules that are named among pieces, as it is in this place: none of a
    program that runs without being installed, or without its source."""
    from checker.cache.modules import MODULES, module_pieces
    from checker.cache.record import restored

    own = Path(__file__)
    if own.suffix != ".py" or not own.is_file():
        return {}
    return module_pieces(restored(pieces[MODULES]))


def kept_at() -> Path | None:
    """Where this user's pieces of this program are; None where nothing is to be kept. The next
    version of the program in this place takes the place of the file too."""
    from checker.cache.folder import cache_folder

    folder = cache_folder()
    return folder / f"packs-{short_of(str(_package()), *_head())}.bin" if folder else None


def _package() -> Path:
    return Path(__file__).parent.parent


def short_of(*names: str) -> str:
    """A short name for many: what is kept under it is told apart by all it was made from."""
    from zlib import crc32

    return f"{crc32(chr(0).join(names).encode(errors='surrogateescape')):08x}"


def wheel_sources() -> bytes:
    """What the pieces in a wheel are made from: its program by names and sizes (times differ from
    one installation to the next), its rules by their content."""
    from hashlib import sha256

    lines = [*_head(), *_modules(timed=False)]
    texts = sha256()
    for name, text in sorted(_rule_texts()):
        texts.update(f"{name}\0".encode() + text.replace(b"\r\n", b"\n") + b"\0")
    return "\n".join((*lines, texts.hexdigest())).encode()


def own_sources() -> bytes:
    """What pieces are made from here: program, rules and grammars by size and time."""
    package = _package()
    if not package.is_dir():  # a wheel that runs as it is, without being installed
        return wheel_sources()
    lines = [*_head(), *_modules(timed=True)]
    for name, suffix in (("rules", ".yaml"), ("grammar", ".lark")):
        bundled = package / f"_{name}"
        folder = bundled if bundled.is_dir() else package.parent / name
        lines += sorted(_stamps(str(folder), (suffix,), timed=True))
    return "\n".join(lines).encode()


def _head() -> tuple[str, ...]:
    engine = f"{engine_version()} {sys.byteorder} {sys.maxsize}"
    return __version__, sys.implementation.cache_tag or sys.version, engine


def _modules(*, timed: bool) -> list[str]:
    package = _package()
    if not package.is_dir():
        archive = next(folder for folder in package.parents if folder.exists())
        return [_stamp(archive.name, archive.stat(), timed=timed)]
    return sorted(_stamps(str(package), (".py",), timed=timed))


def _stamps(folder: str, suffixes: tuple[str, ...], *, timed: bool) -> Iterator[str]:
    """Name, size and time of every file of a kind below a folder."""
    within = folder.rpartition(os.sep)[2]
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(suffixes):
                yield _stamp(f"{within}/{entry.name}", entry.stat(), timed=timed)
            elif entry.name != "__pycache__" and entry.is_dir():
                yield from _stamps(entry.path, suffixes, timed=timed)


def _stamp(name: str, status: os.stat_result, *, timed: bool) -> str:
    return f"{name} {status.st_size} {status.st_mtime_ns if timed else 0}"


def _rule_texts() -> Iterator[tuple[str, bytes]]:
    from checker.base.resources import rules_root

    for folder in rules_root().iterdir():
        if folder.is_dir():
            for entry in folder.iterdir():
                if entry.name.endswith(".yaml"):
                    yield f"{folder.name}/{entry.name}", entry.read_bytes()
