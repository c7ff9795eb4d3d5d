"""Goal files: a table written as one, and what an editor is told of them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.goalfile.labels import FormLabels as FormLabels
    from checker.goalfile.schema import goal_schema as goal_schema
    from checker.goalfile.schema import table_schema as table_schema
    from checker.goalfile.text import Conversion as Conversion
    from checker.goalfile.text import convert as convert
    from checker.goalfile.text import goal_file_text as goal_file_text
    from checker.goalfile.text import majority_year as majority_year
else:
    from checker.base.face import late

    __getattr__ = late(
        __name__,
        {
            "labels": ("FormLabels",),
            "schema": ("goal_schema", "table_schema"),
            "text": ("Conversion", "convert", "goal_file_text", "majority_year"),
        },
    )
