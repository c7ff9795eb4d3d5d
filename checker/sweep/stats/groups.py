"""Units and regions as records the rule language can speak of: what a sweep found in each."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from checker.base.dataclass import dataclass, field
from checker.language import (
    ABSENT,
    FUNCTIONS,
    Amount,
    FieldSpec,
    Function,
    OwnerSpec,
    Schema,
    Shown,
    list_of,
    number,
    record_of,
    share_of,
    types,
)
from checker.values import unit_named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.language import Around, Frame, Gap, Typed
    from checker.sweep.stats.connection import SweepResult

WHOLE, GROUP = "普查", "单位"
_KEYS = {
    "单位": "coalesce(nullif(单位名称, ''), 套)",
    "地区": "array_to_string(string_split(套, '/')[1:$level], '/')",
    "套": "套",
}
KINDS = tuple(_KEYS)
"""What tables are put together by."""
_COUNTED: Mapping[str, str] = {
    "表数": "count(*)",
    "指标数": "sum(指标数)",
    "错误数": "sum(错误数)",
    "警告数": "sum(警告数)",
    "提示数": "sum(提示数)",
    "退回数": "count_if(结论 = '退回')",
    "有错误的表数": "count_if(错误数 > 0)",
    "通过数": "count_if(结论 = '通过')",
}


@dataclass(slots=True, eq=False)
class Groups(Shown):
    """普查: all groups of one kind."""

    groups: tuple[RowGroup, ...] = ()
    memo: dict[object, Any] = field(default_factory=dict[object, Any])

    @property
    def shown(self) -> str:
        return WHOLE


@dataclass(slots=True, eq=False)
class RowGroup(Shown):
    """A unit, a region or a set: numbers by the name of the field, how many of its tables each
    rule has spoken of, its budgets in 元."""

    name: str
    numbers: Mapping[str, int]
    rules: Mapping[str, int]
    budget: Decimal
    owner: Groups
    memo: dict[object, Any] = field(default_factory=dict[object, Any])

    @property
    def shown(self) -> str:
        return self.name

    def struck(self, rule: str) -> Amount:
        return number(self.rules.get(rule, 0))


def groups_of(result: SweepResult, kind: str, level: int) -> Groups:
    """The groups of a kind in order of their names; regions are `level` folders deep."""
    key = _KEYS[kind]
    counts = ", ".join(f"CAST({sql} AS BIGINT)" for sql in _COUNTED.values())
    budget = "coalesce(sum(TRY_CAST(预算数 AS DECIMAL(30, 4))), 0)"
    tables = result.ask(
        f"SELECT {key}, {budget}, {counts} FROM 表 GROUP BY 1 ORDER BY 1", {"level": level}
    )
    struck = result.ask(
        f"""SELECT {key}, 规则, count(*) FROM
  (SELECT DISTINCT 套, 文件, 表序, 规则 FROM 问题) JOIN
  (SELECT 套, 文件, 表序, 单位名称 FROM 表) USING (套, 文件, 表序) GROUP BY 1, 2""",
        {"level": level},
    )
    rules: dict[str, dict[str, int]] = {}
    for name, rule, count in struck.rows:
        rules.setdefault(name, {})[rule] = count
    whole = Groups()
    whole.groups = tuple(
        RowGroup(name, dict(zip(_COUNTED, numbers, strict=True)), rules.get(name, {}), money, whole)
        for name, money, *numbers in tables.rows
    )
    return whole


def schema_for(rules: Sequence[str]) -> Schema:
    """What the language is told of groups; `rules` are those that may be named."""
    known = frozenset(rules)

    def unknown(_: Around, arguments: Sequence[Typed]) -> str | None:
        name = arguments[0].constant
        if name is None or name in known:
            return None
        return f"普查没有用规则“{name}”，要写选用的规则的编号，例如 GC202。"

    def told(name: str, doc: str, example: str, result: types.Type, run: Any) -> Function:
        return Function(
            name, (("规则", types.TEXT),), result, doc, (f'{name}("GC202")', example), run,
            contextual=True, check=unknown,
        )  # fmt: skip

    own = (
        told("有问题的表数", "有这条规则的问题的表有几张。", "3", types.NUMERIC, _struck),
        told("问题率", "有这条规则的问题的表占多少。", "12%", types.A_SHARE, _share),
    )
    return Schema(
        whole=WHOLE,
        fields={WHOLE: _WHOLE, GROUP: _GROUP},
        owners={WHOLE: {}, GROUP: {WHOLE: OwnerSpec(WHOLE, _owner, ".owner")}},
        parts={"指标值": {}, "日期": {}},
        functions={**FUNCTIONS, **{one.name: one for one in own}},
        keeping=frozenset(),
        claimed="",
        said_of=_nothing,
        set_of=lambda record: record if isinstance(record, Groups) else record.owner,
        table_of=lambda record: record,
    )


def _nothing(_record: object, _kind: str, _name: str) -> object:
    """Nobody has defined anything of groups."""
    return ABSENT


def _owner(group: RowGroup) -> Groups:
    return group.owner


def _struck(frame: Frame, rule: str) -> Amount:
    group: RowGroup = frame.record
    return group.struck(rule)


def _share(frame: Frame, rule: str) -> Amount | Gap:
    group: RowGroup = frame.record
    return share_of(group.struck(rule), number(group.numbers["表数"]))


def _counted(name: str) -> FieldSpec:
    return FieldSpec(types.NUMERIC, lambda group: number(group.numbers[name]))


_WHOLE = {"单位": FieldSpec(list_of(record_of(GROUP)), lambda whole: whole.groups)}
_GROUP = {
    "名称": FieldSpec(types.TEXT, lambda group: group.name),
    "预算数": FieldSpec(
        types.MONEY_AMOUNT, lambda group: Amount(Decimal(group.budget), unit_named("元"))
    ),
    **{name: _counted(name) for name in _COUNTED},
}
