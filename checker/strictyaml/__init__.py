"""YAML as strict data: strings with exact places, and nothing that YAML would do on its own.

Read from parser events, never by composing (which ends the process on deep nesting): anchors,
aliases, tags and merge keys are refused, scalars stay strings, a duplicate key is a problem. What
a person who has never heard of YAML will write (`指标值: >=22`, `项目名称：…`) is read as meant and
reported with the right spelling, so that one slip never loses a document.

Files of known keys (`keyed`) are read by one walk, with placed mistakes in one wording, and told to
editors.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.strictyaml.blame import unpaired as unpaired
    from checker.strictyaml.documents import load_documents as load_documents
    from checker.strictyaml.keyed import CELL as CELL
    from checker.strictyaml.keyed import DRAFT as DRAFT
    from checker.strictyaml.keyed import REMARKS as REMARKS
    from checker.strictyaml.keyed import TEXT as TEXT
    from checker.strictyaml.keyed import TRUTHS as TRUTHS
    from checker.strictyaml.keyed import JsonSchema as JsonSchema
    from checker.strictyaml.keyed import Key as Key
    from checker.strictyaml.keyed import KeyedReader as KeyedReader
    from checker.strictyaml.keyed import Wording as Wording
    from checker.strictyaml.keyed import about as about
    from checker.strictyaml.keyed import closed as closed
    from checker.strictyaml.keyed import entries_meant as entries_meant
    from checker.strictyaml.keyed import listed as listed
    from checker.strictyaml.keyed import named as named
    from checker.strictyaml.keyed import one_or_more as one_or_more
    from checker.strictyaml.keyed import properties as properties
    from checker.strictyaml.library import library_patterns as library_patterns
    from checker.strictyaml.nodes import YamlDocument as YamlDocument
    from checker.strictyaml.nodes import YamlMapping as YamlMapping
    from checker.strictyaml.nodes import YamlNode as YamlNode
    from checker.strictyaml.nodes import YamlProblem as YamlProblem
    from checker.strictyaml.nodes import YamlScalar as YamlScalar
    from checker.strictyaml.nodes import YamlSequence as YamlSequence
    from checker.strictyaml.position import locate as locate
    from checker.strictyaml.quotes import plain_or_quoted as plain_or_quoted
    from checker.strictyaml.quotes import quoted as quoted
    from checker.strictyaml.syntax import has_bare_dash as has_bare_dash
else:
    from checker.base.face import late

    __getattr__ = late(
        __name__,
        {
            "blame": ("unpaired",),
            "documents": ("load_documents",),
            "keyed": (
                "CELL",
                "DRAFT",
                "JsonSchema",
                "Key",
                "KeyedReader",
                "REMARKS",
                "TEXT",
                "TRUTHS",
                "Wording",
                "about",
                "closed",
                "entries_meant",
                "listed",
                "named",
                "one_or_more",
                "properties",
            ),
            "library": ("library_patterns",),
            "nodes": (
                "YamlDocument",
                "YamlMapping",
                "YamlNode",
                "YamlProblem",
                "YamlScalar",
                "YamlSequence",
            ),
            "position": ("locate",),
            "quotes": ("plain_or_quoted", "quoted"),
            "syntax": ("has_bare_dash",),
        },
    )
