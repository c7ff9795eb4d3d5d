"""YAML as strict data: strings with exact places, and nothing that YAML would do on its own.

Read from parser events, never by composing (which ends the process on deep nesting): anchors,
aliases, tags and merge keys are refused, scalars stay strings, a duplicate key is a problem. What
a person who has never heard of YAML will write (`指标值: >=22`, `项目名称：…`) is read as meant and
reported with the right spelling, so that one slip never loses a document.
"""

from checker.strictyaml.blame import unpaired
from checker.strictyaml.documents import load_documents
from checker.strictyaml.library import library_patterns
from checker.strictyaml.nodes import (
    YamlDocument,
    YamlMapping,
    YamlNode,
    YamlProblem,
    YamlScalar,
    YamlSequence,
)
from checker.strictyaml.position import locate
from checker.strictyaml.quotes import plain_or_quoted, quoted
from checker.strictyaml.syntax import has_bare_dash

__all__ = [
    "YamlDocument",
    "YamlMapping",
    "YamlNode",
    "YamlProblem",
    "YamlScalar",
    "YamlSequence",
    "has_bare_dash",
    "library_patterns",
    "load_documents",
    "locate",
    "plain_or_quoted",
    "quoted",
    "unpaired",
]
