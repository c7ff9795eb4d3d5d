"""What a repair did, for people and as a diff."""

from __future__ import annotations

from dataclasses import replace

from checker.finding import Run
from checker.fixes.account import refusal_lines, repair_diff, repair_text
from checker.fixes.edits import Refusal
from checker.fixes.repair import Repair
from checker.reports import ReportOptions
from tests.reports.samples import COST, IN_SHEET, RATE

EMPTY = Run("1", (), (), (), (), ())
PATH = RATE.place.path


def done(**more: object) -> Repair:
    made = Repair(EMPTY, EMPTY, {}, {}, (), ())
    return replace(made, **more)  # type: ignore[arg-type]  # whatever a test is about


def test_each_change_is_told_where_it_was_made_and_what_else_could_be() -> None:
    told = repair_text(
        done(fixed=(RATE,), offers=("GC202", "GC402")), {PATH: "改好/02.yaml"}, ReportOptions()
    )
    first, moved, count, offers, *_ = told.split("\n")
    assert first == f"{RATE.place}: 已改 GC302 {RATE.title}：“100%”改为“=100%”"
    assert moved == f"{PATH} 没有动，改好的在 改好/02.yaml"
    assert count == "改了 1 处，共 1 个文件"
    assert offers.startswith("GC202、GC402 的改法要点名才做")


def test_a_text_has_a_diff_of_lines_and_a_sheet_one_of_cells() -> None:
    text = repair_diff(
        done(
            fixed=(RATE,), originals={PATH: "甲\n100%".encode()}, files={PATH: "甲\n=100%".encode()}
        )
    )
    assert text.splitlines() == [
        f"--- {PATH}", f"+++ {PATH}", "@@ -1,2 +1,2 @@", " 甲", "-100%",
        "\\ No newline at end of file", "+=100%", "\\ No newline at end of file",
    ]  # fmt: skip
    sheet = IN_SHEET.place.path
    cells = repair_diff(done(fixed=(IN_SHEET,), originals={sheet: b"1"}, files={sheet: b"2"}))
    assert "@@ Sheet1!E12 @@ GC402\n-≤27886.27元\n+≤2.788627万元\n" in cells


def test_refusals_of_one_file_for_one_reason_are_one_line() -> None:
    other = replace(RATE, place=replace(RATE.place, path=COST.place.path))
    lines = list(
        refusal_lines(
            done(refused=(Refusal(COST, "打不开"), Refusal(other, "打不开"), Refusal(RATE, "变样")))
        )
    )
    assert lines == [
        f"没有改 {COST.place.path} 的 2 处（GC202、GC302）：打不开。",
        f"没有改 {RATE.place}（GC302）：变样。",
    ]
