"""Reads configuration files, and the files they extend.

Every mistake of all the files is collected before the run is refused, so that a clerk corrects
them once and not once a mistake.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from checker.base.errors import Mistake, UsageError
from checker.base.globs import from_here
from checker.base.version import __version__
from checker.config.keys import KEYS
from checker.config.layers import stacked
from checker.config.settings import Layer
from checker.config.values import ConfigReader
from checker.config.version import satisfies
from checker.strictyaml import YamlMapping, YamlScalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from checker.base.place import Place
    from checker.config.settings import Config
    from checker.strictyaml import YamlNode


def load_config(path: Path, overlay: Mapping[Path, str] | None = None) -> Config:
    """The settings of a file and of those it extends. Raises UsageError with every mistake.
    `overlay` holds texts to be read in place of what files hold, by path with links followed."""
    mistakes: list[Mistake] = []
    layers = tuple(_layers(path, (), mistakes, overlay or {}))
    if mistakes:
        raise UsageError(mistakes)
    return stacked(layers)


def _layers(
    path: Path, below: tuple[Path, ...], mistakes: list[Mistake], overlay: Mapping[Path, str]
) -> Iterator[Layer]:
    """The file's layer behind those it stands on; `below` are the files that extend it."""
    reading = ConfigReader(folder=path.parent, overlay=overlay)
    root = _root(path, reading)
    if root is not None:
        _check_version(root, reading)
        root = reading.keys(root, KEYS, reading.words.file)
    values: dict[str, object] = {}
    places: dict[str, Place] = {}
    for key, value in root.entries if root else ():
        if (result := KEYS[key.text].read(value, key.text, reading)) is not None:
            values[key.text] = result
            places[key.text] = key.place
    mistakes += reading.mistakes
    bases = cast("tuple[str, ...]", values.get("extends", ()))
    for base in bases:
        yield from _base(path.parent / base, places["extends"], (*below, path), mistakes, overlay)
    yield Layer(path, values, places, reading.names)


def _base(
    path: Path,
    place: Place,
    below: tuple[Path, ...],
    mistakes: list[Mistake],
    overlay: Mapping[Path, str],
) -> Iterator[Layer]:
    if not path.is_file():
        mistakes.append(Mistake(f"extends 的“{_shown(path)}”不存在", place))
    elif path.resolve() in [one.resolve() for one in below]:
        chain = " → ".join(_shown(one) for one in (*below, path))
        mistakes.append(Mistake(f"配置文件互相 extends，绕成了圈：{chain}", place))
    else:
        yield from _layers(path, below, mistakes, overlay)


def _shown(path: Path) -> str:
    return from_here(path).as_posix()


def _check_version(root: YamlMapping, reading: ConfigReader) -> None:
    """Raises UsageError where another version is asked for: what else is wrong with the file then
    says nothing of the file."""
    node = root.get("required-version")
    if not isinstance(node, YamlScalar) or not node.text:
        return
    try:
        if satisfies(__version__, node.text):
            return
    except ValueError:
        reading.fault(f"看不懂版本条件“{node.text}”，例如 >=0.1,<2。", node.place)
        return
    message = f"这份配置要 goalcheck {node.text}，现在的是 {__version__}；请换成合适的版本。"
    raise UsageError([Mistake(message, node.place)])


def _root(path: Path, reading: ConfigReader) -> YamlMapping | None:
    shown = _shown(path)
    text = reading.file(path, shown)
    if text is None:
        return None
    node = _toml(text, path) if path.suffix == ".toml" else reading.root(text, shown)
    return None if node is None else reading.mapping(node, reading.words.file)


def _toml(text: str, path: Path) -> YamlNode | None:
    """`[tool.goalcheck]`, or the whole of a file that has no such table and is no pyproject."""
    from checker.config.tomltree import load_toml

    found = load_toml(text, _shown(path), "tool", "goalcheck")
    whole = found is None and path.name != "pyproject.toml"
    return load_toml(text, _shown(path)) if whole else found
