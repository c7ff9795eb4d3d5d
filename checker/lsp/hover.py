"""What is told of the word under the cursor: a rule, a key, a value, a level, an expression."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from checker.base.errors import UsageError
from checker.base.pattern import late_pattern
from checker.config import schema as config_schema
from checker.form import LEVEL1, LEVEL2
from checker.goalfile import goal_schema
from checker.lsp.buffer import Role
from checker.lsp.cells import cell_at, document_of, reading_lines, reading_of
from checker.lsp.cursor import cursor_at
from checker.lsp.expressions import about_part, part_at, spot_at
from checker.lsp.keys import about
from checker.packs import load_packs, pack_schema, rule_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from checker.lsp.buffer import Buffer
    from checker.lsp.desk import Desk
    from checker.packs import PackSet
    from checker.rule import Rule

_RULE = late_pattern(r"[A-Za-z]{2,10}\d{3,5}")

# What the indicators of a level say, as everybody who fills in the form is told.
LEVEL_MEANINGS: Mapping[str, str] = {
    "成本指标": "为完成任务花多少钱、付出什么代价",
    "经济成本指标": "项目花多少钱：总额、单价、定额",
    "社会成本指标": "项目给社会带来的负面影响",
    "生态环境成本指标": "项目给生态环境带来的负面影响",
    "产出指标": "这笔钱直接做出什么：做多少、做得怎样、何时做完",
    "数量指标": "做多少：个数、面积、人次、场次",
    "质量指标": "做得怎样：合格率、达标率、准确率",
    "时效指标": "何时做完：完成时间、及时率",
    "效益指标": "做完以后带来什么变化",
    "经济效益指标": "对增收、节支、产业的影响",
    "社会效益指标": "对就业、服务、安全等社会方面的影响",
    "生态效益指标": "对水、气、土、林等环境方面的影响",
    "可持续影响指标": "做完以后还能起多久的作用",
    "满意度指标": "服务的对象满意不满意",
    "服务对象满意度指标": "受益的人满意不满意，通常写百分比",
}


def hover_at(desk: Desk, buffer: Buffer, line: int, column: int) -> types.Hover | None:
    """What is told of a line and column, both from 1."""
    text = "\n".join(_told(desk, buffer, line, column))
    if not text:
        return None
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text))


def _told(desk: Desk, buffer: Buffer, line: int, column: int) -> Iterator[str]:
    rule = rule_under(desk, buffer, line, column)
    if rule is not None:
        yield rule_page(rule)
        return
    match buffer.role:
        case Role.GOALS | Role.NEW:
            yield from _of_goals(desk, buffer, line, column)
        case Role.PACK:
            draft = desk.draft(buffer)
            spot = spot_at(draft, buffer.name, line, column)
            part = part_at(draft, spot) if spot else None
            if part is not None:
                yield from about_part(draft, part)
            else:
                yield from _of_key(desk, buffer, line)
        case Role.CONFIG:
            yield from _of_key(desk, buffer, line)
        case _:
            return


def _of_goals(desk: Desk, buffer: Buffer, line: int, column: int) -> Iterator[str]:
    there = cell_at(document_of(desk, buffer), line, column)
    if there is None:
        yield from _of_key(desk, buffer, line)
        return
    if there.label in (LEVEL1, LEVEL2):
        yield from _of_level(desk, buffer, there.cell.text, there.label)
    value = reading_of(desk, buffer, there)
    if value is not None:
        yield from reading_lines(value)


def _of_level(desk: Desk, buffer: Buffer, text: str, level: str) -> Iterator[str]:
    packs = packs_of(desk, buffer)
    name = packs.vocabulary.canonical(text, level) if packs else None
    if packs is None or name is None:
        return
    meaning = LEVEL_MEANINGS.get(name)
    yield f"**{name}**{f'：{meaning}' if meaning else ''}"
    for profile in packs.profiles:
        if level == LEVEL1 and name in profile.tree:
            yield f"- {profile.title}：下分{'、'.join(profile.tree[name])}"
        for parent in profile.parents(name) if level == LEVEL2 else ():
            yield f"- {profile.title}：属于{parent}"


def _of_key(desk: Desk, buffer: Buffer, line: int) -> Iterator[str]:
    """What the key of a line is for."""
    text = buffer.positions.lines[line - 1]
    cursor = cursor_at(buffer.positions.lines, line, len(text) + 1)
    said = about(schema_of(desk, buffer), cursor.path) if cursor.key else ""
    if said:
        yield f"**{cursor.key}**：{said}"


def schema_of(desk: Desk, buffer: Buffer) -> Mapping[str, Any]:
    """The JSON Schema of an open file, by its kind."""
    match buffer.role:
        case Role.CONFIG:
            return config_schema()
        case Role.PACK:
            packs = packs_of(desk, None)
            return pack_schema(packs) if packs else {}
        case _:
            return goal_schema()


def packs_of(desk: Desk, buffer: Buffer | None) -> PackSet | None:
    """The packs in force for a file (None: those that ship); None where they are broken."""
    try:
        return load_packs(desk.orders.of_file(buffer.name).job.packs if buffer else ())
    except UsageError:
        return None


def rule_under(desk: Desk, buffer: Buffer, line: int, column: int) -> Rule | None:
    """The rule whose id stands at a line and column."""
    text = buffer.positions.lines[line - 1]
    for match in _RULE.finditer(text):
        if match.start() < column <= match.end() + 1:
            return _rule(desk, buffer, match[0].upper())
    return None


def _rule(desk: Desk, buffer: Buffer, name: str) -> Rule | None:
    if buffer.role is Role.PACK:
        rules = desk.draft(buffer).rules
    else:
        packs = packs_of(desk, buffer)
        rules = packs.rules if packs else ()
    return next((rule for rule in rules if rule.id == name), None)
