"""Goal files: YAML whose keys are the labels of the form (one document is one table).

Keys and values are walked as in any file of keys; what is wrong is a finding, and the rest is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.base.place import Place
from checker.base.text import as_seen
from checker.model import Cell, GoalTable, Indicator, Line, Problem
from checker.readers.goalkeys import SIGNS, TABLE_KEYS, GoalForm
from checker.readers.goals import split_goals
from checker.readers.grid import GridCell
from checker.readers.keys import meant_key
from checker.readers.vocabulary import common_words
from checker.readers.yamlproblems import problem_of, refusal, written_twice
from checker.strictyaml import (
    YamlMapping,
    YamlScalar,
    YamlSequence,
    entries_meant,
    load_documents,
    quoted,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from checker.readers.goalkeys import GoalKey
    from checker.readers.vocabulary import Vocabulary
    from checker.strictyaml import YamlDocument, YamlNode


_MOST_GUESSES = 500
"""Unknown keys of one file for which the likest known one is looked for: a file of eighty thousand
took twenty seconds, and nobody reads on."""


@dataclass(frozen=True, slots=True)
class GoalFile:
    """What a YAML text holds; `is_goal_file` is False where nothing speaks of goals."""

    tables: tuple[GoalTable, ...]
    problems: tuple[Problem, ...]
    is_goal_file: bool


def read_goal_file(words: Vocabulary | None, text: str, path: str) -> GoalFile:
    """Every table of a YAML text. A document that is no table is a problem, not a loss: tables
    are counted by documents, so that 第3表 is the third document of the file."""
    documents = [each for each in load_documents(text, path) if each.root or each.problems]
    if not any(_speaks_of_goals(each, text) for each in documents):
        return GoalFile((), (), is_goal_file=False)
    tables: list[GoalTable] = []
    problems: list[Problem] = []
    guesses = iter(range(_MOST_GUESSES))
    for index, document in enumerate(documents, 1):
        reading = _Reading(words, index, guesses=guesses)
        reading.problems += (problem_of(problem, index) for problem in document.problems)
        table = reading.table(document, path, len(documents))
        if table is not None:
            tables.append(table)
        problems += reading.problems
    return GoalFile(tuple(tables), tuple(problems), is_goal_file=True)


def _speaks_of_goals(document: YamlDocument, text: str) -> bool:
    root = document.root
    if isinstance(root, YamlMapping):
        return any(as_seen(key.text) in SIGNS for key, _ in root.entries)
    return root is None and any(sign in text for sign in SIGNS)


@dataclass(slots=True)
class _Reading:
    """One document on its way to a table; `row` is the row of indicators being read."""

    words: Vocabulary | None
    index: int
    problems: list[Problem] = field(default_factory=list[Problem])
    goals: list[Cell] = field(default_factory=list[Cell])
    rows: dict[str, list[Indicator]] = field(default_factory=dict[str, list[Indicator]])
    lines: dict[str, tuple[Line, ...]] = field(default_factory=dict[str, tuple[Line, ...]])
    places: dict[str, Cell] = field(default_factory=dict[str, Cell])
    row: int | None = None
    guesses: Iterator[int] = field(default_factory=lambda: iter(range(_MOST_GUESSES)))
    """Runs out where no more unknown keys of the file are held against the known ones."""

    def table(self, document: YamlDocument, path: str, count: int) -> GoalTable | None:
        root = document.root
        if root is None:
            return None
        if not isinstance(root, YamlMapping):
            self._refuse(root.place, "no-mapping")
            return None
        fields = self._fields(root, TABLE_KEYS)
        indicators = tuple(self.rows.get("绩效指标", ()))
        if not fields and not self.goals and not indicators:
            self._refuse(root.place, "no-table")
            return None
        if not indicators and not any(one.rule == "GC001" for one in self.problems):
            self.problems.append(
                Problem("GC009", root.place, {"缺": "“绩效指标”，一行指标也没有"}, self.index)
            )
        return GoalTable(
            path,
            self.index,
            count,
            root.place,
            fields,
            tuple(self.goals),
            indicators,
            funding=self.lines.get("资金", ()),
            tasks=self.lines.get("年度主要任务", ()),
            regions=self.lines.get("各地资金", ()),
            asides=tuple(self.rows.get("非指标行", ())),
        )

    def _fields(self, mapping: YamlMapping, keys: Mapping[str, GoalKey]) -> dict[str, Cell]:
        """The single cells of a mapping; its lists go where they belong."""
        fields: dict[str, Cell] = {}
        for label, (_, node) in entries_meant(mapping, keys, self).items():
            match keys[label].form:
                case GoalForm.CELL:
                    fields[label] = self._cell(label, node, keys, fields)
                case GoalForm.PARAGRAPHS:
                    fields[label] = self._paragraphs(label, node, keys, fields)
                case GoalForm.GOALS:
                    self._read_goals(label, node)
                case GoalForm.ROWS:
                    self._read_rows(label, node, keys[label].keys)
                case GoalForm.LINES:
                    self.lines[label] = tuple(self._lines(label, node, keys[label].keys))
                case GoalForm.PLACES:
                    self._read_places(label, node)
        return fields

    def compared(self, key: YamlScalar) -> str:
        return as_seen(key.text)

    def unknown(self, key: YamlScalar, allowed: Collection[str]) -> str | None:
        """Report a key nobody knows; the key it was surely meant for, or None."""
        guess = next(self.guesses, None) is not None
        meant = meant_key(self.words or common_words(), key.text, allowed, guess=guess)
        arguments = {"键": key.text, "最近": meant.nearest or ""}
        self.problems.append(
            Problem(
                "GC006",
                key.place,
                arguments,
                self.index,
                self.row,
                text=key.text,
                expected=meant.nearest,
                replacement=meant.nearest if meant.one_edit else None,
            )
        )
        return meant.nearest if meant.sure else None

    def twice(self, key: YamlScalar, first: YamlScalar) -> None:
        """`first` stands above: the finding is at the one that is not read."""
        self.problems.append(written_twice(as_seen(first.text), key.place, self.index))

    def _cell(
        self,
        label: str,
        node: YamlNode,
        keys: Mapping[str, GoalKey],
        fields: dict[str, Cell],
    ) -> Cell:
        if isinstance(node, YamlScalar):
            return _cell_of(node)
        if isinstance(node, YamlMapping):
            self._refuse(node.place, "deeper", label)
            for key, value in node.entries:
                if key.text in keys and key.text not in fields and isinstance(value, YamlScalar):
                    fields[key.text] = _cell_of(value)
            return fields.get(label, Cell("", node.place))
        self._refuse(node.place, "list", label)
        return Cell("；".join(_texts_of(node)), node.place)

    def _paragraphs(
        self,
        label: str,
        node: YamlNode,
        keys: Mapping[str, GoalKey],
        fields: dict[str, Cell],
    ) -> Cell:
        """A text, or a list of what is one text in a form."""
        if isinstance(node, YamlSequence):
            texts = _texts_of(node)
            if len(texts) == len(node.items):
                return Cell("\n".join(texts), node.place)
        return self._cell(label, node, keys, fields)

    def _read_goals(self, label: str, node: YamlNode) -> None:
        """A list has one goal an item; one text is divided by its numbering, as in a form."""
        if isinstance(node, YamlScalar):
            lines = (node.place,) if node.source == node.text else ()
            self.goals += split_goals(GridCell(node.text, 0, 0, node.place, lines=lines))
            return
        for item in _items(node):
            if isinstance(item, YamlScalar):
                self.goals.append(_cell_of(item))
            elif isinstance(item, YamlMapping):
                self.goals += self._split_by_colon(item)
            else:
                self._refuse(item.place, "no-text", label)

    def _split_by_colon(self, mapping: YamlMapping) -> list[Cell]:
        """`- 审理案件: 2700件` is a mapping to YAML and a sentence to the person who wrote it."""
        goals: list[Cell] = []
        for key, value in mapping.entries:
            text = f"{key.text}: {value.text}" if isinstance(value, YamlScalar) else key.text
            place = Place(
                key.place.path,
                key.place.line,
                key.place.column,
                value.place.end_line,
                value.place.end_column,
            )
            goals.append(Cell(text, place))
            right = quoted(text)
            arguments = {"写法": text, "原因": "“: ”把这句话分成了键和值", "建议": right}
            self.problems.append(
                Problem(
                    "GC012",
                    place,
                    arguments,
                    self.index,
                    text=text,
                    expected=right,
                    replacement=right,
                )
            )
        return goals

    def _read_rows(self, label: str, node: YamlNode, keys: Mapping[str, GoalKey]) -> None:
        if isinstance(node, YamlScalar):
            if not _cell_of(node).blank:
                self._refuse(node.place, "no-list", label)
            return
        rows = self.rows.setdefault(label, [])
        for item in self._mappings(label, node):
            self.row, self.places = len(rows), {}
            rows.append(Indicator(self.row, item.place, self._fields(item, keys), self.places))
            self.row = None

    def _lines(self, label: str, node: YamlNode, keys: Mapping[str, GoalKey]) -> Iterator[Line]:
        """A list of lines of money."""
        for item in self._mappings(label, node):
            yield Line(item.place, self._fields(item, keys))

    def _mappings(self, label: str, node: YamlNode) -> Iterator[YamlMapping]:
        """The items of a list that are mappings; one that is neither that nor empty is refused."""
        for item in _items(node):
            if isinstance(item, YamlMapping):
                yield item
            elif not (isinstance(item, YamlScalar) and not item.text):
                self._refuse(item.place, "no-row", label)

    def _read_places(self, label: str, node: YamlNode) -> None:
        """The value of each place of a row."""
        if isinstance(node, YamlMapping):
            for key, value in node.entries:
                if isinstance(value, YamlScalar):
                    self.places[key.text] = _cell_of(value)
                else:
                    self._refuse(value.place, "no-value", key.text)
        elif not (isinstance(node, YamlScalar) and not node.text):
            self._refuse(node.place, "no-places", label)

    def _refuse(self, place: Place, why: str, label: str = "") -> None:
        self.problems.append(refusal(why, label, place, self.index, self.row))


def _items(node: YamlNode) -> Iterable[YamlNode]:
    """The items of a list; anything else stands for a list of one."""
    return node.items if isinstance(node, YamlSequence) else (node,)


def _texts_of(node: YamlSequence) -> list[str]:
    """The items of a list that are texts."""
    return [_cell_of(item).text for item in node.items if isinstance(item, YamlScalar)]


def _cell_of(node: YamlScalar) -> Cell:
    return Cell(as_seen(node.text).strip(), node.place)
