"""Rule packs: loading them strictly, choosing rules, running the examples inside them.

What a name needs is imported when the name is asked for: a run takes the packs as they were worked
out before and needs neither their reader nor their tests.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.packs.draft import PackDraft as PackDraft
    from checker.packs.draft import read_draft as read_draft
    from checker.packs.examples import LABELS as LABELS
    from checker.packs.examples import ExampleResult as ExampleResult
    from checker.packs.examples import failures as failures
    from checker.packs.examples import test_rules as test_rules
    from checker.packs.exampletext import example_text as example_text
    from checker.packs.keys import CHINESE_KEYS as CHINESE_KEYS
    from checker.packs.keys import EXAMPLES_KEYS as EXAMPLES_KEYS
    from checker.packs.keys import OVERRIDE_KEYS as OVERRIDE_KEYS
    from checker.packs.keys import TEMPLATE_KEYS as TEMPLATE_KEYS
    from checker.packs.keys import TEMPLATE_PARAMETER_KEYS as TEMPLATE_PARAMETER_KEYS
    from checker.packs.keys import TEMPLATE_RULE_KEYS as TEMPLATE_RULE_KEYS
    from checker.packs.keys import KeyForm as KeyForm
    from checker.packs.loader import load_packs as load_packs
    from checker.packs.mutants import Mutant as Mutant
    from checker.packs.mutants import mutants_of as mutants_of
    from checker.packs.mutation import DefinitionResult as DefinitionResult
    from checker.packs.mutation import MutationResult as MutationResult
    from checker.packs.mutation import definitions_used as definitions_used
    from checker.packs.mutation import mutants_by_group as mutants_by_group
    from checker.packs.mutation import mutate as mutate
    from checker.packs.mutation import mutate_definition as mutate_definition
    from checker.packs.mutation import survivors as survivors
    from checker.packs.nearby import further_examples as further_examples
    from checker.packs.nearby import is_same_table as is_same_table
    from checker.packs.packedit import PackLine as PackLine
    from checker.packs.packedit import PackText as PackText
    from checker.packs.packedit import RuleItem as RuleItem
    from checker.packs.packedit import text_of as text_of
    from checker.packs.packedit import with_rules as with_rules
    from checker.packs.packset import CATALOGUE as CATALOGUE
    from checker.packs.packset import PackSet as PackSet
    from checker.packs.packset import is_exactly as is_exactly
    from checker.packs.packset import locked_message as locked_message
    from checker.packs.packset import select_rules as select_rules
    from checker.packs.packtext import SCHEMA_FILE as SCHEMA_FILE
    from checker.packs.packtext import list_lines as list_lines
    from checker.packs.packtext import new_pack as new_pack
    from checker.packs.packtext import node_lines as node_lines
    from checker.packs.packtext import rule_as_told as rule_as_told
    from checker.packs.packtext import rule_by_hand as rule_by_hand
    from checker.packs.packtext import rule_of_template as rule_of_template
    from checker.packs.packtext import tables_told as tables_told
    from checker.packs.packtext import text_lines as text_lines
    from checker.packs.parameters import parameter_of_text as parameter_of_text
    from checker.packs.reference import language_reference as language_reference
    from checker.packs.reference import one_a_list as one_a_list
    from checker.packs.reference import quick_reference as quick_reference
    from checker.packs.reference import rule_page as rule_page
    from checker.packs.reference import rule_reference as rule_reference
    from checker.packs.schema import pack_schema as pack_schema
    from checker.packs.stored import packs_to_run as packs_to_run
    from checker.packs.templates import PARAMETER_TYPES as PARAMETER_TYPES
    from checker.packs.templates import Template as Template
    from checker.packs.templates import TemplateParameter as TemplateParameter
    from checker.packs.templates import fields_for as fields_for
    from checker.packs.templates import sample_argument as sample_argument
else:
    from checker.base.face import late

    __getattr__ = late(
        __name__,
        {
            "draft": ("PackDraft", "read_draft"),
            "examples": ("ExampleResult", "LABELS", "failures", "test_rules"),
            "exampletext": ("example_text",),
            "keys": (
                "CHINESE_KEYS",
                "EXAMPLES_KEYS",
                "KeyForm",
                "OVERRIDE_KEYS",
                "TEMPLATE_KEYS",
                "TEMPLATE_PARAMETER_KEYS",
                "TEMPLATE_RULE_KEYS",
            ),
            "loader": ("load_packs",),
            "mutants": ("Mutant", "mutants_of"),
            "mutation": (
                "DefinitionResult",
                "MutationResult",
                "definitions_used",
                "mutants_by_group",
                "mutate",
                "mutate_definition",
                "survivors",
            ),
            "nearby": ("further_examples", "is_same_table"),
            "packedit": ("PackLine", "PackText", "RuleItem", "text_of", "with_rules"),
            "packset": ("CATALOGUE", "PackSet", "is_exactly", "locked_message", "select_rules"),
            "packtext": (
                "SCHEMA_FILE",
                "list_lines",
                "new_pack",
                "node_lines",
                "rule_as_told",
                "rule_by_hand",
                "rule_of_template",
                "tables_told",
                "text_lines",
            ),
            "parameters": ("parameter_of_text",),
            "reference": (
                "language_reference",
                "one_a_list",
                "quick_reference",
                "rule_page",
                "rule_reference",
            ),
            "schema": ("pack_schema",),
            "stored": ("packs_to_run",),
            "templates": (
                "PARAMETER_TYPES",
                "Template",
                "TemplateParameter",
                "fields_for",
                "sample_argument",
            ),
        },
    )
