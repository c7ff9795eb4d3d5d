"""TOML as nodes: all that tomllib finds, each with its path."""

from __future__ import annotations

import tomllib

import pytest

from checker.base.errors import UsageError
from checker.config.tomltree import load_toml
from checker.strictyaml import YamlMapping, YamlNode, YamlScalar

DOCUMENTS = {
    "keys": 'a = 1\n"乙 丙" = 2\nb.c."d e" = 4\nb.f = 5\n',
    "tables": "[a]\nx=1\n[ a . b ]\ny = 2 # 说明\n[c]\n[a.d]\nz=3\n",
    "arrays of tables": "[[a]]\nx=1\n[[a]]\nx=2\n[a.b]\ny=3\n[[a.c]]\nz=4\n",
    "lists": 'a = [\n  "b", # c ]\n  [1, 2],\n\n  {d = "e", f = [3]},\n]\ng = []\n',
    "others": "a = 1979-05-27 07:32:00\nc = true\nd = -inf\nf = 07:32:00\n",
    "nothing": "# 只有说明\n\n",
}


def plain(node: YamlNode | None) -> object:
    if isinstance(node, YamlMapping):
        return {key.text: plain(value) for key, value in node.entries}
    if isinstance(node, YamlScalar):
        return node.text if node.style == "double" else tomllib.loads(f"a={node.text}")["a"]
    return [plain(item) for item in node.items] if node else None


@pytest.mark.parametrize("text", DOCUMENTS.values(), ids=DOCUMENTS)
def test_nodes_hold_what_tomllib_finds(text: str) -> None:
    assert plain(load_toml(text, "a.toml")) == tomllib.loads(text)


def paths(node: YamlNode) -> list[str]:
    below: list[YamlNode] = []
    if isinstance(node, YamlMapping):
        below = [value for _, value in node.entries]
    elif not isinstance(node, YamlScalar):
        below = list(node.items)
    return [str(node.place), *(path for one in below for path in paths(one))]


def test_a_value_is_placed_by_its_path_below_the_table_that_was_asked_for() -> None:
    text = '[tool.goalcheck]\nselect = ["GC1", "GC2"]\n[[tool.goalcheck.sets]]\nname = "一科"\n'
    found = load_toml(text, "a.toml", "tool", "goalcheck")
    assert found is not None
    assert paths(found) == [
        *("a.toml", "a.toml:select", "a.toml:select[0]", "a.toml:select[1]"),
        *("a.toml:sets", "a.toml:sets[0]", "a.toml:sets[0].name"),
    ]


def test_a_table_that_is_not_there_is_none() -> None:
    assert load_toml("tool = 1\n", "a.toml", "tool", "goalcheck") is None


def test_a_slip_of_syntax_is_placed_by_line_and_column() -> None:
    with pytest.raises(UsageError) as refused:
        load_toml("a = 1\nb 2\n", "a.toml")
    assert str(refused.value.mistakes[0]) == "a.toml:2:3: TOML 语法错误：配置项后面要写等号"
