"""Labels of a form's head, and texts that read like one."""

from __future__ import annotations

from functools import lru_cache

from checker.base.dataclass import dataclass
from checker.base.pattern import late_pattern
from checker.base.text import squeeze, visible
from checker.model import TABLE_FIELDS, FieldKind, label_key, label_unit, readings
from checker.readers.vocabulary import LONGEST, Vocabulary

GOALS = "绩效目标"
LONG_TERM = "中期目标"
LEFT_OUT = "不取"
_AMOUNT = late_pattern(r"[-−]?[\d,，]*\d(?:\.\d+)?\s*(?:万元|亿元|元)?")
_SHARE = late_pattern(r"[-−]?\d+(?:\.\d+)?\s*[%％]")
_NOTHING = frozenset("-—－–/／") | {"", "——", "无"}
_YEAR = late_pattern(r"(?<!\d)(?P<year>20\d\d)(?!\d)")
_MONTHS = late_pattern(
    r"(?:截[至止](?:到)?)?(?:20\d\d年)?(?P<months>(?:1\s*[-—–－~至到]\s*)?\d{1,2}月(?:份|底|末)?)(?=.)"
)
# Fields whose label may say of which year its amounts are.
_YEARLY = frozenset({"预算数", "年初预算数", "上年预算数", "执行数"})
# What a form prints where the name of an indicator is still to be filled in.
_UNUSED_NAME = late_pattern(
    r"\s*(?:(?:指标|目标)\s*[\d一二三四五六七八九十]*\s*[:：.．、]?|[.…。·]+|\d+\s*[.．、])\s*"
)
_PROMPT = late_pattern(
    r"\d\s*字(?:以内|左右)|[需应]要?(?:单独)?说明(?:原因|理由)|^\s*请(?:在此)?(?:填写|说明|简述|简要)"
)
# What codes, kinds and names of money are called: none of them is an amount.
_NO_MONEY = late_pattern(
    "(?:代码|编码|编号|科目|名称|类别|类型|性质|单位|部门|依据|办法|文号|比例|方式|级次|分类|来源|渠道|用途|内容|说明|时间|日期|人|率)$"
)
_NO_PLACE = late_pattern(
    "年|期|季度|[上下]限|增幅|涨幅|降幅|幅度|增减|变化|进度|等级|档次|[一二三四]季|月|合计|值$|水平|目标|完成|实际|计划|标准|得分|分值|权重|备注|说明|基数|现状|序号|数量|单价|单位$|规格|型号|名称|内容|依据|项目$|费用?$"
)
# How the names of places and of offices end.
_PLACE = late_pattern(
    "(?:[省市县区旗州盟镇乡村]|街道|社区|管委会|农场|林场|局|厅|委|办|办公室|委员会|中心|大队|支队"
    "|学校|学院|医院|公司|集团)$"
)
_OF_PROJECTS = late_pattern(
    "[\u4e00-\u9fff]{2,4}(?<!上年|本年|其他|合计|单位|所属|对应)项目(?:名称)?"
)
_PLACES = late_pattern(
    "(?:[省市州县区旗盟]|乡镇|镇街)（[^（）]*）(?:名称)?|(?:地区|县市区|市县区|县区|市州|地州市|地市|盟市|旗县区?|乡镇|镇街|街镇)(?:名称)?"
)
_TITLE = late_pattern(
    r"(?:(?:绩效|自评)[^，。；;]{0,40}[表卡]|绩效目标[^，。；;]{0,8}(?:书|清单|申报单))(?:\s*[（(][^）)]{0,40}[）)])*$"
    r"|[^，。；;：:]{4}表\s*[（(][^（()）]*绩效[^（()）]*[)）]$"
)
_TITLE_LENGTH = 200
# …任务分解表（区域绩效目标） is what a table is called, not the label of the goals.
_GLOSSED_TABLE = late_pattern(r"[^，。；;：:]{4}表\s*[（(][^（）()]*[)）]$")
# Sides of a whole department's money, and what their lines add up to.
SIDES = {"收入": "收入合计", "支出": "支出合计"}
# What a block is divided by: 按支出性质, 按资金来源分.
_DIVISION = late_pattern(
    "按.{0,4}(?:性质|来源|结构|级次)(?:划分|分类|分)?(?:[（(][^（()）]*[)）])?"
)
_LONGEST_LABEL = 16
_SHORT_TERM = 6
_WEAKEST = 10_000
_NOT_IN_LABELS = late_pattern(r"[，。；;！？“”≥≤%=]|^\d|^[（(]?\d{4}年")
_SHARE_BEHIND = late_pattern("[（(][%％‰][)）]$")
_CHINESE = late_pattern(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Label:
    """What a label stands for: a key of TABLE_FIELDS, 绩效目标, or 不取; `rank` orders the names
    of one field, `written` is the label as the form prints it. `sure` (0 to 1) falls with every
    gloss that had to be taken off, `year` is the one the label names."""

    field: str
    rank: int
    written: str
    sure: float = 1.0
    year: str = ""


def label_of(words: Vocabulary, text: str) -> Label | None:
    """The label of the head that a text is, or None."""
    return None if len(text) > LONGEST else _label_of(words, text)


@lru_cache(maxsize=8192)
def label_of_column(words: Vocabulary, text: str) -> Label | None:
    """What the head of a column of the table is; a place has more names than fields do."""
    place = _PLACES.fullmatch(label_key(text)) is not None
    if place:
        return Label("区域", 0, text)
    label = label_of(words, text)
    if label is None and _OF_PROJECTS.fullmatch(label_key(text)):
        return Label("项目名称", _WEAKEST, text, 0.6)
    return label


@lru_cache(maxsize=8192)
def _label_of(words: Vocabulary, text: str) -> Label | None:
    known = None if _GLOSSED_TABLE.search(text) else words.head(text)
    if known is None:
        return _of_period(words, text) or _below_group(words, text)
    year = _YEAR.search(text) if known[0] in _YEARLY else None
    if known[0] == "预算数" and text.lstrip().startswith("其中") and "申请" in text:
        # 其中申请财政资金 is part of a budget, and of nothing a field is for where it names another
        field = "财政资金" if "财政" in text else LEFT_OUT
        return Label(field, known[1], text, known[2] * 0.9)
    return Label(known[0], known[1], text, known[2], year["year"] if year else "")


def _of_period(words: Vocabulary, text: str) -> Label | None:
    """`1-9月执行数` is 执行数 up to September."""
    text = squeeze(text)
    months = _MONTHS.match(text) if "月" in text else None
    rest = text[months.end() :] if months else ""
    known = (words.head(rest) or words.head(f"实际{rest}")) if rest else None
    return Label(known[0], known[1], text, 0.9) if known else None


def _below_group(words: Vocabulary, text: str) -> Label | None:
    """`资金来源：（1）财政性资金` is 财政性资金: money behind the label of its block."""
    group, colon, rest = text.replace("：", ":").rpartition(":")
    known = words.head(rest) if colon and _group_of(words, group) is not None else None
    label = Label(known[0], known[1], text, known[2] * 0.9) if known else None
    return label if label is not None and is_money(label) else None


def period_of(text: str) -> str:
    """The months that a label speaks of: 1-9月 of 1-9月执行数, or ''."""
    months = _MONTHS.match(squeeze(text))
    return months["months"] if months else ""


def field_of(words: Vocabulary, text: str) -> str | None:
    """The field a label stands for: a key of TABLE_FIELDS, 绩效目标, or 不取."""
    label = None if len(text) > LONGEST else _label_of(words, text)
    return label.field if label else None


def group_of(words: Vocabulary, text: str) -> str | None:
    """The field that nameless text under a group's label belongs to ('' for none), or None."""
    return None if len(text) > LONGEST else _group_of(words, text)


@lru_cache(maxsize=8192)
def _group_of(words: Vocabulary, text: str) -> str | None:
    groups = words.groups
    found = next(((groups[key], sure) for key, sure in readings(text) if key in groups), None)
    if found is None:
        return "" if _DIVISION.fullmatch(squeeze(text).rstrip(":：")) else None
    label = words.head(text) if found[1] < 1 else None
    return None if label is not None and label[2] > found[1] else found[0]


def side_of(words: Vocabulary, text: str, amount: str) -> Label | None:
    """What a division of a department's money comes to, of which an amount is said: 按收入性质分 is
    收入合计."""
    if not is_amount(amount) or group_of(words, text) != "":
        return None
    total = next((total for word, total in SIDES.items() if word in text), None)
    return Label(total, 0, text, 0.9) if total else None


def is_label(words: Vocabulary, text: str) -> bool:
    return bool(text) and (label_of(words, text) is not None or group_of(words, text) is not None)


def goal_of_term(words: Vocabulary, text: str) -> Label | None:
    """The goal that a word behind 绩效目标 speaks of: 长期, 年度."""
    own = label_of(words, text) if len(text) <= _SHORT_TERM else None
    if len(text) > _SHORT_TERM or (own is not None and own.field != "年度"):
        return None
    label = label_of(words, f"{squeeze(text)}目标")
    return label if label is not None and label.field in (GOALS, LONG_TERM) else None


def label_said(words: Vocabulary, text: str) -> Label | None:
    """The label of a cell that is a label with its value: 项目支出：71."""
    label, colon, _ = text.replace("：", ":").partition(":")
    return label_of(words, label) if colon and is_label(words, label) else None


def is_level(words: Vocabulary, text: str) -> bool:
    """Whether a text names a level 1 or 2 of the indicators: 产出指标, 数量指标（20分）."""
    return words.level(text) is not None


def is_amount(text: str) -> bool:
    return _kind_of_figure(text) == "amount" if len(text) <= LONGEST else _figure(text) == "amount"


def is_figure(text: str) -> bool:
    """Whether a text is an amount or a share: what stands in a table of money."""
    return bool(_kind_of_figure(text) if len(text) <= LONGEST else _figure(text))


def _figure(text: str) -> str:
    seen = visible(text).strip()
    if _AMOUNT.fullmatch(seen):
        return "amount"
    return "share" if _SHARE.fullmatch(seen) else ""


_kind_of_figure = lru_cache(maxsize=8192)(_figure)


def names_goals(words: Vocabulary, text: str) -> bool:
    """Whether a text is the label of a goal or of indicators and nothing else."""
    column = words.column(text)
    indicators = column is not None and column[0] in ("三级指标", "指标值") and "指标" in text
    return indicators or field_of(words, text) == GOALS


def is_title(text: str) -> bool:
    """Whether a text alone on its line names a goal table (…绩效目标表)."""
    line = text.strip()
    return len(line) <= _TITLE_LENGTH and "\n" not in line and bool(_TITLE.search(line))


def says_nothing(text: str) -> bool:
    """Whether a cell is empty, or as good as that: -, /."""
    return squeeze(visible(text)) in _NOTHING


def is_prompt(text: str) -> bool:
    """Whether a text is what the form asks the clerk to write, left standing: …（200字以内）."""
    return bool(_PROMPT.search(text))


def is_unused_name(text: str) -> bool:
    """Whether a name is only what the form prints before it: 指标2：, ……."""
    return bool(_UNUSED_NAME.fullmatch(text))


def is_sum(words: Vocabulary, text: str) -> bool:
    """Whether a label says 合计, 小计 and the like."""
    key = label_key(text)
    return key in words.totals or (key[-2:] in ("合计", "总计") and key[:-2] in words.totals)


def sum_label(text: str) -> Label:
    """合计 where it stands for the budget; any other name of it is better."""
    return Label("预算数", _WEAKEST, text)


def is_money(label: Label) -> bool:
    field = TABLE_FIELDS.get(label.field)
    return field is not None and field.kind is FieldKind.MONEY


def is_text(label: Label) -> bool:
    field = TABLE_FIELDS.get(label.field)
    return field is not None and field.kind is FieldKind.TEXT


def reads_like_label(text: str) -> bool:
    """Whether an unknown text could be a label: short, in Chinese, no sentence and no number."""
    return _reads_like_label(text) if len(text) <= LONGEST else _could_be_label(text)


def _could_be_label(text: str) -> bool:
    squeezed = _SHARE_BEHIND.sub("", squeeze(visible(text)))
    return (
        0 < len(squeezed) <= _LONGEST_LABEL
        and not _NOT_IN_LABELS.search(squeezed)
        and bool(_CHINESE.search(squeezed))
    )


_reads_like_label = lru_cache(maxsize=8192)(_could_be_label)


def speaks_of_money(words: Vocabulary, text: str) -> bool:
    key = label_key(text)
    of_money = any(word in key for word in words.money_words) or bool(label_unit(text))
    return of_money and not _NO_MONEY.search(key)


def could_be_place(words: Vocabulary, text: str) -> bool:
    """Whether the head of a column could be the name of a place: it speaks of no time, no measure
    and no money."""
    return (
        reads_like_label(text)
        and not _NO_PLACE.search(label_key(text))
        and not speaks_of_money(words, text)
    )


def is_named_like_place(words: Vocabulary, text: str) -> bool:
    """Whether a text ends as the names of places and offices do: 西河县, 县水利局."""
    return could_be_place(words, text) and bool(_PLACE.search(label_key(text)))
