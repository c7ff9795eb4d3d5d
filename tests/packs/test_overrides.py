"""What an office may change of the bundled rules."""

from __future__ import annotations

import datetime
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from checker.base.errors import UsageError
from checker.finding import Severity
from checker.packs import load_packs, select_rules
from tests.packs.packfiles import pack_of, rule_with

if TYPE_CHECKING:
    from pathlib import Path

    from checker.packs import PackSet

TODAY = datetime.date(2025, 6, 1)


def local(body: str, folder: Path) -> PackSet:
    path = folder / "local.yaml"
    head = "pack: 本市\nversion: 1.0.0\nlanguage: 1\n"
    path.write_text(head + dedent(body).lstrip(), encoding="utf-8")
    return load_packs([path], today=TODAY)


def refused(body: str, folder: Path) -> list[str]:
    with pytest.raises(UsageError) as caught:
        local(body, folder)
    return [mistake.message for mistake in caught.value.mistakes]


def test_severity_message_and_profiles_can_be_changed(tmp_path: Path) -> None:
    packset = local(
        """
        overrides:
          - id: GC601
            severity: warning
            message: 请改写“{文本}”
            profiles: ["2015"]
            reason: 本市约定
        """,
        tmp_path,
    )
    rule = packset.rule("GC601")
    assert (rule.severity, rule.message) == (Severity.WARNING, "请改写“{文本}”")
    assert rule.profiles == ("2015",)


def test_a_rule_can_be_switched_off_and_on(tmp_path: Path) -> None:
    packset = local("overrides: [{id: GC601, enabled: false, reason: 不用}]", tmp_path)
    assert "GC601" not in [rule.id for rule in select_rules(packset)]


def test_parameters_are_replaced_or_their_lists_grown_and_shrunk(tmp_path: Path) -> None:
    packset = local(
        """
        overrides:
          - {id: GC102, params: {"必需+": [满意度指标], "必需-": [效益指标]}, reason: 本市约定}
          - {id: GC803, params: {最少行数: 3}, reason: 本市的表行数少}
        """,
        tmp_path,
    )
    assert packset.rule("GC102").parameters["必需"].value == ("产出指标", "满意度指标")
    assert str(packset.rule("GC803").parameters["最少行数"].value) == "3"


def test_words_can_be_added_and_taken_away(tmp_path: Path) -> None:
    packset = local("vocabulary: {含糊词+: [差不多], 含糊词-: [若干], 本市用语: [津]}", tmp_path)
    words = packset.vocabulary.lists
    assert "差不多" in words["含糊词"]
    assert "若干" not in words["含糊词"]
    assert words["本市用语"] == ("津",)


def test_a_change_that_has_expired_is_named_and_not_made(tmp_path: Path) -> None:
    body = "overrides: [{id: GC601, severity: info, reason: 试行, until: 2025-05-31}]"
    packset = local(body, tmp_path)
    assert packset.rule("GC601").severity is Severity.ERROR
    (notice,) = packset.notices
    assert notice.expired
    assert "理由：试行，已于 2025-05-31 到期，不再生效" in notice.sentence
    still = local(body.replace("05-31", "06-01"), tmp_path)
    assert still.rule("GC601").severity is Severity.INFO


def test_a_rule_that_is_not_in_force_yet_waits(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text(pack_of(rule_with(effective=" 2026-01-01")), encoding="utf-8")
    before = load_packs([path], today=datetime.date(2025, 12, 31))
    assert before.notes == ("规则XX001“一条规则”自2026-01-01起施行。",)
    assert "XX001" not in [rule.id for rule in select_rules(before)]
    after = load_packs([path], today=datetime.date(2026, 1, 1))
    assert "XX001" in [rule.id for rule in select_rules(after)]


def test_a_locked_rule_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(pack_of(rule_with(locked=" true")), encoding="utf-8")
    body = (
        "pack: b\nversion: 1.0.0\nlanguage: 1\noverrides: [{id: XX001, enabled: false, reason: 甲}]"
    )
    (tmp_path / "b.yaml").write_text(body, encoding="utf-8")
    with pytest.raises(UsageError, match="规则XX001“一条规则”已锁定，不能改动"):
        load_packs([tmp_path])


@pytest.mark.parametrize(
    ("body", "messages"),
    [
        (
            "overrides: [{id: GC601, severity: info}]",
            ["改动别的包的规则要写id和reason（理由）。"],
        ),
        (
            "overrides: [{id: GC601, reason: 甲}]",
            ["这里没有改动；可以改的有：severity、enabled、params、message、profiles。"],
        ),
        (
            "overrides: [{id: GC601, assert: 真, enabled: true, reason: 甲}]",
            [
                (
                    "别的包的规则不能改“assert”；"
                    "可以改的有：severity、enabled、params、message、profiles。"
                ),
            ],
        ),
        (
            "overrides: [{id: GC6011, enabled: false, reason: 甲}]",
            ["没有叫“GC6011”的规则，是否想写“GC601”？"],
        ),
        (
            "overrides: [{id: GC803, params: {最少行: 3}, reason: 甲}]",
            ["规则GC803没有参数“最少行”，是否想写“最少行数”？"],
        ),
        (
            "overrides: [{id: GC803, params: {最少行数: 甲}, reason: 甲}]",
            ["参数“最少行数”应当是数，却是文本。"],
        ),
        (
            'overrides: [{id: GC601, message: "{全问}", reason: 甲}]',
            ['“绩效目标”没有字段“全问”，是否想写“全文”或“全套”？是文字就加引号：“"全问"”。'],
        ),
        (
            "overrides: [{id: GC601, enabled: false, reason: 甲, until: 明年}]",
            ["“until”应当是2025-01-01这样的日期，却是“明年”。"],
        ),
        ("vocabulary: {含胡词+: [甲]}", ["没有叫“含胡词”的词汇表，是否想写“含糊词”？"]),
        (
            "extends: cn.budget\nrules: []",
            ["没有叫“cn.budget”的规则包，是否想写“cn.budget-goal”？"],
        ),
        (
            "extends: cn.budget-goal 9.0.0\nrules: []",
            ["“cn.budget-goal”是1.0.0版，这个包要9.0.0版。"],
        ),
        ("title: 空的", ["规则包缺少rules。"]),
    ],
)
def test_what_cannot_be_changed_is_said(body: str, messages: list[str], tmp_path: Path) -> None:
    assert refused(body, tmp_path) == messages
