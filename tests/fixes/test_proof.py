"""A safe fix keeps the meaning: held against every value the tests know, and in every shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker import pipeline
from checker.finding import Finding, Safety
from checker.fixes import Policy, repair
from checker.packs import load_packs
from checker.pipeline import Job
from checker.readers import read_text
from checker.strictyaml import quoted
from checker.values import Note, Value, parse
from tests.values.corpus import SHAPES, interval, rows

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from checker.finding import Run

SAFE = tuple(rule.id for rule in load_packs().rules if rule.fix and rule.fix.safety is Safety.SAFE)
HEAD = """\
年度: 2025
金额单位: 万元
项目名称: 农村饮水工程
预算数: 400
财政资金: 400
绩效目标: [更换供水管网]
绩效指标:
"""
COST = {"一级指标": "成本指标", "二级指标": "成本指标", "三级指标": "工程费"}


def table(*rows: Mapping[str, str]) -> str:
    """A goal file with these rows; a text in a cell is always quoted."""
    usual = {"一级指标": "产出指标", "二级指标": "数量指标", "三级指标": "管网长度"}
    lines: list[str] = []
    for row in rows:
        cells = [f"{label}: {quoted(text)}" for label, text in {**usual, **row}.items()]
        lines.append("  - " + "\n    ".join(cells))
    return HEAD + "\n".join(lines) + "\n"


def findings(*select: str, **row: str) -> list[Finding]:
    return list(
        pipeline.check(Job(stdin=(table(row), "a.yaml"), select=select, year=2025)).findings
    )


def proposed(rule: str, **row: str) -> tuple[str | None, str | None, str | None]:
    """What the rule says would be right, the text of its fix, and how safe that is."""
    (found,) = [one for one in findings(rule, **row) if one.rule == rule]
    fix = found.fix
    return found.expected, fix and fix.replacement, fix and fix.safety.value


def facts(value: Value) -> tuple[object, ...]:
    """What a value says, in terms of what is printed of it."""
    unit = value.unit.base if value.unit else None
    return value.kind, interval(value), unit, value.start, value.end, value.approximate


@pytest.mark.slow
def test_every_safe_fix_of_every_known_value_reads_as_before(tmp_path: Path) -> None:
    texts = sorted({line[0] for shape in (*SHAPES, "mistakes", "notes") for line in rows(shape)})
    path = tmp_path / "a.yaml"
    # A table has no thousands of rows.
    parts = [texts[start : start + 500] for start in range(0, len(texts), 500)]
    tables = [table(*({"指标值": text} for text in part)) for part in parts]
    path.write_text("---\n".join(tables), encoding="utf-8")

    def check(files: Mapping[str, bytes]) -> Run:
        return pipeline.check(
            Job(paths=(str(path),), overlay=files, select=(*SAFE, "GC0"), every_row=True)
        )

    done = repair(check, Policy(frozenset(SAFE), named=frozenset(SAFE)))
    read = read_text(next(iter(done.files.values())).decode(), "a.yaml").tables
    new = [row for one in read for row in one.indicators]
    changed = [
        (old, row.text("指标值"))
        for old, row in zip(texts, new, strict=True)
        if old.strip() != row.text("指标值") and row.text("指标值")
    ]
    assert len(changed) > 100
    for old, text in changed:
        before, after = parse(old), parse(text)
        assert facts(before) == facts(after), (old, text)
        assert Note.EXTRA_TEXT not in (*before.notes, *after.notes), (old, text)


@pytest.mark.parametrize(
    "text",
    [
        "隔周不少于2场", "补助120元(含餐)以内", "5台以上电脑", "上浮5%以内", "平均不低于90%",
        "原则上不低于90%", "误差不超过5厘米以内的误差", "主材不少于5吨", "每班不少于2人次",
    ],
)  # fmt: skip
def test_no_word_is_thrown_away(text: str) -> None:
    for found in findings(*SAFE, 指标值=text):
        fix = found.fix
        if fix is not None and fix.safety is Safety.SAFE:
            assert set("隔周补助含餐电脑上浮平均原则误差主材班") & set(text) <= set(fix.replacement)


def test_what_would_lose_a_word_is_not_called_right() -> None:
    assert proposed("GC303", 指标值="5台以上电脑") == (None, None, None)


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("不低于90%", "≥90%"),
        ("应不低于90%", "≥90%"),
        ("达到90%以上", "≥90%"),
        ("每年不少于2次", "≥2次/年"),
        ("三百公里以上", "≥300公里"),
    ],
)
def test_words_of_comparison_may_go(text: str, new: str) -> None:
    assert proposed("GC303", 指标值=text) == (new, new, "safe")


def test_a_cell_that_cannot_be_read_is_for_people() -> None:
    _, replacement, safety = proposed("GC310", 指标值="34-4公里")
    assert (replacement, safety) == ("4-34公里", "unsafe")


@pytest.mark.parametrize("text", ["12-1月", "2026-2025年", "10月-4月", "15-5日", "-5~-10℃"])
def test_a_range_that_may_cross_the_year_or_zero_is_not_turned_round(text: str) -> None:
    expected, replacement, _ = proposed("GC310", 指标值=text)
    assert replacement is None
    assert expected is not None
    assert not any(char.isdigit() for char in expected)


@pytest.mark.parametrize(
    ("row", "new"),
    [
        ({"指标值": "≤4200000", "计量单位": "万元"}, "≤400"),
        ({"指标值": "4200000", "计量单位": "万元", "指标性质": "≤"}, "400"),
        ({"指标值": "≤420万元", "计量单位": "万元", "指标性质": "≤"}, "≤400万元"),
        ({"指标值": "≤420万元"}, "≤400万元"),
    ],
)
def test_in_a_split_form_the_cell_keeps_its_own_shape(row: dict[str, str], new: str) -> None:
    expected, fix, _ = proposed("GC202", **COST, **row)
    assert (expected, fix) == (new, new)


def test_where_a_column_is_wrong_as_well_it_is_named_and_there_is_no_fix() -> None:
    row = {"指标值": "4200000", "计量单位": "元", "指标性质": "≤"}
    expected, fix, _ = proposed("GC202", **COST, **row)
    assert (expected, fix) == ("400（“计量单位”一栏写“万元”）", None)


def test_where_the_columns_would_have_to_change_too_there_is_no_fix() -> None:
    expected, fix, _ = proposed("GC204", **COST, 指标值="不超预算", 计量单位="元/亩")
    assert (expected, fix) == ("≤400（“计量单位”一栏写“万元”）", None)


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("５月", "5月"),
        ("６月30日前", "6月30日前"),
        ("３月－５月", "3-5月"),
        ("2025年５月", "2025年5月"),
    ],
)
def test_a_year_that_stands_elsewhere_is_not_written_into_the_cell(text: str, new: str) -> None:
    assert proposed("GC312", 指标值=text) == (new, new, "safe")


def test_a_name_changes_safely_in_blanks_alone() -> None:
    assert proposed("GC907", 三级指标="管网 长度", 指标值="≥3公里")[1:] == ("管网长度", "safe")
    assert proposed("GC907", 三级指标="A B 管网 长度", 指标值="≥3公里")[2] != "safe"


@settings(deadline=None, max_examples=60)
@example("５月")
@given(st.text("不低高于超过以上内90５万元%％公里≥≤约每年月、( )（含）-~", min_size=1, max_size=12))
def test_no_text_is_turned_into_another_value(text: str) -> None:
    if not text.strip():
        return
    for found in findings(*SAFE, 指标值=text):
        fix = found.fix
        if fix is not None and fix.safety is Safety.SAFE and found.field == "指标值":
            assert facts(parse(text)) == facts(parse(fix.replacement)), (text, fix.replacement)
