"""Thresholds over many tables, in the rule language: units in which too much is wrong.

    thresholds:
      - title: 十张里有一张以上成本超预算
        of: 单位
        when: 表数 ≥ 5
        assert: 问题率("GC202") ≤ 10%

A unit for which `assert` does not hold is told with the values it was judged by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.base.dataclass import dataclass
from checker.base.errors import UsageError
from checker.language import (
    Binding,
    Frame,
    Interpreter,
    Scope,
    StepLimit,
    Steps,
    SyntaxSlip,
    Unknown,
    elaborator,
    parse,
    record_of,
    show,
    show_value,
)
from checker.packs import load_packs
from checker.strictyaml import KeyedReader, Wording, YamlScalar, locate
from checker.sweep.stats.connection import QueryAnswer
from checker.sweep.stats.groups import GROUP, KINDS, groups_of, schema_for

if TYPE_CHECKING:
    from pathlib import Path

    from checker.language import Around, Elaborator, Schema, Typed
    from checker.strictyaml import YamlNode
    from checker.sweep.stats.connection import SweepResult
    from checker.sweep.stats.groups import RowGroup

_KEYS = ("title", "of", "when", "assert")
_WORDS = Wording(file="门槛文件", examples={"thresholds": "- title: …"})
COLUMNS = ("门槛", "对象", "表数", "要求", "取值")


@dataclass(frozen=True, slots=True)
class _Condition:
    """A condition as written, and ready to run; `notes` are the parts worth telling."""

    text: str
    typed: Typed
    notes: dict[int, str]


@dataclass(frozen=True, slots=True)
class _Threshold:
    title: str
    of: str
    when: _Condition | None
    claim: _Condition


def judged(result: SweepResult, file: Path, level: int) -> QueryAnswer:
    """Every group that does not hold a threshold of the file. Raises UsageError with every
    mistake in it."""
    rules = [rule for (rule,) in result.ask("SELECT DISTINCT 规则 FROM 台账").rows]
    schema = schema_for(rules)
    thresholds = _read(file, schema, load_packs().surroundings)
    found = {kind: groups_of(result, kind, level) for kind in {one.of for one in thresholds}}
    rows = (
        _row(threshold, group, schema)
        for threshold in thresholds
        for group in found[threshold.of].groups
    )
    return QueryAnswer(COLUMNS, tuple(row for row in rows if row is not None))


def _row(threshold: _Threshold, group: RowGroup, schema: Schema) -> tuple[Any, ...] | None:
    """None where the threshold holds or does not apply."""
    when = threshold.when
    if when is not None and _run(when, group, schema)[0] is not True:
        return None
    holds, values = _run(threshold.claim, group, schema)
    if holds is True:
        return None
    said = "；".join(values) if holds is False else "没法判断"
    tables = group.numbers["表数"]
    return threshold.title, group.name, tables, threshold.claim.text, said


def _run(condition: _Condition, group: RowGroup, schema: Schema) -> tuple[object, list[str]]:
    """What the condition comes to, and the values it was judged by."""
    heard: dict[int, object] = {}
    interpreter = Interpreter(schema, {}, lambda number, value, _: heard.update({number: value}))
    try:
        holds = interpreter.run(condition.typed.code, Frame(group, Steps()))
    except StepLimit:
        holds = Unknown("要比的太多")
    told = [
        f"{condition.notes[at]} 是 {show_value(value)}"
        for at, value in heard.items()
        if at in condition.notes
    ]
    return holds, list(dict.fromkeys(told))


def _read(file: Path, schema: Schema, around: Around) -> list[_Threshold]:
    reader = KeyedReader(words=_WORDS)
    shown = file.as_posix()
    text = reader.file(file, shown)
    document = reader.document(text, shown) if text is not None else None
    if document is not None:
        document = reader.keys(document, ("thresholds",), "门槛文件")
    nodes = document.get("thresholds") if document is not None else None
    items = reader.items(nodes, "thresholds") if nodes is not None else ()
    made = [_threshold(reader, item, schema, around) for item in items]
    if not made and not reader.mistakes:
        reader.fault("门槛文件里没有 thresholds。", None)
    if reader.mistakes:
        raise UsageError(reader.mistakes)
    return [one for one in made if one is not None]


def _threshold(
    reader: KeyedReader, node: YamlNode, schema: Schema, around: Around
) -> _Threshold | None:
    mapping = reader.mapping(node, "thresholds")
    if mapping is None:
        return None
    mapping = reader.keys(mapping, _KEYS, "thresholds")
    title = reader.text(mapping.get("title"), "title")
    of = reader.choice(mapping.get("of"), "of", KINDS, KINDS[0])
    when = _condition(reader, mapping.get("when"), "when", schema, around)
    claim = _condition(reader, mapping.get("assert"), "assert", schema, around)
    for name, value in (("title", title), ("assert", claim)):
        if value is None and mapping.get(name) is None:
            reader.fault(f"这个门槛缺少{name}。", mapping.place)
    return None if title is None or claim is None else _Threshold(title, of, when, claim)


def _condition(
    reader: KeyedReader, node: YamlNode | None, what: str, schema: Schema, around: Around
) -> _Condition | None:
    scalar = reader.scalar(node, what) if node is not None else None
    if scalar is None:
        return None
    maker = elaborator(schema, around)
    maker.noting = True
    try:
        tree = parse(scalar.text)
        typed = maker.condition(tree, Scope((Binding("本", record_of(GROUP), 0),)), f"“{what}”")
    except SyntaxSlip as slip:
        reader.fault(slip.message, _place(scalar, slip.span.start))
        return None
    for one in maker.slips:
        reader.fault(one.message, _place(scalar, one.span.start))
    return None if maker.slips else _Condition(show(tree), typed, _told(maker))


def _told(maker: Elaborator) -> dict[int, str]:
    """The parts of a condition whose values explain it: what is no condition and no constant."""
    return {
        number: show(note.node)
        for number, note in enumerate(maker.notes)
        if not note.constant and not note.depth and _is_read(note.node)
    }


def _is_read(node: object) -> bool:
    from checker.language import nodes as n

    return isinstance(node, n.Name | n.Call)


def _place(scalar: YamlScalar, index: int) -> Any:
    return locate(scalar, index)
