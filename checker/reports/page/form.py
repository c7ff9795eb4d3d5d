"""A table as its form, with the faulty cells marked by the numbers of their findings."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from checker.reports.page.markup import escape, tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.finding import Finding, TableContent, WrittenCell

    # (indicator row or None, label) -> the findings on that cell by their numbers.
    Marks = Mapping[tuple[int | None, str], list[tuple[int, Finding]]]

_UNIT = ("单位编码", "单位名称")
_CURRENCY = "金额单位"
_TITLE = "标题"
# Fields that need the whole width of the form; the others stand two in a row.
_WIDE = ("项目名称", "资金用途", "备注", "主管部门")
_GOALS = "绩效目标"
# Columns in which equal cells one under another are one cell of the form.
_LEVELS = ("一级指标", "二级指标")


def form(number: int, content: TableContent, findings: Sequence[Finding]) -> str:
    """The form of the table `number` of the page; `findings` are numbered from 1 in their order."""
    marks: defaultdict[tuple[int | None, str], list[tuple[int, Finding]]] = defaultdict(list)
    for position, finding in enumerate(findings, 1):
        if finding.field:
            marks[finding.indicator, finding.field].append((position, finding))
    drawn = _Form(number, content, marks)
    return tag("div", drawn.head(), drawn.rows(), class_="form")


class _Form:
    def __init__(self, number: int, content: TableContent, marks: Marks) -> None:
        self.number = number
        self.content = content
        self.marks = marks
        self.fields = {cell.label: cell for cell in content.head}

    def head(self) -> str:
        """From the line above the form (unit, 单位：万元) to the goals."""
        rows = [
            tag("tr", tag("th", escape(label), scope="row"), self._wide(label))
            for label in _WIDE[:1]
            if label in self._labels()
        ]
        narrow = [label for label in self._labels() if label not in (*_WIDE, *_UNIT, _CURRENCY)]
        for first, second in zip(narrow[::2], [*narrow[1::2], ""], strict=False):
            rows.append(tag("tr", self._pair(first), self._pair(second)))
        rows += [
            tag("tr", tag("th", escape(label), scope="row"), self._wide(label))
            for label in _WIDE[1:]
            if label in self._labels()
        ]
        if self.content.goals or (None, _GOALS) in self.marks:
            rows.append(tag("tr", tag("th", _GOALS, scope="row"), self._goals()))
        return self._line_above() + _table("项目和资金", "", rows)

    def rows(self) -> str:
        """The indicators, equal levels one under another drawn as one merged cell."""
        columns = self._columns()
        if not self.content.indicators:
            return ""
        heading = tag("tr", *(tag("th", escape(label), scope="col") for label in columns))
        spans = {label: self._spans(label) for label in _LEVELS if label in columns}
        rows = [
            tag("tr", *(self._cell(row, label, spans) for label in columns))
            for row in range(len(self.content.indicators))
        ]
        return tag(
            "div",
            _table("绩效指标", heading, rows),
            class_="wide", tabindex="0", role="region", aria_label="绩效指标",
        )  # fmt: skip

    def _labels(self) -> list[str]:
        """Labels of the head: those of the document, and those a finding says are missing."""
        missing = [
            label
            for row, label in self.marks
            if row is None and label not in self.fields and label != _GOALS
        ]
        return [label for label in (*self.fields, *missing) if label != _TITLE]

    def _line_above(self) -> str:
        unit = " ".join(self._marked(None, label) for label in _UNIT if label in self._labels())
        currency = f"单位：{self._marked(None, _CURRENCY)}" if _CURRENCY in self._labels() else ""
        title = tag("p", self._marked(None, _TITLE), class_="title") if self._title() else ""
        return title + tag("p", tag("span", unit), tag("span", currency), class_="above")

    def _title(self) -> bool:
        return _TITLE in self.fields or (None, _TITLE) in self.marks

    def _pair(self, label: str) -> str:
        if not label:
            return tag("td", "", colspan="2")
        return tag("th", escape(label), scope="row") + tag(
            "td", self._marked(None, label), **self._look(None, label)
        )

    def _wide(self, label: str) -> str:
        return tag("td", self._marked(None, label), colspan="3", **self._look(None, label))

    def _goals(self) -> str:
        """A list in which a finding stands on its goal; those on none stand behind it."""
        found = self.marks.get((None, _GOALS), [])
        own = [_on(goal, found) for goal in self.content.goals]
        items = [
            tag("li", escape(goal.text), _links(self.number, marks))
            for goal, marks in zip(self.content.goals, own, strict=True)
        ]
        placed = {position for marks in own for position, _ in marks}
        rest = [(position, finding) for position, finding in found if position not in placed]
        inside = (tag("ol", *items) if items else "") + _links(self.number, rest)
        return tag("td", inside, colspan="3", **self._look(None, _GOALS))

    def _columns(self) -> list[str]:
        present = {cell.label: None for row in self.content.indicators for cell in row}
        missing = [label for row, label in self.marks if row is not None and label not in present]
        return [*present, *dict.fromkeys(missing)]

    def _spans(self, label: str) -> dict[int, int]:
        """Row -> how many rows its cell reaches over, for the first of each run of equal cells.

        The second level is only merged inside the first, and a cell with a finding of its own not
        at all.
        """
        rows = range(len(self.content.indicators))
        levels = _LEVELS[: _LEVELS.index(label) + 1]

        def key(row: int) -> tuple[str, ...]:
            own = str(row) if (row, label) in self.marks or not self._text(row, label) else ""
            return (*(self._text(row, level) for level in levels), own)

        runs = [list(members) for _, members in groupby(rows, key=key)]
        return {members[0]: len(members) for members in runs}

    def _text(self, row: int | None, label: str) -> str:
        if row is None:
            cell = self.fields.get(label)
            return cell.text if cell else ""
        return next((one.text for one in self.content.indicators[row] if one.label == label), "")

    def _cell(self, row: int, label: str, spans: Mapping[str, Mapping[int, int]]) -> str:
        look = self._look(row, label)
        if label in spans:
            span = spans[label].get(row)
            if span is None:
                return ""
            look["rowspan"] = str(span)
        return tag("td", self._marked(row, label), **look)

    def _look(self, row: int | None, label: str) -> dict[str, str]:
        found = self.marks.get((row, label), ())
        if not found:
            return {}
        worst = max((finding.severity for _, finding in found), key=lambda one: one.rank)
        return {"class_": f"bad {worst.value}"}

    def _marked(self, row: int | None, label: str) -> str:
        text = escape(self._text(row, label))
        return text + _links(self.number, self.marks.get((row, label), ()))


def _table(caption: str, heading: str, rows: Iterable[str]) -> str:
    head = tag("thead", heading) if heading else ""
    return tag("table", tag("caption", caption), head, tag("tbody", "\n".join(rows)))


def _on(goal: WrittenCell, found: Iterable[tuple[int, Finding]]) -> list[tuple[int, Finding]]:
    return [
        (position, finding)
        for position, finding in found
        if finding.place == goal.place and finding.text in (goal.text, None)
    ]


def _links(number: int, found: Iterable[tuple[int, Finding]]) -> str:
    """The numbers of the findings on a cell, as links to them."""
    return "".join(
        tag(
            "a",
            str(position),
            href=f"#f{number}-{position}",
            class_=f"ref {finding.severity.value}",
            aria_label=f"{finding.severity.label}{position}：{finding.title}",
        )
        for position, finding in found
    )
