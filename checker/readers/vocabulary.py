"""What forms call things: rules/vocabulary/columns.yaml as lookups."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import product
from math import prod
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.base.pattern import late_pattern
from checker.base.resources import read_rules
from checker.cache import kept
from checker.model import label_key, level_readings, readings
from checker.readers.columnwords import SETTLED, made_column
from checker.strictyaml import YamlMapping, YamlNode, YamlScalar, YamlSequence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_REMEMBERED = 20_000
LONGEST = 100
"""So many characters are too many for a label."""
# 目标 behind words of which none makes another thing of it (中期, 实际, 产出 would).
_GOAL = late_pattern(
    "(?:项目|政策|专项|资金|部门|单位|整体|总体?|年度|本年度?|当年度?|全年|年初|预期|预定|预设|既定|绩效|支出|预算|申报|批复|工作"
    "|主要|重点|履职|设定|任务|核心|具体|服务|购买|事业|建设)+目标(?:内容|说明|描述|概述|情况|设定)?"
)
# 预算, 资金, 经费 behind words of which none makes other money of it (上年, 财政 would).
_MONEY = "预算|资金|经费|金额|投资|投入"
_BUDGET = late_pattern(
    "(?:项目|专项|资助|扶持|合同|采购|(?:部门|单位)(?:支出)?|本年度?|当年度?|年度|全年|本次|申请|申报|安排|批复|核定|下达|批准|核准|计划|概算|估算|总)*"
    f"(?:{_MONEY})(?:{_MONEY}|总|申请|申报|安排|批复|下达|核定|额度?|数额?|总额|总计|合计|规模)*"
)
_OF_YEAR = late_pattern("年度|本年|当年|全年")
# What is asked of one purse: 本年度申请省级资金, 申请补助.
_ASKED = late_pattern(
    "(?:本年度?|当年度?|年度|本次)?(?:拟?申请|申报|拟发行)(?:使用)?"
    "(?:中央|[省市县区]级?|财政|专项|补助|奖补|扶持|债券|一般|新增)+"
    "(?:资金|经费|补助|预算|债券)?(?:总?额|金额|数|额度|规模)?"
)
# What a table of changes says of before and after: 调整前指标值 | 调整后指标值.
_CHANGE = late_pattern("(?:调整|变更|修改|修订)(?P<side>[前后])(?:的)?")
# What is set down for the year, whoever sets it down: 本年度安排, 当年拟投入.
_SET_DOWN = late_pattern(
    "(?:本年度?|当年度?|年度|本次)拟?(?:安排|投入|下达|申请|申报|批复|核定|需求)(?:数|额|金额)?"
)
_LONG_TERM = late_pattern(
    "全?(?!本|当|同|上|前)[\u4e00-\u9fff]{2}(?:周期|期)(?:项目|政策|专项)?(?:总|总体|年度)?(?:绩效)?目标(?:内容|描述)?"
    "|[二两三四五]年(?:规划|建设|行动|滚动)?(?:总|总体)?(?:绩效)?目标(?:内容|描述)?"
)
# A column of projects below their units: 主管部门/单位/项目.
_OF_PROJECTS = late_pattern("[^/、]*(?:单位|部门)[^/、]*[/、](?:[^/、]+[/、])?项目(?:名称)?")
# The name of what is done, whatever it is: 服务项目名称, 科研课题名称.
_NAMED = late_pattern(
    "(?:政府|购买|服务|采购|申报|申请|资助|扶持|研究|科研|建设|培训|实施|奖补|补助|财政|年度)*(?:项目|课题|活动|基金)名称"
)
# What was reached, what went wrong and what is to be done, by what their names are made of.
_DONE = late_pattern(
    "(?:实际|具体|全年|年末|年底|期末|年度|本年|年初|设定|预期|总体|绩效|项目|整体|政策|工作|任务)*"
    "(?:目标)?(?:实际|具体)?(?:完成|实现|达成|落实|进展)情况(?:综述|说明|描述|概述)?|实际(?:成效|效果|成果)"
)
# What was spent, what will be, and the share, by what their names are made of: 资金实际支付额.
_OF_MONEY = "(?:预算|资金|经费|项目|财政)*"
_SPENT = "(?:执行|支出|使用|支付|列支)"
_EXECUTED = late_pattern(
    f"(?:{_OF_MONEY}(?:全年|累计|实际|已|目前|截至目前)+{_OF_MONEY}{_SPENT}|年度执行|实际投入)"
    "(?:数|额|金额|总额|资金|情况)?"
)
_PLANNED = late_pattern(
    "(?:全年|年末|年底)(?:预计|预期|预测)(?:数|金额|额)"
    "|(?:预计|预期|预测)(?:全年|年底|年末)(?:完成|使用|支付)?(?:数|金额|额)"
)
_RATE = late_pattern(f"(?:全年|累计|实际)?{_OF_MONEY}{_SPENT}(?:率|进度|比例)")
_PROBLEMS = late_pattern("(?:存在|主要|目前|当前|自评|发现)(?:的)?(?:主要)?(?:问题|不足).{0,16}")
_IMPROVEMENTS = late_pattern("(?:下一?步|改进|整改).{0,6}(?:措施|建议|打算|计划|意见|安排)")
# What a whole term has, by what its name is made of: 实施周期总金额, 建设期内总投资.
_TERM_MONEY = late_pattern(
    "(?:(?:项目|政策|专项)?(?:实施|项目|政策|建设|规划|服务|执行|存续)(?:期|周期)|全?周期|中长?期|长期|[二两三四五]年)"
    "(?:内|间)?(?:总|预算|资金|经费|投资|投入|金额|所需)*(?:额|总计|合计|总数|规模|预算|资金|金额|投资|投入)"
)
_FROM_TO = late_pattern(
    "(?:项目|政策|计划|实施|执行|建设|服务|预算)*起[止讫](?:时间|日期|年月|年份|年限|年度|期限|期间|时段)?"
)
# Money that a body raises itself, and what others raise: 医院自筹, 村民自筹资金.
_RAISED = "(?:自筹|自有)(?:资金|经费|款|部分)?"
_BODIES = "单位|部门|企业|公司|医院|学校|学院|院|校|所|中心|园区|集团|业主|合作社"
_OWN = late_pattern(
    "(?:本|项目|申报|申请|实施|承担|建设|用款)?"
    f"(?:(?:{_BODIES}|镇|乡|街道)?{_RAISED}|(?:{_BODIES})配套(?:资金|经费)?)"
)
_OF_OTHERS = late_pattern(
    "(?:社会|群众|村|村民|农户|农民|村级|村组|村?集体|居民|个人|受益户|贫困户|用户)"
    f"(?:{_RAISED}|筹资(?:筹劳)?|集资|捐资|出资|投工投劳)"
)
# Whose money it is, and that it is money: 县级安排, 市级财政配套资金.
_OF_LEVEL = (
    "(?:财政|预算)?(?:安排|配套|补助|拨款|拨付|拨|专项|衔接|奖补|统筹|整合|帮扶|投入|下达|承担|筹集|自筹|出资|预算|转移支付|财力)+"
    "(?:资金|经费|款|金额|部分)?"
)
# What a body is called that is no 单位: 学校名称, 项目企业全称.
_BODY = late_pattern(
    "(?:本|填报|申报|申请|实施|承担|建设|用款|项目)?"
    "(?:学校|院校|高校|学院|医院|企业|公司|机构|中心|园区|街道|乡镇)(?:名称|全称)"
)
_IN_CHARGE = late_pattern(
    "(?:所属|所在|归属|项目|行业|业务|上级|资金|预算|归口)*主管(?:部门|单位|局|科室)(?:名称)?"
)
_OF_TRANSFER = late_pattern("(?:中央|上级)[\u4e00-\u9fff]{0,6}转移支付(?:资金|收入)?")
_SOURCES = tuple(
    (late_pattern(f"(?:{levels}){_OF_LEVEL}"), name)
    for levels, name in (
        ("中央|国家|上级", "上级资金"),
        ("省级?|自治区级?", "省级资金"),
        ("市级?|州级?|盟级?|地级|市县级?|市州级?|地市级?", "市县资金"),
        ("县级?|区级|旗级|区县级?|县区级?", "县级资金"),
        ("本级|地方|镇级|乡级|乡镇级?", "本级资金"),
        ("财政性?", "财政资金"),
    )
)
_MADE = (
    (_EXECUTED, "执行数"),
    (_PLANNED, "全年预计执行数"),
    (_TERM_MONEY, "中期资金总额"),
    (_OF_TRANSFER, "上级资金"),
    (_FROM_TO, "起止时间"),
    (_BODY, "单位名称"),
    (_IN_CHARGE, "主管部门"),
    (_OWN, "自有资金"),
    (_OF_OTHERS, "其他资金"),
    (_RATE, "执行率"),
    (_DONE, "实际完成情况"),
    (_PROBLEMS, "存在问题"),
    (_IMPROVEMENTS, "改进措施"),
)
_LEAST = 10_000
Known = tuple[str, int, float]
"""A field, the rank of the word among its words, and how sure the reading is."""


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Words of forms, told apart by identity so that what they say of a text can be remembered.
    Every mapping goes from the compared form of a label to the field's own label."""

    table_fields: Mapping[str, tuple[str, int]]
    """Label to (field, rank): of two labels of one field the lower rank is meant."""
    goals: frozenset[str]
    ignored: frozenset[str]
    groups: Mapping[str, str]
    """Group label to the field that nameless text under it belongs to, or ''."""
    columns: Mapping[str, tuple[str, int]]
    """Header to (field, rank): of two headers of one field the lower rank is meant."""
    ignored_columns: frozenset[str]
    endings: frozenset[str]
    totals: frozenset[str]
    """What the row of sums is called where funding is laid out by task."""
    money_words: tuple[str, ...]
    """What a label holds that speaks of money."""
    level1: Mapping[str, str]
    level2: Mapping[str, str]
    memo: dict[tuple[str, str], Known | None] = field(
        default_factory=dict[tuple[str, str], "Known | None"]
    )

    def head(self, text: str) -> Known | None:
        """What a label of the head is: a field of the table, 绩效目标, or 不取."""
        return self._remembered("head", text, self._head, self._made_head)

    def column(self, text: str) -> Known | None:
        """What a header of the indicators is: a field of an indicator, or 不取."""
        return self._remembered("column", text, self._column)

    def level(self, text: str) -> str | None:
        """The level name (of level 1 or 2) that a text is, or None."""
        return None if len(text) > LONGEST else _level(self, text)

    def ends(self, text: str) -> bool:
        """Whether a row that begins with a text is the foot of a form: 总分, 填表人."""
        return any(key in self.endings for key, _ in readings(text))

    def level_key(self, text: str) -> str:
        """The key under which a level of the vocabulary stands, or that of the text itself."""
        return text if len(text) > LONGEST else _level_key(self, text)

    def _remembered(
        self, kind: str, text: str, *finds: Callable[[str], tuple[str, int] | None]
    ) -> Known | None:
        if len(text) > LONGEST:
            return None
        try:
            return self.memo[kind, text]
        except KeyError:
            pass
        tried = ((find(key), sure) for find in finds for key, sure in readings(text))
        known = next(((*found, sure) for found, sure in tried if found is not None), None)
        if len(self.memo) > _REMEMBERED:
            self.memo.clear()
        self.memo[kind, text] = known
        return known

    def _head(self, key: str) -> tuple[str, int] | None:
        if key in self.table_fields:
            return self.table_fields[key]
        if key in self.goals:
            return "绩效目标", 0
        if key in self.ignored:
            return "不取", 0
        if _GOAL.fullmatch(key):
            return "绩效目标", 0
        if (change := _CHANGE.match(key)) and _GOAL.fullmatch(key[change.end() :]):
            return ("绩效目标" if change["side"] == "后" else "不取"), 0
        return next(((name, _LEAST) for levels, name in _SOURCES if levels.fullmatch(key)), None)

    def _made_head(self, key: str) -> tuple[str, int] | None:
        """The budget, a term's goal or a project, by what its name is made of."""
        if _ASKED.fullmatch(key) or _SET_DOWN.fullmatch(key):
            return "预算数", 0
        if _BUDGET.fullmatch(key):
            return "预算数", 0 if _OF_YEAR.match(key) else _LEAST
        if _LONG_TERM.fullmatch(key):
            return "中期目标", 0
        for pattern, name in _MADE:
            if pattern.fullmatch(key):
                return name, _LEAST
        named = _OF_PROJECTS.fullmatch(key) or _NAMED.fullmatch(key)
        return ("项目名称", 1) if named else None

    def _column(self, key: str) -> tuple[str, int] | None:
        if key in self.columns:
            return self.columns[key]
        if (change := _CHANGE.match(key)) is not None and key[change.end() :] in self.columns:
            after = self.columns[key[change.end() :]]
            return after if change["side"] == "后" else ("不取", 0)
        if (settled := SETTLED.match(key)) is not None:
            field = self.columns.get(key[settled.end() :], ("",))[0]
            return ("指标值", 0) if field == "指标值" else None
        if key in self.ignored_columns:
            return "不取", 0
        made = made_column(key)
        return (made, _LEAST) if made else None


@lru_cache(maxsize=8192)
def _level_key(words: Vocabulary, text: str) -> str:
    keys = level_readings(text)
    known = (key for key in keys if key in words.level1 or key in words.level2)
    return next(known, "") or label_key(text)


@lru_cache(maxsize=8192)
def _level(words: Vocabulary, text: str) -> str | None:
    key = _level_key(words, text)
    return words.level1.get(key) or words.level2.get(key)


@cache
@kept
def common_words() -> Vocabulary:
    """What forms call things, as `rules/vocabulary` has it."""
    # Imported here: what it comes to is kept.
    from checker.strictyaml import load_documents

    (document,) = load_documents(read_rules("vocabulary", "columns.yaml"), "columns.yaml")
    (names,) = load_documents(read_rules("vocabulary", "names.yaml"), "names.yaml")
    if not isinstance(document.root, YamlMapping) or not isinstance(names.root, YamlMapping):
        raise ValueError("rules/vocabulary 里的文件不是映射")
    levels = names.root.get("maps")
    return vocabulary_of(document.root, levels if isinstance(levels, YamlMapping) else None)


def vocabulary_of(root: YamlMapping, levels: YamlMapping | None = None) -> Vocabulary:
    """The lookups of one file of words, with the names of the `levels`."""
    return Vocabulary(
        table_fields=_ranked(root.get("表字段")),
        goals=_keys(root.get("绩效目标")),
        ignored=_keys(root.get("不取")),
        groups={label_key(key): field for key, field in _pairs(root.get("分组标签"))},
        columns=_ranked(root.get("指标列")),
        ignored_columns=_keys(root.get("不取的列")),
        endings=_keys(root.get("表尾")),
        totals=_keys(root.get("合计行")),
        money_words=tuple(_texts(root.get("资金字样"))),
        level1=_lookup(levels.get("一级指标")) if levels else {},
        level2=_lookup(levels.get("二级指标")) if levels else {},
    )


def _ranked(node: YamlNode | None) -> dict[str, tuple[str, int]]:
    """The first field that claims a word keeps it, with the word's place in its list."""
    found: dict[str, tuple[str, int]] = {}
    for name, words in _lists(node):
        for rank, word in enumerate(words):
            found.setdefault(label_key(word), (name, rank))
    return found


def _lookup(node: YamlNode | None) -> dict[str, str]:
    """Every canonical name and its synonyms; the first that claims a word keeps it."""
    found: dict[str, str] = {label_key(name): name for name, _ in _lists(node)}
    for name, words in _lists(node):
        for word in words:
            found.setdefault(label_key(word), name)
    return found


def _keys(node: YamlNode | None) -> frozenset[str]:
    return frozenset(label_key(word) for word in _texts(node))


def _lists(node: YamlNode | None) -> Iterable[tuple[str, list[str]]]:
    entries = node.entries if isinstance(node, YamlMapping) else ()
    return ((key.text, _texts(value)) for key, value in entries)


def _pairs(node: YamlNode | None) -> Iterable[tuple[str, str]]:
    entries = node.entries if isinstance(node, YamlMapping) else ()
    return ((key.text, value.text) for key, value in entries if isinstance(value, YamlScalar))


def _texts(node: YamlNode | None) -> list[str]:
    items = node.items if isinstance(node, YamlSequence) else ()
    return [
        spelling
        for item in items
        if isinstance(item, YamlScalar)
        for spelling in spellings(item.text)
    ]


_CHOICES = late_pattern("<([^<>]*)>")


def spellings(word: str) -> list[str]:
    """Every way to write a word whose parts can be exchanged: `<年度/本年/>预算` is 年度预算,
    本年预算 and 预算."""
    return ["".join(chosen) for chosen in product(*_choices(word))]


def count_of_spellings(word: str) -> int:
    """How many ways to write a word there are, told without writing them."""
    return prod(map(len, _choices(word)))


def _choices(word: str) -> list[list[str]]:
    pieces = _CHOICES.split(word)
    return [piece.split("/") if number % 2 else [piece] for number, piece in enumerate(pieces)]
