"""A root that is no folder of this machine: an object store, an archive, whatever fsspec opens.

The files of a set are brought here, checked as those of a folder are, and let go. Their paths are
shown from the root on, as `lint` shows them to somebody who stands there.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from checker.base.dataclass import dataclass, replace
from checker.base.errors import UsageError
from checker.base.limits import Limits
from checker.base.text import spelled
from checker.readers import PassedOver, is_searched, survey
from checker.sweep.extras import library
from checker.sweep.root import AtHand, Looked, SweepSet

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping, Sequence

    from checker.base.globs import SetPatterns
    from checker.pipeline import Job

_STRANGE = "文件名不能用在本机上，没有取来"
_SAID = 300
_LONGEST = 255
# What a store says of a file that is another when its content is; without any, it is fetched.
_VERSIONS = frozenset(
    {"etag", "mtime", "lastmodified", "last_modified", "created", "modified", "updated"}
    | {"md5", "content-md5", "content_md5", "crc", "generation", "md5hash"}
)
_TIMES = ("mtime", "LastModified", "last_modified", "modified", "updated", "created")


@dataclass(frozen=True, slots=True)
class RemoteRoot:
    """A folder at an address; its configuration is that of the working folder."""

    address: str

    @property
    def name(self) -> str:
        return self.address

    def refuse_missing(self) -> None:
        store, base = self._opened()
        with _told(self.address):
            there = not base.strip("/") or store.isdir(base)
        if not there:
            raise UsageError(f"{self.address} 不是文件夹：普查查一个文件夹下面的各套材料。")

    def units(
        self, drawn: Sequence[SetPatterns], apart: Path, only: Sequence[str] | None, /
    ) -> Iterator[SweepSet]:
        del apart  # the result lies here
        if drawn:
            raise UsageError("配置的 sets 只能画本机的文件夹；请去掉 sets，或把材料取到本机。")
        store, base = self._opened()
        seen: set[str] = set()
        for start in [""] if only is None else only:
            place = _below(base, start)
            with _told(self.address):
                if start and not store.isdir(place):
                    raise UsageError(f"不是文件夹：{start}。")
                for folder, files in _walk(store, place):
                    name = _from(base, folder)
                    if files and name not in seen:
                        seen.add(name)
                        yield SweepSet(spelled(name), (name,), files)

    def look(self, unit: SweepSet, job: Job) -> Looked:
        store, base = self._opened()
        (folder,) = unit.paths
        with _told(self.address):
            entries = store.ls(_below(base, "" if folder == "." else folder), detail=True)
        files = {_from(base, one["name"]): one for one in entries if one["type"] != "directory"}
        known = {name: _version(store, one) for name, one in sorted(files.items())}
        digest = sha256(repr(sorted(known.items())).encode(errors="backslashreplace"))
        return Looked(digest.hexdigest(), lambda: self._brought(files, job))

    @contextmanager
    def _brought(self, files: Mapping[str, Mapping[str, Any]], job: Job) -> Generator[AtHand]:
        store, _ = self._opened()
        with tempfile.TemporaryDirectory(prefix="goalcheck-") as name:
            here = Path(name).resolve()
            strange: list[PassedOver] = []
            folders: set[Path] = set()
            for shown, entry in files.items():
                path = _place(here, shown)
                if path is None:
                    strange.append(PassedOver(spelled(shown), _STRANGE))
                    continue
                path.parent.mkdir(parents=True, exist_ok=True)
                folders.add(path.parent)
                with _told(self.address):
                    _fetch(store, entry, path)
            found = survey(folders, job.exclude, job.own_files, shallow=True, below=here)
            yield AtHand(replace(found, passed_over=(*found.passed_over, *strange)), {})

    def _opened(self) -> tuple[Any, str]:
        fsspec = library("fsspec", "查别处的材料", "cluster")
        with _told(self.address):
            store, base = fsspec.core.url_to_fs(self.address)
        return store, str(base)


@contextmanager
def _told(address: str) -> Generator[None]:
    """Whatever a store's own library raises is said of its address."""
    try:
        yield
    except UsageError:
        raise
    except Exception as error:
        said = " ".join(f"{type(error).__name__}: {error}".split())[:_SAID]
        raise UsageError(f"打不开 {address}：{spelled(said)}") from error


def _walk(store: Any, place: str) -> Iterator[tuple[str, int]]:
    """Folders that are searched and how many files lie in each, in the order of their names."""
    pending = [place]
    while pending:
        folder = pending.pop()
        entries = sorted(store.ls(folder, detail=True), key=lambda one: str(one["name"]))
        below = [one["name"] for one in entries if one["type"] == "directory"]
        yield folder, len(entries) - len(below)
        searched = [one for one in below if is_searched(PurePosixPath(one).name)]
        pending.extend(reversed(searched))


def _below(base: str, name: str) -> str:
    return "/".join(filter(None, (base.rstrip("/"), name.strip("/"))))


def _from(base: str, place: str) -> str:
    """A place as seen from the root; `.` is the root itself."""
    return place.strip("/").removeprefix(base.strip("/")).strip("/") or "."


def _version(store: Any, entry: Mapping[str, Any]) -> str:
    """What changes when a file does, without reading it where the store knows."""
    if any(name.lower() in _VERSIONS and value for name, value in entry.items()):
        return repr(sorted((name, repr(value)) for name, value in entry.items()))
    return sha256(store.cat_file(entry["name"])).hexdigest()


def _place(here: Path, shown: str) -> Path | None:
    """Where a file stands here; None for a name that leads elsewhere or can stand nowhere."""
    parts = shown.split("/")
    if "\0" in shown or any(len(part.encode(errors="replace")) > _LONGEST for part in parts):
        return None
    path = (here / shown).resolve()
    is_inside = path.is_relative_to(here) and path.relative_to(here).as_posix() == shown
    return path if is_inside else None


def _fetch(store: Any, entry: Mapping[str, Any], path: Path) -> None:
    """Brings a file here; one that is too large to be read comes as its size."""
    if (size := int(entry.get("size") or 0)) > Limits().file_bytes:
        with path.open("wb") as stream:
            stream.truncate(size)
    else:
        path.write_bytes(store.cat_file(entry["name"]))
    saved = next((entry[name] for name in _TIMES if entry.get(name)), None)
    with suppress(TypeError, ValueError, OSError, OverflowError):
        seconds = float(saved.timestamp() if hasattr(saved, "timestamp") else saved)  # type: ignore[union-attr,arg-type]
        os.utime(path, (seconds, seconds))
