"""What may be written where the cursor stands: keys, levels, units, rules, exemptions, names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from checker.base.pattern import late_pattern
from checker.form import LEVEL1, LEVEL2
from checker.lsp.buffer import Role
from checker.lsp.cursor import ITEM, cursor_at
from checker.lsp.expressions import spot_at, words_at
from checker.lsp.hover import LEVEL_MEANINGS, packs_of, schema_of
from checker.lsp.keys import keys_at, values_at
from checker.values import unit_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.lsp.buffer import Buffer
    from checker.lsp.cursor import Cursor
    from checker.lsp.desk import Desk
    from checker.packs import PackSet
    from checker.rule import Rule

SIGNS_OF_MORE = [".", ":", " ", "#", "[", "≥", "≤"]
"""What makes an editor ask while somebody types."""

# Keys whose values are rules, in goal files' company: the configuration and packs.
_RULES = frozenset({"select", "extend-select", "ignore", "rules", "规则", "supersedes"})
_BY_FILE, _BY_RULE = "per-file-ignores", "severity"
_LISTS = ("绩效目标", "绩效指标", "资金", "年度主要任务", "各地资金", "非指标行")
_EXEMPTION = late_pattern(r"\s*goalcheck\s*[:：]\s*豁免(?:整表)?\s*(?P<rest>.*)$")
_NUMBER = late_pattern(r"^[≥≤><=＝]*\s*\d[\d.,]*(?P<unit>[^\d\s]*)$")
_SIGNS = {"≥": "不低于", "≤": "不超过", "=": "正好"}
_MONEY_UNITS = ("万元", "元")


def completions_at(
    desk: Desk, buffer: Buffer, line: int, column: int
) -> list[types.CompletionItem]:
    """What may be written at a line and column, both from 1."""
    return list(_items(desk, buffer, line, column))


def _items(desk: Desk, buffer: Buffer, line: int, column: int) -> Iterator[types.CompletionItem]:
    cursor = cursor_at(buffer.positions.lines, line, column)
    match buffer.role:
        case Role.GOALS | Role.NEW:
            yield from _in_goals(desk, buffer, cursor)
        case Role.CONFIG:
            yield from _in_config(desk, buffer, cursor)
        case Role.PACK:
            yield from _in_pack(desk, buffer, cursor, line, column)
        case _:
            return


def _in_goals(desk: Desk, buffer: Buffer, cursor: Cursor) -> Iterator[types.CompletionItem]:
    if cursor.comment is not None:
        yield from _in_comment(desk, buffer, cursor.comment)
    elif cursor.writes_key:
        yield from _keys(desk, buffer, cursor)
    else:
        packs = packs_of(desk, buffer)
        if packs is not None:
            yield from _in_cell(packs, cursor)


def _keys(desk: Desk, buffer: Buffer, cursor: Cursor) -> Iterator[types.CompletionItem]:
    """Keys that are not written yet, in the order of the form."""
    written = {name for name, _ in cursor.siblings}
    keys = keys_at(schema_of(desk, buffer), cursor.path)
    for number, (name, about) in enumerate(keys.items()):
        if name not in written:
            behind = ":\n  - " if name in _LISTS and not cursor.path else ": "
            yield types.CompletionItem(
                name,
                kind=types.CompletionItemKind.Property,
                documentation=about or None,
                insert_text=f"{name}{behind}",
                sort_text=f"{number:04}",
            )


def _in_cell(packs: PackSet, cursor: Cursor) -> Iterator[types.CompletionItem]:
    match cursor.key:
        case "一级指标":
            yield from _levels(packs.surroundings.level_names(LEVEL1))
        case "二级指标":
            level1 = packs.vocabulary.canonical(cursor.sibling(LEVEL1), LEVEL1)
            below = [name for one in packs.profiles for name in one.tree.get(level1 or "", ())]
            names = dict.fromkeys(below) or packs.surroundings.level_names(LEVEL2)
            yield from _levels(names)
        case "金额单位":
            yield from _values(_MONEY_UNITS)
        case "计量单位":
            yield from _values(unit_names(packs.surroundings.units), types.CompletionItemKind.Unit)
        case "指标值" | "实际完成值" | "中期指标值":
            yield from _in_value(packs, cursor.typed)
        case _:
            return


def _levels(names: Iterable[str]) -> Iterator[types.CompletionItem]:
    for name in names:
        yield types.CompletionItem(
            name,
            kind=types.CompletionItemKind.EnumMember,
            documentation=LEVEL_MEANINGS.get(name),
        )


def _in_value(packs: PackSet, typed: str) -> Iterator[types.CompletionItem]:
    """The sign first, the unit behind a number."""
    number = _NUMBER.match(typed.strip())
    if number is None:
        for sign, about in _SIGNS.items() if not typed.strip() else ():
            yield types.CompletionItem(sign, kind=types.CompletionItemKind.Operator, detail=about)
        return
    start = typed.strip()[: number.start("unit")]
    for unit in unit_names(packs.surroundings.units):
        # The whole value is given: an editor takes the number and the unit for one word.
        yield types.CompletionItem(
            unit,
            kind=types.CompletionItemKind.Unit,
            filter_text=f"{start}{unit}",
            insert_text=unit if not number["unit"] else unit.removeprefix(number["unit"]),
        )


def _in_comment(desk: Desk, buffer: Buffer, comment: str) -> Iterator[types.CompletionItem]:
    """`goalcheck: 豁免 GC305 理由=… 截至=2026-12-31`."""
    match = _EXEMPTION.match(comment)
    if match is None:
        for words, about in (("豁免", "这一行（或下面一项）的问题"), ("豁免整表", "这张表的问题")):
            yield types.CompletionItem(
                f"goalcheck: {words}",
                kind=types.CompletionItemKind.Snippet,
                detail=f"豁免{about}，须写理由",
                insert_text=f"goalcheck: {words} ",
            )
        return
    if "理由" not in match["rest"]:
        here = {rule.id for rule in _rules(desk, buffer) if not rule.locked}
        told = desk.told.get(buffer.uri)
        first = {one.rule for one in told.findings} if told else set[str]()
        for item in _rule_items(desk, buffer):
            if item.label in here:
                item.sort_text = f"{0 if item.label in first else 1}{item.label}"
                yield item
    for words, about in (("理由=", "为什么可以这样写，必须写"), ("截至=", "到哪一天为止")):
        if words[:2] not in match["rest"]:
            yield types.CompletionItem(
                words, kind=types.CompletionItemKind.Keyword, detail=about, sort_text=f"2{words}"
            )


def _in_config(desk: Desk, buffer: Buffer, cursor: Cursor) -> Iterator[types.CompletionItem]:
    top = cursor.path[0] if cursor.path else ""
    if cursor.comment is not None:
        return
    named = bool(_RULES & set(cursor.path)) or (top == _BY_FILE and len(cursor.path) > 1)
    if named or (top == _BY_RULE and cursor.key is None):
        yield from _rule_items(desk, buffer, behind=": " if top == _BY_RULE else "")
    else:
        yield from _by_schema(desk, buffer, cursor)


def _in_pack(
    desk: Desk, buffer: Buffer, cursor: Cursor, line: int, column: int
) -> Iterator[types.CompletionItem]:
    if cursor.comment is not None:
        return
    if "supersedes" in cursor.path or cursor.path[-3:] == ("overrides", ITEM, "id"):
        yield from _rule_items(desk, buffer)
        return
    draft = desk.draft(buffer)
    spot = spot_at(draft, buffer.name, line, column)
    if spot is None:
        yield from _by_schema(desk, buffer, cursor)
        return
    for word in words_at(draft, spot):
        yield types.CompletionItem(
            word.text,
            kind=types.CompletionItemKind.Function if word.call else types.CompletionItemKind.Field,
            detail=word.about.partition("：")[0] if word.call else word.about,
            documentation=word.about.partition("：")[2] if word.call else None,
        )


def _by_schema(desk: Desk, buffer: Buffer, cursor: Cursor) -> Iterator[types.CompletionItem]:
    if cursor.writes_key:
        yield from _keys(desk, buffer, cursor)
    yield from _values(values_at(schema_of(desk, buffer), cursor.path))


def _values(
    values: Iterable[str], kind: types.CompletionItemKind = types.CompletionItemKind.Value
) -> Iterator[types.CompletionItem]:
    yield from (types.CompletionItem(value, kind=kind) for value in values)


def _rules(desk: Desk, buffer: Buffer) -> Iterable[Rule]:
    packs = packs_of(desk, None if buffer.role is Role.CONFIG else buffer)
    return desk.draft(buffer).rules if buffer.role is Role.PACK else packs.rules if packs else ()


def _rule_items(desk: Desk, buffer: Buffer, behind: str = "") -> Iterator[types.CompletionItem]:
    for rule in sorted(_rules(desk, buffer), key=lambda one: one.id):
        yield types.CompletionItem(
            rule.id,
            kind=types.CompletionItemKind.Reference,
            detail=rule.title,
            documentation=rule.texts.why.strip() or None,
            filter_text=f"{rule.id} {rule.name} {rule.title}",
            insert_text=f"{rule.id}{behind}",
        )
