"""The JSON Schema of rule packs, from the registries the loader reads packs with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.finding import SEVERITY_NAMES, TOPICS, Safety
from checker.form import LISTS, SCHEMAS
from checker.goalfile import table_schema
from checker.model import INDICATOR_FIELDS, TABLE_FIELDS
from checker.packs.examples import ABOUT, PRINTED, SET
from checker.packs.gatherer import LANGUAGE
from checker.packs.keys import (
    DEFINITION_KEYS,
    EQUIVALENT_KEYS,
    EXAMPLES_KEYS,
    FIX_KEYS,
    OVERRIDE_KEYS,
    PACK_KEYS,
    RELATED_KEYS,
    RULE_KEYS,
    SAMPLE_KEYS,
    TEMPLATE_KEYS,
    TEMPLATE_PARAMETER_KEYS,
    TEMPLATE_RULE_KEYS,
    KeyForm,
)
from checker.packs.ruleyaml import FOR_TABLES, ID, NAME, REQUIRED
from checker.packs.templates import PARAMETER_TYPES, fields_for
from checker.packs.templates.source import REQUIRED as TEMPLATE_REQUIRED
from checker.strictyaml import (
    DRAFT,
    TEXT,
    TRUTHS,
    JsonSchema,
    about,
    closed,
    listed,
    named,
    one_or_more,
    properties,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.packs.packset import PackSet
    from checker.packs.templates import Template, TemplateParameter
    from checker.strictyaml import Key

_EXPRESSION: JsonSchema = {"type": ["string", "boolean", "number"]}
_DATE: JsonSchema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_TRUTH: JsonSchema = {"enum": [True, False, *TRUTHS]}


def pack_schema(packset: PackSet) -> JsonSchema:
    """One pack file. The templates and profiles an editor offers are those of `packset`."""
    templates = packset.templates
    return {
        "$schema": DRAFT,
        "title": "goalcheck 规则包",
        **closed(_properties(PACK_KEYS), ("pack", "version", "language")),
        "definitions": {
            "rule": _rule(templates),
            "override": closed(_properties(OVERRIDE_KEYS), ("id", "reason")),
            "template": closed(_properties(TEMPLATE_KEYS), TEMPLATE_REQUIRED),
            "example": _example(),
            **{f"template:{name}": _arguments(one) for name, one in templates.items()},
        },
    }


def _properties(keys: Mapping[str, Key[KeyForm]]) -> dict[str, JsonSchema]:
    return properties(keys, _value)


def _value(key: Key[KeyForm]) -> JsonSchema:
    match key.form:
        case KeyForm.RELATED:
            return one_or_more(closed(_properties(RELATED_KEYS), ("select", "message")))
        case KeyForm.FIX:
            return closed(_properties(FIX_KEYS), ("replacement",))
        case KeyForm.EQUIVALENT:
            return listed(closed(_properties(EQUIVALENT_KEYS), ("reason",)))
        case KeyForm.PARAMETERS:
            return named(closed(_properties(TEMPLATE_PARAMETER_KEYS), ("type",)))
        case KeyForm.DEFINITIONS:
            written = closed(_properties(DEFINITION_KEYS), ("expression",))
            return named({"anyOf": [_EXPRESSION, written]})
        case KeyForm.SAMPLE:
            return closed(_properties(SAMPLE_KEYS))
        case _:
            return _FORMS[key.form]


def _cell_labels() -> list[str]:
    """Labels a finding can stand at."""
    own = [label for fields in SCHEMAS.values() for label, spec in fields.items() if spec.cell]
    return list(dict.fromkeys([*own, *LISTS]))


def _rule(templates: Mapping[str, Template]) -> JsonSchema:
    """A rule with a template, a rule of reading, or a rule written out."""
    return {
        "type": "object",
        "if": {"required": ["template"]},
        "then": _template_rule(templates),
        "else": {
            "if": {"required": ["reader"]},
            "then": closed(_rule_properties(RULE_KEYS), REQUIRED),
            "else": closed(_rule_properties(RULE_KEYS), (*REQUIRED, *FOR_TABLES, "examples")),
        },
    }


def _rule_properties(keys: Mapping[str, Key[KeyForm]]) -> dict[str, JsonSchema]:
    found = _properties(keys)
    found["id"] = {**found["id"], "pattern": _whole(ID.pattern)}
    found["name"] = {**found["name"], "pattern": _whole(NAME.pattern)}
    return found


def _whole(pattern: str) -> str:
    return f"^(?:{pattern})$"


def _template_rule(templates: Mapping[str, Template]) -> JsonSchema:
    properties = _rule_properties(TEMPLATE_RULE_KEYS)
    properties["template"] = {**properties["template"], "enum": list(templates)}
    return {
        **closed(properties, ("id", "template")),
        "allOf": [
            {
                "if": {"properties": {"template": {"const": name}}},
                "then": {"properties": {"params": {"$ref": f"#/definitions/template:{name}"}}},
            }
            for name in templates
        ],
    }


def _arguments(template: Template) -> JsonSchema:
    parameters = template.parameters.values()
    needed = [one.name for one in parameters if one.required]
    schema = closed({one.name: about(_argument(one), one.about) for one in parameters}, needed)
    if template.one_of:
        schema["anyOf"] = [{"required": [name]} for name in template.one_of]
    return about(schema, template.about)


def _argument(parameter: TemplateParameter) -> JsonSchema:
    item: JsonSchema = TEXT
    if "栏目" in parameter.type:
        fields = fields_for(parameter)
        whole = (f"{one.record}.{one.label}" for one in fields)
        item = {"enum": list(dict.fromkeys((*map(str, fields), *whole)))}
    elif parameter.choices:
        item = {"enum": list(parameter.choices)}
    return one_or_more(item) if PARAMETER_TYPES[parameter.type].many else item


def _examples(*, with_text: bool) -> JsonSchema:
    table: JsonSchema = {"$ref": "#/definitions/example"}
    item = {"anyOf": [table, TEXT]} if with_text else table
    value = one_or_more(item)
    return closed({name: about(value, key.about) for name, key in EXAMPLES_KEYS.items()})


def _example() -> JsonSchema:
    """A table, or several under 全套, with what the example says of itself."""
    words = {label: TEXT for label in ABOUT if label not in (*TABLE_FIELDS, *INDICATOR_FIELDS)}
    words[PRINTED] = one_or_more(TEXT)
    return table_schema({**words, SET: one_or_more(table_schema())})


def _choices(values: Iterable[str]) -> JsonSchema:
    return {"enum": list(values)}


# Words, pairs, or lines with named columns; a cell holds a value or a list of them.
_CELL: JsonSchema = one_or_more(TEXT)
_WORDS: JsonSchema = {"anyOf": [one_or_more(TEXT), named(_CELL), listed(named(_CELL))]}

_FORMS: Mapping[KeyForm, JsonSchema] = {
    KeyForm.TEXT: TEXT,
    KeyForm.TEXTS: one_or_more(TEXT),
    KeyForm.TRUTH: _TRUTH,
    KeyForm.DATE: _DATE,
    KeyForm.SEVERITY: _choices(SEVERITY_NAMES),
    KeyForm.SEVERITIES: {"anyOf": [_choices(SEVERITY_NAMES), named(TEXT)]},
    KeyForm.UNKNOWN: _choices(("ledger", "info")),
    KeyForm.TOPIC: _choices(TOPICS),
    KeyForm.SAFETY: _choices(one.value for one in Safety),
    KeyForm.LANGUAGE: {"enum": [int(LANGUAGE), LANGUAGE]},
    KeyForm.EXPRESSION: _EXPRESSION,
    KeyForm.CONJUNCTION: one_or_more(_EXPRESSION),
    KeyForm.MESSAGE: TEXT,
    KeyForm.NAMED_EXPRESSIONS: named(_EXPRESSION),
    KeyForm.VALUE: one_or_more(TEXT),
    KeyForm.NAMED_VALUES: named(_WORDS),
    KeyForm.NAMED_TEXTS: named(TEXT),
    KeyForm.WORDS: named(_WORDS),
    KeyForm.UNITS: {"type": "object"},
    KeyForm.EXAMPLE_LIST: listed({"$ref": "#/definitions/example"}),
    KeyForm.PARAMETER_TYPE: _choices(PARAMETER_TYPES),
    KeyForm.RULES: listed({"$ref": "#/definitions/rule"}),
    KeyForm.OVERRIDES: listed({"$ref": "#/definitions/override"}),
    KeyForm.TEMPLATES: listed({"$ref": "#/definitions/template"}),
    KeyForm.EXAMPLES: _examples(with_text=False),
    KeyForm.EXAMPLE_TEXTS: _examples(with_text=True),
    KeyForm.LABEL: _choices(_cell_labels()),
}
