"""From the workbook to the pack: only what was edited is written, every mistake names its cell."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, replace
from checker.base.errors import Mistake, UsageError
from checker.base.place import Place
from checker.packs import (
    CHINESE_KEYS,
    PackLine,
    PackText,
    RuleItem,
    failures,
    load_packs,
    new_pack,
    test_rules,
    text_of,
)
from checker.readers import sheet_rows
from checker.rulebook.columns import (
    ALL_RULES,
    CHANGES,
    CHOICES,
    HEADINGS,
    README,
    TITLE_OF_RULE,
    change_columns,
    template_columns,
)
from checker.rulebook.rows import change_lines, row_of, rule_lines
from checker.rulebook.sheets import read_sheets, rows_of
from checker.strictyaml import Wording, YamlMapping, YamlScalar, YamlSequence, load_documents

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.packs import PackSet
    from checker.readers import Grid
    from checker.rulebook.columns import SheetColumn
    from checker.rulebook.rows import Row
    from checker.rulebook.sheets import SheetRow

AS_WORKBOOK = Wording(
    meant=CHINESE_KEYS,
    names={**HEADINGS, "examples": "例子"},
    choices={"severity": "错误、警告、提示", "unknown": "记台账、提示"},
    truth="应当填是或否",
    lacking="要填",
    no_id="编号没有填",
    override="编号和理由",
    unquoted=frozenset({"examples"}),
)
"""How mistakes speak of keys: as the workbook heads its columns."""


@dataclass(frozen=True, slots=True)
class Imported:
    """The new text of the pack and what became of the rows."""

    text: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    overrides: int | None
    """How many changes there are now, None where they are as before."""
    notes: tuple[str, ...]


def import_workbook(workbook: Path, pack: Path, stands_on: Sequence[Path] = ()) -> Imported:
    """The pack as the workbook has it, loaded and tested.

    `pack` is the file to be changed, or the name of a new one; rules without a template and all
    else in it stay. Raises UsageError with every mistake, each at its cell.
    """
    mistakes: list[Mistake] = []
    notes: list[str] = []
    exists = pack.exists()
    known = load_packs((*stands_on, pack) if exists else stands_on, sheets=sheet_rows)
    old = pack.read_text(encoding="utf-8-sig") if exists else new_pack(pack.stem)
    book = _Book(workbook, read_sheets(workbook), known, mistakes, notes)
    file = PackText(old, pack.as_posix())
    rules = book.rules()
    changes = book.changes()
    report = _merge(file, rules, known)
    overrides = len(changes) if _merge_changes(file, changes) else None
    lines = file.changed()
    mistakes += _mistakes_of(lines, pack, workbook, stands_on, {rule.id for rule in rules})
    if mistakes:
        raise UsageError(mistakes)
    return replace(report, text=text_of(lines), overrides=overrides, notes=tuple(notes))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A rule or a change of the workbook: its row, and its lines for the pack."""

    id: str
    template: str
    row: Row
    lines: list[PackLine]


@dataclass(slots=True)
class _Book:
    path: Path
    sheets: Mapping[str, Grid]
    packset: PackSet
    mistakes: list[Mistake]
    notes: list[str]

    def rules(self) -> list[_Wanted]:
        found: list[_Wanted] = []
        templates = self.packset.templates
        for name, grid in self.sheets.items():
            if name in templates:
                columns = template_columns(templates[name])
                for row in rows_of(self.path.as_posix(), name, grid, columns, self.mistakes):
                    rule_id = self._id(row, found)
                    if rule_id:
                        lines = rule_lines(name, columns, row.cells)
                        found.append(_Wanted(rule_id, name, _row(lines, columns), lines))
            elif name not in (README, CHANGES, ALL_RULES, CHOICES):
                self.notes.append(f"工作表“{name}”不是模板，没有读。")
        missing = [name for name in templates if name not in self.sheets]
        if len(missing) == len(templates):
            message = f"这不是规则工作簿：没有一张工作表以模板（{'、'.join(templates)}）为名。"
            raise UsageError([Mistake(message, Place(self.path.as_posix()))])
        self.notes += [f"工作簿里没有工作表“{name}”，按没有这种规则处理。" for name in missing]
        return found

    def changes(self) -> list[_Wanted]:
        grid = self.sheets.get(CHANGES)
        if grid is None:
            self.notes.append(f"工作簿里没有工作表“{CHANGES}”，按没有改动处理。")
            return []
        columns = change_columns()
        found: list[_Wanted] = []
        for row in rows_of(self.path.as_posix(), CHANGES, grid, columns, self.mistakes):
            given = {title: cell for title, cell in row.cells.items() if title != TITLE_OF_RULE}
            if not given:
                continue
            rule_id = self._id(row, [])
            if not rule_id:
                continue
            rule = next((one for one in self.packset.rules if one.id == rule_id), None)
            lines = change_lines(columns, given, rule)
            found.append(_Wanted(rule_id, "", _row(lines, columns), lines))
        return found

    def _id(self, row: SheetRow, before: list[_Wanted]) -> str:
        """The id of a row, which no row before has; empty after a mistake."""
        text, cell = row.cells.get("编号", ("", row.first))
        if not text:
            self._mistake("这一行没有填编号。", cell)
        for other in before:
            if text and other.id == text:
                where = other.lines[0].origin
                self._mistake(f"编号“{text}”用了两次，另一处在{where}。", cell)
                return ""
        return text

    def _mistake(self, message: str, cell: str) -> None:
        self.mistakes.append(Mistake(message, Place(self.path.as_posix(), cell=cell)))


def _row(lines: Sequence[PackLine], columns: Sequence[SheetColumn]) -> Row:
    """The row as export would write it, however it was typed (a comma for 、, 2027/6/30)."""
    documents = load_documents(text_of(lines), "")
    root = documents[0].root if documents else None
    return row_of(root, columns) if isinstance(root, YamlMapping) else {}


def _merge(file: PackText, rules: Sequence[_Wanted], packset: PackSet) -> Imported:
    """Puts the rules into the pack; a rule that says the same keeps its text."""
    wanted = {rule.id: rule for rule in rules}
    changed: list[str] = []
    removed: list[str] = []
    for item in file.items:
        template = _template_of(item)
        if not template:
            continue
        rule = wanted.pop(item.id, None)
        if rule is None:
            file.replace(item, ())
            removed.append(item.id)
        elif (rule.template, rule.row) != (template, _old_row(item, template, packset)):
            file.replace(item, rule.lines)
            changed.append(item.id)
    for rule in wanted.values():
        file.append(rule.lines)
    return Imported("", tuple(wanted), tuple(changed), tuple(removed), None, ())


def _template_of(item: RuleItem) -> str:
    node = item.node.get("template")
    return node.text.strip() if isinstance(node, YamlScalar) else ""


def _old_row(item: RuleItem, template: str, packset: PackSet) -> Row:
    return row_of(item.node, template_columns(packset.templates[template]))


def _merge_changes(file: PackText, changes: Sequence[_Wanted]) -> bool:
    """Puts the changes into the pack; whether they differ from what is there."""
    node = file.root.get("overrides") if file.root else None
    items = node.items if isinstance(node, YamlSequence) else ()
    columns = change_columns()
    old = [row_of(item, columns) for item in items if isinstance(item, YamlMapping)]
    if old == [change.row for change in changes]:
        return False
    lines = [PackLine("overrides:")] if changes else []
    for change in changes:
        for at, line in enumerate(change.lines):
            lines.append(PackLine(f"  {'  ' if at else '- '}{line.text}", line.origin))
    file.replace_key("overrides", lines)
    return True


def _mistakes_of(
    lines: Sequence[PackLine], pack: Path, workbook: Path, stands_on: Sequence[Path], ids: set[str]
) -> list[Mistake]:
    """Loads the new pack and runs its examples; mistakes are placed in the workbook."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / pack.name
        path.write_text(text_of(lines), encoding="utf-8")
        placed = _Placing(path.as_posix(), pack, workbook, lines)
        try:
            packset = load_packs((*stands_on, path), words=AS_WORKBOOK, sheets=sheet_rows)
        except UsageError as error:
            return [placed.mistake(one) for one in error.mistakes]
    own = [rule for rule in packset.rules if rule.origin.template and rule.id in ids]
    words = {"good": "正例", "bad": "反例", "near": "不应报的例子", "unknown": "不能判断的例子"}
    mistakes = [
        Mistake(
            f"规则{one.rule}的{count}个例子都{one.doubt}。"
            if count > 1
            else f"规则{one.rule}的{words[one.example.expect]}{one.problem}",
            one.example.place,
        )
        for one, count in failures(test_rules(own, packset))
    ]
    return [placed.mistake(one) for one in mistakes]


@dataclass(frozen=True, slots=True)
class _Placing:
    """Turns lines of the new pack into cells of the workbook."""

    written: str
    pack: Path
    workbook: Path
    lines: Sequence[PackLine]

    def mistake(self, mistake: Mistake) -> Mistake:
        place = mistake.place
        if place is None or place.path != self.written or place.line is None:
            return mistake
        origin = self.lines[place.line - 1].origin
        if origin is None:
            return replace(mistake, place=replace(place, path=self.pack.as_posix()))
        message = mistake.message.replace(self.written, self.pack.as_posix())
        return Mistake(message, Place(self.workbook.as_posix(), cell=origin, order=(place.line,)))
