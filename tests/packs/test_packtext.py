"""Packs as text."""

from __future__ import annotations

import yaml

from checker.packs.packtext import new_pack


def test_a_new_pack_has_its_head() -> None:
    head = yaml.load(new_pack("本单位"), Loader=yaml.BaseLoader)
    assert head["pack"] == "本单位"
    assert not head.get("rules")
