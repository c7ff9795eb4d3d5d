"""The rule language: small, total, typed, with Chinese names, units and three truth values.

An expression is parsed (`parser`), checked against the names it may say (`typed`) and run over
records (`machine`). Nothing here evaluates Python or reaches an attribute that a registry does not
name. The kinds of nodes and of types are given out as they are, a module each.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.language import nodes as nodes
    from checker.language import tree as tree
    from checker.language import types as types
    from checker.language.amounts import Amount as Amount
    from checker.language.amounts import from_bound as from_bound
    from checker.language.amounts import from_text as from_text
    from checker.language.amounts import in_percent as in_percent
    from checker.language.amounts import number as number
    from checker.language.amounts import share as share
    from checker.language.amounts import turned_amount as turned_amount
    from checker.language.amounts import unit_advice as unit_advice
    from checker.language.calculation import calculate as calculate
    from checker.language.calculation import share_of as share_of
    from checker.language.days import day_written as day_written
    from checker.language.days import is_no_day as is_no_day
    from checker.language.directories import ENTRY_KEY as ENTRY_KEY
    from checker.language.directories import ENTRY_VALUE as ENTRY_VALUE
    from checker.language.directories import Directory as Directory
    from checker.language.directories import DirectoryEntry as DirectoryEntry
    from checker.language.display import EMPTY as EMPTY
    from checker.language.display import UNCLEAR as UNCLEAR
    from checker.language.display import Shown as Shown
    from checker.language.display import show_value as show_value
    from checker.language.elaboration import Elaborator as Elaborator
    from checker.language.extent import Extents as Extents
    from checker.language.frame import STEPS as STEPS
    from checker.language.frame import Doubtful as Doubtful
    from checker.language.frame import Frame as Frame
    from checker.language.frame import StepLimit as StepLimit
    from checker.language.frame import Steps as Steps
    from checker.language.frame import certain as certain
    from checker.language.frame import is_list as is_list
    from checker.language.functions import FUNCTIONS as FUNCTIONS
    from checker.language.functions.figures import decimals_of as decimals_of
    from checker.language.gaps import ABSENT as ABSENT
    from checker.language.gaps import Absent as Absent
    from checker.language.gaps import Blank as Blank
    from checker.language.gaps import Gap as Gap
    from checker.language.gaps import TruthValue as TruthValue
    from checker.language.gaps import Uncertain as Uncertain
    from checker.language.gaps import Unknown as Unknown
    from checker.language.generation import generate as generate
    from checker.language.index import WIDE as WIDE
    from checker.language.index import Index as Index
    from checker.language.interpretation import Interpreter as Interpreter
    from checker.language.machine import Kept as Kept
    from checker.language.machine import KeptCode as KeptCode
    from checker.language.machine import Machine as Machine
    from checker.language.machine import Trees as Trees
    from checker.language.names import field_of as field_of
    from checker.language.names import telling as telling
    from checker.language.nodes import Expr as Expr
    from checker.language.nodes import Span as Span
    from checker.language.nodes import Truth as Truth
    from checker.language.operations import TEXT_TESTS as TEXT_TESTS
    from checker.language.operations import searched as searched
    from checker.language.pairs import may_contain as may_contain
    from checker.language.pairs import may_resemble as may_resemble
    from checker.language.pairs import pairs_of as pairs_of
    from checker.language.parser import parse as parse
    from checker.language.parser import respelled as respelled
    from checker.language.patterns import compiled_pattern as compiled_pattern
    from checker.language.patterns import patterns_in_stock as patterns_in_stock
    from checker.language.printer import show as show
    from checker.language.remembered import Remembered as Remembered
    from checker.language.schema import Around as Around
    from checker.language.schema import ClosedTexts as ClosedTexts
    from checker.language.schema import FieldSpec as FieldSpec
    from checker.language.schema import Function as Function
    from checker.language.schema import OwnerSpec as OwnerSpec
    from checker.language.schema import PartSpec as PartSpec
    from checker.language.schema import Schema as Schema
    from checker.language.scope import Binding as Binding
    from checker.language.scope import Scope as Scope
    from checker.language.scope import Typed as Typed
    from checker.language.slip import Slip as Slip
    from checker.language.slip import SyntaxSlip as SyntaxSlip
    from checker.language.source import Source as Source
    from checker.language.source import TemplateSlip as TemplateSlip
    from checker.language.source import split_template as split_template
    from checker.language.specimens import specimen as specimen
    from checker.language.spelling import FUNCTIONS_SPELLED as FUNCTIONS_SPELLED
    from checker.language.spelling import RESERVED as RESERVED
    from checker.language.spelling import SPELLED as SPELLED
    from checker.language.tree import Code as Code
    from checker.language.tree import Const as Const
    from checker.language.tree import HeardNode as HeardNode
    from checker.language.typed import elaborator as elaborator
    from checker.language.types import FAULTY as FAULTY
    from checker.language.types import KIND_NAMES as KIND_NAMES
    from checker.language.types import KINDS as KINDS
    from checker.language.types import NUMERIC as NUMERIC
    from checker.language.types import TEXT as TEXT
    from checker.language.types import TRUTH as TRUTH
    from checker.language.types import Parameter as Parameter
    from checker.language.types import Type as Type
    from checker.language.types import fits as fits
    from checker.language.types import list_of as list_of
    from checker.language.types import record_of as record_of
else:
    from checker.base.face import late

    __getattr__ = late(
        __name__,
        {
            "amounts": (
                "Amount",
                "from_bound",
                "from_text",
                "in_percent",
                "number",
                "share",
                "turned_amount",
                "unit_advice",
            ),
            "calculation": ("calculate", "share_of"),
            "days": ("day_written", "is_no_day"),
            "directories": ("Directory", "DirectoryEntry", "ENTRY_KEY", "ENTRY_VALUE"),
            "display": ("EMPTY", "Shown", "UNCLEAR", "show_value"),
            "elaboration": ("Elaborator",),
            "extent": ("Extents",),
            "frame": ("Doubtful", "Frame", "STEPS", "StepLimit", "Steps", "certain", "is_list"),
            "functions": ("FUNCTIONS",),
            "functions.figures": ("decimals_of",),
            "gaps": ("ABSENT", "Absent", "Blank", "Gap", "TruthValue", "Uncertain", "Unknown"),
            "generation": ("generate",),
            "index": ("Index", "WIDE"),
            "interpretation": ("Interpreter",),
            "machine": ("KeptCode", "Machine", "Trees"),
            "names": ("field_of", "telling"),
            "nodes": ("Expr", "Span", "Truth"),
            "operations": ("TEXT_TESTS", "searched"),
            "pairs": ("may_contain", "may_resemble", "pairs_of"),
            "parser": ("parse", "respelled"),
            "patterns": ("compiled_pattern", "patterns_in_stock"),
            "printer": ("show",),
            "remembered": ("Remembered",),
            "schema": (
                "Around",
                "ClosedTexts",
                "FieldSpec",
                "Function",
                "OwnerSpec",
                "PartSpec",
                "Schema",
            ),
            "scope": ("Binding", "Scope", "Typed"),
            "slip": ("Slip", "SyntaxSlip"),
            "source": ("Source", "TemplateSlip", "split_template"),
            "specimens": ("specimen",),
            "spelling": ("FUNCTIONS_SPELLED", "RESERVED", "SPELLED"),
            "tree": ("Code", "Const", "HeardNode"),
            "typed": ("elaborator",),
            "types": (
                "FAULTY",
                "KINDS",
                "KIND_NAMES",
                "NUMERIC",
                "Parameter",
                "TEXT",
                "TRUTH",
                "Type",
                "fits",
                "list_of",
                "record_of",
            ),
        },
    )
