"""Nothing is read into its opposite: whatever stands in front of a denial, whatever is left out."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from checker.values import COMMON, Bound, Kind, Value, parse
from checker.values.parser import read
from checker.values.units import common_table
from checker.values.vocabulary import comparison, words

if TYPE_CHECKING:
    from checker.values import Unit

_LABELS = (
    "最低 最高 最少 最多 至少 时差 误差 温差 偏差 目前 日前 以前 地下 线下 以下 "
    "减少 各 又 决 单价 合格率 满意度 时长 费用 均 应 原则上 一般 预计 约 全年 "
    "每年 每村 平均 及 和 或 的 在 为 达 满 超 总 人数 次数 面积 价格 室温 "
    "最大 最小 最短 最晚 上限 下限 同比 增长 下降 提高 不 无 未 没有 控制 力争 "
    "其中 累计 故障率 投诉 首次 低 高 差 前 下 少 类别 防 难以 不良率 年培训 "
    "周 隔月"
)
LABELS = _LABELS.split()
_CHANGING = "不 未 无 非 没有 严禁 杜绝 不低于 至少 以上 以内 每 年 季 月 周 旬 隔 》 《 上限"
DENIALS = words().denials
TURNED = {
    **dict.fromkeys(("低于", "少于", "小于", "短于", "<", "小于等于", "≤"), "lower"),
    **dict.fromkeys(("超过", "高于", "多于", "大于", "超出", ">", "大于等于", "≥"), "upper"),
}
STRICT = {"小于等于", "≤", "大于等于", "≥"}
AMOUNT = "90%"
read(COMMON, "每月不少于三次")  # the grammar is built before examples are timed
UNITS = sorted(
    spelling
    for spelling in common_table().spellings
    if spelling[0] not in "十百千万亿" and spelling != "月" and "(" not in spelling
)
NUMERALS = [
    "7",
    "3.5",
    "1,200",
    "2万",
    "九",
    "五十",
    "三百二十",
    "二十多",
    "百",
    "千",
    "上千",
    "几十",
]


def bounds_of(value: Value) -> tuple[Bound | None, Bound | None] | None:
    """The bounds, those of the last member where a date stands in front; None for unparsed."""
    value = value.parts[-1] if value.parts else value
    return None if value.kind is Kind.UNPARSED else (value.lower, value.upper)


@pytest.mark.parametrize("word", TURNED)
def test_a_denied_comparison_is_turned_round(word: str) -> None:
    for denial in DENIALS:
        value = read(COMMON, denial + word + AMOUNT)
        if value.kind is Kind.UNPARSED:
            # 不大于等于 is meant as often as not for 不大于; 严禁≥3起 for none at all.
            doubtful = denial.endswith("不") and word in {"小于等于", "大于等于"}
            assert doubtful or (word in "<>≤≥" and denial not in words().modals), denial
            continue
        # What must not be below 90 has a lower bound there, what must not be "≤90" lies above it.
        bound, other = value.lower, value.upper
        if TURNED[word] == "upper":
            bound, other = other, bound
        assert bound == Bound(Decimal(90), inclusive=word not in STRICT), denial
        assert other is None


@pytest.mark.parametrize("label", LABELS)
def test_a_label_never_changes_what_a_denial_says(label: str) -> None:
    for denial in DENIALS:
        for word in TURNED:
            alone = bounds_of(read(COMMON, denial + word + AMOUNT))
            labelled = bounds_of(read(COMMON, label + denial + word + AMOUNT))
            assert labelled in (None, alone), label + denial + word


@given(
    st.text(
        alphabet="不未无非没严禁止杜绝避免最高低少多差前下各又合格率年周月应均约的三二千A",
        max_size=6,
    ),
    st.sampled_from(DENIALS),
    st.sampled_from(sorted(TURNED)),
    st.sampled_from(["90%", "5天", "≥5次", "三十人", "3-5个"]),
)
@settings(max_examples=1500, deadline=None)
def test_no_text_in_front_turns_a_denied_comparison(
    front: str, denial: str, word: str, amount: str
) -> None:
    alone = bounds_of(read(COMMON, denial + word + amount))
    assert bounds_of(read(COMMON, front + denial + word + amount)) in (None, alone)


@given(st.sampled_from(DENIALS), st.sampled_from(["发生", "出现", "是", "有", ""]))
def test_a_denied_number_is_no_number(denial: str, verb: str) -> None:
    """不发生1起 means none."""
    assert read(COMMON, f"{denial}{verb}2起").kind is Kind.UNPARSED


@pytest.mark.parametrize(
    "around",
    _CHANGING.split(),
)
def test_what_could_change_a_number_is_never_left_out(around: str) -> None:
    """The words are read (5人以上, 月≥5人) or the value is unparsed; they are never dropped."""
    plain = Bound(Decimal(5))
    for text in (f"甲{around}乙≥5人", f"≥5人甲{around}乙", f"5人（{around}）", f"甲{around}乙5人"):
        value = parse(text)
        assert value.kind is Kind.UNPARSED or value.lower != plain or value.kind is Kind.RATE, text


@given(
    st.decimals(-99, 99, places=1),
    st.decimals(-99, 99, places=1),
    st.sampled_from(["-", "~", "～", "至", "到", "——", "—"]),
    st.sampled_from(["℃", "%", "分", ""]),
)
@settings(max_examples=800, deadline=None)
def test_the_ends_of_a_range_keep_their_signs(
    one: Decimal, two: Decimal, joint: str, unit: str
) -> None:
    value = parse(f"{one}{joint}{two}{unit}")
    if value.kind is Kind.UNPARSED or value.lower is None or value.upper is None:
        return
    assert (value.lower.value, value.upper.value) == (one, two)
    assert one <= two


@given(st.sampled_from(NUMERALS), st.sampled_from(UNITS), st.sampled_from(["≥", "≤", ">", "=", ""]))
@settings(max_examples=1500, deadline=None)
def test_a_number_with_a_unit_is_never_a_quality(number: str, unit: str, sign: str) -> None:
    # 一级, 九年: a single Chinese figure with such a unit is a word of grades and names.
    arabic = common_table().entry(unit).arabic
    assume(sign or not arabic or number in {"7", "3.5", "1,200", "2万"} or len(number) > 1)
    assert parse(sign + number + unit).kind is not Kind.QUALITATIVE


@given(
    st.integers(1900, 2099), st.sampled_from(["学年", "级", "届", "版", "期", "批", "班", "周年"])
)
def test_a_year_in_front_of_a_counter_is_no_amount(year: int, counter: str) -> None:
    texts = (f"{year}{counter}", f"≥{year}{counter}", f"{year - 1}-{year}{counter}")
    assert {parse(text).kind for text in texts} == {Kind.UNPARSED}


@given(st.integers(1, 99), st.integers(1, 9), st.sampled_from(["百", "千", "万", "亿"]))
def test_a_figure_behind_a_scale_counts_the_next_place(many: int, few: int, scale: str) -> None:
    size = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}[scale]
    value = parse(f"{many}{scale}{few}人")
    assert value.kind is Kind.UNPARSED or value.lower == Bound(
        Decimal(many * size + few * size // 10)
    )


@given(st.sampled_from(["百", "千", "万", "十万", "百万", "千万", "亿"]), st.integers(1, 9))
def test_a_share_is_the_part_divided_by_the_whole(whole: str, part: int) -> None:
    sizes = {"百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8}
    for figure in (str(part), "零一二三四五六七八九"[part]):
        value = parse(f"{whole}分之{figure}")
        assert value.lower is not None
        points = 2 if value.kind is Kind.PERCENT else 0
        assert value.lower.value == Decimal(part).scaleb(points - sizes[whole])


@given(
    st.text(alphabet="0123456789.,", min_size=1, max_size=80),
    st.sampled_from(
        ["1次/{}人", "每{}人1次", "第{}季", "{}年", "≥{}-{}%", "前{}个月", "{}月{}日", "{}、{}个",
         "1/{}", "{}:{}", "百分之{}", "{}小时{}分", "2025.{}", "每月{}日前", "{}年半", "{}成{}"]
    ),
)  # fmt: skip
@settings(max_examples=600, deadline=None)
def test_no_number_anywhere_raises(number: str, place: str) -> None:
    assert isinstance(read(COMMON, place.replace("{}", number)), Value)


def test_a_unit_of_letters_is_not_cut_out_of_a_word() -> None:
    for letters in ("months", "people", "Mbpsx", "kmh", "tons", "gram", "hours2go"):
        assert parse("6" + letters).kind is Kind.UNPARSED, letters


@pytest.mark.parametrize(
    ("about", "unit"), [("室温", "摄氏度"), ("用电量", "千瓦时"), ("转角", "度"), ("", "度")]
)
def test_a_spelling_of_two_units_is_told_by_the_words_around_it(about: str, unit: str) -> None:
    from checker.values import Context, complete

    found: Unit | None = complete(parse("≥26度"), Context(name=about)).unit
    assert found is not None
    assert found.name == unit


@pytest.mark.parametrize(
    "text",
    [
        "!=10人",
        "不得！=10人",
        "不大于等于5%",
        "不低于或等于60分",
        "没有低于80分的",
        "不超过5%的",
        "-5%以内",
        "控制在-3℃之内",
    ],
)
def test_what_can_be_meant_both_ways_is_not_read(text: str) -> None:
    assert parse(text).kind is Kind.UNPARSED


@pytest.mark.parametrize(
    ("worded", "signed"),
    [("正负5%", "±5%"), ("偏差正负3毫米", "偏差±3毫米"), ("20℃正负2℃", "20℃±2℃")],
)
def test_plus_and_minus_in_words_have_both_sides(worded: str, signed: str) -> None:
    assert bounds_of(parse(worded)) == bounds_of(parse(signed))


@pytest.mark.parametrize("text", ["-20℃以下", "≤-10℃", "±3%以内", "不得大于等于5%"])
def test_their_clear_neighbours_are_read(text: str) -> None:
    assert parse(text).kind is not Kind.UNPARSED


def test_a_range_that_only_its_end_bounds_says_that_something_is_left_out() -> None:
    assert "附带文字" in parse("2-3万元以内").notes


@pytest.mark.parametrize(
    ("text", "unit", "open_"),
    [
        ("≥100M", "M", True),
        ("≥2T", "T", True),
        ("管道长度≥500M", "米", False),
        ("带宽≥100M", "Mbps", False),
        ("≥500m", "米", False),
        ("≥30t", "吨", False),
    ],
)
def test_a_letter_of_two_units_stays_open(text: str, unit: str, *, open_: bool) -> None:
    value = parse(text)
    assert value.unit is not None
    assert value.unit.name == unit
    assert ("单位有歧义" in value.notes) is open_


@pytest.mark.parametrize("text", ["360户有余", "85%有余"])
def test_what_says_that_there_are_some_more_is_no_exact_amount(text: str) -> None:
    assert parse(text).approximate


@given(
    st.sampled_from(words().hedges_within),
    st.sampled_from(["覆盖", "服务", "占", "需", "补贴农户", "完成改造", ""]),
    st.sampled_from(["", "项目", "全年", "全县"]),
    st.sampled_from(["500人", "≥500人", "30%", "3-5个", "不少于3万人次"]),
)
@settings(deadline=None)
def test_no_word_hides_that_a_number_is_approximate(
    hedge: str, verb: str, front: str, amount: str
) -> None:
    value = parse(front + hedge + verb + amount)
    assert value.kind is Kind.UNPARSED or value.approximate


@given(st.sampled_from(words().hedges_spared), st.integers(1, 999))
@settings(deadline=None)
def test_a_word_that_only_holds_a_hedge_leaves_the_number_exact(word: str, number: int) -> None:
    assert not parse(f"{word}户数{number}户").approximate


@given(
    st.integers(2000, 2098),
    st.integers(1, 12),
    st.integers(1, 12),
    st.sampled_from(["、", "和", "，"]),
)
@settings(deadline=None)
def test_the_dates_of_a_list_share_their_year(year: int, one: int, other: int, joint: str) -> None:
    assume(one < other)
    parts = parse(f"{year}年{one}月{joint}{other}月").parts
    assert [part.start and part.start.year for part in parts] == [year, year]
    yearly = parse(f"每年{one}月{joint}{other}月").parts
    assert [str(part) for part in yearly] == [f"每年{one}月", f"每年{other}月"]


@pytest.mark.parametrize("word", ["不低于", "不高于", "高于", "≥", ">", "不少于", "大于等于"])
def test_a_level_of_a_year_is_no_stretch_of_time(word: str) -> None:
    assert parse(word + "2023年").kind is Kind.UNPARSED


@given(st.integers(101, 99999), st.integers(1, 99))
@settings(deadline=None)
def test_a_share_either_side_of_a_bare_number_is_not_added_to_it(number: int, share: int) -> None:
    assert parse(f"{number}±{share}%").kind is Kind.UNPARSED


@pytest.mark.parametrize("word", ["自", "从", "自从"])
def test_a_beginning_has_no_end(word: str) -> None:
    value = parse(word + "2025年1月")
    assert (str(value.start), value.end) == ("2025-01-01", None)


@given(
    st.sampled_from(LABELS),
    st.sampled_from(words().bases),
    st.sampled_from([*words().up, *words().down]),
    st.sampled_from(["5%", "≥5%", "约5个百分点", "不低于5%"]),
)
@example("近视率", "同比", "下降", "1%")
@settings(deadline=None, max_examples=400)
def test_a_label_never_changes_what_a_change_says(
    label: str, base: str, verb: str, amount: str
) -> None:
    """A fall since last year is never read as the level, whatever it is the fall of."""
    assume(comparison(label) is None)
    value, alone = read(COMMON, label + base + verb + amount), read(COMMON, base + verb + amount)
    if value.kind is not Kind.UNPARSED:
        assert (value.kind, value.lower, value.upper) == (alone.kind, alone.lower, alone.upper)


@pytest.mark.parametrize("text", ["不早于2025年春节前", "≥7:00前", "晚于18:30前"])
def test_what_is_due_and_what_is_not_before_contradict_one_another(text: str) -> None:
    assert parse(text).kind is Kind.UNPARSED
