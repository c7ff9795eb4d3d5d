"""Profiles and vocabularies from their YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.form import Profile, WordLists
from checker.language import SyntaxSlip, parse
from checker.strictyaml import YamlMapping

if TYPE_CHECKING:
    from checker.language import Expr, Source
    from checker.packs.reader import NodeReader
    from checker.strictyaml import YamlNode


def read_profile(
    reader: NodeReader, document: YamlMapping
) -> tuple[Profile, dict[str, Source]] | None:
    """A profile, and the sources of its expressions by name for the mistakes found later."""
    document = reader.keys(document, ("profile", "title", "found", "tree", "predicates"), "表样")
    name = reader.text(document.get("profile"), "profile")
    if name is None:
        reader.fault("表样缺少profile（编号）。", document.place)
        return None
    sources: dict[str, Source] = {}
    found = reader.source(document.get("found"), "found")
    predicates: dict[str, Expr] = {}
    node = document.get("predicates")
    mapping = reader.mapping(node, "predicates") if node is not None else None
    for key, value in mapping.entries if mapping else ():
        source = reader.source(value, key.text)
        tree = _parsed(reader, source)
        if source and tree:
            predicates[key.text], sources[key.text] = tree, source
    found_tree = _parsed(reader, found)
    if found:
        sources["found"] = found
    title = reader.text(document.get("title"), "title") or name
    return Profile(name, title, found_tree, _tree(reader, document), predicates), sources


def _parsed(reader: NodeReader, source: Source | None) -> Expr | None:
    if source is None:
        return None
    try:
        return parse(source.text)
    except SyntaxSlip as slip:
        reader.fault(slip.message, source.place(slip.span))
        return None


def _tree(reader: NodeReader, document: YamlMapping) -> dict[str, tuple[str, ...]]:
    node = document.get("tree")
    if node is None:
        reader.fault("表样缺少tree（一级指标之下有哪些二级指标）。", document.place)
        return {}
    mapping = reader.mapping(node, "tree")
    entries = mapping.entries if mapping else ()
    return {key.text: reader.texts(value, key.text) for key, value in entries}


def read_vocabulary(reader: NodeReader, document: YamlMapping) -> WordLists:
    """Lists of words (`lists:`) and canonical words with their synonyms (`maps:`).

    A map is written canonical word → what people write, since that is how one thinks of it; it is
    kept the other way round. An entry `错 → 正` of single texts is a map as it stands.
    """
    document = reader.keys(document, ("vocabulary", "version", "title", "lists", "maps"), "词汇表")
    lists: dict[str, tuple[str, ...]] = {}
    maps: dict[str, dict[str, str]] = {}
    for key, value in _entries(reader, document, "lists"):
        if isinstance(value, YamlMapping):
            maps[key] = {
                wrong.text: reader.text(right, wrong.text) or "" for wrong, right in value.entries
            }
        else:
            lists[key] = reader.texts(value, key)
    for key, value in _entries(reader, document, "maps"):
        mapping = reader.mapping(value, key)
        if mapping is not None:
            maps[key] = _synonyms(reader, mapping)
    return WordLists(lists, maps)


def _entries(reader: NodeReader, document: YamlMapping, name: str) -> list[tuple[str, YamlNode]]:
    node = document.get(name)
    mapping = reader.mapping(node, name) if node is not None else None
    return [(key.text, value) for key, value in mapping.entries] if mapping else []


def _synonyms(reader: NodeReader, mapping: YamlMapping) -> dict[str, str]:
    found: dict[str, str] = {}
    for canonical, written in mapping.entries:
        for text in (canonical.text, *reader.texts(written, canonical.text)):
            other = found.setdefault(text, canonical.text)
            if other != canonical.text:
                reader.fault(f"“{text}”既归入“{other}”又归入“{canonical.text}”。", written.place)
    return found
