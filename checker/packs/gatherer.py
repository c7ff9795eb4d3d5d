"""Gathers what pack files bring: rules, profiles, words, changes, and every mistake in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from checker.base.dataclass import dataclass, field, fields, replace
from checker.base.errors import did_you_mean
from checker.base.pattern import late_pattern
from checker.finding import OTHER_TOPIC
from checker.form import Profile, Surroundings, WordLists
from checker.goalfile import FormLabels
from checker.language import FAULTY, Directory, fits, is_no_day, show_value
from checker.packs.changes import (
    expired_notice,
    override_notice,
    units_notice,
    words_notice,
)
from checker.packs.definitions import WrittenDefinition, read_definitions
from checker.packs.directories import is_directory, joined, read_directory
from checker.packs.doubts import repeated_words, words_not_there
from checker.packs.filetables import FileTables, is_file_table
from checker.packs.keys import PACK_KEYS
from checker.packs.overrides import Override, is_less, overridden, read_override, split_sign
from checker.packs.reader import NodeReader
from checker.packs.ruleyaml import VERSION, read_rule, read_topic
from checker.packs.surroundings import read_profile, read_vocabulary
from checker.packs.templates import read_template
from checker.packs.units import read_units
from checker.strictyaml import YamlMapping, YamlNode, YamlScalar
from checker.values import units_with

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from checker.base.errors import Mistake
    from checker.finding import Notice
    from checker.language import Source
    from checker.packs.templates import Template
    from checker.rule import Rule
    from checker.values import OwnUnit

LANGUAGE = "1"
MOST_RULES = 2000
_PACK = late_pattern(r"\w[\w.-]*")


@dataclass(slots=True)
class Gatherer:
    """Gathers what all files bring; `mistakes` are those of every file."""

    reader: NodeReader = field(default_factory=NodeReader)
    files: list[str] = field(default_factory=list[str])
    """The files of local packs, as they are shown."""
    tables: FileTables = field(default_factory=FileTables)
    rules: list[Rule] = field(default_factory=list["Rule"])
    packs: dict[tuple[str, str], list[str]] = field(
        default_factory=dict["tuple[str, str]", "list[str]"]
    )
    """The texts of every pack, by id and version."""
    profiles: list[Profile] = field(default_factory=list[Profile])
    profile_sources: dict[str, dict[str, Source]] = field(
        default_factory=dict["str", "dict[str, Source]"]
    )
    overrides: list[Override] = field(default_factory=list[Override])
    notes: list[str] = field(default_factory=list[str])
    doubts: list[Mistake] = field(default_factory=list["Mistake"])
    """What is allowed and hardly meant."""
    notices: list[Notice] = field(default_factory=list["Notice"])
    units: list[OwnUnit] = field(default_factory=list["OwnUnit"])
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    maps: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])
    directories: dict[str, Directory] = field(default_factory=dict[str, "Directory"])
    definitions: list[WrittenDefinition] = field(default_factory=list["WrittenDefinition"])
    bundled_templates: dict[str, str] = field(default_factory=dict[str, str])
    """Texts of the template files by path, read when the first rule asks for a template."""
    own_templates: dict[str, Template] = field(default_factory=dict[str, "Template"])
    """Those of the packs of an office."""
    _templates: dict[str, Template] = field(default_factory=dict[str, "Template"])

    def copy(self, reader: NodeReader, tables: FileTables) -> Gatherer:
        """The same for more files to be read with another reader; neither sees what is added to
        the other from here on."""
        reader.mistakes.extend(self.reader.mistakes)
        held: dict[str, Any] = {one.name: _copied(getattr(self, one.name)) for one in fields(self)}
        held.update(reader=reader, tables=tables)
        return Gatherer(**held)

    def templates(self) -> Mapping[str, Template]:
        """Every template known by now, by name."""
        self._bundled_templates()
        return self._templates

    def pack(self, text: str, path: str) -> list[Rule]:
        """Rules of one pack file."""
        document = self.reader.document(text, path)
        return [] if document is None else self.add(document, text)

    def add(self, document: YamlMapping, text: str) -> list[Rule]:
        """Rules of one pack file that has been read."""
        document = self.reader.keys(document, PACK_KEYS, "规则包")
        name = self.reader.text(document.get("pack"), "pack")
        version = self.reader.text(document.get("version"), "version")
        self._check_head(document, name, version)
        self._check_form(document)
        key = (name or "", version or "")
        self.packs.setdefault(key, []).append(text)
        self._own_units(document.get("units"), key[0])
        self._words(document, key[0])
        self.definitions += read_definitions(self.reader, document.get("define"), key[0])
        return self._rules_of(document, *key)

    def _own_units(self, node: YamlNode | None, pack: str) -> None:
        fresh = list(read_units(self.reader, node, self.units))
        self.units.extend(fresh)
        self.reader.units = units_with(tuple(self.units))
        if fresh and node is not None:
            self.notices.append(units_notice(pack, [unit.name for unit in fresh], node.place))

    def _rules_of(self, document: YamlMapping, name: str, version: str) -> list[Rule]:
        """Rules of a pack, with its templates and its changes of other packs' rules."""
        if document.get("templates") is not None:
            self._bundled_templates()
            self.own_templates.update(self._templates_of(document))
            self._templates.update(self.own_templates)
        node = document.get("overrides")
        for item in self.reader.items(node, "overrides") if node is not None else ():
            override = read_override(self.reader, item, name)
            if override is not None:
                self.overrides.append(override)
        node = document.get("rules")
        written = self.reader.items(node, "rules") if node is not None else ()
        topic = read_topic(self.reader, document.get("topic"), OTHER_TOPIC)
        found: list[Rule] = []
        for item in self.reader.few(written, MOST_RULES, "rules", document.place):
            rule = read_rule(self.reader, item, name, version, self.templates, topic)
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
        missing += ["language"] if document.get("language") is None else []
        content = ("rules", "overrides", "vocabulary", "define", "templates", "units", "extends")
        missing += ["rules"] if not any(document.get(key) for key in content) else []
        if missing:
            self.reader.fault(f"规则包缺少{'、'.join(missing)}。", document.place)
        language = document.get("language")
        text = self.reader.text(language, "language")
        if language is not None and text is not None and text != LANGUAGE:
            message = f"规则语言的版本是{LANGUAGE}，这个包写的是“{text}”。"
            self.reader.fault(message, language.place)

    def _check_form(self, document: YamlMapping) -> None:
        for key, form, advice in (
            ("pack", _PACK, "不含空格和标点的名称，如cn.budget-goal"),
            ("version", VERSION, "版本号，如1.0.0"),
        ):
            node = document.get(key)
            if isinstance(node, YamlScalar) and node.text and not form.fullmatch(node.text.strip()):
                self.reader.fault(f"“{key}”应当是{advice}，却是“{node.text}”。", node.place)

    def _bundled_templates(self) -> None:
        """Reads the templates that ship, once."""
        while self.bundled_templates:
            path = next(iter(self.bundled_templates))
            document = self.reader.document(self.bundled_templates.pop(path), path)
            if document is not None:
                known = self.reader.keys(document, PACK_KEYS, "规则包")
                self._templates.update(self._templates_of(known))

    def _templates_of(self, document: YamlMapping) -> Mapping[str, Template]:
        node = document.get("templates")
        found: dict[str, Template] = {}
        for item in self.reader.items(node, "templates") if node is not None else ():
            template = read_template(self.reader, item)
            if template is None:
                continue
            taken = {**self._templates, **found}.get(template.name)
            if taken is not None:
                message = f"模板“{template.name}”已经写在{taken.place}。"
                self.reader.fault(message, template.place)
            found[template.name] = template
        return found

    def _words(self, document: YamlMapping, pack: str) -> None:
        """`vocabulary: {含糊词+: [大概], 含糊词-: [若干], 本地词: [甲], 错别字+: {帐户: 账户}}`."""
        node = document.get("vocabulary")
        mapping = self.reader.mapping(node, "vocabulary") if node is not None else None
        for key, value in mapping.entries if mapping else ():
            name, act = split_sign(key.text)
            known = name in self.lists or name in self.maps or name in self.directories
            if name != key.text and not known:
                advice = did_you_mean(name, [*self.lists, *self.maps, *self.directories])
                self.reader.fault(f"没有叫“{name}”的词汇表{advice}", key.place)
                continue
            before = self._words_in(name)
            if name in self.maps:
                self._spellings(name, key, value)
            elif name in self.directories or (not known and is_directory(value)):
                self._directory(name, key, value)
            else:
                words = self.reader.terms(value, key.text)
                for text, place in self.reader.placed_texts(value, key.text):
                    if is_no_day(text):
                        self.reader.fault(f"“{name}”里的“{text}”：没有这一天。", place)
                self.doubts.extend(repeated_words(words, name, key.place))
                old = self.lists.get(name, ())
                if known and is_less(key.text):
                    self.doubts.extend(words_not_there(words, old, name, key.place))
                self.lists[name] = act(old, words)
            notice = words_notice(pack, name, before, self._words_in(name), key.place)
            if known and notice:
                self.notices.append(notice)

    def _words_in(self, name: str) -> list[str]:
        """The words of a list, or the entries of a map or directory as `帐户→账户`."""
        if name in self.directories:
            return [show_value(entry) for entry in self.directories[name].entries]
        pairs = self.maps.get(name)
        if pairs is None:
            return list(self.lists.get(name, ()))
        return [f"{wrong}→{right}" for wrong, right in pairs.items()]

    def _directory(self, name: str, key: YamlScalar, value: YamlNode) -> None:
        """`目录: {养护里程: 公里}`; `目录+:` adds lines, `目录-: [养护里程]` takes some."""
        old = self.directories.get(name)
        if old is not None and is_less(key.text):
            gone = self.reader.texts(value, key.text)
            keys = [str(entry.key) for entry in old.entries]
            self.doubts.extend(words_not_there(gone, keys, name, key.place))
            kept = tuple(entry for entry in old.entries if entry.key not in gone)
            self.directories[name] = Directory(old.type, kept)
            return
        if is_file_table(value) and isinstance(value, YamlMapping):
            made = self.tables.directory(self.reader, value, name)
        else:
            made = read_directory(self.reader, value, name)
        if made is None:
            # Said once where it is written, not again wherever it is used.
            self.directories.setdefault(name, Directory(FAULTY, ()))
            return
        if old is not None and not fits(made.type, old.type):
            had, has = ("、".join(one.columns) for one in (old, made))
            self.reader.fault(f"“{name}”的栏目是{had}，这里是{has}。", key.place)
            return
        added = old is not None and name != key.text
        self.directories[name] = joined(old, made) if old and added else made

    def _spellings(self, name: str, key: YamlScalar, value: YamlNode) -> None:
        """Another spelling and the right one: `错别字+: {帐户: 账户}`, `错别字-: [帐户]`."""
        known = self.maps[name]
        if is_less(key.text):
            gone = self.reader.texts(value, key.text)
            self.doubts.extend(words_not_there(gone, known, name, key.place))
            for word in gone:
                known.pop(word, None)
            return
        mapping = self.reader.mapping(value, key.text)
        entries = mapping.entries if mapping else ()
        right = {wrong.text: self.reader.text(node, wrong.text) or "" for wrong, node in entries}
        self.maps[name] = {**(known if name != key.text else {}), **right}

    def override(self, today: datetime.date) -> list[Rule]:
        """Applies what local packs change; gives the changed rules."""
        rules = {rule.id: rule for rule in self.rules}
        changed: set[str] = set()
        for override in self.overrides:
            if override.until is not None and override.until < today:
                self.notices.append(expired_notice(override, rules))
                continue
            rule = overridden(self.reader, rules, override)
            if rule is not None:
                self.notices.append(override_notice(override, rules[rule.id], rule))
                rules[rule.id] = rule
                changed.add(rule.id)
        self.rules = list(rules.values())
        return [rules[name] for name in changed]

    def hold_back(self, today: datetime.date) -> None:
        """Rules that are not in force yet are not run unless they are asked for by name."""
        for at, rule in enumerate(self.rules):
            if rule.effective is not None and rule.effective > today and rule.enabled:
                self.rules[at] = replace(rule, enabled=False)
                self.notes.append(f"规则{rule.id}“{rule.title}”自{rule.effective}起施行。")

    def _check_unique(self, found: list[Rule]) -> None:
        known = {rule.id: rule for rule in self.rules}
        names = {rule.name: rule for rule in self.rules}
        for rule in found:
            for key, what, text, taken in (
                ("id", "编号", rule.id, known.get(rule.id)),
                ("name", "名称", rule.name, names.get(rule.name)),
            ):
                if taken is not None:
                    place = rule.origin.written_at.get((key, text), rule.place)
                    self.reader.fault(f"{what}“{text}”已经用在{taken.place}。", place)
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
        vocabulary = WordLists(self.lists, self.maps, self.directories)
        units = tuple(self.units)
        return Surroundings(tuple(self.profiles), vocabulary, own_units=units, labels=FormLabels())


def _copied(thing: object) -> object:
    """Lists and mappings to which may be added; what they hold besides is frozen."""
    if isinstance(thing, list):
        return list(map(_copied, cast("list[object]", thing)))
    if isinstance(thing, dict):
        pairs = cast("dict[object, object]", thing)
        return {key: _copied(one) for key, one in pairs.items()}
    return thing
