"""Packs that stand on one another: 国家 → 省 → 市 → 单位."""

from __future__ import annotations

import itertools
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from checker.base.errors import UsageError
from checker.finding import Severity
from checker.packs import load_packs

if TYPE_CHECKING:
    from pathlib import Path

    from checker.packs import PackSet

PROVINCE = """
    pack: 某省
    version: 2.1.0
    language: 1
    extends: cn.budget-goal 1.0.0
    vocabulary: {含糊词+: [差不多]}
    overrides: [{id: GC601, severity: info, reason: 省里约定}]
"""
CITY = """
    pack: 某市
    version: 1.0.0
    language: 1
    extends: 某省 2.1.0
    vocabulary: {含糊词-: [差不多], 含糊词+: [大致上]}
    overrides: [{id: GC601, severity: warning, reason: 市里约定}]
"""
UNIT = """
    pack: 某单位
    version: 0.1.0
    language: 1
    extends: [某市]
    overrides: [{id: GC601, enabled: false, reason: 本单位不用}]
"""


def write(folder: Path, **packs: str) -> dict[str, Path]:
    paths = {name: folder / f"{name}.yaml" for name in packs}
    for name, text in packs.items():
        paths[name].write_text(dedent(text).lstrip(), encoding="utf-8")
    return paths


def refused(paths: list[Path]) -> list[str]:
    with pytest.raises(UsageError) as caught:
        load_packs(paths)
    return [
        f"{one.place.path.rpartition('/')[2]}:{one.place.line}:{one.place.column} {one.message}"
        for one in caught.value.mistakes
        if one.place
    ]


def severity(packset: PackSet) -> tuple[Severity, bool]:
    rule = packset.rule("GC601")
    return rule.severity, rule.enabled


@pytest.mark.parametrize("order", [*itertools.permutations(("province", "city", "unit"))])
def test_the_upper_pack_has_the_last_word_whatever_the_order(
    order: tuple[str, ...], tmp_path: Path
) -> None:
    paths = write(tmp_path, province=PROVINCE, city=CITY, unit=UNIT)
    packset = load_packs([paths[name] for name in order])
    assert severity(packset) == (Severity.WARNING, False)
    assert [pack.id for pack in packset.packs] == ["cn.budget-goal", "某省", "某市", "某单位"]
    words = packset.vocabulary.lists["含糊词"]
    assert ("差不多" in words, "大致上" in words) == (False, True)


def test_a_chain_of_files_is_loaded_from_its_end(tmp_path: Path) -> None:
    (tmp_path / "省").mkdir()
    write(tmp_path / "省", province=PROVINCE)
    paths = write(
        tmp_path,
        city=CITY.replace("某省 2.1.0", "省/province.yaml@2.1.0"),
        unit=UNIT.replace("[某市]", "[./city.yaml]"),
    )
    assert severity(load_packs([paths["unit"]])) == (Severity.WARNING, False)


def test_a_file_given_and_extended_is_loaded_once(tmp_path: Path) -> None:
    paths = write(tmp_path, province=PROVINCE, city=CITY.replace("某省 2.1.0", "province.yaml"))
    packset = load_packs([paths["province"], paths["city"], tmp_path])
    assert [pack.id for pack in packset.packs] == ["cn.budget-goal", "某省", "某市"]


@pytest.mark.parametrize(
    ("packs", "said"),
    [
        (
            {"a": PROVINCE.replace("cn.budget-goal 1.0.0", "某市"), "b": CITY},
            ["b.yaml:4:10 规则包绕着圈互相扩展：某省 → 某市 → 某省。"],
        ),
        (
            {"a": PROVINCE.replace("cn.budget-goal 1.0.0", "a.yaml")},
            ["a.yaml:4:10 规则包绕着圈互相扩展：某省 → 某省。"],
        ),
        (
            {"a": PROVINCE, "b": CITY.replace("2.1.0", "3.0.0")},
            ["b.yaml:4:10 “某省”是2.1.0版，这个包要3.0.0版。"],
        ),
        (
            {"a": CITY.replace("某省 2.1.0", "[cn.budget-goal, 省里/省.yaml]")},
            ["a.yaml:4:27 找不到要扩展的规则包“省里/省.yaml”。"],
        ),
        (
            {"a": CITY},
            ["a.yaml:4:10 没有叫“某省”的规则包；请一并给出（--pack），或写它的文件路径。"],
        ),
        (
            {"a": PROVINCE, "b": PROVINCE.replace("2.1.0", "2.2.0")},
            ["b.yaml:2:10 规则包“某省”有两个版本：2.1.0和2.2.0。"],
        ),
    ],
    ids=["a ring", "itself", "another version", "no file", "no pack", "two versions"],
)
def test_what_packs_cannot_stand_on_is_said(
    packs: dict[str, str], said: list[str], tmp_path: Path
) -> None:
    assert refused(list(write(tmp_path, **packs).values())) == said


def test_spellings_are_added_and_taken_away(tmp_path: Path) -> None:
    head = "pack: 甲\nversion: 1.0.0\nlanguage: 1\n"
    known = next(iter(load_packs().vocabulary.maps["错别字"]))
    body = f"vocabulary: {{错别字+: {{绩校: 绩效}}, 错别字-: [{known}]}}\n"
    typos = load_packs([write(tmp_path, a=head + body)["a"]]).vocabulary.maps["错别字"]
    assert typos["绩校"] == "绩效"
    assert known not in typos
