"""Which fields a record has in the language, of what type, and how they are read.

Literal registries: to let rules see something new of a table, add a line here. The labels of cells
come from `checker.model`, so that one vocabulary serves goal files, rules, messages and reports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.form import cellvalues, completion, projects, valueparts
from checker.form.cells import cells_of, text_of
from checker.form.owners import set_of, units_of
from checker.form.records import KINDS_OF_SPENDING
from checker.form.surroundings import LEVEL1, LEVEL2
from checker.language import (
    ABSENT,
    FieldSpec,
    OwnerSpec,
    PartSpec,
    Type,
    Unknown,
    list_of,
    number,
    record_of,
    types,
)
from checker.model import (
    BUDGET_PARTS,
    FUNDING_FIELDS,
    INDICATOR_FIELDS,
    PLACE_FUNDING_FIELDS,
    TABLE_FIELDS,
    TASK_FIELDS,
    Field,
    FieldKind,
    Stage,
)
from checker.values import Kind, Note, Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from checker.form.surroundings import Surroundings

SET, TABLE, INDICATOR, GOAL, FUNDING, CELL = "全套", "表", "绩效指标", "绩效目标", "资金", "单元格"
TASK, PLACE, PLACE_FUNDING = "年度主要任务", "各地", "各地资金"
MENTION = "文中数量"
NO_DAY = "没有给出检查的日期（例子里写“今天: 2025-06-30”）"
CELL_LABELS = (*TABLE_FIELDS, GOAL, *INDICATOR_FIELDS)
"""Labels a cell can have."""


_CELL_TYPES: dict[FieldKind, Type] = {
    FieldKind.TEXT: types.TEXT,
    FieldKind.MONEY: types.MONEY_AMOUNT,
    FieldKind.YEAR: types.NUMERIC,
    FieldKind.VALUE: types.VALUE,
    FieldKind.NUMBER: types.NUMERIC,
}

_CLOSED: dict[str, Callable[[Surroundings], tuple[str, ...]]] = {
    LEVEL1: lambda around: _written_levels(around, LEVEL1),
    LEVEL2: lambda around: _written_levels(around, LEVEL2),
}


def _written_levels(around: Surroundings, level: str) -> tuple[str, ...]:
    """Everything known to be written in a level cell: canonical names and their synonyms."""
    synonyms = around.vocabulary.maps.get(level, {})
    return (*around.level_names(level), *synonyms, *synonyms.values())


def _cell_field(spec: Field) -> FieldSpec:
    return FieldSpec(
        _CELL_TYPES[spec.kind],
        cellvalues.cell_reader(spec),
        cell=True,
        closed=_CLOSED.get(spec.label),
        written=cellvalues.text_reader(spec) if spec.kind is FieldKind.VALUE else None,
    )


_TABLE: dict[str, FieldSpec] = {
    **{label: _cell_field(spec) for label, spec in TABLE_FIELDS.items()},
    "绩效目标": FieldSpec(list_of(record_of(GOAL)), lambda table: table.goals),
    "绩效指标": FieldSpec(list_of(record_of(INDICATOR)), lambda table: table.indicators),
    "非指标行": FieldSpec(list_of(record_of(INDICATOR)), lambda table: table.asides),
    "资金": FieldSpec(list_of(record_of(FUNDING)), lambda table: table.funding),
    "资金与支出": FieldSpec(list_of(record_of(FUNDING)), lambda table: table.spending),
    "年度主要任务": FieldSpec(list_of(record_of(TASK)), lambda table: table.tasks),
    "各地资金": FieldSpec(list_of(record_of(PLACE_FUNDING)), lambda table: table.regions),
    "单元格": FieldSpec(list_of(record_of(CELL)), cells_of),
    "预算年度": FieldSpec(types.NUMERIC, cellvalues.budget_year),
    "年度来源": FieldSpec(
        types.TEXT, cellvalues.year_source, closed=lambda _: ("表内", "配置", "全套多数")
    ),
    "表类": FieldSpec(
        types.TEXT, lambda table: projects.stage(table).value, closed=lambda _: tuple(Stage)
    ),
    "监控月数": FieldSpec(types.NUMERIC, completion.months_watched),
    "同项目": FieldSpec(list_of(record_of(TABLE)), projects.same_project),
    "上年": FieldSpec(list_of(record_of(TABLE)), projects.year_before),
    "表样": FieldSpec(
        types.TEXT,
        lambda table: table.profile,
        closed=lambda around: tuple(profile.id for profile in around.profiles),
        keep=False,
    ),
    "表头": FieldSpec(list_of(types.TEXT), lambda table: tuple(sorted(table.table.form))),
    "空栏": FieldSpec(
        list_of(types.TEXT),
        lambda table: tuple(label for label, cell in table.table.fields.items() if cell.blank),
    ),
    "同文件": FieldSpec(list_of(record_of(TABLE)), lambda table: table.file.tables, common=".file"),
    "序号": FieldSpec(types.NUMERIC, lambda table: number(table.table.index)),
    "次序": FieldSpec(types.NUMERIC, lambda table: number(table.position)),
}

_INDICATOR: dict[str, FieldSpec] = {
    **{label: _cell_field(spec) for label, spec in INDICATOR_FIELDS.items()},
    "指标类型": FieldSpec(
        types.TEXT, cellvalues.indicator_type, closed=lambda around: around.level_names(LEVEL2)
    ),
    "指标大类": FieldSpec(
        types.TEXT, cellvalues.indicator_class, closed=lambda around: around.level_names(LEVEL1)
    ),
    "序号": FieldSpec(types.NUMERIC, lambda record: number(record.indicator.row + 1)),
    "达成": FieldSpec(types.TRUTH, completion.reached),
    "预计达成": FieldSpec(types.TRUTH, completion.to_be_reached),
    "完成比": FieldSpec(types.A_SHARE, completion.share_reached),
    "达成档次": FieldSpec(types.NUMERIC, completion.grade_reached),
    "大类分值": FieldSpec(types.NUMERIC, completion.class_weight, cell=True),
    "小类分值": FieldSpec(types.NUMERIC, completion.kind_weight, cell=True),
    "各地": FieldSpec(list_of(record_of(PLACE)), lambda record: record.places),
}

# What looks across tables of the set although it is read from one.
ACROSS = frozenset({SET, "同项目", "上年"})

SCHEMAS: dict[str, dict[str, FieldSpec]] = {
    SET: {
        "表": FieldSpec(list_of(record_of(TABLE)), lambda whole: whole.tables, attribute="tables"),
        "年度": FieldSpec(types.NUMERIC, cellvalues.set_year),
        "今天": FieldSpec(types.DATE, lambda whole: whole.today or Unknown(NO_DAY)),
    },
    TABLE: _TABLE,
    INDICATOR: _INDICATOR,
    GOAL: {
        "文本": FieldSpec(types.TEXT, lambda goal: text_of(goal.cell, "绩效目标"), cell=True),
        "序号": FieldSpec(types.NUMERIC, lambda goal: number(goal.number)),
        "文中数量": FieldSpec(
            list_of(record_of(MENTION)),
            lambda goal: valueparts.mentions(goal.cell.text, units_of(goal)),
        ),
    },
    FUNDING: {
        "名称": FieldSpec(
            types.TEXT,
            lambda funding: funding.label,
            closed=lambda _: (*BUDGET_PARTS, *KINDS_OF_SPENDING),
        ),
        "金额": FieldSpec(types.MONEY_AMOUNT, cellvalues.funding_amount, cell=True),
        **{
            label: FieldSpec(_CELL_TYPES[spec.kind], cellvalues.funding_reader(spec), cell=True)
            for label, spec in FUNDING_FIELDS.items()
            if label != "名称"
        },
    },
    TASK: {
        label: FieldSpec(_CELL_TYPES[spec.kind], cellvalues.task_reader(spec), cell=True)
        for label, spec in TASK_FIELDS.items()
    },
    PLACE_FUNDING: {
        label: FieldSpec(_CELL_TYPES[spec.kind], cellvalues.place_funding_reader(spec), cell=True)
        for label, spec in PLACE_FUNDING_FIELDS.items()
    },
    PLACE: {
        "名称": FieldSpec(types.TEXT, lambda place: place.name),
        "指标值": FieldSpec(types.VALUE, cellvalues.place_value),
    },
    CELL: {
        "标签": FieldSpec(
            types.TEXT,
            lambda cell: cell.label,
            closed=lambda _: CELL_LABELS,
            attribute="label",
        ),
        "文本": FieldSpec(types.TEXT, lambda cell: cell.text, cell=True, attribute="text"),
        "指标": FieldSpec(record_of(INDICATOR), lambda cell: cell.indicator or ABSENT),
        "序号": FieldSpec(types.NUMERIC, lambda cell: number(cell.number)),
    },
    MENTION: {
        "名称": FieldSpec(types.TEXT, lambda mention: mention.name),
        "数量": FieldSpec(types.QUANTITY, lambda mention: mention.amount),
        "单位": FieldSpec(types.TEXT, lambda mention: valueparts.unit_name(mention.amount)),
        "原文": FieldSpec(types.TEXT, lambda mention: mention.text),
        "句子": FieldSpec(types.TEXT, lambda mention: mention.clause),
        "比较符": FieldSpec(
            types.TEXT, lambda mention: mention.sign or ABSENT, closed=lambda _: ("≥", "≤")
        ),
    },
}

# What a record says by itself: it hangs on what is written in the record, and of its table and set
# on nothing but form, year, stage and unit of money. Of a cell that is what its row says. A field
# that is not named here may hang on more.
OWN: dict[str, frozenset[str]] = {
    SET: frozenset({"年度", "今天"}),
    TABLE: frozenset({"表样", "表类", "表头", "预算年度", "年度来源", "金额单位"}),
    INDICATOR: frozenset(INDICATOR_FIELDS)
    | {
        "指标类型",
        "指标大类",
        "达成",
        "预计达成",
        "完成比",
        "达成档次",
        "大类分值",
        "小类分值",
        "各地",
    },
    PLACE: frozenset({"名称", "指标值"}),
    GOAL: frozenset({"文本", "文中数量"}),
    MENTION: frozenset({"名称", "数量", "单位", "原文", "句子", "比较符"}),
    CELL: frozenset({"标签", "文本", "指标"}),
}

# Names that lead from a record to what it belongs to.
OWNERS: dict[str, dict[str, OwnerSpec]] = {
    SET: {"全套": OwnerSpec(SET, lambda record: record)},
    TABLE: {
        "表": OwnerSpec(TABLE, lambda record: record),
        "全套": OwnerSpec(SET, set_of, ".owner"),
    },
    **{
        kind: {
            "表": OwnerSpec(TABLE, lambda record: record.owner, ".owner"),
            "全套": OwnerSpec(SET, set_of, ".owner.owner"),
        }
        for kind in (INDICATOR, GOAL, FUNDING, CELL, TASK, PLACE_FUNDING)
    },
}


def _always(kind: Type) -> Callable[[object], Type]:
    return lambda _: kind


_MEASURED = types.MEASURED | {Kind.REFERENCE, Kind.COMPOUND}
_DATED = types.DATED | {Kind.DURATION, Kind.COMPOUND}

VALUE_PARTS: Mapping[str, PartSpec] = {
    "上限": PartSpec(types.bound_type, valueparts.upper, _MEASURED),
    "下限": PartSpec(types.bound_type, valueparts.lower, _MEASURED),
    "数值": PartSpec(types.bound_type, valueparts.exact, _MEASURED),
    "单位": PartSpec(_always(types.TEXT), valueparts.value_unit, _MEASURED),
    "小数位": PartSpec(_always(types.NUMERIC), valueparts.value_decimals, _MEASURED),
    "单位族": PartSpec(
        _always(types.TEXT), valueparts.value_family, _MEASURED, valueparts.families
    ),
    "量纲": PartSpec(
        _always(types.TEXT), valueparts.value_dimension, _MEASURED, valueparts.families
    ),
    "比较符": PartSpec(
        _always(types.TEXT), valueparts.value_operator, closed=("≥", "≤", ">", "<", "=")
    ),
    "规范写法": PartSpec(_always(types.TEXT), valueparts.readable(str)),
    "写法": PartSpec(_always(types.TEXT), valueparts.in_its_row),
    "确数写法": PartSpec(_always(types.TEXT), valueparts.without_hedge, _MEASURED),
    "不带单位": PartSpec(_always(types.TEXT), valueparts.without_unit, _MEASURED),
    "原文": PartSpec(_always(types.TEXT), lambda value: value.text, written=True),
    "起": PartSpec(_always(types.DATE), valueparts.first_day, _DATED),
    "止": PartSpec(_always(types.DATE), valueparts.last_day, _DATED),
    "近似": PartSpec(_always(types.TRUTH), valueparts.readable(lambda value: value.approximate)),
    "种类": PartSpec(
        _always(types.TEXT),
        lambda value: types.KIND_NAMES[value.kind],
        closed=tuple(types.KINDS),
    ),
    "注记": PartSpec(
        _always(list_of(types.TEXT)), lambda value: value.notes, closed=tuple(map(str, Note))
    ),
    "原因": PartSpec(
        _always(types.TEXT),
        lambda value: value.reason or ABSENT,
        types.UNREADABLE,
        tuple(map(str, Reason)),
    ),
    "说明": PartSpec(_always(types.TEXT), valueparts.explanation, types.UNREADABLE),
    "成员": PartSpec(_always(list_of(types.VALUE)), lambda value: value.parts),
    "档次": PartSpec(_always(list_of(types.TEXT)), valueparts.grades),
}

DATE_PARTS: Mapping[str, PartSpec] = {
    "年": PartSpec(_always(types.NUMERIC), lambda day: number(day.year)),
    "月": PartSpec(_always(types.NUMERIC), lambda day: number(day.month)),
    "日": PartSpec(_always(types.NUMERIC), lambda day: number(day.day)),
}
