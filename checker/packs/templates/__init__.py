"""Templates: rules with typed parameters, for what offices ask of a table most often.

A template is data in `rules/templates` (or in a pack of an office); a rule names it and gives its
parameters. What comes out is a rule like any other, with its mistakes placed in the rule.
"""

from checker.packs.templates.arguments import PARAMETER_TYPES, sample_argument
from checker.packs.templates.fields import fields_for
from checker.packs.templates.source import read_template
from checker.packs.templates.template import Template, TemplateParameter
from checker.packs.templates.use import use_template

__all__ = [
    "PARAMETER_TYPES",
    "Template",
    "TemplateParameter",
    "fields_for",
    "read_template",
    "sample_argument",
    "use_template",
]
