"""In which order local packs stand on one another: 国家 → 省 → 市 → 单位.

`extends` names a pack by its id (one of those given, or the one that ships) or by the path of its
file, seen from the file that says so; behind either may stand the version it is pinned to. A pack
named by path is loaded with the one that names it, if it lies in a folder the user named (of a pack
that was given, or given itself): a pack of a stranger opens no other file of this disk. What a pack
changes is changed after what the packs below it changed.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.base.errors import did_you_mean
from checker.base.place import Place
from checker.strictyaml import YamlScalar, YamlSequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checker.packs.reader import NodeReader
    from checker.strictyaml import YamlMapping

_FILES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class PackFile:
    """One file of a pack as it was written; `path` as it is shown."""

    path: str
    text: str
    document: YamlMapping
    name: str
    version: str


@dataclass(frozen=True, slots=True)
class _Base:
    """What one entry of `extends` asks for."""

    name: str
    version: str
    place: Place

    @property
    def is_path(self) -> bool:
        return self.name.endswith(_FILES) or "/" in self.name or "\\" in self.name


@dataclass(slots=True)
class _Stack:
    reader: NodeReader
    shipped: Mapping[str, str]
    """Version by id of the packs that ship."""
    torn: bool = False
    """Whether a file could not be read: what is not there may be in it."""
    roots: frozenset[Path] = frozenset()
    """The folders, links followed, in which packs may name others by path."""
    files: dict[Path, PackFile] = field(default_factory=dict[Path, PackFile])
    open: list[Path] = field(default_factory=list[Path])
    done: dict[Path, None] = field(default_factory=dict[Path, None])

    def place(self, path: Path) -> None:
        """Puts a file behind all it stands on."""
        if path in self.done:
            return
        self.open.append(path)
        file = self.files[path]
        for base in _bases(self.reader, file.document):
            for below in self.below(path, base):
                if below in self.open:
                    self.fault_cycle(below, base)
                else:
                    self.place(below)
        self.open.pop()
        self.done[path] = None

    def below(self, path: Path, base: _Base) -> list[Path]:
        """The files of the pack an entry names; mistakes go to the reader."""
        if base.is_path:
            return self.by_path(path, base)
        found = [key for key, file in self.files.items() if file.name == base.name and key != path]
        versions = {self.files[key].version: None for key in found}
        if base.name in self.shipped:
            versions[self.shipped[base.name]] = None
        if not versions and not self.torn:
            own = self.files[path].name
            known = [*self.shipped, *(file.name for file in self.files.values())]
            advice = did_you_mean(base.name, [name for name in known if name not in ("", own)])
            if advice == "。":
                advice = "；请一并给出（--pack），或写它的文件路径。"
            self.reader.fault(f"没有叫“{base.name}”的规则包{advice}", base.place)
        self.check_version(base, tuple(versions))
        return found

    def by_path(self, path: Path, base: _Base) -> list[Path]:
        written = base.name.replace("\\", "/")
        target = path.parent / written
        key = target.resolve()
        if PurePosixPath(written).is_absolute() or PureWindowsPath(written).is_absolute():
            self.reader.fault("“extends”里的路径要从本文件写起，不能是绝对路径。", base.place)
            return []
        if not any(key.is_relative_to(root) for root in self.roots):
            message = (
                f"“{base.name}”不在规则包的文件夹里，不读；要用就把它所在的文件夹一并给出"
                "（--pack，或配置的packs）。"
            )
            self.reader.fault(message, base.place)
            return []
        if key not in self.files:
            if not target.is_file():
                self.reader.fault(f"找不到要扩展的规则包“{base.name}”。", base.place)
                return []
            file = read_pack_file(target, self.reader)
            if file is None:
                return []
            self.files[key] = file
        self.check_version(base, (self.files[key].version,))
        return [key]

    def check_version(self, base: _Base, versions: Sequence[str]) -> None:
        if versions and base.version and base.version not in versions:
            message = f"“{base.name}”是{'、'.join(versions)}版，这个包要{base.version}版。"
            self.reader.fault(message, base.place)

    def fault_cycle(self, below: Path, base: _Base) -> None:
        ring = [*self.open[self.open.index(below) :], below]
        named = " → ".join(self.files[key].name or self.files[key].path for key in ring)
        self.reader.fault(f"规则包绕着圈互相扩展：{named}。", base.place)


def stacked(
    paths: Iterable[Path], reader: NodeReader, shipped: Mapping[str, str]
) -> tuple[PackFile, ...]:
    """The files at `paths` (or in the folders there) and those they extend, the lowest first.

    Mistakes go to the reader; a file that cannot be read is left out.
    """
    paths = tuple(paths)
    stack = _Stack(reader, shipped, roots=_roots(paths))
    for path in _files(paths, reader):
        file = read_pack_file(path, reader)
        if file is None:
            stack.torn = True
        else:
            stack.files.setdefault(path.resolve(), file)
    _check_versions(stack.files.values(), reader, shipped)
    for path in tuple(stack.files):
        stack.place(path)
    return tuple(stack.files[path] for path in stack.done)


def _roots(paths: Iterable[Path]) -> frozenset[Path]:
    """The folders that were given, and those of the files that were, by either name of a link."""
    folders = (
        folder
        for path in paths
        for folder in ((path,) if path.is_dir() else (path.parent, path.resolve().parent))
    )
    return frozenset(folder.resolve() for folder in folders)


def _files(paths: Iterable[Path], reader: NodeReader) -> Iterator[Path]:
    for path in paths:
        files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
        if not files:
            reader.fault("文件夹里没有规则包（.yaml）。", Place(path.as_posix()))
        yield from files


def read_pack_file(path: Path, reader: NodeReader) -> PackFile | None:
    """A file as the one mapping it consists of, or a mistake."""
    shown = path.as_posix()
    text = reader.file(path, shown)
    if text is None:
        return None
    document = reader.document(text, shown)
    if document is None:
        return None
    name, version = (_text(document, key) for key in ("pack", "version"))
    return PackFile(shown, text, document, name, version)


def _text(document: YamlMapping, key: str) -> str:
    node = document.get(key)
    return node.text.strip() if isinstance(node, YamlScalar) else ""


def _bases(reader: NodeReader, document: YamlMapping) -> Iterator[_Base]:
    node = document.get("extends")
    if node is None:
        return
    reader.texts(node, "extends")
    items = node.items if isinstance(node, YamlSequence) else (node,)
    for item in items:
        if isinstance(item, YamlScalar) and item.text.strip():
            name, _, version = item.text.strip().replace("@", " ").partition(" ")
            yield _Base(name, version.strip(), item.place)


def _check_versions(
    files: Iterable[PackFile], reader: NodeReader, shipped: Mapping[str, str]
) -> None:
    """One pack has one version in a run, and the name of the pack that ships is its own."""
    known = dict(shipped)
    for file in files:
        if file.name in shipped:
            node = file.document.get("pack")
            message = f"“{file.name}”是自带的规则包的名称，请另取一个，用extends扩展它。"
            reader.fault(message, node.place if node else file.document.place)
            continue
        version = known.setdefault(file.name, file.version)
        if file.name and file.version and version != file.version:
            message = f"规则包“{file.name}”有两个版本：{version}和{file.version}。"
            node = file.document.get("version")
            reader.fault(message, node.place if node else file.document.place)
