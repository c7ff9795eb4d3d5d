"""Writes small packs and loads them, for tests of what is said about them."""

from __future__ import annotations

from textwrap import dedent, indent
from typing import TYPE_CHECKING

import pytest

from checker.base.errors import UsageError
from checker.packs import PackSet, load_packs

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "pack: local.test\nversion: 1.0.0\nlanguage: 1\nrules:\n"
RULE = """
id: XX001
name: a-rule
title: 一条规则
since: 1.0.0
severity: error
select: 表
assert: 预算数 有值
message: 没有预算数
examples:
  good: [{预算数: 3}]
  bad: [{预算数: }]
"""


def rule_with(**keys: str) -> str:
    """The rule above with some keys replaced (by what goes behind the colon) or left out ("")."""
    keys = {key.rstrip("_"): value for key, value in keys.items()}
    lines: list[str] = []
    skipping = False
    for line in RULE.strip().splitlines():
        key = line.partition(":")[0]
        if not line.startswith(" "):
            skipping = key in keys
        if not skipping:
            lines.append(line)
    lines += [f"{key}:{value}" for key, value in keys.items() if value]
    return "\n".join(lines)


def pack_of(*rules: str) -> str:
    """A pack of rules, each a mapping as text."""
    return HEAD + "".join(
        "  - " + indent(dedent(rule).strip(), "    ").lstrip() + "\n" for rule in rules
    )


def load(text: str, folder: Path) -> PackSet:
    path = folder / "pack.yaml"
    path.write_text(text, encoding="utf-8")
    return load_packs([path])


def mistakes(text: str, folder: Path) -> list[str]:
    """Everything said of a pack, `line:column sentence`."""
    with pytest.raises(UsageError) as caught:
        load(text, folder)
    return [
        f"{mistake.place.line}:{mistake.place.column} {mistake.message}"
        for mistake in caught.value.mistakes
        if mistake.place
    ]
