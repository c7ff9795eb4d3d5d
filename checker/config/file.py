"""Finds and reads `goalcheck.yaml`.

Every mistake of the file is collected before the run is refused, so that a clerk corrects the
file once and not once a mistake.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.config.reading import (
    Reading,
    integer,
    mapping,
    paths,
    pattern_sets,
    severity,
    text,
    texts,
)
from checker.config.settings import Config
from checker.errors import Mistake, UsageError, did_you_mean, nearest
from checker.place import Place
from checker.strictyaml import load_documents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from checker.strictyaml import YamlDocument, YamlMapping, YamlNode

FILE_NAME = "goalcheck.yaml"

# Key of the file -> setting it fills and how its value is read.
KEYS: dict[str, tuple[str, Callable[[YamlNode, Reading], Any]]] = {
    "年度": ("year", integer),
    "profile": ("profile", text),
    "sets": ("sets", pattern_sets),
    "select": ("select", texts),
    "extend-select": ("extend_select", texts),
    "ignore": ("ignore", texts),
    "exclude": ("exclude", texts),
    "packs": ("packs", paths),
    "columns": ("columns", paths),
    "fail-level": ("fail_level", severity),
    "min-severity": ("min_severity", severity),
}

# A comment behind a value is lost on purpose here: in goal files it is a slip, in configuration
# it is how people write.
_HARMLESS = frozenset({"lost-after-hash"})


def find_config(start: Path) -> Path | None:
    """The nearest goalcheck.yaml in `start` or above it, not beyond the repository it is in."""
    folder = start.resolve()
    for candidate in (folder, *folder.parents):
        if (candidate / FILE_NAME).is_file():
            return candidate / FILE_NAME
        if (candidate / ".git").exists():
            return None
    return None


def config_for(paths: Iterable[str]) -> Config:
    """The configuration of a run over `paths` (none: the working folder): the nearest file
    upwards from the deepest folder that holds them all. Raises UsageError."""
    folders = [path if path.is_dir() else path.parent for path in map(Path, paths)] or [Path()]
    try:
        start = Path(os.path.commonpath([folder.resolve() for folder in folders]))
    except ValueError:  # on different drives there is no such folder
        start = Path()
    found = find_config(start)
    return load_config(found) if found else Config()


def load_config(path: Path) -> Config:
    """The settings of a file. Raises UsageError with every mistake in it."""
    reading = Reading(path.parent)
    root = _root(path, reading)
    settings: dict[str, Any] = {}
    places: dict[str, Place] = {}
    for key, value in root.entries if root else ():
        known = KEYS.get(key.text)
        if known is None:
            reading.refuse(key.place, f"没有配置项“{key.text}”{_offer(key.text)}")
            continue
        name, read = known
        if (result := read(value, reading)) is not None:
            settings[name] = result
            places[key.text] = key.place
    if reading.mistakes:
        raise UsageError(reading.mistakes)
    return Config(path=path, folder=path.parent, places=places, **settings)


def _offer(key: str) -> str:
    if nearest(key, KEYS):
        return did_you_mean(key, KEYS)
    return f"。可用的配置项：{'、'.join(KEYS)}"


def _root(path: Path, reading: Reading) -> YamlMapping | None:
    documents = load_documents(_file_text(path), str(path))
    for document in documents:
        _refuse_problems(document, reading)
    roots = [document for document in documents if document.root is not None]
    if len(roots) > 1:
        reading.refuse(roots[1].place, "配置文件只能有一个文档，请去掉多余的 ---")
    return mapping(roots[0].root, reading) if roots and roots[0].root else None


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
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(
            [Mistake("配置文件不是 UTF-8 编码，请另存为 UTF-8", Place(str(path)))]
        ) from error
    except OSError as error:
        raise UsageError(
            [Mistake(f"读不了配置文件：{error.strerror}", Place(str(path)))]
        ) from error
