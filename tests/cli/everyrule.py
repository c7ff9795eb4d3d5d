"""What `rules new` writes, template after template."""

from __future__ import annotations

from checker.packs import load_packs
from checker.packs.packedit import with_rules
from checker.packs.packtext import new_pack, rule_by_hand, rule_of_template

TEMPLATES = list(load_packs().templates.values())
EVERY_RULE = with_rules(
    new_pack("本单位"),
    "本单位.yaml",
    [
        *(rule_of_template(f"BD{at:03}", one) for at, one in enumerate(TEMPLATES, start=1)),
        rule_by_hand(f"BD{len(TEMPLATES) + 1:03}"),
    ],
)
