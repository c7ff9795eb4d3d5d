"""审核意见: composed as a reviewer writes, from what was found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from checker.finding import (
    OTHER_TOPIC,
    Finding,
    Fix,
    Safety,
    Severity,
    Threshold,
    Thresholds,
    Verdict,
    judge,
)
from checker.packs import load_packs
from checker.reports.opinion import opinion
from tests.reports.samples import BARE_VERB, COST, IDLE, MIXED, PENSION, RATE, UNREADABLE

if TYPE_CHECKING:
    from checker.rule import Rule

CAP = replace(COST, indicator_name="归集经费", opinion="的上限高于本项目的预算数")
VERB = replace(
    BARE_VERB, indicator_name="保障老年人生活", opinion="的指标值只有动词", steps=(), text="保障"
)
GOAL = replace(
    CAP, rule="GC603", title="口号式目标", severity=Severity.WARNING, opinion="是口号",
    topic="绩效目标",
    indicator=None, indicator_name=None, field="绩效目标", text="做好各项工作" * 9, fix=None,
    message="绩效目标是口号", related=(),
)  # fmt: skip
SET = replace(
    GOAL,
    rule="GC803",
    topic="与其他项目比较",
    opinion="本表的整套指标与别的项目相同",
    field="项目名称",
)


def written(*findings: Finding, thresholds: Thresholds | None = None) -> str:
    """The opinion on the first table of the sample run with these findings."""
    run = replace(MIXED, findings=findings, thresholds=thresholds or Thresholds())
    return opinion(judge(run)[0])


def test_what_must_be_corrected_stands_before_what_should_be_improved() -> None:
    assert written(VERB, CAP) == (
        "“2025年城乡居民养老保险”绩效目标表退回修改。必须改正：预算与成本方面，“归集经费”的上限"
        "高于本项目的预算数（成本指标“归集经费”上限为900万元，预算数为842.7万元，相差57.3万元，"
        "参见goals/02.yaml）。同时建议完善：指标值方面，"
        "“保障老年人生活”的指标值只有动词（现为“保障”）。修改后请重新报送。"
    )


@pytest.mark.parametrize(
    ("stage", "words", "said"),
    [
        ("", {}, "绩效目标表退回修改。必须改正"),
        ("", {"退回": "不予通过"}, "绩效目标表不予通过。必须改正"),
        ("自评表", {}, "绩效自评表退回重新自评。必须改正"),
        ("自评表", {"退回": "退回补正"}, "绩效自评表退回补正。必须改正"),
        ("自评表", {"通过": "已核"}, "绩效自评表退回重新自评。必须改正"),
    ],
)
def test_the_word_of_an_office_for_a_verdict_ends_the_sentence(
    stage: str, words: dict[str, str], said: str
) -> None:
    tables = tuple(replace(table, stage=stage) for table in MIXED.tables)
    run = replace(MIXED, tables=tables, findings=(CAP,), words={stage: words})
    assert said in opinion(judge(run)[0])


def test_another_table_is_known_by_its_project() -> None:
    (other,) = CAP.related
    assert "参见“2025年城镇职工养老保险”）" in written(
        replace(CAP, related=(replace(other, project="2025年城镇职工养老保险"),))
    )
    # The same project in another file is another file.
    own = replace(other, project=CAP.table.project if CAP.table else "")
    assert "参见goals/02.yaml）" in written(replace(CAP, related=(own,)))


def test_of_many_other_tables_three_are_named_and_all_counted() -> None:
    (other,) = CAP.related
    related = tuple(
        replace(
            other, project=f"第{number}学校食堂改造", place=replace(other.place, path=f"{number}")
        )
        for number in range(1, 8)
    )
    said = written(replace(CAP, related=related))
    assert "参见“第1学校食堂改造”、“第2学校食堂改造”、“第3学校食堂改造”等7张表）" in said
    named = replace(CAP, related=related[:2], message=f"{CAP.message}，同“第1学校食堂改造”一样")
    assert "参见“第2学校食堂改造”）" in written(named)


def test_what_a_sentence_quotes_besides_the_cell_is_told() -> None:
    typo = replace(
        GOAL, rule="GC903", topic="文字", opinion="有错别字", text="提供就业率",
        message="“提供就业率”里有错别字：“提供……率”应为“提高……率”",
    )  # fmt: skip
    assert "绩效目标有错别字（“提供就业率”里有错别字：“提供……率”应为“提高……率”）。" in written(typo)


def test_a_value_is_not_told_twice_where_the_sentence_joins_it_with_the_columns_beside_it() -> None:
    rough = replace(
        VERB, rule="GC304", opinion="的指标值是估计的口气", text="近5", normalised="约5",
        message="指标值“约≥5年”是估计的口气",
    )  # fmt: skip
    assert "的指标值是估计的口气（现为“近5”）" in written(rough)
    other = replace(rough, message="指标值“约≥5年”是估计的口气，目标里是“8年”")
    assert "目标里是“8年”" in written(other)


def test_a_sentence_that_names_its_row_is_not_introduced_by_saying_the_same() -> None:
    late = replace(
        CAP, rule="GC557", topic="完成与评分", opinion="没有达成目标，又没有写偏差原因",
        indicator_name="维修面积", text="580", fix=None, related=(),
        message="“维修面积”目标“≥600平方米”，实际完成“580平方米”，没有达成，又没有写偏差原因",
    )  # fmt: skip
    assert f"完成与评分方面，{late.message}。" in written(late)


def test_only_an_edit_that_keeps_the_meaning_is_told_as_what_must_stand_there() -> None:
    safe = replace(VERB, text="５人", message="指标值用了全角字", fix=Fix(Safety.SAFE, "5人"))
    assert "（现为“５人”，应为“5人”）" in written(safe)
    part = replace(safe, expected="≥5人")
    assert "（现为“５人”）" in written(part)
    either = replace(safe, fix=Fix(Safety.UNSAFE, "5人"))
    assert "（现为“５人”）" in written(either)
    advice = replace(safe, fix=None, expected="一个数，例如“5人”")
    assert "（现为“５人”）" in written(advice)


def test_the_facts_of_a_finding_are_told() -> None:
    sum_of_scores = replace(
        SET,
        rule="GC515",
        topic="指标设置",
        message="各指标分值合计95分；应当是100分",
        opinion="本表各指标的分值合计不符合要求",
        field="分值",
        related=(),
    )
    said = "本表各指标的分值合计不符合要求（各指标分值合计95分；应当是100分）。"
    assert said in written(sum_of_scores)


def test_what_was_not_checked_is_told_whatever_the_verdict() -> None:
    table = replace(MIXED.tables[0], unchecked=("时间（没有年度，5 条时间规则没有查）",))
    run = replace(MIXED, findings=(), tables=(table, *MIXED.tables[1:]))
    first = judge(run)[0]
    assert first.verdict is Verdict.PARTIAL
    assert "可以提交" not in opinion(first)
    assert opinion(first).endswith("未能检查：时间（没有年度，5 条时间规则没有查）。")
    assert "未能检查：时间" in opinion(judge(replace(run, findings=(VERB,)))[0])


def test_findings_of_one_rule_are_one_clause_that_names_them() -> None:
    verbs = [
        replace(VERB, indicator=number, indicator_name=f"指标{number}", text=text)
        for number, text in enumerate(("保障", "促进", "保障", "提升", "增强"))
    ]
    assert (
        "“指标0”“指标1”“指标2”等5项指标的指标值只有动词（“保障”、“促进”、“提升”等）。"
        in written(*verbs)
    )
    assert "“指标0”“指标1”的指标值只有动词" in written(*verbs[:2])


def test_topics_are_numbered_in_the_order_of_a_review() -> None:
    said = written(VERB, GOAL, SET)
    assert "请修改后提交。一是绩效目标方面，绩效目标是口号。二是指标值方面，" in said
    assert "三是与其他项目比较方面，本表的整套指标与别的项目相同" in said
    assert "做好各项工作做好" not in said


def test_a_rule_without_words_of_its_own_is_named() -> None:
    local = replace(
        VERB, rule="DW001", topic=OTHER_TOPIC, title="预算超过一万元", opinion="", text=None,
        message="指标值太大",
    )  # fmt: skip
    assert "其他方面，“保障老年人生活”存在“预算超过一万元”的问题。" in written(local)


def test_a_table_without_faults_passes() -> None:
    assert written() == "“2025年城乡居民养老保险”绩效目标表未发现须修改的问题，可以提交。"
    hint = replace(RATE, place=COST.place, table=PENSION)
    assert written(hint).endswith("可以提交。")


def test_warnings_below_the_threshold_are_still_told() -> None:
    lenient = Thresholds(revised=Threshold(((Severity.WARNING, 2),)))
    assert "可以提交。建议完善：指标值方面，" in written(VERB, thresholds=lenient)


def test_a_table_returned_for_its_warnings_says_so() -> None:
    strict = Thresholds(returned=Threshold(((Severity.WARNING, 1),)))
    assert "问题较多，退回修改。指标值方面，" in written(VERB, thresholds=strict)


def test_what_was_not_checked_gets_no_verdict_in_words() -> None:
    assert opinion(judge(IDLE)[0]).endswith("绩效目标表没有一条规则查到内容，未作结论。")
    unread = next(one for one in judge(MIXED) if one.path == UNREADABLE.place.path)
    assert opinion(unread).startswith("没有读出绩效目标表：文件有密码保护")


@pytest.mark.parametrize(
    "rule", [rule for rule in load_packs().rules if rule.severity is not Severity.INFO],
    ids=lambda rule: rule.id,
)  # fmt: skip
def test_every_rule_that_counts_has_words_for_an_opinion(rule: Rule) -> None:
    assert rule.texts.opinion
    assert rule.texts.opinion[-1] not in "。，；："
    assert "{" not in rule.texts.opinion
