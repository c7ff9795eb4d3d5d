"""TOML as the same nodes YAML is read into, so that every setting knows its line and column.

tomllib decides what is TOML and what a literal says, but forgets places; of a text it has accepted
the walk here only finds where each key and value stands.
"""

from __future__ import annotations

import re
import tomllib
from typing import cast

from checker.base.errors import Mistake, UsageError
from checker.base.pattern import late_pattern
from checker.base.place import Lines, Place
from checker.strictyaml import YamlMapping, YamlNode, YamlScalar, YamlSequence

_BLANK = late_pattern(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY_PART = late_pattern(r'[ \t]*("(?:\\.|[^"\\])*"|\'[^\']*\'|[A-Za-z0-9_-]+)[ \t]*')
_STRING = late_pattern(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'', re.DOTALL
)
_BARE = late_pattern(r"[^,\]\}\s#]+(?: [0-9][^,\]\}\s#]*)?")
_AT = late_pattern(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)


def load_toml(text: str, path: str) -> YamlMapping:
    """The whole document. Raises UsageError with the place where it is no TOML."""
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError([_mistake(str(error), text, path)]) from error
    return _Walk(text, path).document()


def table(root: YamlMapping, *names: str) -> YamlNode | None:
    """The value below a path of keys (`tool`, `goalcheck`), None where there is none."""
    node: YamlNode | None = root
    for name in names:
        node = node.get(name) if isinstance(node, YamlMapping) else None
    return node


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


class _Table:
    """A table while it grows."""

    __slots__ = ("entries", "place")

    def __init__(self, place: Place) -> None:
        self.place = place
        self.entries: list[tuple[YamlScalar, _Table | list[_Table] | YamlNode]] = []

    def below(self, keys: list[YamlScalar], *, array: bool = False) -> _Table:
        """The table under `keys`, made where it is not there; of an array the last member."""
        table = self
        for number, key in enumerate(keys):
            is_array = array and number == len(keys) - 1
            known = next((value for name, value in table.entries if name.text == key.text), None)
            if known is None:
                known = list[_Table]() if is_array else _Table(key.place)
                table.entries.append((key, known))
            if isinstance(known, list) and is_array:
                known.append(_Table(key.place))
            table = cast("_Table", known[-1] if isinstance(known, list) else known)
        return table

    def node(self) -> YamlMapping:
        return YamlMapping(tuple((key, _node(value)) for key, value in self.entries), self.place)


def _node(value: _Table | list[_Table] | YamlNode) -> YamlNode:
    if isinstance(value, list):
        return YamlSequence(tuple(one.node() for one in value), value[0].place)
    return value.node() if isinstance(value, _Table) else value


class _Walk:
    """Walks over a text that is known to be TOML."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.at = 0
        self.lines = Lines(text, path)

    def document(self) -> YamlMapping:
        root = table = _Table(self.lines.place(0, 0))
        while self._skip() < len(self.text):
            if self.text.startswith("[", self.at):
                array = self.text.startswith("[[", self.at)
                self.at += 2 if array else 1
                table = root.below(self._keys(), array=array)
                self.at += 2 if array else 1
            else:
                self._entry(table)
        return root.node()

    def _entry(self, table: _Table) -> None:
        *above, key = self._keys()
        self.at += 1  # the sign =
        value = self._value()
        table.below(above).entries.append((key, value))

    def _keys(self) -> list[YamlScalar]:
        """A dotted key, up to the sign behind it."""
        keys: list[YamlScalar] = []
        while match := _KEY_PART.match(self.text, self.at):
            start, end = match.span(1)
            keys.append(self._scalar(start, end))
            self.at = match.end()
            if not self.text.startswith(".", self.at):
                break
            self.at += 1
        return keys

    def _value(self) -> YamlNode:
        start = self._skip()
        if self.text.startswith("[", start):
            return self._array(start)
        if self.text.startswith("{", start):
            return self._inline(start)
        match = _STRING.match(self.text, start) or _BARE.match(self.text, start)
        self.at = match.end() if match else start + 1
        return self._scalar(start, self.at)

    def _array(self, start: int) -> YamlSequence:
        self.at += 1
        items: list[YamlNode] = []
        while not self.text.startswith("]", self._skip()):
            items.append(self._value())
            self._comma()
        self.at += 1
        return YamlSequence(tuple(items), self.lines.place(start, self.at))

    def _inline(self, start: int) -> YamlMapping:
        self.at += 1
        table = _Table(self.lines.place(start, start + 1))
        while not self.text.startswith("}", self._skip()):
            self._entry(table)
            self._comma()
        self.at += 1
        return table.node()

    def _comma(self) -> None:
        if self.text.startswith(",", self._skip()):
            self.at += 1

    def _skip(self) -> int:
        match = _BLANK.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.at

    def _scalar(self, start: int, end: int) -> YamlScalar:
        """What stands from `start` to `end`; a number or a date stays as it is written."""
        source = self.text[start:end]
        quoted = source[0] in "\"'"
        said = str(tomllib.loads(f"a = {source}")["a"]) if quoted else source
        style = "double" if quoted else "plain"
        return YamlScalar(said, self.lines.place(start, end), style, source)
