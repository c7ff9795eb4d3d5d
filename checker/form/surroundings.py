"""What rules are read against, beside the tables: vocabularies, profiles, canonical names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from checker.base.dataclass import dataclass, field
from checker.base.pattern import late_pattern
from checker.base.place import Place
from checker.base.text import squeeze
from checker.model import level_readings
from checker.values import units_with

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.language import Directory, Expr, Extents, Type
    from checker.values import OwnUnit, Units

MOST_KNOWN = 20_000

LEVEL1 = "一级指标"
LEVEL2 = "二级指标"

NOWHERE = Place("")
_NUMBERING = late_pattern(
    r"^[★☆*＊]*(?:[（(]?[0-9一二三四五六七八九十]+[）)]?[、.．：:)）]?)?(?=\D)"
)


@dataclass(frozen=True, slots=True)
class Profile:
    """A form as rules see it: which level 2 belongs to which level 1, and its predicates.

    `found` is true of a table that uses the form; the last profile of all takes what is left.
    """

    id: str
    title: str
    found: Expr | None
    tree: Mapping[str, tuple[str, ...]]
    predicates: Mapping[str, Expr]

    def parents(self, level2: str) -> tuple[str, ...]:
        """The level-1 names under which the form files `level2`."""
        return tuple(level1 for level1, below in self.tree.items() if level2 in below)


@dataclass(frozen=True, slots=True)
class WordLists:
    """`lists` are words by name; `maps` lead from what people write to the canonical word;
    `directories` are the tables of an office."""

    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    maps: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, "Mapping[str, str]"])
    directories: Mapping[str, Directory] = field(default_factory=dict[str, "Directory"])
    known: dict[tuple[str, str], str | None] = field(
        default_factory=dict[tuple[str, str], "str | None"], compare=False, repr=False
    )
    """Canonical words that were looked for before."""

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.lists, *self.maps, *self.directories)

    def canonical(self, text: str, name: str) -> str | None:
        """The canonical word for a text, whatever numbering, stars or blanks stand around it."""
        key = (name, text)
        if key not in self.known:
            if len(self.known) >= MOST_KNOWN:
                self.known.clear()
            self.known[key] = self._canonical(text, name)
        return self.known[key]

    def _canonical(self, text: str, name: str) -> str | None:
        words = self.maps.get(name, {})
        if name in (LEVEL1, LEVEL2):
            return next((words[key] for key in level_readings(text) if key in words), None)
        bare = squeeze(text)
        for candidate in (bare, _NUMBERING.sub("", bare, count=1)):
            if candidate in words:
                return words[candidate]
        return None


@dataclass(frozen=True, slots=True)
class Definition:
    """A name for an expression about records of a schema; `across` where it looks beyond one
    table. `text` and `about` are for people."""

    name: str
    schema: str
    type: Type
    node: Expr
    across: bool
    text: str
    about: str = ""
    pack: str = ""
    place: Place = NOWHERE
    """Where its expression is written."""


class Labels(Protocol):
    """What forms call the fields."""

    def fields_of(self, text: str) -> tuple[str, ...]:
        """The fields that a label stands for, the nearest first."""
        ...


@dataclass(slots=True, eq=False)
class Surroundings:
    """Everything a pack set brings to its rules. `memo` keeps what is compiled from it."""

    profiles: tuple[Profile, ...] = ()
    vocabulary: WordLists = field(default_factory=WordLists)
    definitions: dict[tuple[str, str], Definition] = field(
        default_factory=dict["tuple[str, str]", "Definition"]
    )
    """What packs have given names to, by schema and name."""
    own_units: tuple[OwnUnit, ...] = ()
    labels: Labels | None = None
    """What forms call the fields, for what is said of a name that means nothing."""
    memo: dict[object, Any] = field(default_factory=dict[object, Any])

    @property
    def units(self) -> Units:
        """The units of the table and those the packs add."""
        return units_with(self.own_units)

    @property
    def extents(self) -> Extents:
        """How much is in the definitions, by their names alone."""
        # Imported here: a run by what was kept of its rules asks for none.
        from checker.language import Extents

        if "extents" not in self.memo:
            known = self.memo["extents"] = Extents({})
            for (_, name), definition in self.definitions.items():
                known.add(name, definition.node)
        found: Extents = self.memo["extents"]
        return found

    def profile(self, name: str) -> Profile | None:
        return next((profile for profile in self.profiles if profile.id == name), None)

    def defined(self, kind: str, name: str) -> Type | None:
        """The type of a definition about records of a kind, None where there is none."""
        found = self.definitions.get((kind, name))
        return None if found is None else found.type

    def fields_of_label(self, text: str) -> tuple[str, ...]:
        """The fields that forms print a text for, the nearest first."""
        return () if self.labels is None else self.labels.fields_of(text)

    def names_of(self, kind: str) -> tuple[str, ...]:
        """The definitions about records of a kind."""
        return tuple(name for schema, name in self.definitions if schema == kind)

    @property
    def predicates(self) -> tuple[str, ...]:
        """Names every profile defines, in order of the first one."""
        return tuple(self.profiles[0].predicates) if self.profiles else ()

    def level_names(self, level: str) -> tuple[str, ...]:
        """Canonical names of a level in any profile."""
        names: dict[str, None] = {}
        for profile in self.profiles:
            for level1, below in profile.tree.items():
                names.update(dict.fromkeys([level1] if level == LEVEL1 else below))
        return tuple(names)

    def only_parent(self, level2: str) -> str | None:
        """The level 1 that every profile which knows `level2` files it under."""
        parents = {parent for profile in self.profiles for parent in profile.parents(level2)}
        return parents.pop() if len(parents) == 1 else None
