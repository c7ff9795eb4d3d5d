"""Rule packs: loading them strictly, choosing rules, running the examples inside them.

What a name needs is imported when the name is asked for: a run takes the packs as they were worked
out before and needs neither their reader nor their tests.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.packs.draft import PackDraft as PackDraft
    from checker.packs.draft import read_draft as read_draft
    from checker.packs.examples import ExampleResult as ExampleResult
    from checker.packs.examples import test_rules as test_rules
    from checker.packs.exampletext import example_text as example_text
    from checker.packs.gatherer import LANGUAGE as LANGUAGE
    from checker.packs.keys import CHINESE_KEYS as CHINESE_KEYS
    from checker.packs.keys import DEFINITION_KEYS as DEFINITION_KEYS
    from checker.packs.keys import EQUIVALENT_KEYS as EQUIVALENT_KEYS
    from checker.packs.keys import EXAMPLES_KEYS as EXAMPLES_KEYS
    from checker.packs.keys import FIX_KEYS as FIX_KEYS
    from checker.packs.keys import OVERRIDE_KEYS as OVERRIDE_KEYS
    from checker.packs.keys import PACK_KEYS as PACK_KEYS
    from checker.packs.keys import RELATED_KEYS as RELATED_KEYS
    from checker.packs.keys import RULE_KEYS as RULE_KEYS
    from checker.packs.keys import SAMPLE_KEYS as SAMPLE_KEYS
    from checker.packs.keys import TEMPLATE_KEYS as TEMPLATE_KEYS
    from checker.packs.keys import TEMPLATE_PARAMETER_KEYS as TEMPLATE_PARAMETER_KEYS
    from checker.packs.keys import TEMPLATE_RULE_KEYS as TEMPLATE_RULE_KEYS
    from checker.packs.keys import KeyForm as KeyForm
    from checker.packs.loader import load_packs as load_packs
    from checker.packs.mutation import DefinitionResult as DefinitionResult
    from checker.packs.mutation import Mutant as Mutant
    from checker.packs.mutation import MutationResult as MutationResult
    from checker.packs.mutation import definitions_used as definitions_used
    from checker.packs.mutation import mutants_by_group as mutants_by_group
    from checker.packs.mutation import mutants_of as mutants_of
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
    from checker.packs.stored import packs_to_run as packs_to_run
else:
    from checker.face import late

    __getattr__ = late(
        __name__,
        {
            "draft": ("PackDraft", "read_draft"),
            "examples": ("ExampleResult", "test_rules"),
            "exampletext": ("example_text",),
            "gatherer": ("LANGUAGE",),
            "keys": (
                "CHINESE_KEYS",
                "DEFINITION_KEYS",
                "EQUIVALENT_KEYS",
                "EXAMPLES_KEYS",
                "FIX_KEYS",
                "KeyForm",
                "OVERRIDE_KEYS",
                "PACK_KEYS",
                "RELATED_KEYS",
                "RULE_KEYS",
                "SAMPLE_KEYS",
                "TEMPLATE_KEYS",
                "TEMPLATE_PARAMETER_KEYS",
                "TEMPLATE_RULE_KEYS",
            ),
            "loader": ("load_packs",),
            "mutation": (
                "DefinitionResult",
                "Mutant",
                "MutationResult",
                "definitions_used",
                "mutants_by_group",
                "mutants_of",
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
            "stored": ("packs_to_run",),
        },
    )
