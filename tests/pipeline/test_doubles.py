"""A document that lies there twice is told of, whichever format either has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.pipeline import Job, check

if TYPE_CHECKING:
    from pathlib import Path

TABLE = """项目名称: {name}
预算数: {budget}
绩效目标: 完成{name}
绩效指标:
  - 一级指标: 产出指标
    二级指标: 数量指标
    三级指标: {name}数量
    指标值: ≥20处
"""
HEAD = "项目名称,预算数,绩效目标,一级指标,二级指标,三级指标,指标值"
SAID = "里的2张表完全相同"


def goals(budget: str = "100", second: str = "桥梁养护") -> str:
    tables = (TABLE.format(name=name, budget=budget) for name in ("道路养护", second))
    return "---\n".join(tables)


def notes(folder: Path, **files: str) -> list[str]:
    for name, text in files.items():
        stem, _, suffix = name.rpartition("_")
        (folder / f"{stem}.{suffix}").write_text(text, encoding="utf-8")
    run = check(Job(paths=tuple(str(path) for path in sorted(folder.iterdir()))))
    assert all(not record.skipped for record in run.files)
    return [note for note in run.notes if "完全相同" in note]


def test_a_document_and_its_copy_are_named_once_together(tmp_path: Path) -> None:
    (note,) = notes(tmp_path, 上报_yaml=goals(), 副本_yaml=goals(), 别的_yaml=goals(second="路灯"))
    assert SAID in note
    assert "上报.yaml" in note
    assert "副本.yaml" in note
    assert "别的.yaml" not in note


def test_what_a_format_prints_behind_a_number_makes_no_other_table(tmp_path: Path) -> None:
    row = "{name},100.00,完成{name},产出指标,数量指标,{name}数量,≥20 处"
    rows = "\n".join(row.format(name=name) for name in ("道路养护", "桥梁养护"))
    (note,) = notes(tmp_path, 上报_yaml=goals(), 上报_csv=f"{HEAD}\n{rows}\n")
    assert SAID in note


def test_another_budget_or_another_table_is_no_copy(tmp_path: Path) -> None:
    assert notes(tmp_path, 一稿_yaml=goals(), 二稿_yaml=goals("120"), 三稿_yaml=goals("1000")) == []


def test_files_of_one_table_are_a_set_that_rules_compare(tmp_path: Path) -> None:
    one = TABLE.format(name="道路养护", budget="100")
    assert notes(tmp_path, 上报_yaml=one, 副本_yaml=one) == []
