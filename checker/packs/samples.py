"""The rules that templates show their use with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import replace
from checker.packs.ruleyaml import bare_rule
from checker.packs.templates import use_template

if TYPE_CHECKING:
    from checker.packs.reader import NodeReader
    from checker.packs.templates import Template
    from checker.rule import Rule


def sample_rule(reader: NodeReader, template: Template) -> Rule | None:
    """The rule a template shows its use with; mistakes point into the template."""
    if template.sample is None:
        return None
    bare = replace(bare_rule(reader, template.sample, template.name, "1.0.0"), id="MB001")
    return use_template(reader, template.sample, bare, template, own=True)
