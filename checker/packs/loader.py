"""Loads the bundled packs and those an office adds; a broken pack is refused whole.

The bundled packs are checked in full by the test command of the project; in a run only their form
is read and an expression is compiled when its rule runs. Packs given by the user are compiled at
once, so that every mistake in them is reported before anything is checked.
"""

from __future__ import annotations

import datetime
import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.errors import Mistake, UsageError, did_you_mean, listed
from checker.base.resources import rules_root
from checker.finding import PackRef
from checker.form import slips_of
from checker.packs.changes import silencing_notices
from checker.packs.definitions import define
from checker.packs.doubts import doubts_about
from checker.packs.examples import example_mistakes, test_rules
from checker.packs.filetables import FileTables
from checker.packs.gatherer import Gatherer
from checker.packs.order import stacked
from checker.packs.packset import CATALOGUE, PackSet, locked_message
from checker.packs.reader import AS_PACK, NodeReader
from checker.packs.samples import sample_rule
from checker.rule import compile_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from checker.finding import Notice
    from checker.form import Surroundings
    from checker.packs.examples import ExampleResult
    from checker.packs.filetables import SheetReader
    from checker.rule import Rule
    from checker.strictyaml import Wording

# Vocabularies of the rules; the other files of the folder belong to values and readers.
VOCABULARIES = ("words.yaml", "names.yaml")


def load_packs(
    local: Sequence[Path] = (),
    *,
    root: Traversable | None = None,
    check: bool = False,
    examples: bool = False,
    today: datetime.date | None = None,
    words: Wording = AS_PACK,
    sheets: SheetReader | None = None,
) -> PackSet:
    """The bundled packs and the `local` ones (files, or folders of them).

    Raises UsageError with every mistake of every local pack. With `check` the bundled packs are
    compiled as well; with `examples` those of local rules must come out as they promise. `today`
    decides which rules and changes are in force. Mistakes speak of keys in `words`. `sheets` reads
    the workbooks in which packs keep tables.
    """
    day = today or datetime.datetime.now(tz=datetime.UTC).astimezone().date()
    if not local and root is None and not check:
        return _bundled_packs(day)
    return _load(local, root, day, check=check, examples=examples, words=words, sheets=sheets)[0]


def load_packs_from(
    local: Sequence[Path], day: datetime.date, sheets: SheetReader | None = None
) -> tuple[PackSet, tuple[str, ...], tuple[datetime.date, ...]]:
    """The packs for a run, the files the local ones were read from, and the days from which on
    they come to something else. Raises UsageError as load_packs does."""
    packset, loader = _load(local, None, day, check=False, examples=True, sheets=sheets)
    one, last = datetime.timedelta(days=1), datetime.date.max
    days = (change.until for change in loader.overrides if change.until)
    ends = (day + one for day in days if day < last)
    starts = (rule.effective for rule in loader.rules if rule.effective)
    return packset, (*loader.files, *loader.tables.read), tuple({*ends, *starts})


@lru_cache(maxsize=1)
def _shipping() -> Gatherer:
    """What ships, read once a process: who writes a pack loads it with every change. Copies are
    what others add to."""
    return bundled(Gatherer())


@lru_cache(maxsize=4)
def _bundled_packs(day: datetime.date) -> PackSet:
    """The packs that ship, once a process however many parts of a run ask for them."""
    return _load((), None, day, check=False, examples=False)[0]


def _load(
    local: Sequence[Path],
    root: Traversable | None,
    day: datetime.date,
    *,
    check: bool,
    examples: bool,
    words: Wording = AS_PACK,
    sheets: SheetReader | None = None,
) -> tuple[PackSet, Gatherer]:
    loader, own = gathered(local, root, words=words, sheets=sheets)
    around, mistakes = held(loader, own, day, check=check, examples=examples)
    if mistakes:
        raise UsageError(mistakes)
    packs = tuple(
        PackRef(name, version, hashlib.sha256("".join(texts).encode()).hexdigest())
        for (name, version), texts in loader.packs.items()
    )
    rules = tuple(sorted(loader.rules, key=lambda rule: rule.id))
    packset = PackSet(
        packs,
        rules,
        around,
        (*loader.notes, *map(str, doubts_in(loader, own))),
        tuple(loader.overrides),
        loader.templates,
        tuple(loader.units),
        _notices(loader, own),
    )
    return packset, loader


def gathered(
    local: Sequence[Path],
    root: Traversable | None = None,
    *,
    words: Wording = AS_PACK,
    overlay: Mapping[Path, str] | None = None,
    sheets: SheetReader | None = None,
) -> tuple[Gatherer, list[Rule]]:
    """What the bundled packs and the `local` ones bring, and the rules of the latter. `overlay`
    holds texts to be read in place of what files hold, by path with links followed."""
    shipping = _shipping() if root is None else bundled(Gatherer(), root)
    reader = NodeReader(words=words, overlay=overlay or {})
    loader = shipping.copy(reader, FileTables(sheets))
    shipped = dict(loader.packs.keys())
    files = stacked(local, loader.reader, shipped)
    loader.files.extend(file.path for file in files)
    return loader, [rule for file in files for rule in loader.add(file.document, file.text)]


def doubts_in(loader: Gatherer, own: Sequence[Rule]) -> tuple[Mistake, ...]:
    """What local packs hardly mean, of thousands the first and their number."""
    found = [*loader.doubts, *(doubt for rule in own for doubt in doubts_about(rule))]
    return listed(found, "规则包里这样可疑的写法另有 {} 处，没有列出。")


def _notices(loader: Gatherer, own: Sequence[Rule]) -> tuple[Notice, ...]:
    known = {rule.id: rule for rule in loader.rules}
    silencing = [notice for rule in own for notice in silencing_notices(rule, known)]
    return (*loader.notices, *silencing)


def held(
    loader: Gatherer, own: Sequence[Rule], day: datetime.date, *, check: bool, examples: bool
) -> tuple[Surroundings, list[Mistake]]:
    """What the gathered rules are read against, and every mistake in order of their places."""
    changed = loader.override(day)
    loader.hold_back(day)
    around = loader.surroundings()
    mistakes = list(loader.reader.mistakes)
    mistakes += define(loader.definitions, around)
    mistakes += _profile_mistakes(loader, around) if check else ()
    wrong = _template_mistakes(loader, around, bundled=check)
    mistakes += [*loader.reader.mistakes, *(one for several in wrong.values() for one in several)]
    # What is wrong with a template is told in the template, not again wherever it is used.
    fresh = [one for one in (*own, *changed) if _template_of(one) not in wrong]
    at_name = loader.reader.words.quoted("at")
    mistakes += _rule_mistakes(loader.rules if check else fresh, loader.rules, around, at_name)
    if examples and not mistakes:
        # As their pack states them: another pack may have changed parameters since.
        mistakes += _broken_promises(own, around)
    return around, _in_order(mistakes)


def bundled(loader: Gatherer, root: Traversable | None = None) -> Gatherer:
    """Adds the rules that ship; their digest covers the words, forms and templates."""
    folder = root or rules_root()
    shared: list[str] = []
    for path, text in _bundled(folder, "vocabulary"):
        if path.rpartition("/")[2] in VOCABULARIES:
            loader.vocabulary(text, path)
            shared.append(text)
    for path, text in _bundled(folder, "profiles"):
        loader.profile(text, path)
        shared.append(text)
    for path, text in _bundled(folder, "templates"):
        loader.bundled_templates[path] = text
        shared.append(text)
    for path, text in _bundled(folder, "core"):
        loader.pack(text, path)
    for texts in loader.packs.values():
        texts.extend(shared)
    return loader


def _bundled(folder: Traversable, name: str) -> Iterator[tuple[str, str]]:
    """Path and text of the YAML files of a folder, in order of their names."""
    below = folder.joinpath(name)
    if not below.is_dir():
        return
    for entry in sorted(below.iterdir(), key=lambda one: one.name):
        if entry.name.endswith(".yaml"):
            yield f"rules/{name}/{entry.name}", entry.read_text(encoding="utf-8")


def _profile_mistakes(loader: Gatherer, around: Surroundings) -> list[Mistake]:
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


def _template_mistakes(
    loader: Gatherer, around: Surroundings, *, bundled: bool
) -> dict[str, list[Mistake]]:
    """Mistakes of the templates as their samples show them: of an office's own, or of all; by the
    names of those that have any."""
    templates = loader.templates() if bundled else loader.own_templates
    samples = {name: sample_rule(loader.reader, one) for name, one in templates.items()}
    found = {name: compile_rule(rule, around)[1] for name, rule in samples.items() if rule}
    return {name: list(mistakes) for name, mistakes in found.items() if mistakes}


def _template_of(rule: Rule) -> str | None:
    use = rule.origin.template
    return None if use is None else use.name


def _rule_mistakes(
    rules: Sequence[Rule], every: Sequence[Rule], around: Surroundings, at_name: str
) -> list[Mistake]:
    found: list[Mistake] = []
    ids = [rule.id for rule in every]
    locked = {rule.id: rule for rule in every if rule.locked}
    profiles = [profile.id for profile in around.profiles]
    for rule in rules:
        for key, words, known, what in (
            ("profiles", rule.profiles, profiles, "表样"),
            ("supersedes", rule.supersedes, ids, "规则"),
        ):
            for word in words:
                place = rule.origin.written_at.get((key, word), rule.place)
                if word == rule.id:
                    found.append(Mistake(f"“{word}”就是这条规则，不能代替自己。", place))
                elif word not in known and not (rule.pack == CATALOGUE and key == "supersedes"):
                    advice = did_you_mean(word, known, found)
                    found.append(Mistake(f"没有叫“{word}”的{what}{advice}", place))
                elif key == "supersedes" and word in locked and locked[word].pack != rule.pack:
                    found.append(Mistake(locked_message(locked[word], "被别的规则代替"), place))
        found += compile_rule(rule, around, at_name)[1]
    return [*found, *example_mistakes(rules)]


@dataclass(frozen=True, slots=True)
class _Bench:
    surroundings: Surroundings


def _broken_promises(own: Sequence[Rule], around: Surroundings) -> list[Mistake]:
    """Examples that do not give the stated outcome: of each rule the first, and how many more."""
    failed: dict[str, list[ExampleResult]] = {}
    for result in test_rules(own, _Bench(around)):
        if not result.passed:
            failed.setdefault(result.rule, []).append(result)
    return [_broken(results) for results in failed.values()]


def _broken(results: Sequence[ExampleResult]) -> Mistake:
    first, more = results[0], len(results) - 1
    others = f"（另有{more}个例子也与所写的不一致。）" if more else ""
    message = f"规则{first.rule}的{first.label}：{first.problem}{others}"
    return Mistake(message, first.example.place)


def _in_order(mistakes: list[Mistake]) -> list[Mistake]:
    return sorted(
        dict.fromkeys(mistakes),
        key=lambda mistake: (
            (mistake.place.path, mistake.place.sort_key) if mistake.place else ("", ())
        ),
    )
