"""What an indicator value means: `parse(text)` and `complete(value, context)`.

`parse` reads a text by itself and never raises: what cannot be read is an `unparsed` value with
position, expectation and reason. `complete` makes a new value from what stands around it.
"""

from checker.values.amounts import AmountInText, amounts_in, parse_amount
from checker.values.as_json import value_json
from checker.values.context import Context, complete, operator_named, unit_named
from checker.values.fold import fold
from checker.values.grades import grades_of
from checker.values.measure import Measure, Ratio
from checker.values.memory import COMMON, Units, units_with
from checker.values.mistakes import REASON_TITLES, Reason, explain
from checker.values.notation import format_amount, number_text
from checker.values.notes import Note
from checker.values.numerals import EXACT, SCALES
from checker.values.ownunit import OwnUnit
from checker.values.parser import parse
from checker.values.scales import Scale, conversion, converted, convertible, own_unit, scale_of
from checker.values.units import (
    dimension_label,
    dimension_labels,
    family,
    same_dimension,
    spellings_of,
    unit_names,
)
from checker.values.value import Bound, Kind, Unit, Value
from checker.values.vocabulary import words_of_comparison

__all__ = [
    "COMMON",
    "EXACT",
    "REASON_TITLES",
    "SCALES",
    "AmountInText",
    "Bound",
    "Context",
    "Kind",
    "Measure",
    "Note",
    "OwnUnit",
    "Ratio",
    "Reason",
    "Scale",
    "Unit",
    "Units",
    "Value",
    "amounts_in",
    "complete",
    "conversion",
    "converted",
    "convertible",
    "dimension_label",
    "dimension_labels",
    "explain",
    "family",
    "fold",
    "format_amount",
    "grades_of",
    "number_text",
    "operator_named",
    "own_unit",
    "parse",
    "parse_amount",
    "same_dimension",
    "scale_of",
    "spellings_of",
    "unit_named",
    "unit_names",
    "units_with",
    "value_json",
    "words_of_comparison",
]
