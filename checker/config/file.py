"""Finds and reads configuration files, and the files they extend.

Every mistake of all the files is collected before the run is refused, so that a clerk corrects
them once and not once a mistake.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, cast

from checker.config.keys import ALIASES, KEYS
from checker.config.layers import stacked
from checker.config.settings import Layer
from checker.config.values import Reading, mapping
from checker.config.version import satisfies
from checker.errors import Mistake, UsageError, did_you_mean, nearest, said_of
from checker.globs import from_here
from checker.pattern import late_pattern
from checker.place import Place
from checker.strictyaml import YamlMapping, YamlScalar, load_documents
from checker.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.config.settings import Config
    from checker.strictyaml import YamlDocument, YamlNode

FILE_NAME = "goalcheck.yaml"
# In one folder the first of these is the configuration.
FILE_NAMES = (FILE_NAME, "goalcheck.yml", "pyproject.toml")

_TOOL_TABLE = late_pattern(r"^\s*\[\s*tool\s*\.\s*[\"']?goalcheck\b", re.MULTILINE)

_WANTED = "配置文件要写成“配置项: 值”的形式，例如：年度: 2025"
# A comment behind a value is lost on purpose here: in goal files it is a slip, in configuration
# it is how people write.
_HARMLESS = frozenset({"lost-after-hash"})


def find_config(start: Path) -> Path | None:
    """The nearest configuration in `start` or above it, not beyond the repository it is in."""
    folder = Path(os.path.realpath(start))
    for candidate in (folder, *folder.parents):
        for name in FILE_NAMES:
            if _is_config(candidate / name):
                return candidate / name
        if (candidate / ".git").exists():
            return None
    return None


def places_of_config(paths: Iterable[str]) -> Iterator[Path]:
    """All that decides which configuration a run over `paths` has: its files, and the names that
    would be nearer or end the search."""
    found = find_config(folder := _start(paths))
    for candidate in (folder, *folder.parents):
        yield from (candidate / name for name in (*FILE_NAMES, ".git"))
        if found is not None and found.parent == candidate:
            return
        if (candidate / ".git").exists():
            return


def _is_config(path: Path) -> bool:
    """Whether the file is there; a pyproject.toml only counts where it speaks of goalcheck."""
    if not path.is_file():
        return False
    if path.suffix != ".toml":
        return True
    text = path.read_text("utf-8", errors="replace")
    return "goalcheck" in text and _TOOL_TABLE.search(text) is not None


def config_for(paths: Iterable[str]) -> Config:
    """The configuration of a run over `paths` (none: the working folder): the nearest file
    upwards from the deepest folder that holds them all. Raises UsageError."""
    found = find_config(_start(paths))
    return load_config(found) if found else stacked(())


def _start(paths: Iterable[str]) -> Path:
    """The deepest folder that holds all of `paths`, the working folder where there is none."""
    folders = [path if path.is_dir() else path.parent for path in map(Path, paths)] or [Path()]
    try:
        return Path(os.path.realpath(os.path.commonpath([*map(os.path.realpath, folders)])))
    except ValueError:  # on different drives there is no such folder
        return Path(os.path.realpath("."))


def load_config(path: Path) -> Config:
    """The settings of a file and of those it extends. Raises UsageError with every mistake."""
    mistakes: list[Mistake] = []
    layers = tuple(_layers(path, (), mistakes))
    if mistakes:
        raise UsageError(mistakes)
    return stacked(layers)


def _layers(path: Path, below: tuple[Path, ...], mistakes: list[Mistake]) -> Iterator[Layer]:
    """The file's layer behind those it stands on; `below` are the files that extend it."""
    reading = Reading(path.parent)
    root = _root(path, reading)
    entries = _by_name(root, reading)
    _check_version(entries, reading)
    values: dict[str, object] = {}
    places: dict[str, Place] = {}
    for name, (key, value) in entries.items():
        if name not in KEYS:
            reading.refuse(key.place, f"没有配置项“{key.text}”{_offer(key.text)}")
        elif (result := KEYS[name].read(value, reading)) is not None:
            values[name] = result
            places[name] = key.place
    mistakes += reading.mistakes
    bases = cast("tuple[str, ...]", values.get("extends", ()))
    for base in bases:
        yield from _base(path.parent / base, places["extends"], (*below, path), mistakes)
    yield Layer(path, values, places, reading.names)


def _by_name(root: YamlMapping, reading: Reading) -> dict[str, tuple[YamlScalar, YamlNode]]:
    """Entries by the key as it is documented, whatever it was called."""
    entries: dict[str, tuple[YamlScalar, YamlNode]] = {}
    for key, value in root.entries:
        name = ALIASES.get(key.text, key.text)
        if name in entries:
            other = entries[name][0]
            message = f"“{key.text}”和第 {other.place.line} 行的“{other.text}”是同一项，只能写一次"
            reading.refuse(key.place, message)
        else:
            entries[name] = (key, value)
    return entries


def _base(
    path: Path, place: Place, below: tuple[Path, ...], mistakes: list[Mistake]
) -> Iterator[Layer]:
    if not path.is_file():
        mistakes.append(Mistake(f"extends 的“{_shown(path)}”不存在", place))
    elif path.resolve() in [one.resolve() for one in below]:
        chain = " → ".join(_shown(one) for one in (*below, path))
        mistakes.append(Mistake(f"配置文件互相 extends，绕成了圈：{chain}", place))
    else:
        yield from _layers(path, below, mistakes)


def _shown(path: Path) -> str:
    return from_here(path).as_posix()


def _check_version(entries: dict[str, tuple[YamlScalar, YamlNode]], reading: Reading) -> None:
    """Raises UsageError where another version is asked for: what else is wrong with the file then
    says nothing of the file."""
    _, node = entries.get("required-version", (None, None))
    if not isinstance(node, YamlScalar) or not node.text:
        return
    try:
        if satisfies(__version__, node.text):
            return
    except ValueError:
        message = f"看不懂版本条件“{node.text}”，例如 >=0.1,<2"
        reading.refuse(node.place, message)
        return
    message = f"这份配置要 goalcheck {node.text}，现在的是 {__version__}；请换成合适的版本"
    raise UsageError([Mistake(message, node.place)])


def _offer(key: str) -> str:
    known = [*KEYS, *ALIASES]
    if nearest(key, known):
        return did_you_mean(key, known)
    return f"。可用的配置项：{'、'.join(KEYS)}"


def _root(path: Path, reading: Reading) -> YamlMapping:
    text = _file_text(path)
    node = _toml(text, path) if path.suffix == ".toml" else _yaml(text, path, reading)
    empty = YamlMapping((), Place(str(path), 1, 1))
    return empty if node is None else mapping(node, reading, _WANTED) or empty


def _toml(text: str, path: Path) -> YamlNode | None:
    """`[tool.goalcheck]`, or the whole of a file that has no such table and is no pyproject."""
    from checker.config.tomltree import load_toml, table

    root = load_toml(text, _shown(path))
    found = table(root, "tool", "goalcheck")
    return root if found is None and path.name != "pyproject.toml" else found


def _yaml(text: str, path: Path, reading: Reading) -> YamlNode | None:
    documents = load_documents(text, _shown(path))
    for document in documents:
        _refuse_problems(document, reading)
    roots = [document.root for document in documents if document.root is not None]
    if len(roots) > 1:
        reading.refuse(roots[1].place, "配置文件只能有一个文档，请去掉多余的 ---")
    return roots[0] if roots else None


def _refuse_problems(document: YamlDocument, reading: Reading) -> None:
    for problem in document.problems:
        if problem.code in _HARMLESS:
            continue
        said = _PROBLEMS.get(problem.code, "这里的 YAML 不能接受").format(text=problem.text)
        offer = f"，应写作：{problem.suggestion}" if problem.suggestion else ""
        reading.refuse(problem.place, f"{said}{offer}")


# What strict reading refuses (YamlProblem.code), in words; `text` is what stands there.
_PROBLEMS: dict[str, str] = {
    "syntax": "YAML 语法错误：{text}",
    "duplicate-key": "重复的配置项“{text}”",
    "anchor": "不接受 YAML 锚点（&）",
    "alias": "不接受 YAML 别名（*）",
    "tag": "不接受 YAML 标签（!）",
    "merge-key": "不接受 YAML 合并键（<<）",
    "needs-quotes": "“{text}”必须加引号",
    "needs-colon": "“{text}”后面要用半角冒号加空格",
    "non-scalar-key": "配置项的名称必须是文字",
    "too-deep": "嵌套太深",
    "too-large": "文件太大",
    "control-character": "有不可见的控制字符",
}


def _file_text(path: Path) -> str:
    place = Place(_shown(path))
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError([Mistake("配置文件不是 UTF-8 编码，请另存为 UTF-8", place)]) from error
    except OSError as error:
        raise UsageError([Mistake(f"读不了配置文件：{said_of(error)}", place)]) from error
