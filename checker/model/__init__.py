"""A goal table as it was read: immutable, every field a cell that knows its place.

The model holds texts, not values: what a text means is the business of `checker.values`.
"""

from checker.model.layouts import LAYOUTS, SURE, layout_notes
from checker.model.schema import (
    BUDGET_PARTS,
    FUNDING_FIELDS,
    INDICATOR_FIELDS,
    PLACE_FUNDING_FIELDS,
    TABLE_FIELDS,
    TASK_FIELDS,
    Field,
    FieldKind,
)
from checker.model.stage import Round, Stage, stage_of
from checker.model.table import (
    BLANK_TEXTS,
    Cell,
    Document,
    GoalTable,
    Indicator,
    Line,
    Problem,
    Taken,
    steps_to,
)

__all__ = [
    "BLANK_TEXTS",
    "BUDGET_PARTS",
    "FUNDING_FIELDS",
    "INDICATOR_FIELDS",
    "LAYOUTS",
    "PLACE_FUNDING_FIELDS",
    "SURE",
    "TABLE_FIELDS",
    "TASK_FIELDS",
    "Cell",
    "Document",
    "Field",
    "FieldKind",
    "GoalTable",
    "Indicator",
    "Line",
    "Problem",
    "Round",
    "Stage",
    "Taken",
    "layout_notes",
    "stage_of",
    "steps_to",
]
