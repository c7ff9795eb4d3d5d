"""Questions to the result of a sweep: what they count, how they are told, what they may not do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checker.base.errors import UsageError
from checker.cli.outputs import is_package_with
from checker.sweep import QUESTIONS, SweepResult
from checker.sweep.manifest import MANIFEST_NAME, read_manifest
from tests.cli.command import BROKEN_CAP, GOAL_FILE, quick
from tests.sweep.result import corpus, swept
from tests.sweep.stats.counties import FIRST, SECOND, TABLES

duckdb = pytest.importorskip("duckdb", reason="the extra [sweep] is not installed")
QUERIES = Path(__file__).parents[3] / "examples" / "queries"


def ask(result: Path, sql: str, **chosen: object) -> list[tuple[Any, ...]]:
    with SweepResult(result) as opened:
        return list(opened.ask(sql, chosen).rows)


def named(result: Path, name: str, **chosen: object) -> list[dict[str, Any]]:
    """The answer to a question with a name, as dicts."""
    with SweepResult(result) as opened:
        answer = opened.ask(QUESTIONS[name].sql, {"top": 20, "level": 3, "rule": "GC202", **chosen})
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def test_how_many_tables_fail_a_rule_in_each_county(result: Path) -> None:
    rows = named(result, "规则与地区")
    assert [(row["地区"], row["表数"], row["有问题的表"], row["百分比"]) for row in rows] == [
        ("云岭省/云原市/甲县", 3, 2, 66.7),
        ("云岭省/云原市/乙县", 1, 0, 0.0),
    ]
    (whole,) = named(result, "规则与地区", level=1)
    assert (whole["地区"], whole["有问题的表"], whole["百分比"]) == ("云岭省", 2, 50.0)


def test_the_whole_counts_what_the_sweep_counted_files_that_were_not_read_too(result: Path) -> None:
    (whole,) = named(result, "概况")
    _, lines = read_manifest(result / MANIFEST_NAME)
    assert whole["错误"] == sum(line.errors for line in lines.values())
    assert whole["错误"] == sum(row["错误"] for row in named(result, "单位")) + 1  # 坏.docx
    assert (whole["表数"], whole["没有读成的文件"]) == (4, 1)


def test_the_worst_units_come_first(result: Path) -> None:
    rows = named(result, "单位")
    assert [(row["单位"], row["表数"], row["有错误的表"]) for row in rows] == [
        (SECOND, 1, 1),
        (FIRST, 3, 2),
    ]


def test_goals_that_units_copy_are_one_group_with_its_places(result: Path) -> None:
    (row,) = named(result, "目标照抄")
    assert (row["表数"], row["单位数"]) == (4, 2)
    assert row["绩效目标"].startswith("对农村公路进行日常养护")
    assert all(Path(path).is_file() for path in row["例如"])
    assert named(result, "指标照抄") == []


def test_what_was_not_read_is_told_with_its_reason(result: Path) -> None:
    (value,) = named(result, "读不懂的值")
    assert (value["指标值"], value["次数"], value["指标"]) == ("2025年1O月底前", 1, "养护完成时间")
    assert value["原因"] == "数字写成了字母"
    (file,) = named(result, "没有读的文件")
    assert (file["文件数"], file["状态"]) == (1, "unread")
    assert file["例如"].endswith("坏.docx")


def test_the_ledger_is_summed_over_sets(result: Path) -> None:
    cap = next(row for row in named(result, "台账") if row["规则"] == "GC202")
    # The table without a name may be part of a project of many years: nobody can tell.
    assert (cap["检查"], cap["不通过"], cap["无法判断"]) == (3, 2, 1)


def test_costs_far_from_the_middle_are_told_with_their_places(tmp_path: Path) -> None:
    for number in range(8):
        # 80.50万元 for 115 to 122 公里; the last table has one tenth of that.
        kilometres = 12 if number == 7 else 115 + number
        path = tmp_path / "省" / "甲" / f"{number}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(GOAL_FILE.replace("≥120公里", f"≥{kilometres}公里"), encoding="utf-8")
    swept(tmp_path / "省", tmp_path / "结果")
    (spread,) = named(tmp_path / "结果", "单位成本")
    assert (spread["指标"], spread["单位"], spread["个数"]) == ("养护公路里程", "公里", 8)
    assert spread["最大"] == pytest.approx(805000 / 12)
    (far,) = named(tmp_path / "结果", "离群成本")
    assert far["位置"].endswith("7.yaml:17")
    assert far["倍数"] == pytest.approx(9.8, abs=0.1)


def test_words_that_nobody_wrote_are_counted_by_list(result: Path) -> None:
    row = next(row for row in named(result, "没有用到的词") if row["词表"] == "计量单位")
    assert row["没有遇到"] < row["共"]


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_named_question_has_an_answer_with_its_bars(result: Path, name: str) -> None:
    with SweepResult(result) as opened:
        answer = opened.ask(QUESTIONS[name].sql, {"top": 5, "level": 2, "rule": "GC202"})
    assert len(answer.columns) >= 2
    assert len(set(answer.columns)) == len(answer.columns)
    bars = QUESTIONS[name].bars
    assert not bars or all(isinstance(row[answer.columns.index(bars)], int) for row in answer.rows)


EXPECTED: dict[str, list[tuple[Any, ...]]] = {
    "01": [("甲县", 3, 2, 66.7), ("乙县", 1, 0, 0.0)],
    "02": [(FIRST, "353101", 3, 2)],
    "03": [("交通局", 322.0, 241.5)],
    "05": [("养护公路里程", ["公里"], 4, 80.0, 120.0, 120.0)],
    "06": [("交通局", 3, 2)],
    "07": [(90.0, 4)],
    "09": [("GC202", "GC501", 1)],
}
"""What each query comes to on the four tables, counted by hand."""


@pytest.mark.parametrize("path", sorted(QUERIES.glob("*.sql")), ids=lambda path: path.stem)
def test_every_example_query_answers(result: Path, path: Path) -> None:
    rows = ask(result, path.read_text(encoding="utf-8"))
    number = path.name[:2]
    if number in EXPECTED:
        assert rows == EXPECTED[number]
    elif number == "04":
        ((goal, units, files),) = rows
        assert (goal[:7], units, len(files)) == ("对农村公路进行", 2, 4)
    elif number == "08":
        ((value, reason, name, file, line),) = rows
        assert (value, reason, name) == ("2025年1O月底前", "数字写成了字母", "养护完成时间")
        assert TABLES["乙县/交通局/01"].splitlines()[int(line) - 1].endswith(value)
        assert file.endswith("乙县/交通局/01.yaml")
    else:
        assert ("交通局", "项目名称（没有填写或没有读到）", 1) in rows


def test_there_are_ten_example_queries() -> None:
    assert len(list(QUERIES.glob("*.sql"))) == 10


@pytest.mark.parametrize(
    "sql",
    [
        "COPY (SELECT 1) TO '{}'",
        "CREATE TABLE a AS SELECT 1",
        "SELECT 1; SELECT 2",
        "SELECT * FROM read_csv('{}')",
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM glob('/*')",
        "ATTACH '{}' AS a",
        "SET enable_external_access=true",
        "INSTALL httpfs",
        "DROP VIEW 表",
        "",
    ],
)
def test_a_question_can_neither_write_nor_read_elsewhere(
    result: Path, tmp_path: Path, sql: str
) -> None:
    there = tmp_path / "a.csv"
    there.write_text("a\n1\n", encoding="utf-8")
    before = sorted(path.name for path in result.rglob("*"))
    with SweepResult(result) as opened, pytest.raises(UsageError):
        opened.ask(sql.format(there))
    assert there.read_text(encoding="utf-8") == "a\n1\n"
    assert sorted(path.name for path in result.rglob("*")) == before


def test_a_faulty_query_is_one_sentence(result: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = quick(capsys, "stats", str(result), "--sql", "SELECT 没有这栏 FROM 表")
    assert done.code == 2
    assert len(done.err.splitlines()) == 1
    assert done.err.startswith("错误：查询不成：")
    unknown = quick(capsys, "stats", str(result), "概观")
    assert "没有问题“概观”" in unknown.err
    assert "概况" in unknown.err


def test_a_rule_is_named_by_id_or_title(result: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = (
        "stats",
        str(result),
        "规则与地区",
        "--level",
        "3",
        "--output-format",
        "json",
        "--rule",
    )
    told = {quick(capsys, *asked, name).out for name in ("GC202", "gc202", "成本上限高于预算数")}
    assert len(told) == 1
    wrong = quick(capsys, *asked, "GC2O2")
    assert (wrong.code, wrong.err.count("GC202")) == (2, 1)


@pytest.mark.parametrize(("option", "value"), [("--top", "0"), ("--level", "九")])
def test_a_number_that_is_none_is_refused_in_chinese(
    result: Path, capsys: pytest.CaptureFixture[str], option: str, value: str
) -> None:
    done = quick(capsys, "stats", str(result), option, value)
    assert (done.code, done.out) == (2, "")
    assert option in done.err
    assert "range" not in done.err
    assert "valid" not in done.err


def test_a_folder_without_result_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = quick(capsys, "stats", str(tmp_path))
    assert (done.code, "先运行 goalcheck sweep" in done.err) == (2, True)


def test_rows_of_a_shard_that_a_later_one_replaced_do_not_count(tmp_path: Path) -> None:
    root = corpus(tmp_path / "省", 6, size=2, faulty=0)
    swept(root, tmp_path / "结果")
    first = next(iter(sorted(root.rglob("*.yaml"))))
    first.write_text(BROKEN_CAP, encoding="utf-8")
    swept(root, tmp_path / "结果")
    assert ask(tmp_path / "结果", "SELECT count(*), count_if(结论 = '退回') FROM 表") == [(6, 1)]


def test_json_csv_workbook_and_page_hold_the_same_answer(
    result: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("stats", str(result), "规则与地区", "--level", "3")
    (told,) = json.loads(quick(capsys, *asked, "--output-format", "json").out)["answers"]
    assert told["rows"][0] == ["云岭省/云原市/甲县", 3, 2, 66.7]
    table = quick(capsys, *asked).out
    assert ["云岭省/云原市/甲县", "3", "2", "66.7"] in [line.split() for line in table.splitlines()]
    sheet = quick(capsys, *asked, "--output-format", "csv").out.splitlines()
    assert sheet[1] == "云岭省/云原市/甲县,3,2,66.7"
    page = quick(capsys, *asked, "--output-format", "html").out
    assert '<td>云岭省/云原市/甲县</td><td class="number">3</td>' in page
    assert page.count("<rect") == 2
    for kind in ("xlsx", "csv", "html", "json"):
        file = tmp_path / f"统计.{kind}"
        for _ in range(2):  # what we wrote may be written anew
            done = quick(capsys, *asked, "--output-format", kind, "-o", str(file))
            assert (done.code, done.err) == (0, "")
    assert is_package_with("xl/sharedStrings.xml", "云岭省/云原市/甲县")(
        (tmp_path / "统计.xlsx").read_bytes()
    )
    other = tmp_path / "别的.csv"
    other.write_text("a,b\n", encoding="utf-8")
    assert quick(capsys, *asked, "--output-format", "csv", "-o", str(other)).code == 2


def test_what_strangers_wrote_does_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "省" / "甲" / "01.yaml"
    path.parent.mkdir(parents=True)
    unit = "=cmd|' /C calc'!A0<b>甲\\e[31m"
    path.write_text(GOAL_FILE.replace(FIRST, f'"{unit}"'), encoding="utf-8")
    swept(tmp_path / "省", tmp_path / "结果")
    asked = ("stats", str(tmp_path / "结果"), "--sql", "SELECT 单位名称, 1 AS 一 FROM 表")
    assert "\x1b" not in quick(capsys, *asked).out
    row = quick(capsys, *asked, "--output-format", "csv").out.splitlines()[1]
    assert row.startswith("'=cmd")
    assert "\x1b" not in row
    assert "<b>" not in quick(capsys, *asked, "--output-format", "html").out


def test_questions_are_listed_with_their_sql(
    result: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = quick(capsys, "stats", str(result), "--list").out
    assert all(name in listed and one.sql in listed for name, one in QUESTIONS.items())


def test_a_result_that_has_no_set_yet_is_said(tmp_path: Path) -> None:
    (tmp_path / MANIFEST_NAME).write_text(
        '{"sweep": {"root": "", "program": "", "rules": "", "day": ""}}\n'
    )
    with pytest.raises(UsageError, match="还没有一套查完"):
        SweepResult(tmp_path)
