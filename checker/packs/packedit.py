"""A pack file changed rule by rule: what is not changed keeps every character and comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.base.errors import Mistake, UsageError
from checker.strictyaml import YamlMapping, YamlScalar, YamlSequence, load_documents

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class PackLine:
    """A line of the new text; `origin` is the cell it was taken from, None for the old text."""

    text: str
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class RuleItem:
    """A rule as it stands in the file: the lines from `start` to before `end`, from 0."""

    node: YamlMapping
    start: int
    end: int

    @property
    def id(self) -> str:
        node = self.node.get("id")
        return node.text.strip() if isinstance(node, YamlScalar) else ""


@dataclass(slots=True)
class PackText:
    """The text of a pack; edits are collected and made at once by `changed`.

    Raises UsageError where `rules` is written on one line, which leaves no line to a rule.
    """

    text: str
    path: str
    root: YamlMapping | None = field(init=False)
    lines: list[str] = field(init=False)
    items: tuple[RuleItem, ...] = field(init=False)
    _edits: list[tuple[int, int, list[PackLine]]] = field(
        default_factory=list["tuple[int, int, list[PackLine]]"]
    )
    _new: list[list[PackLine]] = field(default_factory=list["list[PackLine]"])

    def __post_init__(self) -> None:
        documents = load_documents(self.text, self.path)
        root = documents[0].root if documents else None
        self.root = root if isinstance(root, YamlMapping) else None
        self.lines = self.text.splitlines()
        self.items = tuple(self._read_items())

    def _read_items(self) -> Iterable[RuleItem]:
        node = self.root.get("rules") if self.root else None
        if not isinstance(node, YamlSequence) or not node.items:
            return
        starts = [(item.place.line or 1) - 1 for item in node.items]
        if not all(self.lines[start].lstrip().startswith("-") for start in starts):
            message = "“rules”写在一行里（[ ]），请改成每条规则另起一行、前面加“- ”。"
            raise UsageError([Mistake(message, node.place)])
        for item, start, following in zip(node.items, starts, [*starts[1:], None], strict=True):
            if isinstance(item, YamlMapping):
                yield RuleItem(item, start, self._end(item.place.end_line or 1, start, following))

    def _end(self, last: int, start: int, following: int | None) -> int:
        """Behind the last line of an item; comments below it as deep as it is belong to it."""
        indent = len(self.lines[start]) - len(self.lines[start].lstrip())
        for at in range(last, len(self.lines) if following is None else following):
            line = self.lines[at]
            deeper = line.lstrip().startswith("#") and line[: indent + 1].isspace()
            if line.strip() and not deeper:
                break
            last = at + 1 if line.strip() else last
        return last

    def replace(self, item: RuleItem, lines: Sequence[PackLine]) -> None:
        """Another text for a rule, without indentation; none at all takes it out."""
        indent = self.lines[item.start].index("-")
        end = item.end
        if not lines and end < len(self.lines) and not self.lines[end].strip():
            end += 1
        self._edits.append((item.start, end, _indented(lines, indent)))

    def append(self, lines: Sequence[PackLine]) -> None:
        """A new rule behind the others, without indentation."""
        self._new.append(list(lines))

    def replace_key(self, name: str, lines: Sequence[PackLine]) -> None:
        """Another text for a key of the pack (`overrides`), with its name; none takes it out."""
        entries = self.root.entries if self.root else ()
        for key, value in entries:
            if key.text == name:
                start = (key.place.line or 1) - 1
                end = max(value.place.end_line or 1, start + 1)
                self._edits.append((start, end, list(lines)))
                return
        if lines:
            self._edits.append((len(self.lines), len(self.lines), [PackLine(""), *lines]))

    def changed(self) -> list[PackLine]:
        """The lines of the new text."""
        self._place_new()
        found = [PackLine(line) for line in self.lines]
        for start, end, lines in sorted(self._edits, key=lambda edit: edit[:2], reverse=True):
            found[start:end] = lines
        return found

    def _place_new(self) -> None:
        removed = {start for start, _, lines in self._edits if not lines}
        left = [item for item in self.items if item.start not in removed]
        node = self.root.get("rules") if self.root else None
        if not self._new:
            if self.items and not left:
                # The key goes with all that is below it.
                inside = {item.start for item in self.items}
                self._edits = [edit for edit in self._edits if edit[0] not in inside]
                self.replace_key("rules", ())
            return
        if self.items:
            indent = self.lines[self.items[0].start].index("-")
            at, head = self.items[-1].end, list[PackLine]()
        elif node is not None:  # `rules:` or `rules: []`
            at, indent = node.place.end_line or 1, 2
            self._edits.append((at - 1, at, [PackLine("rules:")]))
            head = []
        else:
            at, indent, head = len(self.lines), 2, [PackLine("rules:")]
        gap = bool(self.items)
        for lines in self._new:
            head += [PackLine("")] if gap else []
            head += _indented(lines, indent)
            gap = True
        self._edits.append((at, at, head))


def _indented(lines: Sequence[PackLine], indent: int) -> list[PackLine]:
    """A mapping as an item of a list."""
    margin = " " * indent
    return [
        PackLine(f"{margin}{'  ' if at else '- '}{line.text}".rstrip(), line.origin)
        for at, line in enumerate(lines)
    ]


def with_rules(text: str, path: str, rules: Iterable[str]) -> str:
    """The text of a pack with rules (without indentation) behind its last one."""
    file = PackText(text, path)
    for rule in rules:
        file.append([PackLine(line) for line in rule.rstrip("\n").split("\n")])
    return text_of(file.changed())


def text_of(lines: Iterable[PackLine]) -> str:
    return "".join(f"{line.text}\n" for line in lines)
