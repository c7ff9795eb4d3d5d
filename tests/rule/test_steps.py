"""What ends a rule that would run for too long."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.base.place import Place
from checker.form.whole import bind_set
from checker.language.frame import Frame, Steps
from checker.language.gaps import Unknown
from checker.model import Cell, GoalTable
from checker.rule import run_rule
from checker.rule.outcome import TOO_LARGE_A_SET, TOO_MANY_STEPS
from checker.rule.program import program_of
from tests.language.workbench import bundled, evaluate, slips
from tests.rule.made import counts, rule, run


def many_tables(count: int) -> list[GoalTable]:
    place = Place("many.yaml", 1, 1, 1, 1)
    return [
        GoalTable(
            path="many.yaml",
            index=at + 1,
            of=count,
            place=place,
            fields={
                "项目名称": Cell(f"项目{at % (count - 1)}", place),
                "预算数": Cell(str(at % (count - 1)), place),
            },
        )
        for at in range(count)
    ]


@pytest.mark.parametrize(
    "assertion",
    [
        "全套.表[项目名称 = 本.项目名称 且 次序 ≠ 本.次序] 为空",
        "非 (存在 甲 属于 全套.表 使 (甲.项目名称 = 项目名称 且 甲.次序 ≠ 次序))",
        "所有 甲 属于 全套.表 使 (若 甲.项目名称 = 项目名称 则 甲.次序 = 次序)",
        "全套.表[预算数 = 本.预算数 且 次序 ≠ 本.次序] 为空",
        "全套.表[去标点(项目名称) = 去标点(本.项目名称) 且 次序 ≠ 本.次序] 为空",
    ],
)
def test_looking_for_equals_in_a_large_set_takes_few_steps(assertion: str) -> None:
    tables = many_tables(3000)
    whole = bind_set(tables, packset=bundled())
    made = rule(f"select: 表\nassert: {assertion}\n")
    outcome = run_rule(made, whole)
    assert counts(outcome) == (2998, 2, 0, 0)
    spent = Steps()
    before = spent.left
    program = program_of(made, whole.surroundings)
    assert program is not None
    program.machine.run(program.typed.claim, Frame(whole.tables[7], spent))
    assert before - spent.left < 50


@pytest.mark.parametrize(
    "assertion",
    [
        "存在 甲 属于 同文件 使 甲.主管部门 有值",
        "计数(同文件[主管部门 有值]) > 0",
        "计数(同文件.主管部门) > 300",
    ],
)
def test_what_hangs_on_the_file_alone_is_worked_out_once_a_file(assertion: str) -> None:
    whole = bind_set(many_tables(300), packset=bundled())
    made = rule(f"select: 表\nassert: {assertion}\n")
    assert counts(run_rule(made, whole)) == (0, 300, 0, 0)
    program = program_of(made, whole.surroundings)
    assert program is not None
    spent = Steps()
    before = spent.left
    program.machine.run(program.typed.claim, Frame(whole.tables[7], spent))
    assert before - spent.left < 50


def test_what_was_worked_out_for_one_file_is_not_said_of_another() -> None:
    tables = many_tables(2)
    place = Place("other.yaml", 1, 1, 1, 1)
    fields = {"项目名称": Cell("甲", place), "主管部门": Cell("县水利局", place)}
    other = [GoalTable("other.yaml", at, 3, place, fields if at == 1 else {}) for at in (1, 2, 3)]
    whole = bind_set([*tables, *other], packset=bundled())
    for assertion in ("存在 甲 属于 同文件 使 甲.主管部门 有值", "计数(同文件) = 3"):
        assert counts(run_rule(rule(f"select: 表\nassert: {assertion}\n"), whole)) == (3, 2, 0, 0)


NAMES = st.sampled_from(["甲", "乙", "丙", "", "甲 "])
AMOUNTS = st.sampled_from(["1", "1.00", "1.004", "2", "", "9O", "1.2345678"])


@given(st.lists(st.tuples(NAMES, AMOUNTS), min_size=1, max_size=8))
@settings(deadline=None, max_examples=60)
def test_an_index_never_changes_an_outcome(rows: list[tuple[str, str]]) -> None:
    """`且 真` after the equality keeps the index; `或 假` around it makes it impossible."""
    place = Place("t.yaml", 1, 1, 1, 1)
    tables = [
        GoalTable(
            "t.yaml",
            at,
            len(rows),
            place,
            {"项目名称": Cell(name, place), "预算数": Cell(sum_, place)},
        )
        for at, (name, sum_) in enumerate(rows, start=1)
    ]
    whole = bind_set(tables, packset=bundled())
    for condition in ("项目名称 = 本.项目名称", "预算数 = 本.预算数"):
        quick = f"计数(全套.表[{condition} 且 次序 ≠ 本.次序]) = 0"
        slow = f"计数(全套.表[({condition} 或 假) 且 次序 ≠ 本.次序]) = 0"
        assert counts(run_rule(rule(f"select: 表\nassert: {quick}\n"), whole)) == counts(
            run_rule(rule(f"select: 表\nassert: {slow}\n"), whole)
        )


def test_a_runaway_rule_becomes_unknown() -> None:
    whole = bind_set(many_tables(200), packset=bundled())
    body = """
        select: 全套
        assert: |
          所有 甲 属于 表 使 (所有 乙 属于 表 使 (所有 丙 属于 表 使 甲.次序 + 丙.次序 > 0))
    """
    outcome = run_rule(rule(body), whole)
    assert counts(outcome) == (0, 0, 0, 1)
    assert outcome.reasons == [TOO_MANY_STEPS]


def test_texts_lists_and_messages_have_caps() -> None:
    doubling = "\n".join(f'  甲{at}: 合并([甲{at - 1}, 甲{at - 1}], "")' for at in range(1, 11))
    body = f"select: 表\ndefine:\n  甲0: 项目名称\n{doubling}\nassert: 长度(甲10) < 5\n"
    outcome = run(body, f"{{项目名称: {'校舍维修' * 500}}}")
    assert (counts(outcome), outcome.reasons) == ((0, 0, 0, 1), ["文本太长"])
    nested = "列表里套列表超过3层，请用“合并”或换个写法。"
    assert [message for _, message in slips('计数([[[["甲"]]]]) > 1')] == [nested]
    message = "{合并(单元格.文本)}" * 300
    rows = ", ".join(f"{{三级指标: {'长' * 100}}}" for _ in range(30))
    ((_, finding),) = run(
        f"select: 表\nassert: 假 = 真\nmessage: '{message}{{单元格.文本}}'",
        f"{{项目名称: 甲, 绩效指标: [{rows}]}}",
    ).findings
    assert len(finding.message) < 2100
    assert finding.message.endswith("…（太长，后面没有写出）")


def test_replacing_stops_where_a_text_grows_too_long() -> None:
    long = "换" * 3000
    verdict = evaluate(f'长度(替换(项目名称, "", "{long}")) > 1', f"{{项目名称: {'校' * 3000}}}")
    assert verdict == Unknown("文本太长")


def test_a_rule_that_compares_all_with_all_ends_and_says_what_it_did_not_compare(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("checker.rule.outcome.STEPS_OF_A_SET", 2_000)
    monkeypatch.setattr("checker.rule.outcome.STEPS_A_TABLE", 20)
    whole = bind_set(many_tables(300), packset=bundled())
    body = "select: 全套.表\nassert: 计数(全套.表[预算数 ≠ 本.预算数 且 次序 < 本.次序]) ≥ 0\n"
    outcome = run_rule(rule(body), whole)
    assert outcome.passed == 27
    assert outcome.reasons == [TOO_LARGE_A_SET]
    assert outcome.passed + outcome.unknown == 300
