"""A goal table as it was read: immutable, every field a cell that knows its place.

The model holds texts, not values: what a text means is the business of `checker.values`.
"""

from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from checker.model.glosses import label_key as label_key
    from checker.model.glosses import label_unit as label_unit
    from checker.model.glosses import level_readings as level_readings
    from checker.model.glosses import period_prefix as period_prefix
    from checker.model.glosses import readings as readings
    from checker.model.glosses import without_months as without_months
else:
    from checker.base.face import late

    __getattr__ = late(
        __name__,
        {
            "glosses": (
                "label_key",
                "label_unit",
                "level_readings",
                "period_prefix",
                "readings",
                "without_months",
            )
        },
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
