"""Laws of values, whatever the text: nothing raises, str() reads back, words of the law hold."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from checker.values import COMMON, Context, Kind, Value, complete, explain, parse, value_json
from checker.values.measure import Measure, bounds
from checker.values.moments import LAST_DAY, Date, Deadline, OpenDate, Period
from checker.values.parser import read
from checker.values.phrases import Compound, Reference
from checker.values.units import common_table, rate_unit, scaled_unit
from checker.values.value import Bound, Unit

TABLE = common_table()
read(COMMON, "每月不少于三次")  # the grammar is built before examples are timed
CHARS = (
    "0123456789.,%‰≥≤><=＝至到-~年月日底前个人次万元亿千百十三两半不低于超过以上内约每"
    "/·（）()；，、 每全第季度OXx*保障率"
)
# Pieces that real values are made of, in any order: more of these can be read than of characters.
_PIECES = (
    "≥ ≤ > < = >= 不低于 不超过 约 预计 左右 以上 以内 以下 （含） 10 3.5 1,100 2万 "
    "百分之 九十 三 十余 20多 几十 % ‰ 人 人次 万元 元 / 每 年 月 日 个月 工作日 天 "
    "2025年 12月 底 前 31日 2025.12 - 至 ； ， 、 且 第三季度 上半年 年底前 同比增长 "
    "较上年 提高 上年 预算 不超预算 合格率 培训 完成 个 户 次 亩 · ( ) [ ] : x 的 到位 O "
    "** 半 小时 人均 每人每月 1:2 三分之二 成 与上年持平 优/良/中/差 一次性 1."
)
PIECES = _PIECES.split()
CELLS = st.one_of(
    st.text(alphabet=CHARS, max_size=30),
    st.lists(st.sampled_from(PIECES), max_size=7).map("".join),
)

YEARS = set(range(1900, 2100))
# Units of headings and columns only: behind a number, 千 belongs to the number (5千元 is 5000元).
HEADINGS = {"十元", "百元", "千元", "十万元", "百万元", "千万元", "成"}
units = st.sampled_from(
    [entry.unit for entry in TABLE.entries.values() if entry.unit.name not in HEADINGS]
)
plain_units = units.filter(
    lambda unit: unit.factor == 1 and unit.dimension not in {"percent", "point"}
)
figures = st.decimals(min_value=0, max_value=10**9, places=2).map(
    lambda value: value.normalize().quantize(Decimal(1)) if value == int(value) else value
)
signs = st.sampled_from(["≥", "≤", ">", "<", "=", None])


@st.composite
def measures(draw: st.DrawFn) -> Measure:
    """Amounts with any unit, rate or scale: one bound, an exact number, or two bounds."""
    unit = draw(st.one_of(st.none(), units, rates()))
    low, high = sorted((draw(figures), draw(figures)))
    hedged = draw(st.booleans())
    if low != high and draw(st.booleans()):
        ends = (Bound(low, draw(st.booleans())), Bound(high, draw(st.booleans())))
        return Measure(text="", low=ends[0], high=ends[1], counted=unit, hedged=hedged)
    sign = draw(signs)
    lower, upper = bounds(sign, Bound(low), Bound(low))
    return Measure(text="", low=lower, high=upper, counted=unit, sign=sign, hedged=hedged)


@st.composite
def rates(draw: st.DrawFn) -> Unit:
    counted = draw(plain_units)
    return rate_unit(
        COMMON, counted, draw(st.lists(plain_units, min_size=1, max_size=2, unique=True))
    )


@st.composite
def spans(draw: st.DrawFn) -> OpenDate:
    year = draw(st.integers(1990, 2099))
    month = draw(st.integers(1, 12))
    return OpenDate(year, month, draw(st.one_of(st.none(), st.just(LAST_DAY), st.integers(1, 28))))


@st.composite
def moments(draw: st.DrawFn) -> Value:
    one, other = draw(spans()), draw(spans())
    kind = draw(st.sampled_from(["date", "deadline", "period"]))
    if kind == "date":
        return Date(text="", opening=one, closing=one)
    if kind == "deadline":
        closing = replace(one, day=one.day or LAST_DAY)
        return Deadline(text="", opening=OpenDate(), closing=closing)
    opening = OpenDate(min(one.year or 0, other.year or 0), 1)
    closing = OpenDate(max(one.year or 0, other.year or 0), 12)
    return Period(text="", opening=opening, closing=closing)


@st.composite
def references(draw: st.DrawFn) -> Value:
    sign = draw(st.sampled_from(["≥", "≤", ">", "<"]))
    base = draw(st.sampled_from(["预算", "上年", "去年同期", "全国平均水平"]))
    return Reference(text="", base=base, sign=sign)


members = st.one_of(measures(), moments())
values = st.one_of(
    members,
    references(),
    st.lists(moments(), min_size=2, max_size=3).map(
        lambda some: Compound(text="", members=tuple(some))
    ),
)


@given(values)
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_value_reads_back_from_its_canonical_form(value: Value) -> None:
    assert parse(str(value)) == value


@given(st.one_of(CELLS, st.text(max_size=60)))
@settings(max_examples=1500, deadline=None)
def test_no_text_raises_and_normalising_twice_changes_nothing(text: str) -> None:
    value = read(COMMON, text)
    assert value.text == text
    if value.kind is not Kind.UNPARSED:
        assert str(read(COMMON, str(value))) == str(value)


@given(CELLS)
@settings(max_examples=800, deadline=None)
def test_a_value_that_could_be_read_equals_its_canonical_form(text: str) -> None:
    value = read(COMMON, text)
    if value.kind is not Kind.UNPARSED:
        assert read(COMMON, str(value)) == value


@given(CELLS)
@settings(max_examples=500, deadline=None)
def test_what_cannot_be_read_says_where_and_why(text: str) -> None:
    value = read(COMMON, text)
    if value.kind is Kind.UNPARSED:
        assert value.reason
        assert value.position is not None
        assert 0 <= value.position <= len(text)
        assert explain(value)
        assert value_json(value)["reason"] == value.reason


@given(CELLS)
@settings(max_examples=800, deadline=None)
def test_a_text_with_a_digit_is_never_called_a_quality(text: str) -> None:
    if any(char in "0123456789" for char in text):
        assert read(COMMON, text).kind is not Kind.QUALITATIVE


@given(
    CELLS,
    st.sampled_from(["", "万元", "%", "人", "元/亩", "保障"]),
    st.sampled_from(["", "≥", "大于等于", "正向", "反向", "定性"]),
    st.sampled_from(["", "造林面积(亩)", "数量（万人）"]),
    st.booleans(),
)
@settings(max_examples=800, deadline=None)
def test_completing_twice_changes_nothing(
    text: str, unit: str, operator: str, name: str, money: bool
) -> None:
    context = Context(unit, operator, name, "万元", 2025, money)
    once = complete(parse(text), context)
    again = complete(once, context)
    assert again == once
    assert again.notes == once.notes
    assert again.text == text


@given(figures, plain_units)
def test_above_below_and_within_include_the_number(number: Decimal, unit: Unit) -> None:
    """民法典第一千二百五十九条."""
    amount = str(Measure(text="", low=Bound(number), high=Bound(number), counted=unit))
    above, below, within = (parse(amount + word) for word in ("以上", "以下", "以内"))
    assert above.lower == Bound(number)
    assert below.upper == Bound(number)
    assert within.upper == Bound(number)


@given(figures, plain_units)
def test_more_than_less_than_and_beyond_exclude_the_number(number: Decimal, unit: Unit) -> None:
    amount = str(Measure(text="", low=Bound(number), high=Bound(number), counted=unit))
    assert parse("超过" + amount).lower == Bound(number, inclusive=False)
    assert parse("不满" + amount).upper == Bound(number, inclusive=False)
    assert parse(amount + "以外").lower == Bound(number, inclusive=False)


@given(st.integers(0, 10**6), st.integers(0, 10**6), plain_units)
def test_a_stretch_is_closed_at_both_ends(one: int, other: int, unit: Unit) -> None:
    low, high = sorted((one, other))
    assume(not TABLE.entries[unit.name].numbered or not {low, high} & YEARS)
    spoken = TABLE.entries[unit.name].spoken
    value = parse(f"{low}-{high}{spoken}")
    assert value.lower == Bound(Decimal(low))
    assert value.upper == Bound(Decimal(high))


@given(figures)
def test_ten_thousand_yuan_is_ten_thousand_times_a_yuan(number: Decimal) -> None:
    in_wan, in_yuan = parse(f"{number}万元").lower, parse(f"{number}元").lower
    assert in_wan is not None
    assert in_yuan is not None
    assert in_wan.value == in_yuan.value * 10000


def test_scaled_units_keep_their_dimension() -> None:
    people = TABLE.entries["人"].unit
    assert scaled_unit(COMMON, "万", people).dimension == people.dimension
