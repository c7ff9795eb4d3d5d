"""A table as its form, with the faulty cells marked by the numbers of their findings: what the
template draws, cell by cell."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.pattern import late_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.base.place import Place
    from checker.finding import Finding, TableContent, WrittenCell

_UNIT = ("单位编码", "单位名称")
_CURRENCY = "金额单位"
_TITLE = "标题"
# Fields that need the whole width of the form; the others stand two in a row.
_WIDE = ("项目名称", "资金用途", "备注", "主管部门")
_GOALS = "绩效目标"
# Columns in which equal cells one under another are one cell of the form.
_LEVELS = ("一级指标", "二级指标")
_NAME = "三级指标"
_POINTS = {"一级指标": "大类分值", "二级指标": "小类分值"}
# A goal that brings its own number: `1.`, `（2）`, `三、`, `①`, `目标4：`.
_NUMBERED = late_pattern(
    r"\s*(?:[（(]?(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})[)）.．、](?![0-9])"
    r"|[①-⑳]|(?:绩效)?目标[0-9一二三四五六七八九十])"
)


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """The number of a finding on a cell, a link to what is said of it."""

    number: int
    anchor: str
    severity: str
    said: str


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """A cell of the form. `kind` is what it is to the eye: `level`, `name`, `value` or nothing;
    `look` the worst severity found on it; `rows` how many rows it reaches over."""

    label: str
    text: str
    marks: tuple[DrawnMark, ...] = ()
    kind: str = ""
    look: str = ""
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Goals:
    """The goals one under another, and the marks that belong to none of them alone."""

    cells: tuple[DrawnCell, ...]
    rest: DrawnCell
    numbered: bool
    """Whether the page counts them: not where they are counted already, nor one that is alone."""


@dataclass(frozen=True, slots=True)
class Block:
    """A list of money beside the head: by source, by task, by place."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[DrawnCell, ...], ...]


@dataclass(frozen=True, slots=True)
class DrawnForm:
    """From the line above the form (unit, 单位：万元) to the indicators."""

    title: DrawnCell | None
    unit: tuple[DrawnCell, ...]
    currency: DrawnCell | None
    head: tuple[tuple[DrawnCell, ...], ...]
    """Rows of one wide cell or of up to two cells."""
    goals: Goals | None
    blocks: tuple[Block, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[DrawnCell, ...], ...]


def form(number: int, content: TableContent, findings: Sequence[Finding]) -> DrawnForm:
    """The form of the table `number` of the page; `findings` are numbered from 1 in their order."""
    return _Drawing(number, content, findings).form()


class _Drawing:
    def __init__(self, number: int, content: TableContent, findings: Sequence[Finding]) -> None:
        self.content = content
        self.fields = {cell.label: cell.text for cell in content.head}
        self.rows = [_with_points(row) for row in content.indicators]
        # With its label, since a name and an amount may stand at one place.
        lines = (line for _, found in content.lists for line in found)
        listed = {(cell.place, cell.label) for line in lines for cell in line}
        # Place and label of a cell in a list of money -> findings with their marks.
        self.on_line: defaultdict[tuple[Place, str], list[tuple[Finding, DrawnMark]]] = defaultdict(
            list
        )
        # (indicator row or None, label) -> findings with their marks.
        self.found: defaultdict[tuple[int | None, str], list[tuple[Finding, DrawnMark]]] = (
            defaultdict(list)
        )
        for position, finding in enumerate(findings, 1):
            if finding.field:
                said = f"{finding.severity.label}{position}：{finding.title}"
                mark = DrawnMark(position, f"f{number}-{position}", finding.severity.value, said)
                if finding.indicator is None and (finding.place, finding.field) in listed:
                    self.on_line[finding.place, finding.field].append((finding, mark))
                else:
                    self.found[finding.indicator, finding.field].append((finding, mark))

    def form(self) -> DrawnForm:
        labels = self._labels()
        columns = self._columns() if self.rows else ()
        return DrawnForm(
            title=self._field(_TITLE) if _TITLE in self.fields or self._marked(_TITLE) else None,
            unit=tuple(self._field(label) for label in _UNIT if label in labels),
            currency=self._field(_CURRENCY) if _CURRENCY in labels else None,
            head=tuple(self._head(labels)),
            goals=self._goals() if self.content.goals or self._marked(_GOALS) else None,
            blocks=tuple(self._block(name, lines) for name, lines in self.content.lists),
            columns=columns,
            rows=tuple(self._rows(columns)),
        )

    def _block(self, name: str, lines: Sequence[Sequence[WrittenCell]]) -> Block:
        columns = tuple(dict.fromkeys(cell.label for line in lines for cell in line))
        rows: list[tuple[DrawnCell, ...]] = []
        for line in lines:
            cells = {cell.label: cell for cell in line}
            rows.append(tuple(self._on_line(label, cells.get(label)) for label in columns))
        return Block(name, columns, tuple(rows))

    def _on_line(self, label: str, cell: WrittenCell | None) -> DrawnCell:
        if cell is None:
            return DrawnCell(label, "")
        return _cell(label, cell.text, self.on_line.get((cell.place, label), ()))

    def _marked(self, label: str) -> bool:
        return (None, label) in self.found

    def _labels(self) -> list[str]:
        """Labels of the head: those of the document, and those a finding says are missing."""
        missing = (label for row, label in self.found if row is None)
        labels = dict.fromkeys([*self.fields, *missing])
        return [label for label in labels if label not in (_TITLE, _GOALS)]

    def _head(self, labels: Sequence[str]) -> Iterable[tuple[DrawnCell, ...]]:
        wide = [(self._field(label),) for label in _WIDE if label in labels]
        first = wide[:1] if _WIDE[0] in labels else []
        narrow = [
            self._field(label) for label in labels if label not in (*_WIDE, *_UNIT, _CURRENCY)
        ]
        yield from first
        for start in range(0, len(narrow), 2):
            yield tuple(narrow[start : start + 2])
        yield from wide[len(first) :]

    def _field(self, label: str) -> DrawnCell:
        return _cell(label, self.fields.get(label, ""), self.found.get((None, label), ()))

    def _goals(self) -> Goals:
        """A list in which a finding stands on its goal; those on none stand behind it."""
        found = self.found.get((None, _GOALS), [])
        own = [[one for one in found if _is_on(one[0], goal)] for goal in self.content.goals]
        placed = {mark.number for marks in own for _, mark in marks}
        cells = [
            _cell(_GOALS, goal.text, marks)
            for goal, marks in zip(self.content.goals, own, strict=True)
        ]
        rest = [one for one in found if one[1].number not in placed]
        counted = any(_NUMBERED.match(goal.text) for goal in self.content.goals)
        return Goals(tuple(cells), _cell(_GOALS, "", rest), len(cells) > 1 and not counted)

    def _columns(self) -> tuple[str, ...]:
        present = (label for row in self.rows for label in row)
        missing = (label for row, label in self.found if row is not None)
        return tuple(dict.fromkeys([*present, *missing]))

    def _rows(self, columns: Sequence[str]) -> Iterable[tuple[DrawnCell, ...]]:
        """The indicators; of equal levels one under another the first reaches over all."""
        spans = {label: self._spans(label) for label in _LEVELS if label in columns}
        for number, row in enumerate(self.rows):
            yield tuple(
                _cell(
                    label,
                    row.get(label, ""),
                    self.found.get((number, label), ()),
                    kind=_kind(label),
                    rows=spans[label][number] if label in spans else 1,
                )
                for label in columns
                if label not in spans or number in spans[label]
            )

    def _spans(self, label: str) -> dict[int, int]:
        """Row -> how many rows its cell reaches over, for the first of each run of equal cells.

        The second level is only merged inside the first, and a cell with a finding of its own not
        at all.
        """
        levels = _LEVELS[: _LEVELS.index(label) + 1]

        def key(number: int) -> tuple[str, ...]:
            row = self.rows[number]
            alone = (number, label) in self.found or not row.get(label)
            return (*(row.get(level, "") for level in levels), str(number) if alone else "")

        runs = [list(members) for _, members in groupby(range(len(self.rows)), key=key)]
        return {members[0]: len(members) for members in runs}


def _with_points(row: Sequence[WrittenCell]) -> dict[str, str]:
    """The texts of a row by label; what a form prints behind a level stands there again."""
    texts = {cell.label: cell.text for cell in row}
    for level, points in _POINTS.items():
        given = texts.pop(points, "")
        if given and level in texts:
            texts[level] = f"{texts[level]}（{given}分）"
    return texts


def _cell(
    label: str,
    text: str,
    found: Sequence[tuple[Finding, DrawnMark]],
    *,
    kind: str = "",
    rows: int = 1,
) -> DrawnCell:
    if not found:
        return DrawnCell(label, text, kind=kind, rows=rows)
    worst = max((finding.severity for finding, _ in found), key=lambda one: one.rank)
    marks = tuple(mark for _, mark in found)
    return DrawnCell(label, text, marks, kind, worst.value, rows)


def _kind(label: str) -> str:
    if label in _LEVELS:
        return "level"
    if label == _NAME:
        return "name"
    return "value" if label.endswith("指标值") else ""


def _is_on(finding: Finding, goal: WrittenCell) -> bool:
    return finding.place == goal.place and finding.text in (goal.text, None)
