"""The columns of the workbook: which key of a rule stands under which heading.

Literal registries. The headings are what clerks see; the keys are those of packs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.finding import Severity
from checker.packs import (
    EXAMPLES_KEYS,
    OVERRIDE_KEYS,
    PARAMETER_TYPES,
    TEMPLATE_RULE_KEYS,
    KeyForm,
    fields_for,
    sample_argument,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.packs import Template, TemplateParameter

README, CHANGES, ALL_RULES, CHOICES = "说明", "改动", "全部规则", "选项"
PARAMS, EXAMPLES = "params", "examples"

SEVERITIES: Mapping[str, str] = {one.label: one.value for one in Severity}
TRUTHS: Mapping[str, str] = {"是": "true", "否": "false"}
UNKNOWN: Mapping[str, str] = {"记台账": "ledger", "提示": "info"}

# Key of a rule -> heading. Those behind 正例 and 反例 are seldom needed and stand to the right.
_FIRST: Mapping[str, str] = {
    "id": "编号",
    "title": "名称",
    "severity": "程度",
    "enabled": "启用",
    "basis": "依据",
    "why": "理由",
}
_EXAMPLES: Mapping[str, str] = {"good": "正例", "bad": "反例"}
_LAST: Mapping[str, str] = {
    "near": "不应报的例子",
    "unknown-example": "不能判断的例子",
    "message": "说法",
    "opinion": "审核意见",
    "expected": "应当怎样",
    "exceptions": "例外",
    "at": "报在哪一栏",
    "profiles": "只用于表样",
    "effective": "施行日期",
    "supersedes": "代替的规则",
    "once": "一张表只报一次",
    "unknown": "不能判断时",
    "locked": "锁定",
    "since": "起用版本",
    "name": "英文名",
}
_CHANGES: Mapping[str, str] = {
    "id": "编号",
    "severity": "程度",
    "enabled": "启用",
    "params": "参数",
    "reason": "理由",
    "until": "到期",
    "message": "说法",
    "profiles": "只用于表样",
}
HEADINGS: Mapping[str, str] = {**_FIRST, **_EXAMPLES, **_LAST, **_CHANGES}
"""What a key is called in the workbook."""
TITLE_OF_RULE = "规则名称"
"""A column of the changes that only shows; it is not read back."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """`key` is the key of the rule; for a parameter or an example `group` is params or examples.

    `choices` lead from what stands in the cell to what the pack says; `offers` are further texts
    to choose from, where others may be written too.
    """

    title: str
    key: str
    form: KeyForm
    about: str
    group: str = ""
    choices: Mapping[str, str] | None = None
    offers: tuple[str, ...] = ()
    example: str = ""
    seldom: bool = False


def template_columns(template: Template) -> tuple[SheetColumn, ...]:
    """The columns of a template's sheet, from left to right."""
    return (
        *(_rule_column(key, title) for key, title in _FIRST.items()),
        *(_parameter_column(parameter) for parameter in template.parameters.values()),
        *(_rule_column(key, title) for key, title in _EXAMPLES.items()),
        *(_rule_column(key, title, seldom=True) for key, title in _LAST.items()),
    )


def change_columns() -> tuple[SheetColumn, ...]:
    """The columns of the sheet of changes."""
    shown = SheetColumn(TITLE_OF_RULE, "", KeyForm.TEXT, "填了编号自动显示，不用填")
    found = [
        _column(key, title, OVERRIDE_KEYS[key].form, OVERRIDE_KEYS[key].about)
        for key, title in _CHANGES.items()
    ]
    return (found[0], shown, *found[1:])


def _rule_column(key: str, title: str, *, seldom: bool = False) -> SheetColumn:
    example = key.removesuffix("-example")
    if key in ("good", "bad", "near", "unknown-example"):
        about = f"{EXAMPLES_KEYS[example].about}；可以只写一段文字，几个例子之间空一行"
        return SheetColumn(title, example, KeyForm.EXAMPLE_LIST, about, EXAMPLES, seldom=seldom)
    spec = TEMPLATE_RULE_KEYS[key]
    return _column(key, title, spec.form, spec.about, seldom=seldom)


def _column(
    key: str, title: str, form: KeyForm, about: str, *, seldom: bool = False
) -> SheetColumn:
    choices = _CHOICES.get(form)
    return SheetColumn(title, key, form, about, choices=choices, seldom=seldom)


_CHOICES: Mapping[KeyForm, Mapping[str, str]] = {
    KeyForm.SEVERITY: SEVERITIES,
    # A cell holds one severity; several by condition are written in YAML.
    KeyForm.SEVERITIES: SEVERITIES,
    KeyForm.TRUTH: TRUTHS,
    KeyForm.UNKNOWN: UNKNOWN,
}


def _parameter_column(parameter: TemplateParameter) -> SheetColumn:
    kind = PARAMETER_TYPES[parameter.type]
    fixed = {*_FIRST.values(), *_EXAMPLES.values(), *_LAST.values()}
    title = f"参数：{parameter.name}" if parameter.name in fixed else parameter.name
    offers = tuple(parameter.choices)
    if "栏目" in parameter.type:
        offers = tuple(str(one) for one in fields_for(parameter))
    wanted = "必填" if parameter.required else "可以不填"
    several = "；几个之间用顿号隔开" if kind.many else ""
    return SheetColumn(
        title,
        parameter.name,
        KeyForm.TEXTS if kind.many else KeyForm.TEXT,
        f"{parameter.about or kind.about}（{wanted}）{several}",
        PARAMS,
        offers=offers,
        example=sample_argument(parameter),
    )
