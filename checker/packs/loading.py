"""Loads the bundled packs and those an office adds; a broken pack is refused whole.

The bundled packs are checked in full by the test command of the project; in a run only their form
is read and an expression is compiled when its rule runs. Packs given by the user are compiled at
once, so that every mistake in them is reported before anything is checked.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.errors import Mistake, UsageError, did_you_mean
from checker.finding import PackRef
from checker.language.predicates import slips_of
from checker.language.program import compile_rule
from checker.language.surroundings import Profile, Surroundings, Vocabulary
from checker.packs.examples import example_mistakes
from checker.packs.packset import PackSet
from checker.packs.rulereading import read_rule
from checker.packs.surroundingsreading import read_profile, read_vocabulary
from checker.packs.yamlreading import NodeReader
from checker.place import Place
from checker.resources import rules_root

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from checker.language.rule import Rule
    from checker.language.source import Source
    from checker.strictyaml import YamlMapping

LANGUAGE = "1"
_KEYS = ("pack", "version", "language", "title", "rules")


@dataclass(slots=True)
class _Loader:
    """Gathers what all files bring; `mistakes` are those of every file."""

    reader: NodeReader = field(default_factory=NodeReader)
    rules: list[Rule] = field(default_factory=list["Rule"])
    packs: dict[tuple[str, str], list[str]] = field(
        default_factory=dict["tuple[str, str]", "list[str]"]
    )
    """The texts of every pack, by id and version."""
    profiles: list[Profile] = field(default_factory=list[Profile])
    profile_sources: dict[str, dict[str, Source]] = field(
        default_factory=dict["str", "dict[str, Source]"]
    )
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    maps: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])

    def pack(self, text: str, path: str) -> list[Rule]:
        """Rules of one pack file."""
        document = self.reader.document(text, path)
        if document is None:
            return []
        self.reader.keys(document, _KEYS, "规则包")
        name = self.reader.text(document.get("pack"), "pack")
        version = self.reader.text(document.get("version"), "version")
        self._check_head(document, name, version)
        key = (name or "", version or "")
        self.packs.setdefault(key, []).append(text)
        node = document.get("rules")
        found: list[Rule] = []
        for item in self.reader.items(node, "rules") if node is not None else ():
            rule = read_rule(self.reader, item, key[0])
            if rule is not None:
                found.append(rule)
        self._check_unique(found)
        self.rules.extend(found)
        return found

    def _check_head(self, document: YamlMapping, name: str | None, version: str | None) -> None:
        missing = [
            key
            for key, given in (("pack", name), ("version", version))
            if given is None and document.get(key) is None
        ]
        missing += [key for key in ("language", "rules") if document.get(key) is None]
        if missing:
            self.reader.fault(f"规则包缺少{'、'.join(missing)}。", document.place)
        language = document.get("language")
        text = self.reader.text(language, "language")
        if language is not None and text is not None and text != LANGUAGE:
            message = f"规则语言的版本是{LANGUAGE}，这个包写的是“{text}”。"
            self.reader.fault(message, language.place)

    def _check_unique(self, found: list[Rule]) -> None:
        known = {rule.id: rule for rule in self.rules}
        names = {rule.name: rule for rule in self.rules}
        for rule in found:
            for what, text, taken in (
                ("编号", rule.id, known.get(rule.id)),
                ("名称", rule.name, names.get(rule.name)),
            ):
                if taken is not None:
                    self.reader.fault(f"{what}“{text}”已经用在{taken.place}。", rule.place)
            known[rule.id] = names[rule.name] = rule

    def profile(self, text: str, path: str) -> None:
        document = self.reader.document(text, path)
        found = read_profile(self.reader, document) if document else None
        if found:
            self.profiles.append(found[0])
            self.profile_sources[found[0].id] = found[1]

    def vocabulary(self, text: str, path: str) -> None:
        document = self.reader.document(text, path)
        if document is None:
            return
        found = read_vocabulary(self.reader, document)
        self.lists.update(found.lists)
        self.maps.update({name: dict(words) for name, words in found.maps.items()})

    def surroundings(self) -> Surroundings:
        return Surroundings(tuple(self.profiles), Vocabulary(self.lists, self.maps))


# Vocabularies of the rules; the other files of the folder belong to values and readers.
VOCABULARIES = ("words.yaml", "names.yaml")


def load_packs(
    local: Sequence[Path] = (), *, root: Traversable | None = None, check: bool = False
) -> PackSet:
    """The bundled packs and the `local` ones (files, or folders of them).

    Raises UsageError with every mistake of every local pack. With `check` the bundled packs are
    compiled as well.
    """
    folder = root or rules_root()
    loader = _Loader()
    for path, text in _bundled(folder, "vocabulary"):
        if path.rpartition("/")[2] in VOCABULARIES:
            loader.vocabulary(text, path)
    for path, text in _bundled(folder, "profiles"):
        loader.profile(text, path)
    for path, text in _bundled(folder, "core"):
        loader.pack(text, path)
    own = [rule for path, text in _local(local, loader.reader) for rule in loader.pack(text, path)]
    around = loader.surroundings()
    mistakes = list(loader.reader.mistakes)
    mistakes += _profile_mistakes(loader, around) if check else ()
    mistakes += _rule_mistakes(loader.rules if check else own, loader.rules, around)
    if mistakes:
        raise UsageError(_in_order(mistakes))
    packs = tuple(
        PackRef(name, version, hashlib.sha256("".join(texts).encode()).hexdigest())
        for (name, version), texts in loader.packs.items()
    )
    return PackSet(packs, tuple(sorted(loader.rules, key=lambda rule: rule.id)), around)


def _bundled(folder: Traversable, name: str) -> Iterator[tuple[str, str]]:
    """Path and text of the YAML files of a folder, in order of their names."""
    below = folder.joinpath(name)
    if not below.is_dir():
        return
    for entry in sorted(below.iterdir(), key=lambda one: one.name):
        if entry.name.endswith(".yaml"):
            yield f"rules/{name}/{entry.name}", entry.read_text(encoding="utf-8")


def _local(paths: Sequence[Path], reader: NodeReader) -> Iterator[tuple[str, str]]:
    for path in paths:
        files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
        if not files:
            reader.fault("文件夹里没有规则包（.yaml）。", Place(path.as_posix()))
        for file in files:
            text = _text(file, reader)
            if text is not None:
                yield file.as_posix(), text


def _text(file: Path, reader: NodeReader) -> str | None:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        reader.fault(
            f"规则包应当是UTF-8编码，第{error.start + 1}个字节不是。", Place(file.as_posix())
        )
    except OSError as error:
        reader.fault(f"规则包打不开：{error.strerror or error}。", Place(file.as_posix()))
    return None


def _profile_mistakes(loader: _Loader, around: Surroundings) -> list[Mistake]:
    found: list[Mistake] = []
    for profile in around.profiles:
        sources = loader.profile_sources[profile.id]
        for name, slips in slips_of(around, profile).items():
            source = sources[name]
            found += [Mistake(slip.message, source.place(slip.span)) for slip in slips]
        different = set(around.predicates) ^ set(profile.predicates)
        if different:
            named = "、".join(sorted(different))
            found.append(Mistake(f"各表样的判断应当相同，“{profile.id}”不同的有：{named}。"))
    return found


def _rule_mistakes(
    rules: Sequence[Rule], every: Sequence[Rule], around: Surroundings
) -> list[Mistake]:
    found: list[Mistake] = []
    ids = [rule.id for rule in every]
    profiles = [profile.id for profile in around.profiles]
    for rule in rules:
        for word, known, what in (
            *((word, profiles, "表样") for word in rule.profiles),
            # A rule may supersede one that an older version of the packs does not have yet.
            *((word, ids, "规则") for word in rule.supersedes if not word.startswith("GC")),
        ):
            if word not in known:
                found.append(
                    Mistake(f"没有叫“{word}”的{what}{did_you_mean(word, known)}", rule.place)
                )
        found += compile_rule(rule, around)[1]
    return [*found, *example_mistakes(rules)]


def _in_order(mistakes: list[Mistake]) -> list[Mistake]:
    return sorted(
        dict.fromkeys(mistakes),
        key=lambda mistake: (
            (mistake.place.path, mistake.place.sort_key) if mistake.place else ("", ())
        ),
    )
