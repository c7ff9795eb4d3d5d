"""Reads the nodes of a pack with a mistake for everything that is not as it should be."""

from __future__ import annotations

import datetime
from functools import partial
from typing import TYPE_CHECKING

from checker.dataclass import dataclass, field, replace
from checker.errors import MOST_QUOTED, Mistake, nearest
from checker.language.source import Source
from checker.packs.keys import CHINESE_KEYS
from checker.packs.wording import AS_PACK, Wording
from checker.strictyaml import (
    YamlMapping,
    YamlNode,
    YamlProblem,
    YamlScalar,
    YamlSequence,
    load_documents,
    locate,
    unpaired,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from checker.place import Place

LARGEST_FILE = 2_000_000
DEEPEST = 30

TRUTHS = {"true": True, "false": False, "是": True, "否": False, "真": True, "假": False}


@dataclass(slots=True)
class NodeReader:
    """Collects mistakes; every method gives what it could read, None where it could not."""

    mistakes: list[Mistake] = field(default_factory=list[Mistake])
    words: Wording = AS_PACK
    """How mistakes speak of keys."""

    def fault(self, message: str, place: Place | None) -> None:
        self.mistakes.append(Mistake(message, place))

    def document(self, text: str, path: str) -> YamlMapping | None:
        """The one mapping a pack file consists of."""
        if len(text) > LARGEST_FILE:
            self.fault(f"文件超过{LARGEST_FILE // 1_000_000}百万字，不是规则包。", _top(path))
            return None
        documents = load_documents(text, path)
        for document in documents:
            for problem in document.problems:
                self.fault(_explained(problem), problem.place)
        if any(document.problems for document in documents):
            return None  # what does not stand where it was meant to would be wrong twice
        roots = [document.root for document in documents if document.root is not None]
        if len(roots) > 1:
            self.fault("规则包一个文件只有一份内容，不能用“---”再分。", roots[1].place)
        if not roots:
            if not self.mistakes:
                self.fault("文件是空的，不是规则包。", _top(path))
            return None
        return self.mapping(roots[0], "规则包")

    def mapping(self, node: YamlNode, what: str) -> YamlMapping | None:
        if isinstance(node, YamlMapping):
            return node
        self.fault(
            f"{self.words.quoted(what)}应当是“键: 值”的形式，却是{_kind(node)}。", node.place
        )
        return None

    def items(self, node: YamlNode, what: str) -> tuple[YamlNode, ...]:
        if isinstance(node, YamlSequence):
            return node.items
        self.fault(
            f"{self.words.quoted(what)}应当是列表（每项前一个“- ”），却是{_kind(node)}。",
            node.place,
        )
        return ()

    def scalar(self, node: YamlNode, what: str) -> YamlScalar | None:
        if not isinstance(node, YamlScalar):
            said = f"{self.words.quoted(what)}应当是一段文字，却是{_kind(node)}"
            self.fault(said + _flow_advice(node), node.place)
            return None
        if not node.text.strip():
            self.fault(f"{self.words.quoted(what)}是空的。", node.place)
            return None
        if node.style == "plain" and node.text.count('"') % 2:
            self.fault(f"{self.words.quoted(what)}里的引号没有配对。", node.place)
            return None
        return node

    def text(self, node: YamlNode | None, what: str) -> str | None:
        """A text without outer blanks; None for a missing node."""
        scalar = self.scalar(node, what) if node is not None else None
        return scalar.text.strip() if scalar else None

    def texts(self, node: YamlNode | None, what: str) -> tuple[str, ...]:
        """A list of texts; a single text stands for a list of one."""
        if node is None:
            return ()
        nodes = (node,) if isinstance(node, YamlScalar) else self.items(node, what)
        found = [self.text(item, what) for item in nodes]
        return tuple(text for text in found if text is not None)

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
            said = f"{self.words.quoted(what)}应当是2025-01-01这样的日期，却是“{text}”。"
            self.fault(said, node.place)
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
        text = self.text(node, what)
        if text is None or node is None:
            return default
        if text not in allowed:
            listed = self.words.allowed(what, allowed, labels)
            said = f"{self.words.quoted(what)}没有“{text}”这种取值；可以是：{listed}。"
            self.fault(said, node.place)
            return default
        return text

    def source(self, node: YamlNode | None, what: str) -> Source | None:
        """A piece of the rule language with the places of its characters."""
        scalar = self.scalar(node, what) if node is not None else None
        return source_of(scalar) if scalar else None

    def keys(self, node: YamlMapping, allowed: Collection[str], what: str) -> YamlMapping:
        """The mapping with its keys as they were meant: one that is not allowed is a fault that
        names the nearest, and is read as that one, so that a slip is said once.
        """
        entries: list[tuple[YamlScalar, YamlNode]] = []
        for key, value in node.entries:
            if key.text in allowed:
                entries.append((key, value))
                continue
            meant = _meant_key(key.text, allowed)
            advice = f"，是否想写“{meant}”？" if meant else "。"
            self.fault(f"{self.words.quoted(what)}没有“{key.text}”这一项{advice}", key.place)
            if meant and node.get(meant) is None:
                entries.append((replace(key, text=meant), value))
        return YamlMapping(tuple(entries), node.place)


def unmeant(node: YamlMapping, allowed: Collection[str]) -> int:
    """How many keys of a mapping are neither allowed nor near one that is."""
    keys = (key.text for key, _ in node.entries)
    return sum(key not in allowed and _meant_key(key, allowed) is None for key in keys)


def _meant_key(word: str, allowed: Collection[str]) -> str | None:
    """The key a word stands for: the Chinese name of one, or one that is near."""
    named = CHINESE_KEYS.get(word)
    return named if named in allowed else nearest(word, allowed)


def source_of(scalar: YamlScalar) -> Source:
    """The text of a scalar as a source of the language."""
    return Source(scalar.text, partial(locate, scalar))


def _top(path: str) -> Place:
    from checker.place import Place

    return Place(path, 1, 1, 1, 1)


def _kind(node: YamlNode) -> str:
    match node:
        case YamlScalar():
            return f"“{node.text}”" if node.text else "空的"
        case YamlSequence():
            return "列表"
        case YamlMapping():
            return "“键: 值”"


def _flow_advice(node: YamlNode) -> str:
    """Expressions that begin with a bracket or brace are YAML unless they are quoted."""
    if isinstance(node, (YamlMapping, YamlSequence)):
        return "；以“{”或“[”开头、或含“: ”的文字要加引号，或用“|”另起一行写。"
    return "。"


_PROBLEMS = {
    "duplicate-key": "“{text}”写了两次。",
    "anchor": "规则包不接受YAML的锚点（&）。",
    "alias": "规则包不接受YAML的引用（*）。",
    "tag": "规则包不接受YAML的标签（!）。",
    "merge-key": "规则包不接受YAML的合并键（<<）。",
    "needs-quotes": "这段文字要加引号才是文字{advice}",
    "needs-colon": "冒号后面要有一个空格，并且是半角的冒号{advice}",
    "lost-after-hash": "“ #”后面的文字会被YAML当作注释丢掉；要保留就加引号{advice}",
    "too-deep": "嵌套太深。",
    "too-large": "内容太多。",
    "non-scalar-key": "键应当是一段文字。",
    "control-character": "有看不见的控制字符，请删去。",
}


def _explained(problem: YamlProblem) -> str:
    if problem.code == "needs-quotes" and (brackets := unpaired(problem.text)):
        return f"括号没有配对：{brackets}。这一段要作文字就整段加引号。"
    suggestion = problem.suggestion if len(problem.suggestion) <= MOST_QUOTED else "整段加引号"
    advice = f"：{suggestion}" if problem.suggestion else "。"
    template = _PROBLEMS.get(problem.code)
    if template is None:
        return f"YAML写法有错：{problem.text or problem.code}。"
    return template.format(text=problem.text, advice=advice)
