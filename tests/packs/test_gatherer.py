"""What ships is gathered once a process; an office's packs add to copies of it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from checker.packs import load_packs
from checker.packs.filetables import FileTables
from checker.packs.gatherer import Gatherer
from checker.packs.loader import bundled
from checker.packs.reader import NodeReader
from tests.packs.packfiles import pack_of, rule_with

if TYPE_CHECKING:
    from pathlib import Path

    from checker.packs import PackSet

DAY = datetime.date(2025, 6, 1)
OFFICE = pack_of(rule_with()).replace(
    "rules:",
    "vocabulary: {含糊词+: [大概其], 错别字+: {疏俊: 疏浚}, 错别字-: [帐户]}\n"
    "units: {网箱: 个}\n"
    "define: {本地的: 预算数 > 3万元}\n"
    "overrides:\n  - {id: GC104, severity: info, reason: 试}\n"
    "rules:",
)


def said(packset: PackSet) -> tuple[object, ...]:
    around = packset.surroundings
    shown = [(rule.id, rule.severity, rule.enabled, rule.parameters) for rule in packset.rules]
    return (shown, around.vocabulary, around.profiles, sorted(around.definitions),
            packset.units, packset.notices, packset.notes, packset.packs)  # fmt: skip


def test_the_packs_of_one_office_leave_nothing_behind_for_the_next(tmp_path: Path) -> None:
    empty = tmp_path / "empty.yaml"
    empty.write_text(pack_of(rule_with()), encoding="utf-8")
    before = said(load_packs([empty], today=DAY))
    office = tmp_path / "office.yaml"
    office.write_text(OFFICE, encoding="utf-8")
    assert said(load_packs([office], today=DAY)) != before
    assert said(load_packs([empty], today=DAY)) == before
    assert said(load_packs([office], today=DAY)) == said(load_packs([office], today=DAY))


@pytest.mark.parametrize("added", ["lists", "maps", "rules", "packs", "files", "definitions"])
def test_what_is_added_to_a_copy_is_not_in_the_original(added: str) -> None:
    original = bundled(Gatherer())
    before = repr(getattr(original, added))
    copy = original.copy(NodeReader(), FileTables())
    assert repr(getattr(copy, added)) == before
    copy.pack(OFFICE, "office.yaml")
    copy.files.append("office.yaml")
    assert copy.reader.mistakes == []
    assert repr(getattr(copy, added)) != before
    assert repr(getattr(original, added)) == before
