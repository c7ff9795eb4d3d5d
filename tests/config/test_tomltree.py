"""TOML with places: the walk finds what tomllib finds, and every text where it says it is."""

from __future__ import annotations

import tomllib

import pytest

from checker.config.tomltree import load_toml
from checker.strictyaml import YamlMapping, YamlNode, YamlScalar

DOCUMENTS = {
    "keys": 'a = 1\n"乙 丙" = 2\n\'丁.戊\' = 3\nb.c."d e" = 4\nb.f = 5\n',
    "tables": "[a]\nx=1\n[ a . b ]\ny = 2 # 说明\n[c]\n[a.d]\nz=3\n",
    "arrays of tables": "[[a]]\nx=1\n[[a]]\nx=2\n[a.b]\ny=3\n[[a.c]]\nz=4\n[[a.c]]\nz=5\n",
    "strings": (
        'a = "b\\"c # d"\ne = \'f\\g\'\nh = """\ni "" j\nk"""\n'
        'l = \'\'\'m\'n\'\'\'\no = """p\\\n   q"""\nr = "\\u5e74"\n'
    ),
    "lists": 'a = [\n  "b", # c ]\n  [1, 2],\n\n  {d = "e", f = [3]},\n]\ng = []\nh = [ "i" ]\n',
    "inline": 'a = {b = 1, "c" = { d.e = "f" }, g = []}\nh = {}\n',
    "others": "a = 1979-05-27 07:32:00\nb = 1e3\nc = true\nd = 0x1F\ne = -inf\nf = 07:32:00\n",
    "line ends": 'a = 1\r\n[b]\r\nc = [\r\n  "d"\r\n]\r\n',
    "nothing": "# 只有说明\n\n",
}


def plain(node: YamlNode) -> object:
    if isinstance(node, YamlMapping):
        return {key.text: plain(value) for key, value in node.entries}
    if isinstance(node, YamlScalar):
        return node.text if node.style == "double" else tomllib.loads(f"a={node.text}")["a"]
    return [plain(item) for item in node.items]


@pytest.mark.parametrize("text", DOCUMENTS.values(), ids=DOCUMENTS)
def test_the_walk_finds_what_tomllib_finds(text: str) -> None:
    assert plain(load_toml(text, "a.toml")) == tomllib.loads(text.replace("\r\n", "\n"))


def scalars(node: YamlNode) -> list[YamlScalar]:
    if isinstance(node, YamlScalar):
        return [node]
    if isinstance(node, YamlMapping):
        return [one for key, value in node.entries for one in (key, *scalars(value))]
    return [one for item in node.items for one in scalars(item)]


@pytest.mark.parametrize("text", DOCUMENTS.values(), ids=DOCUMENTS)
def test_every_key_and_value_stands_where_it_says(text: str) -> None:
    lines = text.replace("\r\n", "\n").split("\n")
    for one in scalars(load_toml(text, "a.toml")):
        line, column = one.place.line or 0, one.place.column or 0
        first = one.source.splitlines()[0]
        assert lines[line - 1][column - 1 :].startswith(first), one
