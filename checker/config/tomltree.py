"""TOML as the same nodes YAML is read into.

tomllib forgets where things stood, so a setting is found by its path (`select[0]`); only text that
is no TOML has a line and a column.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, cast

from checker.base.errors import Mistake, UsageError
from checker.base.pattern import late_pattern
from checker.base.place import Place
from checker.strictyaml import YamlMapping, YamlScalar, YamlSequence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.strictyaml import YamlNode

_AT = late_pattern(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)


def load_toml(text: str, path: str, *names: str) -> YamlNode | None:
    """The value below a path of keys (`tool`, `goalcheck`), None where there is none; the whole
    without keys. Raises UsageError with the place where it is no TOML."""
    try:
        found: object = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError([_mistake(str(error), text, path)]) from error
    for name in names:
        found = cast("Mapping[str, object]", found).get(name) if isinstance(found, dict) else None
    return None if found is None else _node(found, path, "")


def _node(value: object, path: str, where: str) -> YamlNode:
    """A value and all below it, each with its path from the table that was asked for."""
    place = Place(path, cell=where or None)
    if isinstance(value, dict):
        entries = cast("Mapping[str, object]", value).items()
        return YamlMapping(tuple(_entry(key, one, path, where) for key, one in entries), place)
    if isinstance(value, list):
        items = enumerate(cast("Sequence[object]", value))
        return YamlSequence(tuple(_node(one, path, f"{where}[{at}]") for at, one in items), place)
    if isinstance(value, str):
        return YamlScalar(value, place, "double")
    return YamlScalar(str(value).lower() if isinstance(value, bool) else str(value), place, "plain")


def _entry(key: str, value: object, path: str, where: str) -> tuple[YamlScalar, YamlNode]:
    below = f"{where}.{key}" if where else key
    return YamlScalar(key, Place(path, cell=below), "plain"), _node(value, path, below)


# What tomllib says (the beginning of its sentence) -> the same in Chinese.
_SAID: dict[str, str] = {
    "Cannot overwrite a value": "这个配置项重复了",
    "Cannot declare": "这个表重复了",
    "Cannot mutate": "这个配置项重复了",
    "Duplicate inline table key": "这个配置项重复了",
    "Invalid value": "这里要写一个值；文字要加引号",
    "Expected '='": "配置项后面要写等号",
    "Expected ']'": "表名后面少了 ]",
    "Unclosed array": "列表少了 ]",
    "Unclosed inline table": "少了 }",
    "Unterminated string": "引号没有配对",
    "Illegal character": "引号里有不能用的字符",
    "Invalid initial character for a key part": "含有中文或符号的配置项名称要加引号",
    "Invalid statement": "这一行不是“配置项 = 值”；含有中文的配置项名称要加引号",
    "Expected newline": "值后面有多余的内容；文字要加引号",
}


def _mistake(said: str, text: str, path: str) -> Mistake:
    match = _AT.fullmatch(said)
    what, line, column = match.groups() if match else (said, None, None)
    lines = text.splitlines() or [""]
    place = Place(path, int(line), int(column or 1)) if line else Place(path, len(lines), 1)
    reason = next((word for start, word in _SAID.items() if what.startswith(start)), None)
    return Mistake(f"TOML 语法错误：{reason or '这里不合 TOML 的写法'}", place)
