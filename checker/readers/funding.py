"""What a matrix says: money by source, by year and by task, and texts under their heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.base.pattern import late_pattern
from checker.model import (
    BUDGET_PARTS,
    FUNDING_FIELDS,
    PLACE_FUNDING_FIELDS,
    Cell,
    Line,
    label_key,
    label_unit,
)
from checker.readers.heads import BESIDE_MONEY, MEASURES, PURSES, year_alone
from checker.readers.inline import take_money_unit, trimmed
from checker.readers.labels import (
    Label,
    group_of,
    is_label,
    is_named_like_place,
    is_sum,
    label_of,
    says_nothing,
    sum_label,
)
from checker.readers.leftovers import Why
from checker.readers.matrix import months_of
from checker.readers.matrixtexts import read_texts
from checker.readers.money import amount_of, unit_in
from checker.readers.moneyheads import (
    BUDGET,
    CARRIED,
    has_cell_under,
    heads_of_places,
    role_of,
    roles_of,
    sum_of_side,
    without_blank_sum,
)
from checker.readers.moneylines import place_of, task_of
from checker.readers.sources import amounts_said

if TYPE_CHECKING:
    from checker.readers.draft import Draft
    from checker.readers.heads import Head
    from checker.readers.matrix import Matrix, MatrixLine
    from checker.readers.rows import Slot
    from checker.readers.vocabulary import Vocabulary

_OF_THE_WHOLE = {"分值": "执行率分值", "得分": "执行率得分"}
_TASK, _TERM = "任务", "中期资金总额"
_SIDES_OF = ("基本支出", "项目支出")
# 预算执行情况（万元）（20分）: the points of the rate stand in the label of the block.
_POINTS_OF_EXECUTION = late_pattern(r"执行.*[（(]\s*(?P<points>\d+(?:\.\d+)?)\s*分\s*[)）]")
# 得分（10分×执行率）: they stand in the label of the score.
_POINTS_IN_SCORE = late_pattern(
    r"得分\s*[（(]\s*(?:(?:预算|资金)?执行率\s*[×xX*]\s*)?(?P<points>\d+(?:\.\d+)?)\s*分?\s*"
    r"(?:[×xX*]\s*(?:预算|资金)?执行率\s*)?[)）]"
)
_WEAK = 50
_SEVERAL = 2
_DETAIL = ("明细", "构成", "测算", _TASK)
# What money is made up of by where it comes from: 投入资金构成, 资金来源.
_OF_SOURCES = late_pattern("来源|收入构成|(?:资金|投入)构成(?!明细)")


def read_matrix(words: Vocabulary, draft: Draft, matrix: Matrix) -> None:
    """Take every cell of a matrix for what its line and its head say."""
    for row in (*matrix.head_rows, *(line.row for line in matrix.lines)):
        for slot in row.own:
            draft.see(slot)
    if not matrix.money:
        read_texts(draft, matrix)
        return
    names = [line.name for line in matrix.lines if line.name is not None]
    firsts = [line.row.own[0] for line in matrix.lines]
    for slots in (*(row.own for row in matrix.head_rows), names, firsts):
        for slot in slots:
            if unit := label_unit(slot.text):
                take_money_unit(draft, unit, slot.cell.place, near=True)
    if months := months_of(matrix):
        place = matrix.head_rows[0].own[0].cell.place
        draft.take(Label("监控期间", 0, "监控期间"), Cell(months, place))
    _take_points(draft, matrix)
    _MoneyReading(words, draft, _of_year(words, draft, matrix)).read()


def _take_points(draft: Draft, matrix: Matrix) -> None:
    """The points of the rate where the label of the block or that of the score says them."""
    for number, row in enumerate(matrix.head_rows):
        for slot in row.slots if number == 0 else row.own:
            points = _POINTS_IN_SCORE.search(slot.text) if "执行率" in slot.text else None
            if points is None and number == 0:
                points = _POINTS_OF_EXECUTION.search(slot.text)
            if points:
                label = Label("执行率分值", _WEAK, slot.text)
                draft.take(label, Cell(points["points"], slot.cell.part(*points.span("points"))))


def _of_year(words: Vocabulary, draft: Draft, matrix: Matrix) -> Matrix:
    """The matrix less its other years where every line is of one: 2025年 | 300 | 0 | 300."""
    years = {
        year: line
        for line in matrix.lines
        if line.name is not None and (year := year_alone(line.name.text))
    }
    rest = [line for line in matrix.lines if line not in years.values()]
    named = all(line.name is not None and is_sum(words, line.name.text) for line in rest)
    if len(years) < _SEVERAL or not named:
        return matrix
    first = min(years)
    own = years.get(draft.text("年度")) or years[first]
    if own is years[first] and draft.text("年度") != first and own.name is not None:
        said = f"资金一年一行，表上没有写是哪一年的表，按{first}年的一行读"
        draft.doubts.append((said, own.name.cell.place))
    for line in matrix.lines:
        if line is not own and line.name is not None:
            texts = "、".join(slot.text for _, slot in line.cells if not says_nothing(slot.text))
            draft.leave(line.name.text, texts, line.name.cell.place, Why.UNDERSTOOD)
    return replace(matrix, lines=(replace(own, name=None),))


class _MoneyReading:
    """The lines of one matrix of money on their way into the draft."""

    def __init__(self, words: Vocabulary, draft: Draft, matrix: Matrix) -> None:
        self.words = words
        self.draft = draft
        self.matrix = matrix
        used = [
            head
            for head in matrix.heads
            if any(has_cell_under(line, head) for line in matrix.lines)
        ]
        self.roles = roles_of(words, without_blank_sum(matrix, used), draft.fields.get("年度"))
        self.places = heads_of_places(words, used, self.roles)
        named = (label_of(words, line.name.text) for line in matrix.lines if line.name)
        if any(label is not None and label.field in BUDGET_PARTS for label in named):
            # 本年预算 | 上年结转 | 合计 of every source: a part of each, no source beside them
            self.roles = {h: "" if r == CARRIED else r for h, r in self.roles.items()}
        self.left: dict[Head, list[Slot]] = {}
        self.tasks: list[MatrixLine] = []
        self.above = ""
        """What the line above is of."""
        self.by_source = any(role in BUDGET_PARTS for role in self.roles.values())
        self.of_tasks = any(
            _TASK in text for text in (matrix.lead, *(h.text for h in matrix.heads))
        )
        self.side = sum_of_side(words, matrix)
        names = [head.text for head in matrix.heads[:1] if head.label is None]
        said = (matrix.lead, *names)
        details = any(word in text for text in said for word in _DETAIL)
        self.of_details = details and not any(map(_OF_SOURCES.search, said))

    def read(self) -> None:
        whole = [head for head, role in self.roles.items() if role == BUDGET]
        if self.places and len(whole) == 1:
            self.draft.place_heads = (whole[0], *(h for h in self.matrix.heads if h in self.places))
        for line in self.matrix.lines:
            self._line(line)
        self._see_names()
        self._see_sum()
        self._see_reasons()
        lead = self.matrix.lead
        if lead and not self.of_details and not is_label(self.words, lead):
            place = self.matrix.head_rows[0].own[0].cell.place
            self.draft.leave("", lead, place, Why.UNDERSTOOD)
        if self.of_details and not self.of_tasks:
            first = self.matrix.head_rows[0].own[0]
            said = "、".join(head.text for head in self.matrix.heads)
            self.draft.leave(self.matrix.lead, said, first.cell.place, Why.UNDERSTOOD)
        self._settle_tasks()
        for head, slots in self.left.items():
            texts = "、".join(slot.text for slot in slots)
            known = head.label is not None or label_key(head.text) in self.words.ignored_columns
            why = Why.UNDERSTOOD if known else Why.UNKNOWN
            self.draft.leave(head.text, texts, slots[0].cell.place, why)

    def _line(self, line: MatrixLine) -> None:
        named = None if line.name is None else label_of(self.words, line.name.text)
        if named is None and line.name is not None and is_sum(self.words, line.name.text):
            named = sum_label(line.name.text)
        if self.side and named is not None and named.field == BUDGET:
            named = Label(self.side, 0, named.written)
        if line.name is not None and line.name.text.startswith("其中") and self.above in _SIDES_OF:
            self._leave(line, understood=True)  # 其中：本级 below 项目支出
            return
        known = named is not None and named.field in (*PURSES, *MEASURES)
        if line.name is not None and (not known or self._is_detail(named)):
            self.tasks.append(line)
            return
        row = named.field if named else BUDGET
        self.above = row
        if self.of_tasks and self.tasks and row == BUDGET:
            self._see_sum_of_tasks(line)
        for head, slot in line.cells:
            self._cell(line, named, row, head, slot)

    def _see_sum_of_tasks(self, line: MatrixLine) -> None:
        for head, slot in line.cells:
            role = self.roles.get(head, "")
            if role == BUDGET and not says_nothing(slot.text):
                self.draft.take(Label("任务合计", 0, head.text), trimmed(slot.cell))
            elif role in BUDGET_PARTS:
                self.draft.of_tasks[role] = trimmed(slot.cell)

    def _see_names(self) -> None:
        """Say the head of the lines' own labels where nobody knows it."""
        for head in self.matrix.heads:
            if head.label is None and not any(
                has_cell_under(line, head) for line in self.matrix.lines
            ):
                place = self.matrix.head_rows[0].own[0].cell.place
                self.draft.leave("", head.text, place, Why.UNDERSTOOD)

    def _see_sum(self) -> None:
        """Remember a sum that is only a head: every line is a source."""
        sums = [head for head in self.matrix.heads if head.field == BUDGET]
        sums = [head for head in sums if head.label and not is_sum(self.words, head.label.written)]
        named = [label_of(self.words, line.name.text) for line in self.matrix.lines if line.name]
        sources = named and all(label and label.field in BUDGET_PARTS for label in named)
        if sums and sources and len(named) == len(self.matrix.lines):
            self.draft.unstated = label_key(sums[0].text)

    def _see_reasons(self) -> None:
        """Remember room for a reason that nobody filled in."""
        place = self.matrix.head_rows[0].own[0].cell.place
        for head in self.matrix.heads:
            if role_of(self.words, head, "", "") == "偏差原因":
                self.draft.take(Label("偏差原因", 0, head.text), Cell("", place))

    def _is_detail(self, named: Label | None) -> bool:
        """A line of the spending in detail is no source of money, whatever it is called."""
        return self.of_details and not self.side and named is not None and named.field != BUDGET

    def _cell(
        self, line: MatrixLine, named: Label | None, row: str, head: Head, slot: Slot
    ) -> None:
        role = self.roles.get(head, "")
        if head in self.places:
            self._place(head, row, slot)
            return
        if head.field in BESIDE_MONEY and head.label and not says_nothing(slot.text):
            self.draft.take(head.label, trimmed(slot.cell))
            return
        if not role:
            if group_of(self.words, head.text) is not None and self._takes_sources(line, slot):
                return
            if not says_nothing(slot.text):
                self.left.setdefault(head, []).append(slot)
            return
        purse, measure = (role, row) if role in PURSES and role != BUDGET else (row, role)
        if purse in MEASURES and purse != BUDGET:
            purse, measure = BUDGET, purse
        rank = (named or head.label or sum_label("")).rank
        if purse == BUDGET:
            field = _OF_THE_WHOLE.get(measure, measure)
            if field == measure or not says_nothing(slot.text):
                self.draft.take(Label(field, rank, head.text), trimmed(slot.cell))
        elif measure == BUDGET:
            label = named if named is not None and named.field == purse else head.label
            self.draft.take(label or Label(purse, 0, head.text), trimmed(slot.cell))
        elif measure in FUNDING_FIELDS and not says_nothing(slot.text):
            self.draft.fund(purse, measure, trimmed(slot.cell), line.row.own[0].cell.place)

    def _takes_sources(self, line: MatrixLine, slot: Slot) -> bool:
        """Take the sources that a text below 资金来源 names; of the term where they are its sum."""
        found = amounts_said(self.words, slot.cell)
        unit = unit_in(self.draft)
        amounts = [each for _, cell in found if (each := amount_of(cell.text, unit)) is not None]
        terms = [each for head, each in line.cells if self.roles.get(head) == _TERM]
        of_term = bool(found) and any(amount_of(each.text, unit) == sum(amounts) for each in terms)
        for label, cell in found:
            if of_term:
                self.draft.fund(label.field, _TERM, cell, slot.cell.place)
            else:
                self.draft.take(label, cell)
        return bool(found)

    def _place(self, head: Head, row: str, slot: Slot) -> None:
        """What a place has of a source, or in all."""
        if says_nothing(slot.text):
            return
        cell = trimmed(slot.cell)
        known = self.draft.regions.get(head.text)
        fields = {"名称": Cell(head.text, slot.cell.place)} if known is None else {**known.fields}
        if row in PLACE_FUNDING_FIELDS and row not in fields:
            fields[row] = cell
        else:
            self.left.setdefault(head, []).append(slot)
        self.draft.regions[head.text] = Line(slot.cell.place, fields)

    def _settle_tasks(self) -> None:
        """A lone task under sources is the whole; the others are tasks, details or unknown."""
        draft = self.draft
        whole = len(self.matrix.lines) > len(self.tasks)
        if self.by_source and not whole and len(self.tasks) == 1 and not self.of_tasks:
            for head, slot in self.tasks[0].cells:
                if head.label is not None and self.roles.get(head):
                    draft.take(head.label, trimmed(slot.cell))
            return
        names = [line.name.text for line in self.tasks if line.name is not None]
        shared = len(names) > 1 and len(names) == len(self.tasks)
        of_places = (
            whole and shared and all(is_named_like_place(self.words, name) for name in names)
        )
        for line in self.tasks:
            if self.of_tasks:
                draft.tasks.append(task_of(line, self.roles, self.left))
            elif of_places:
                place = place_of(line, self.roles, self.left)
                draft.regions[place.fields["名称"].text] = place
            else:
                self._leave(line)

    def _leave(self, line: MatrixLine, *, understood: bool = False) -> None:
        assert line.name is not None
        texts = [slot.text for _, slot in line.cells if not says_nothing(slot.text)]
        understood = understood or self.of_details or self.by_source
        why = Why.UNDERSTOOD if understood else Why.MONEY
        if texts:
            self.draft.leave(line.name.text, "、".join(texts), line.name.cell.place, why)
