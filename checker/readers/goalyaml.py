"""Goal files: YAML whose keys are the labels of the form (one document is one table)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.dataclass import dataclass, field
from checker.model import (
    FUNDING_FIELDS,
    INDICATOR_FIELDS,
    PLACE_FUNDING_FIELDS,
    TABLE_FIELDS,
    TASK_FIELDS,
    Cell,
    GoalTable,
    Indicator,
    Line,
    Problem,
)
from checker.place import Place
from checker.readers.goals import split_goals
from checker.readers.grid import GridCell
from checker.readers.keys import meant_key
from checker.readers.yamlproblems import problem_of
from checker.strictyaml import (
    YamlMapping,
    YamlScalar,
    YamlSequence,
    load_documents,
    quoted,
)
from checker.text import as_seen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.strictyaml import YamlDocument, YamlNode

GOALS, INDICATORS, FUNDING, TASKS = "绩效目标", "绩效指标", "资金", "年度主要任务"
REGIONS = "各地资金"
PLACES, ASIDES = "各地指标值", "非指标行"
# A YAML file is a goal file when one of its documents has one of these keys.
SIGNS = ("项目名称", INDICATORS, "预算数")
_TABLE_KEYS = (*TABLE_FIELDS, GOALS, FUNDING, TASKS, REGIONS, INDICATORS, ASIDES)
_ROW_KEYS = (*INDICATOR_FIELDS, PLACES)


@dataclass(frozen=True, slots=True)
class GoalFile:
    """What a YAML text holds; `is_goal_file` is False where nothing speaks of goals."""

    tables: tuple[GoalTable, ...]
    problems: tuple[Problem, ...]
    is_goal_file: bool


def read_goal_file(text: str, path: str) -> GoalFile:
    """Every table of a YAML text. A document that is no table is a problem, not a loss: tables
    are counted by documents, so that 第3表 is the third document of the file."""
    documents = [each for each in load_documents(text, path) if each.root or each.problems]
    if not any(_speaks_of_goals(each, text) for each in documents):
        return GoalFile((), (), is_goal_file=False)
    tables: list[GoalTable] = []
    problems: list[Problem] = []
    for index, document in enumerate(documents, 1):
        reading = _Reading(index)
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
    """One document on its way to a table."""

    index: int
    problems: list[Problem] = field(default_factory=list[Problem])
    goals: list[Cell] = field(default_factory=list[Cell])
    indicators: list[Indicator] = field(default_factory=list[Indicator])
    funding: list[Line] = field(default_factory=list[Line])
    tasks: list[Line] = field(default_factory=list[Line])
    regions: list[Line] = field(default_factory=list[Line])
    asides: list[Indicator] = field(default_factory=list[Indicator])
    places: dict[str, Cell] = field(default_factory=dict[str, Cell])

    def table(self, document: YamlDocument, path: str, count: int) -> GoalTable | None:
        root = document.root
        if root is None:
            return None
        if not isinstance(root, YamlMapping):
            self._refuse(root.place, "这份文档不是“键: 值”的形式")
            return None
        lists = (GOALS, INDICATORS, FUNDING, TASKS, REGIONS, ASIDES)
        fields = self._fields(root, _TABLE_KEYS, *lists)
        if not fields and not self.goals and not self.indicators:
            self._refuse(root.place, f"这份文档没有目标表的键（{'、'.join(SIGNS)}等）")
            return None
        if not self.indicators and not any(one.rule == "GC001" for one in self.problems):
            self.problems.append(
                Problem("GC009", root.place, {"缺": f"“{INDICATORS}”，一行指标也没有"}, self.index)
            )
        return GoalTable(
            path,
            self.index,
            count,
            root.place,
            fields,
            tuple(self.goals),
            tuple(self.indicators),
            funding=tuple(self.funding),
            tasks=tuple(self.tasks),
            regions=tuple(self.regions),
            asides=tuple(self.asides),
        )

    def _fields(
        self, mapping: YamlMapping, known: tuple[str, ...], *lists: str, row: int | None = None
    ) -> dict[str, Cell]:
        """The scalar fields of a mapping; what a key one slip away was meant for is taken."""
        written = {as_seen(key.text) for key, _ in mapping.entries}
        fields: dict[str, Cell] = {}
        for key, node in mapping.entries:
            label = as_seen(key.text)
            if label not in known:
                meant = self._unknown(key, known, row)
                if meant is None or meant in written or meant in fields:
                    continue
                label = meant
            if label == GOALS and GOALS in lists:
                self._read_goals(node)
            elif label == INDICATORS and INDICATORS in lists:
                self._read_indicators(label, node, self.indicators)
            elif label == ASIDES and ASIDES in lists:
                self._read_indicators(label, node, self.asides)
            elif label == FUNDING and FUNDING in lists:
                self.funding += self._lines(label, node, FUNDING_FIELDS)
            elif label == TASKS and TASKS in lists:
                self.tasks += self._lines(label, node, TASK_FIELDS)
            elif label == REGIONS and REGIONS in lists:
                self.regions += self._lines(label, node, PLACE_FUNDING_FIELDS)
            elif label == PLACES and PLACES in lists:
                self._read_places(node, row)
            else:
                fields[label] = self._cell(label, node, known, fields, row)
        return fields

    def _unknown(self, key: YamlScalar, known: tuple[str, ...], row: int | None) -> str | None:
        """Report a key nobody knows; the key it was surely meant for, or None."""
        meant = meant_key(key.text, known)
        arguments = {"键": key.text, "最近": meant.nearest or ""}
        self.problems.append(
            Problem(
                "GC006",
                key.place,
                arguments,
                self.index,
                row,
                text=key.text,
                expected=meant.nearest,
                replacement=meant.nearest if meant.one_edit else None,
            )
        )
        return meant.nearest if meant.sure else None

    def _cell(
        self,
        label: str,
        node: YamlNode,
        known: tuple[str, ...],
        fields: dict[str, Cell],
        row: int | None,
    ) -> Cell:
        if isinstance(node, YamlScalar):
            return Cell(as_seen(node.text).strip(), node.place)
        if isinstance(node, YamlMapping):
            self._refuse(node.place, f"“{label}”下面不能再分层，各行请写在同一层", row)
            for key, value in node.entries:
                if key.text in known and key.text not in fields and isinstance(value, YamlScalar):
                    fields[key.text] = Cell(as_seen(value.text).strip(), value.place)
            return fields.get(label, Cell("", node.place))
        self._refuse(node.place, f"“{label}”只能有一个值，不能是列表", row)
        texts = [as_seen(item.text).strip() for item in node.items if isinstance(item, YamlScalar)]
        return Cell("；".join(texts), node.place)

    def _read_goals(self, node: YamlNode) -> None:
        """A list has one goal an item; one text is divided by its numbering, as in a form."""
        if isinstance(node, YamlScalar):
            lines = (node.place,) if node.source == node.text else ()
            self.goals += split_goals(GridCell(node.text, 0, 0, node.place, lines=lines))
            return
        items = node.items if isinstance(node, YamlSequence) else (node,)
        for item in items:
            if isinstance(item, YamlScalar):
                self.goals.append(Cell(as_seen(item.text).strip(), item.place))
            elif isinstance(item, YamlMapping):
                self.goals += self._split_by_colon(item)
            else:
                self._refuse(item.place, f"“{GOALS}”的每一项只能是一段文字")

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

    def _read_indicators(self, label: str, node: YamlNode, rows: list[Indicator]) -> None:
        if isinstance(node, YamlScalar):
            if not Cell(as_seen(node.text).strip(), node.place).blank:
                self._refuse(node.place, f"“{label}”应是列表，每项一行指标，以“- ”开头")
            return
        items = node.items if isinstance(node, YamlSequence) else (node,)
        for item in items:
            row = len(rows)
            if isinstance(item, YamlMapping):
                self.places = {}
                fields: Mapping[str, Cell] = self._fields(item, _ROW_KEYS, PLACES, row=row)
                rows.append(Indicator(row, item.place, fields, self.places))
            elif not (isinstance(item, YamlScalar) and not item.text):
                self._refuse(item.place, f"“{label}”的这一项不是“键: 值”的形式")

    def _lines(self, label: str, node: YamlNode, known: Mapping[str, object]) -> Iterator[Line]:
        """A list of lines of money."""
        items = node.items if isinstance(node, YamlSequence) else (node,)
        for item in items:
            if isinstance(item, YamlMapping):
                yield Line(item.place, self._fields(item, tuple(known)))
            elif not (isinstance(item, YamlScalar) and not item.text):
                self._refuse(item.place, f"“{label}”的这一项不是“键: 值”的形式")

    def _read_places(self, node: YamlNode, row: int | None) -> None:
        """The value of each place of a row."""
        if isinstance(node, YamlMapping):
            for key, value in node.entries:
                if isinstance(value, YamlScalar):
                    self.places[key.text] = Cell(as_seen(value.text).strip(), value.place)
                else:
                    self._refuse(value.place, f"“{key.text}”只能有一个值", row)
        elif not (isinstance(node, YamlScalar) and not node.text):
            self._refuse(node.place, f"“{PLACES}”下面要写“地名: 指标值”", row)

    def _refuse(self, place: Place, reason: str, row: int | None = None) -> None:
        self.problems.append(Problem("GC001", place, {"原因": reason}, self.index, row))
