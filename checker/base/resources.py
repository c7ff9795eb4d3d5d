"""Finds the data that ships with the program: the rule packs and the grammars.

In a wheel they are bundled inside the package (`_rules`, `_grammar`); in a checkout or an
editable install they are the folders beside it. Nothing else in the program knows the difference.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable


@cache
def rules_root() -> Traversable:
    """The folder of the bundled rule packs (core/, profiles/, vocabulary/)."""
    return _root("rules")


@cache
def grammar_root() -> Traversable:
    """The folder of the lark grammars."""
    return _root("grammar")


def _package() -> Traversable:
    """The package as it was installed."""
    # Imported here: it brings archives and temporary files along, and a run that finds all it
    # needs kept asks for none of this.
    from importlib.resources import files

    return files("checker")


def read_rules(*parts: str) -> str:
    """Text of one bundled rule file, `read_rules("vocabulary", "units.yaml")`."""
    return rules_root().joinpath(*parts).read_text(encoding="utf-8")


def read_grammar(name: str) -> str:
    """Text of one bundled grammar, `read_grammar("value.lark")`."""
    return grammar_root().joinpath(name).read_text(encoding="utf-8")


def data_files() -> list[Traversable]:
    """The rule packs, vocabularies and grammars that ship, as files."""
    folders = [grammar_root(), *(one for one in rules_root().iterdir() if one.is_dir())]
    return [one for folder in folders for one in folder.iterdir() if one.is_file()]


def bundled_file(name: str) -> Traversable | None:
    """A file that was made when the wheel was built, None where there is none."""
    found = _package().joinpath("_made", name)
    return found if found.is_file() else None


def program_digest() -> str:
    """SHA-256 of the program's own text, modules and grammars, however it was installed: two
    audits with the same digests of program and packs were made by the same means."""
    from hashlib import sha256

    digest = sha256()
    parts = [*_texts(_package(), ".py"), *_texts(grammar_root(), ".lark")]
    for name, text in sorted(parts):
        # Line ends differ between checkouts of one version.
        digest.update(f"{name}\0".encode() + text.replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def _texts(folder: Traversable, suffix: str, above: str = "") -> Iterator[tuple[str, bytes]]:
    """Name within the folder and content of every file of a kind below it."""
    for entry in folder.iterdir():
        if entry.is_dir():
            # The bundled rules and grammars stand elsewhere in a checkout.
            if not entry.name.startswith("_"):
                yield from _texts(entry, suffix, f"{above}{entry.name}/")
        elif entry.name.endswith(suffix):
            yield f"{above}{entry.name}", entry.read_bytes()


def _root(name: str) -> Traversable:
    bundled = _package().joinpath(f"_{name}")
    if bundled.is_dir():
        return bundled
    checkout = Path(__file__).resolve().parents[2] / name
    if checkout.is_dir():
        return checkout
    raise FileNotFoundError(
        f"goalcheck 的安装不完整：既没有 checker/_{name}，也没有 {checkout}。请重新安装 goalcheck。"
    )
