"""Finds the data that ships with the program: the rule packs and the grammars.

In a wheel they are bundled inside the package (`_rules`, `_grammar`); in a checkout or an
editable install they are the folders beside it. Nothing else in the program knows the difference.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@cache
def rules_root() -> Traversable:
    """The folder of the bundled rule packs (core/, profiles/, vocabulary/)."""
    return _root("rules")


@cache
def grammar_root() -> Traversable:
    """The folder of the lark grammars."""
    return _root("grammar")


def read_rules(*parts: str) -> str:
    """Text of one bundled rule file, `read_rules("vocabulary", "units.yaml")`."""
    return rules_root().joinpath(*parts).read_text(encoding="utf-8")


def read_grammar(name: str) -> str:
    """Text of one bundled grammar, `read_grammar("value.lark")`."""
    return grammar_root().joinpath(name).read_text(encoding="utf-8")


def _root(name: str) -> Traversable:
    bundled = files("checker").joinpath(f"_{name}")
    if bundled.is_dir():
        return bundled
    checkout = Path(__file__).resolve().parent.parent / name
    if checkout.is_dir():
        return checkout
    raise FileNotFoundError(
        f"goalcheck 的安装不完整：既没有 checker/_{name}，也没有 {checkout}。请重新安装 goalcheck。"
    )
