"""The entries of a mapping under the keys that were meant: one walk for every file of keys.

Packs, settings and lists of exemptions stop at a slip, a goal file goes on with a finding; which
key a slip is read as, and that no value is taken twice, is decided here for all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection

    from checker.strictyaml.nodes import YamlMapping, YamlNode, YamlScalar

Entries = dict[str, tuple["YamlScalar", "YamlNode"]]
"""Known key -> the key and the value as written."""


class Keyed(Protocol):
    """A kind of file: how it compares keys, and what it says of slips."""

    def compared(self, key: YamlScalar) -> str:
        """The key that a written one is without any doubt: under another name, or unseen
        characters apart."""
        ...

    def unknown(self, key: YamlScalar, allowed: Collection[str]) -> str | None:
        """Say that nobody knows a key; the one that it is read as, or None."""
        ...

    def twice(self, key: YamlScalar, first: YamlScalar) -> None:
        """Say that a key is the same as an earlier one."""
        ...


def entries_meant(node: YamlMapping, allowed: Collection[str], file: Keyed) -> Entries:
    """The entries in order of writing. A key that was written as it should be wins over a slip for
    it, wherever they stand, and the first of two over the second."""
    names = [file.compared(key) for key, _ in node.entries]
    found: Entries = {}
    for name, (key, value) in zip(names, node.entries, strict=True):
        if name not in allowed:
            meant = file.unknown(key, allowed)
            if meant is not None and meant not in names and meant not in found:
                found[meant] = (key, value)
        elif name in found and found[name][0].place != key.place:
            file.twice(key, found[name][0])
        else:
            found[name] = (key, value)
    return found
