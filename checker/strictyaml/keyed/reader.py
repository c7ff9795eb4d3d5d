"""Reads files of keys and values, with a placed mistake for everything that is not as it should be.

Packs, configuration, lists of exemptions and an office's own words are all read through this one
reader, and the same slip is said in the same words wherever it stands. A goal file has its keys
read by the same walk (`entries_meant`), but what is wrong with it is no mistake: it is a finding.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, TypeVar

from checker.base.dataclass import dataclass, field, replace
from checker.base.errors import Mistake, did_you_mean, nearest, said_of
from checker.base.pattern import late_pattern
from checker.base.place import Place
from checker.strictyaml.documents import load_documents
from checker.strictyaml.keyed.entries import entries_meant
from checker.strictyaml.keyed.wording import Wording
from checker.strictyaml.keyed.yamlmistakes import LOST_DASH, explained, wrong_encoding
from checker.strictyaml.nodes import YamlMapping, YamlNode, YamlScalar, YamlSequence
from checker.strictyaml.syntax import has_bare_dash

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

Item = TypeVar("Item")
LARGEST_FILE = 2_000_000
_ZIPPED = b"PK\x03\x04"
REMARKS = frozenset({"lost-after-hash"})
"""Harmless where a comment behind a value is lost on purpose: in goal files it is a slip, in
settings it is how people write."""
# More keys than these are not listed: the page of the file has them.
_MOST_LISTED = 24

_UNSPACED = late_pattern(r"(?P<key>[^\s:：]+)(?:：\s*|:)(?P<value>\S*)")
_ONE_QUOTED = late_pattern(r"“[^“”]*”")
_WRITTEN_AS_A_DATE = late_pattern(r"\d{4}-\d\d-\d\d")
_COMMA = late_pattern(r"[，、]|^[【［\[].*[】］\]]$")

TRUTHS = {"true": True, "false": False, "是": True, "否": False, "真": True, "假": False}


@dataclass(slots=True)
class KeyedReader:
    """Collects mistakes; every method gives what it could read, None where it could not. `what`
    is the key (or the part of the file) that mistakes name."""

    mistakes: list[Mistake] = field(default_factory=list[Mistake])
    words: Wording = field(default_factory=Wording)
    """How mistakes speak of the file and its keys."""
    harmless: frozenset[str] = frozenset()
    """Codes of what strict reading refuses and this kind of file may hold."""
    overlay: Mapping[Path, str] = field(default_factory=dict["Path", str])
    """Texts to be read in place of what files hold (they are open in an editor), by path with
    links followed."""

    def fault(self, message: str, place: Place | None) -> None:
        self.mistakes.append(Mistake(message, place))

    def file(self, path: Path, shown: str) -> str | None:
        """The text of a file; mistakes call it `shown`."""
        if self.overlay and (text := self.overlay.get(path.resolve())) is not None:
            return text
        try:
            data = path.read_bytes()
        except OSError as error:
            self.fault(f"{self.words.file}打不开：{said_of(error)}。", Place(shown))
            return None
        if data.startswith(_ZIPPED):
            said = "应当是YAML，这个文件是Excel工作簿、Word文档或压缩包。"
            self.fault(f"{self.words.file}{said}", Place(shown))
            return None
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            self.fault(wrong_encoding(self.words.file, data, error), Place(shown))
            return None

    def root(self, text: str, path: str) -> YamlNode | None:
        """The one document a file consists of, None where it is empty or a mistake."""
        if len(text) > LARGEST_FILE:
            size = LARGEST_FILE // 1_000_000
            self.fault(f"文件超过{size}百万字，不是{self.words.file}。", _top(path))
            return None
        documents = load_documents(text, path)
        problems = [
            problem
            for document in documents
            for problem in document.problems
            if problem.code not in self.harmless
        ]
        twice = [problem for problem in problems if problem.code == "duplicate-key"]
        first = twice[0] if len(twice) > 1 else None
        for problem in problems:
            if problem is first:
                self.fault(explained(self.words.file, problem) + LOST_DASH, problem.place)
            elif first is None or problem.code != first.code:
                self.fault(explained(self.words.file, problem), problem.place)
        if problems:
            return None  # what does not stand where it was meant to would be wrong twice
        roots = [document.root for document in documents if document.root is not None]
        if len(roots) > 1:
            self.fault(f"{self.words.file}一个文件只有一份内容，不能用“---”再分。", roots[1].place)
        return roots[0] if roots else None

    def document(self, text: str, path: str) -> YamlMapping | None:
        """The one mapping a file consists of; an empty file is a mistake."""
        before = len(self.mistakes)
        root = self.root(text, path)
        if root is not None:
            return self.mapping(root, self.words.file)
        if len(self.mistakes) == before:
            self.fault(f"文件是空的，不是{self.words.file}。", _top(path))
        return None

    def mapping(self, node: YamlNode, what: str) -> YamlMapping | None:
        if isinstance(node, YamlMapping):
            return node
        colon = isinstance(node, YamlScalar) and _UNSPACED.fullmatch(node.text)
        if colon:
            right = f"{colon['key']}: {colon['value']}".rstrip()
            self.fault(f"冒号后面要有一个空格，并且是半角的冒号：“{right}”。", node.place)
        else:
            self.fault(self._refused(node, what, "“键: 值”的形式"), node.place)
        # [甲: 1, 乙: 2] is meant as {甲: 1, 乙: 2}: what asks for 甲 is not at fault as well.
        lines = node.items if isinstance(node, YamlSequence) else ()
        pairs = [line for line in lines if isinstance(line, YamlMapping)]
        if not pairs or len(pairs) < len(lines):
            return None
        return YamlMapping(tuple(entry for line in pairs for entry in line.entries), node.place)

    def items(self, node: YamlNode, what: str) -> tuple[YamlNode, ...]:
        if isinstance(node, YamlSequence):
            return node.items
        self.fault(self._refused(node, what, "列表（每项前一个“- ”）"), node.place)
        return ()

    def few(self, found: Sequence[Item], most: int, what: str, place: Place) -> Sequence[Item]:
        """What stands under one key, as far as anybody writes by hand; more is a mistake."""
        if len(found) > most:
            said = f"最多写{most}项，这里有{len(found)}项。"
            self.fault(f"{self.words.quoted(what)}{said}", place)
        return found[:most]

    def scalar(self, node: YamlNode, what: str) -> YamlScalar | None:
        if not isinstance(node, YamlScalar):
            said = f"{self.words.quoted(what)}应当是一段文字，却是{_kind(node)}"
            self.fault(said + _FLOW_ADVICE, node.place)
            return None
        if not node.text.strip():
            self.fault(f"{self.words.quoted(what)}是空的。", node.place)
            return None
        if node.style == "plain" and _unpaired_quotes(node.text):
            self.fault(f"{self.words.quoted(what)}里的引号没有配对。", node.place)
            return None
        return node

    def text(self, node: YamlNode | None, what: str) -> str | None:
        """A text without outer blanks; None for a missing node."""
        scalar = self.scalar(node, what) if node is not None else None
        if scalar is None:
            return None
        text = scalar.text.strip()
        if scalar.style == "plain" and len(text) > 2 and _ONE_QUOTED.fullmatch(text):
            said = "写在中文引号里，引号会算作文字；请去掉，或用半角引号。"
            self.fault(f"{self.words.quoted(what)}{said}", scalar.place)
        return text

    def texts(self, node: YamlNode | None, what: str) -> tuple[str, ...]:
        """A list of texts; a single text stands for a list of one."""
        return tuple(text for text, _ in self.placed_texts(node, what))

    def terms(self, node: YamlNode | None, what: str) -> tuple[str, ...]:
        """A list of words; several in one, with commas of Chinese writing, are a slip."""
        if node is None:
            return ()
        for item in (node,) if isinstance(node, YamlScalar) else self.items(node, what):
            self.one_term(item)
        return self.texts(node, what)

    def one_term(self, node: YamlNode) -> None:
        """Refuses what looks like several words and would be read as one."""
        if isinstance(node, YamlScalar) and node.style == "plain" and _COMMA.search(node.text):
            said = f"“{node.text}”是一个词还是几个？几个词写成 [甲, 乙]，用半角的括号和逗号；"
            self.fault(f"{said}是一个词就整段加引号。", node.place)

    def placed_texts(self, node: YamlNode | None, what: str) -> tuple[tuple[str, Place], ...]:
        """The same, each text with its place."""
        if node is None:
            return ()
        if isinstance(node, YamlScalar) and node.style == "plain" and has_bare_dash(node.text):
            first = node.text.split()[0]
            said = f"“{first}”是列表的一项时，“-”后面要有一个空格：“- {first[1:]}”。"
            self.fault(said, node.place)
            return ()
        nodes = (node,) if isinstance(node, YamlScalar) else self.items(node, what)
        found = [(self.text(item, what), item.place) for item in nodes]
        return tuple((text, place) for text, place in found if text is not None)

    def truth(self, node: YamlNode | None, what: str, *, default: bool) -> bool:
        text = self.text(node, what)
        if text is None or node is None:
            return default
        if text not in TRUTHS:
            self.fault(f"{self.words.quoted(what)}{self.words.truth}，却是“{text}”。", node.place)
            return default
        return TRUTHS[text]

    def date(self, node: YamlNode | None, what: str) -> datetime.date | None:
        """A date such as 2025-01-01."""
        text = self.text(node, what)
        if text is None or node is None:
            return None
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:
            said = f"应当是2025-01-01这样的日期，却是“{text}”。"
            if _WRITTEN_AS_A_DATE.fullmatch(text):
                said = f"没有“{text}”这一天。"
            self.fault(self.words.quoted(what) + said, node.place)
            return None

    def choice(
        self,
        node: YamlNode | None,
        what: str,
        allowed: Collection[str],
        default: str,
        labels: Mapping[str, str] | None = None,
    ) -> str:
        """One of the words allowed; `labels` say what they mean."""
        scalar = self.scalar(node, what) if node is not None else None
        if scalar is None or node is None:
            return default
        text = scalar.text.strip()
        if text not in allowed:
            listed = self.words.allowed(what, allowed, labels)
            said = f"{self.words.quoted(what)}没有“{text}”这种取值；可以是：{listed}"
            self.fault(said + did_you_mean(text, allowed), node.place)
            return default
        return text

    def keys(self, node: YamlMapping, allowed: Collection[str], what: str) -> YamlMapping:
        """The mapping with its keys as they were meant: one that is not allowed is a fault that
        names the nearest, and is read as that one, so that a slip is said once.
        """
        entries = entries_meant(self._indented(node, allowed), allowed, _Slips(self, what))
        return YamlMapping(
            tuple(
                (key if name == key.text else replace(key, text=name), value)
                for name, (key, value) in entries.items()
            ),
            node.place,
        )

    def _indented(self, node: YamlMapping, allowed: Collection[str]) -> YamlMapping:
        """The mapping with keys that mean nothing put below the empty one they stand behind: they
        lack the blanks in front of them."""
        entries: list[tuple[YamlScalar, YamlNode]] = []
        for key, value in node.entries:
            above, held = entries[-1] if entries else (None, None)
            strange = key.text not in allowed and self.meant(key.text, allowed) is None
            if above is None or not strange or not _takes_more(above, held, allowed):
                entries.append((key, value))
                continue
            own = held.entries if isinstance(held, YamlMapping) else ()
            if not own:
                said = f"“{key.text}”前面少了空格：要比上面的“{above.text}”多缩进两格，才属于它。"
                self.fault(said, key.place)
            entries[-1] = (above, YamlMapping((*own, (key, value)), key.place))
        return YamlMapping(tuple(entries), node.place)

    def unmeant(self, node: YamlMapping, allowed: Collection[str]) -> int:
        """How many keys of a mapping are neither allowed nor near one that is."""
        keys = (key.text for key, _ in node.entries)
        return sum(key not in allowed and self.meant(key, allowed) is None for key in keys)

    def meant(self, word: str, allowed: Collection[str]) -> str | None:
        """The key a word stands for: another name of one, or one that is near."""
        named = self.words.meant.get(word)
        if named in allowed or word in self.words.belongs:
            return named if named in allowed else None
        near = nearest(word, [*allowed, *self.words.synonyms])
        return None if near is None else self.words.synonyms.get(near, near)

    def advice(self, meant: str | None, allowed: Collection[str]) -> str:
        """What may be written instead."""
        if meant:
            return f"，是否想写“{meant}”？"
        if len(allowed) > _MOST_LISTED:
            return "。"
        return f"。可以写的有：{'、'.join(allowed)}。"

    def _refused(self, node: YamlNode, what: str, wanted: str) -> str:
        like = self.words.examples.get(what)
        example = f"，例如 {like}" if like else ""
        return f"{self.words.quoted(what)}应当是{wanted}{example}，却是{_kind(node)}。"


def _takes_more(above: YamlScalar, held: YamlNode | None, allowed: Collection[str]) -> bool:
    """Whether a key was left empty, but for what has been put below it since."""
    if above.text not in allowed or held is None:
        return False
    if isinstance(held, YamlMapping):
        return held.place.column == above.place.column
    return isinstance(held, YamlScalar) and held.style == "plain" and not held.text


def _unpaired_quotes(text: str) -> bool:
    """Whether a quote has no other one; inside the quotes of an expression anything may stand."""
    return text.count('"') % 2 == 1 or ('"' not in text and text.count("“") != text.count("”"))


@dataclass(frozen=True, slots=True)
class _Slips:
    """Slips in the keys of `what` are faults of the reader."""

    reader: KeyedReader
    what: str

    def compared(self, key: YamlScalar) -> str:
        return self.reader.words.synonyms.get(key.text, key.text)

    def unknown(self, key: YamlScalar, allowed: Collection[str]) -> str | None:
        meant = self.reader.meant(key.text, allowed)
        said = f"{self.reader.words.quoted(self.what)}没有“{key.text}”这一项"
        home = self.reader.words.belongs.get(key.text) if meant is None else None
        self.reader.fault(
            f"{said}；{home}。" if home else said + self.reader.advice(meant, allowed), key.place
        )
        return meant

    def twice(self, key: YamlScalar, first: YamlScalar) -> None:
        where = f"第{line}行的" if (line := first.place.line) else ""
        said = f"“{key.text}”和{where}“{first.text}”是同一项，只能写一次。"
        self.reader.fault(said, key.place)


def _top(path: str) -> Place:
    return Place(path, 1, 1, 1, 1)


def _kind(node: YamlNode) -> str:
    match node:
        case YamlScalar():
            return f"“{node.text}”" if node.text else "空的"
        case YamlSequence():
            return "列表"
        case YamlMapping():
            return "“键: 值”"


# Expressions that begin with a bracket or brace are YAML unless they are quoted.
_FLOW_ADVICE = "；以“{”或“[”开头、或含“: ”的文字要加引号，或用“|”另起一行写。"
