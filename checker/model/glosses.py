"""What a label says behind its glosses: brackets, tails and leads that change nothing.

`指标值（含文字表述）`, `目标值及计量单位` and `参考分值` are 指标值, 目标值 and 分值; what says
another year, another state or another purse (上年, 中期, 实际, 调整后, 中央) is never taken off.
"""

from __future__ import annotations

from functools import lru_cache

from checker.base.pattern import late_pattern
from checker.base.text import squeeze, visible

_UNIT_BRACKET = late_pattern(r"[（(](?:单位[:：])?(?P<unit>(?:百|千|万|百万|亿)?元)[)）]")
_PREFIX = late_pattern(
    r"^(?:[★☆▲●*＊—\-①-⑳]+|其中[:：]?|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d+[.．、])+"
)
# What stands in brackets behind a label and is no part of it: a year, points, the unit, how a
# column is reckoned, what the clerk is asked for: 年度目标（2025年）, 权重（90）, 执行率（B/A）.
_BRACKETS_BEHIND = late_pattern(
    r"（(?:[^（）]*20[\dX×x*]{2}[^（）]*|[^（）]*[×÷*＊][^（）]*|\d+(?:\.\d+)?[分%％]?|[分元%％]|百分比|百分制|单位[:：][^（）]*"
    r"|[A-Z][A-Z=＝+\-−/÷×*\d%％]*|[①-⑳][①-⑳=＝+\-−/÷×*\d%％]*|盖章|公章|签章|签字|必填|选填|人民币)）$"
)
_LEADING_YEAR = late_pattern(r"^20\d\d年?度?(?=\D)")
_LONGEST = 100
_STARRED = late_pattern(r"[*＊★]+$")
_FULL_BRACKETS = str.maketrans("()[]", "（）（）")

# Words that make another thing of a label: a gloss that holds one is none.
_CHANGES = late_pattern(
    "上年|去年|前年|往年|历史|以前|中期|长期|远期|实施期|政策期|规划期|[三四五]年|实际|调整|追加|累计|预计|完成|实现|执行|半年|季度|月"
    "|中央|[省市县区乡镇村]级|地方|本级|上级|财政|自有|其他|专户|基金|项目名|科目|代码|编码|类别|类型|原因|得分|说明|解释"
)
_BRACKET = late_pattern(r"（[^（）]*）")
_PERIOD = late_pattern(
    r"（(?P<period>(?:中|长|中长|远|实施|规划|政策)期|年度|本年度?|当年度?|全年|三年)[^（）]{0,4}）"
)
# When a term ends says nothing else of it, though a month would: 中期（2028年6月）目标.
_DATED_TERM = late_pattern(
    r"^(?P<term>(?:中|长|中长|远|实施|规划|政策)期)（[^（）]*20\d\d年[^（）]*）(?=.)"
)
_GOAL_BEHIND = late_pattern(r"（(?P<goal>[^（）]{2,6}目标)）$")
_TAIL = late_pattern(r"(?:及其?|和|与|或者?|以及|、|/)(?P<tail>[^及和与或、/（）]{1,10})$")
_LEAD = late_pattern(
    r"^(?:该?项目支出|该?项目|专项资金|专项|本项目|该|本次|申报|拟定?|参考|参照|建议|计划|设定|区域|全[省市县区]|部门预算|预算|政策|绩效"
    r"|(?:[省市县区]|地)级|当年)(?=..)"
)
_ORDINAL = late_pattern(r"(?<=目标)(?:\d{1,2}|[一二三四五六七八九十])$")
_AMOUNT_TAIL = late_pattern(r"(?:小计|合计|总额|金额|收入小计)$")
_CODES = ("代码", "编码")
_SHORTEST = 2


@lru_cache(maxsize=8192)
def label_key(text: str) -> str:
    """How labels are compared: `其中：财政    资金` and `一、财政资金（万元）：` are
    财政资金, `年度目标（2025年）` and `2025年目标` are 年度目标."""
    if len(text) > _LONGEST:
        return text  # too long for a label
    text = visible(text)
    if text.isalpha() and not text.startswith("其中"):
        return text  # letters alone: nothing to take off
    key = _UNIT_BRACKET.sub("", squeeze(text)).translate(_FULL_BRACKETS).rstrip(":：")
    key = _BRACKETS_BEHIND.sub("", _STARRED.sub("", key))
    return _LEADING_YEAR.sub("年度", _PREFIX.sub("", key)).rstrip(":：")


def label_unit(text: str) -> str | None:
    """The unit of money in a label's bracket: 项目资金（万元）."""
    match = _UNIT_BRACKET.search(squeeze(text)) if "元" in text else None
    return match["unit"] if match else None


@lru_cache(maxsize=8192)
def readings(text: str) -> tuple[tuple[str, float], ...]:
    """The keys a label may be known by, the surest first, each with how sure it is (0 to 1)."""
    key = label_key(text)
    if len(key) > _LONGEST // 2:
        return ((key, 1.0),)
    found: dict[str, float] = {key: 1.0}
    for plain, sure in _without_brackets(key):
        found.setdefault(plain, sure)
    for plain, sure in list(found.items()):
        if ordinal := _ORDINAL.search(plain):
            found.setdefault(plain[: ordinal.start()], sure * 0.95)
        tail = _TAIL.search(plain)
        if tail and tail.start() >= _SHORTEST and _is_gloss(tail["tail"]):
            found.setdefault(plain[: tail.start()], sure * 0.9)
        if (amount := _AMOUNT_TAIL.search(plain)) and amount.start() >= _SHORTEST:
            found.setdefault(plain[: amount.start()], sure * 0.9)
    for plain, sure in list(found.items()):
        lead = _LEAD.match(plain)
        if lead:
            found.setdefault(plain[lead.end() :], sure * 0.85)
    return tuple(found.items())


def _is_gloss(tail: str) -> bool:
    """Whether a tail changes nothing: 主管部门及编码, no …绩效目标及用款计划表."""
    return tail in _CODES or not (tail.endswith(("表", "计划")) or _CHANGES.search(tail))


@lru_cache(maxsize=8192)
def level_readings(text: str) -> tuple[str, ...]:
    """The keys the name of a level may be known by, the surest first: without its glosses, points
    and 等, of joined names the last one, and 满意度指标 whosever satisfaction it is."""
    keys = [key for key, _ in readings(text)]
    found = dict.fromkeys(keys)
    for key in keys:
        found.setdefault(_ET_CETERA.sub("", key))
    for key in list(found):
        lead = _LEVEL_LEAD.match(key)
        if lead:
            found.setdefault(key[lead.end() :])
        joined = _JOINED.search(key)
        if joined:
            found.setdefault(joined["last"])
    if any(_SATISFACTION.fullmatch(key) for key in found):
        found.setdefault("满意度指标")
    return tuple(found)


_ET_CETERA = late_pattern(r"等(?:指标)?$")
_LEVEL_LEAD = late_pattern(r"^(?:项目|预期|年度|绩效|资金|任务|部门|主要)+(?=..)")
_JOINED = late_pattern(r"[、，,/及和与或](?P<last>[^、，,/及和与或]{2,8}指标)$")
_SATISFACTION = late_pattern(r"(?:(?!指标)[^，。；\d]){0,14}满意(?:度|率)?(?:指标|目标)")


def _without_brackets(key: str) -> list[tuple[str, float]]:
    """The key with a period before it, without its brackets' content, without their marks."""
    if "（" not in key:
        return []
    found: list[tuple[str, float]] = []
    if period := _PERIOD.search(key):
        rest = key[: period.start()] + key[period.end() :]
        found.append((period["period"] + rest, 0.95))
    if dated := _DATED_TERM.match(key):
        found.append((dated["term"] + key[dated.end() :], 0.95))
    kept = _BRACKET.sub(lambda match: match.group() if _CHANGES.search(match.group()) else "", key)
    if kept and kept != key:
        found.append((kept.rstrip(":："), 0.9))
    if meant := _GOAL_BEHIND.search(key):  # 项目总体绩效目标（长期目标）
        found.append((meant["goal"], 0.85))
    return [*found, (key.replace("（", "").replace("）", ""), 0.85)]


_PERIODS = late_pattern(
    r"^(?:(?P<mid>中期|长期|中长期|远期|实施期|规划期|三年|总体|总目标(?=绩效|指标)|总(?=绩效指标)|(?!本|当|同|上|前)[\u4e00-\u9fff]{2}期)|(?P<annual>年度|本年度?|当年度?|全年))(?=..)"
)
_MONTHS = late_pattern(
    r"^(?:截[至止](?:到)?)?(?:20\d\d年)?(?:1?\d?[-—–－~至到])?\d{1,2}月(?:份|底|末|\d{1,2}日)?(?=.)"
)


def period_prefix(key: str) -> tuple[str, str]:
    """The period a key begins with (中期, 年度 or '') and what follows it."""
    match = _PERIODS.match(key)
    if match is None:
        return "", key
    return "中期" if match["mid"] else "年度", key[match.end() :]


def without_months(text: str) -> str:
    """`1-7月执行情况` is 执行情况; any other text is itself."""
    return _MONTHS.sub("", squeeze(text)) if "月" in text else text
