"""YAML files of known keys: read once, with placed mistakes in one wording, and told to editors."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.strictyaml.keyed.entries import entries_meant as entries_meant
    from checker.strictyaml.keyed.key import Key as Key
    from checker.strictyaml.keyed.reader import REMARKS as REMARKS
    from checker.strictyaml.keyed.reader import TRUTHS as TRUTHS
    from checker.strictyaml.keyed.reader import KeyedReader as KeyedReader
    from checker.strictyaml.keyed.schema import CELL as CELL
    from checker.strictyaml.keyed.schema import DRAFT as DRAFT
    from checker.strictyaml.keyed.schema import TEXT as TEXT
    from checker.strictyaml.keyed.schema import JsonSchema as JsonSchema
    from checker.strictyaml.keyed.schema import about as about
    from checker.strictyaml.keyed.schema import closed as closed
    from checker.strictyaml.keyed.schema import listed as listed
    from checker.strictyaml.keyed.schema import named as named
    from checker.strictyaml.keyed.schema import one_or_more as one_or_more
    from checker.strictyaml.keyed.schema import properties as properties
    from checker.strictyaml.keyed.wording import Wording as Wording
else:
    from checker.base.face import late

    __getattr__ = late(
        __name__,
        {
            "entries": ("entries_meant",),
            "key": ("Key",),
            "reader": ("KeyedReader", "REMARKS", "TRUTHS"),
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
            ),
            "wording": ("Wording",),
        },
    )
