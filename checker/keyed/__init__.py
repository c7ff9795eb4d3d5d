"""YAML files of known keys: read once, with placed mistakes in one wording, and told to editors."""

from typing import TYPE_CHECKING

from checker.keyed.entries import entries_meant
from checker.keyed.key import Key
from checker.keyed.reader import REMARKS, TRUTHS, KeyedReader
from checker.keyed.wording import Wording

if TYPE_CHECKING:
    from checker.keyed.schema import CELL as CELL
    from checker.keyed.schema import DRAFT as DRAFT
    from checker.keyed.schema import TEXT as TEXT
    from checker.keyed.schema import JsonSchema as JsonSchema
    from checker.keyed.schema import about as about
    from checker.keyed.schema import closed as closed
    from checker.keyed.schema import listed as listed
    from checker.keyed.schema import named as named
    from checker.keyed.schema import one_or_more as one_or_more
    from checker.keyed.schema import properties as properties
else:
    from checker.face import late

    __getattr__ = late(
        __name__,
        {
            "schema": (
                "CELL",
                "DRAFT",
                "JsonSchema",
                "TEXT",
                "about",
                "closed",
                "listed",
                "named",
                "one_or_more",
                "properties",
            )
        },
    )

__all__ = ["REMARKS", "TRUTHS", "Key", "KeyedReader", "Wording", "entries_meant"]
