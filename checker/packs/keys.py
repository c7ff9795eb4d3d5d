"""The keys of a pack: what may be written where, in which form, and what it is for.

Literal registries. The loader takes from them which keys are known, the JSON Schema and the
documentation what they mean: a key is added here and read in the module of its part.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from checker.strictyaml import Key

if TYPE_CHECKING:
    from collections.abc import Mapping


class KeyForm(StrEnum):
    """How the value of a key is written."""

    TEXT = "文字"
    TEXTS = "文字或列表"
    TRUTH = "是否"
    DATE = "日期"
    SEVERITY = "程度"
    SEVERITIES = "程度，或程度: 条件"
    LABEL = "栏目"
    UNKNOWN = "不能判断时"
    TOPIC = "方面"
    SAFETY = "改法是否安全"
    LANGUAGE = "规则语言的版本"
    EXPRESSION = "表达式"
    CONJUNCTION = "表达式或列表"
    MESSAGE = "带占位的一段话"
    NAMED_EXPRESSIONS = "名称: 表达式"
    VALUE = "值或列表"
    DEFINITIONS = "名称: 表达式，或带说明的表达式"
    NAMED_VALUES = "名称: 值或列表"
    NAMED_TEXTS = "名称: 文字"
    WORDS = "词汇表: 词的列表"
    UNITS = "单位: 同类的单位"
    EXAMPLE_LIST = "例子的列表"
    PARAMETER_TYPE = "参数的类型"
    RULES = "规则的列表"
    OVERRIDES = "改动的列表"
    TEMPLATES = "模板的列表"
    EXAMPLES = "例子"
    EXAMPLE_TEXTS = "例子，可以只写文字"
    RELATED = "参见"
    FIX = "改法"
    EQUIVALENT = "等价的改动"
    PARAMETERS = "模板的参数"
    SAMPLE = "模板的用例"


PACK_KEYS: Mapping[str, Key[KeyForm]] = {
    "pack": Key(KeyForm.TEXT, "规则包的名称"),
    "version": Key(KeyForm.TEXT, "规则包的版本，如 1.0.0"),
    "language": Key(KeyForm.LANGUAGE, "规则语言的版本，写 1"),
    "title": Key(KeyForm.TEXT, "规则包的标题，给人看"),
    "topic": Key(KeyForm.TOPIC, "审核意见里归在哪个方面；没有写的规则归在“其他”"),
    "extends": Key(
        KeyForm.TEXTS, "所依据的规则包：编号或文件的路径，可带版本：cn.budget-goal 1.0.0"
    ),
    "vocabulary": Key(KeyForm.WORDS, "词汇表；名称后加“+”添词，加“-”去词"),
    "define": Key(KeyForm.DEFINITIONS, "定义：给一段表达式起名，各条规则、上面的包都可以用"),
    "units": Key(KeyForm.UNITS, "本地的计量单位；写明与哪个单位同类"),
    "overrides": Key(KeyForm.OVERRIDES, "对别的包的规则的改动，每处写明理由"),
    "templates": Key(KeyForm.TEMPLATES, "模板：带参数的规则"),
    "rules": Key(KeyForm.RULES, "规则"),
}

RULE_KEYS: Mapping[str, Key[KeyForm]] = {
    "id": Key(KeyForm.TEXT, "编号：大写字母加三到五位数字，如 BD001"),
    "name": Key(KeyForm.TEXT, "英文名：小写，用“-”连接"),
    "title": Key(KeyForm.TEXT, "名称，几个字说明查什么"),
    "template": Key(KeyForm.TEXT, "用哪个模板；用模板的规则不写 select、when、assert"),
    "since": Key(KeyForm.TEXT, "从规则包的哪一版起有"),
    "severity": Key(
        KeyForm.SEVERITIES,
        "程度：error 错误、warning 警告、info 提示；几种程度写成 {error: 条件, warning: 其余}",
    ),
    "enabled": Key(KeyForm.TRUTH, "是否默认选用"),
    "locked": Key(KeyForm.TRUTH, "是否不许别的包改动"),
    "profiles": Key(KeyForm.TEXTS, "只用于这些表样"),
    "params": Key(KeyForm.NAMED_VALUES, "参数：可以调的数和词，规则里写作“参数.名称”"),
    "define": Key(KeyForm.NAMED_EXPRESSIONS, "给一段表达式起名，后面可以用"),
    "basis": Key(KeyForm.TEXT, "依据：法律法规和条款；只是惯例的写“审核惯例”"),
    "effective": Key(KeyForm.DATE, "自哪一天起施行，如 2025-01-01"),
    "select": Key(KeyForm.EXPRESSION, "看哪些：表、表.绩效指标[条件]、全套.表"),
    "when": Key(KeyForm.EXPRESSION, "什么条件下才看"),
    "assert": Key(KeyForm.EXPRESSION, "要求什么"),
    "message": Key(KeyForm.MESSAGE, "不符合时说什么；{ } 里写表达式"),
    "at": Key(KeyForm.LABEL, "问题报在哪一栏"),
    "expected": Key(KeyForm.MESSAGE, "应当怎样"),
    "actual": Key(KeyForm.MESSAGE, "现在怎样；不写时取所报的那一栏"),
    "unknown": Key(KeyForm.UNKNOWN, "不能判断时只记台账（ledger），还是提示出来（info）"),
    "once": Key(KeyForm.TRUTH, "一张表里有几行都这样时只报一处，别的行列在后面"),
    "supersedes": Key(KeyForm.TEXTS, "同一处报了这条，就不再报这些规则"),
    "related": Key(KeyForm.RELATED, "一并指出的别处"),
    "fix": Key(KeyForm.FIX, "可以自动改成什么"),
    "examples": Key(KeyForm.EXAMPLES, "例子：正例、反例至少各一个"),
    "equivalent": Key(KeyForm.EQUIVALENT, "改了也没有差别的地方，写明理由"),
    "why": Key(KeyForm.TEXT, "为什么要查"),
    "exceptions": Key(KeyForm.TEXT, "哪些情况不报"),
    "opinion": Key(KeyForm.TEXT, "审核意见里怎样说：接在指标或栏目名称后面的一句，不写主语"),
    "topic": Key(KeyForm.TOPIC, "审核意见里归在哪个方面；不写时取规则包的"),
    "reader": Key(KeyForm.TRUTH, "由读取程序报告的规则"),
}

DEFINITION_KEYS: Mapping[str, Key[KeyForm]] = {
    "expression": Key(KeyForm.EXPRESSION, "表达式"),
    "about": Key(KeyForm.TEXT, "一句话：这个名称指什么"),
    "on": Key(KeyForm.TEXT, "是哪里的：全套、表、绩效指标、绩效目标……；不写时看表达式"),
}

UNIT_KEYS: Mapping[str, Key[KeyForm]] = {
    "like": Key(KeyForm.TEXT, "与哪个单位同类；不写时自成一类"),
    "aliases": Key(KeyForm.TEXTS, "别的写法"),
}

OVERRIDE_KEYS: Mapping[str, Key[KeyForm]] = {
    "id": Key(KeyForm.TEXT, "改动哪条规则"),
    "severity": Key(KeyForm.SEVERITY, "程度：error 错误、warning 警告、info 提示"),
    "enabled": RULE_KEYS["enabled"],
    "params": Key(KeyForm.NAMED_VALUES, "参数；列表的名称后加“+”添几项，加“-”去几项"),
    "message": RULE_KEYS["message"],
    "profiles": RULE_KEYS["profiles"],
    "reason": Key(KeyForm.TEXT, "改动的理由"),
    "until": Key(KeyForm.DATE, "到哪一天为止，如 2025-12-31"),
}

EXAMPLES_KEYS: Mapping[str, Key[KeyForm]] = {
    "good": Key(KeyForm.EXAMPLE_LIST, "正例：应当通过"),
    "bad": Key(KeyForm.EXAMPLE_LIST, "反例：应当报出来"),
    "unknown": Key(KeyForm.EXAMPLE_LIST, "不能判断的例子"),
    "near": Key(KeyForm.EXAMPLE_LIST, "看着像、但不应当报的例子"),
}

# What an example says of itself beside the fields of its table.
EXAMPLE_ABOUT: Mapping[str, str] = {
    "说明": "这个例子说明什么",
    "次数": "应当报几处",
    "应为": "规则说的“应为”应当正好是这句话",
    "提示": "规则说的话里应当有这几个字",
    "改为": "规则给出的改法应当正好是这些字",
    "逐词": "参数里一个列表的名称：例子里的“〔词〕”换成其中每一个词，各成一个例子",
    "今天": "这个例子在哪一天检查，如 2025-06-30",
    "表头": "表样上印着的栏目，如 [项目名称, 三级指标]；不写时不知道表样有哪些栏目",
    "文件": "整个目标文件的文字，只用于读取类的规则",
}

RELATED_KEYS: Mapping[str, Key[KeyForm]] = {
    "select": Key(KeyForm.EXPRESSION, "指出哪些"),
    "at": Key(KeyForm.LABEL, "指到哪一栏"),
    "message": Key(KeyForm.MESSAGE, "说明"),
}

FIX_KEYS: Mapping[str, Key[KeyForm]] = {
    "safety": Key(KeyForm.SAFETY, "safe 改了意思不变，unsafe 要人看过"),
    "replacement": Key(KeyForm.MESSAGE, "改成什么"),
    "on_request": Key(KeyForm.TRUTH, "只在点名这条规则时才改"),
}

EQUIVALENT_KEYS: Mapping[str, Key[KeyForm]] = {
    "change": Key(KeyForm.TEXT, "哪一处改动，与测试里显示的一样，如 assert：“<”改成“≤”"),
    "expression": Key(KeyForm.TEXT, "改过的表达式；不写 change 时用"),
    "reason": Key(KeyForm.TEXT, "为什么没有差别"),
}

TEMPLATE_KEYS: Mapping[str, Key[KeyForm]] = {
    "name": Key(KeyForm.TEXT, "模板的名称，规则里写 template: 名称"),
    "slug": Key(KeyForm.TEXT, "英文名，用来给规则起英文名"),
    "about": Key(KeyForm.TEXT, "一句话：这个模板查什么"),
    "params": Key(KeyForm.PARAMETERS, "参数"),
    "one-of": Key(KeyForm.TEXTS, "这些参数至少写一个"),
    "alike": Key(KeyForm.TEXTS, "这些参数互相比较，应当同类"),
    "title": Key(KeyForm.MESSAGE, "规则没有写名称时的名称"),
    "severity": Key(KeyForm.SEVERITY, "规则没有写程度时的程度"),
    "define": Key(KeyForm.NAMED_EXPRESSIONS, "给一段表达式起名，后面可以用"),
    "select": Key(KeyForm.EXPRESSION, "看哪些"),
    "when": Key(KeyForm.CONJUNCTION, "什么条件下才看；几项都要成立，用到的参数没有写的项不算"),
    "assert": Key(KeyForm.CONJUNCTION, "要求什么；几项都要成立，用到的参数没有写的项不算"),
    "message": RULE_KEYS["message"],
    "at": Key(KeyForm.TEXT, "问题报在哪一栏"),
    "expected": RULE_KEYS["expected"],
    "why": RULE_KEYS["why"],
    "text": Key(KeyForm.TEXT, "只写了一段文字的例子填在哪一栏"),
    "fill": Key(KeyForm.TEXT, "例子里的每一行指标还要填上什么"),
    "examples": Key(KeyForm.EXAMPLE_TEXTS, "规则没有写例子时的例子"),
    "sample": Key(KeyForm.SAMPLE, "一条用这个模板的规则，作示范，也用来测试模板"),
}

TEMPLATE_PARAMETER_KEYS: Mapping[str, Key[KeyForm]] = {
    "type": Key(KeyForm.PARAMETER_TYPE, "参数的类型"),
    "about": Key(KeyForm.TEXT, "一句话：这个参数是什么"),
    "example": Key(KeyForm.VALUE, "写什么的一个例子，给人看"),
    "optional": Key(KeyForm.TRUTH, "是否可以不写"),
    "default": Key(KeyForm.VALUE, "不写时的值"),
    "records": Key(KeyForm.TEXTS, "栏目在表、绩效指标、绩效目标的哪些里面"),
    "kinds": Key(KeyForm.TEXTS, "栏目是哪些种类：文本、金额、年度、指标值、数"),
    "choices": Key(KeyForm.NAMED_TEXTS, "可选的值，和它在表达式里写成什么"),
    "rows-of": Key(KeyForm.TEXTS, "只在这个（这几个之一）参数是绩效指标的栏目时可以写"),
    "rows-choices": Key(KeyForm.TEXTS, "rows-of 只管这些取值"),
}

# Keys of a rule that its template writes.
WRITTEN_BY_TEMPLATE = (
    "select", "when", "assert", "define", "related", "fix", "actual", "equivalent", "reader",
)  # fmt: skip
TEMPLATE_RULE_KEYS: Mapping[str, Key[KeyForm]] = {
    **{key: spec for key, spec in RULE_KEYS.items() if key not in WRITTEN_BY_TEMPLATE},
    "params": Key(KeyForm.NAMED_VALUES, "模板的参数"),
    "examples": Key(KeyForm.EXAMPLE_TEXTS, "例子；只写一段文字也行，如 ≥95%"),
}

# What people write who think of the headings of the form or of the workbook -> the key.
CHINESE_KEYS: Mapping[str, str] = {
    "规则包": "pack", "版本": "version", "语言": "language", "标题": "title", "扩展": "extends",
    "词汇": "vocabulary", "词汇表": "vocabulary", "计量单位": "units", "改动": "overrides",
    "规则": "rules", "编号": "id", "英文名": "name", "名称": "title", "模板": "template",
    "起用版本": "since", "程度": "severity", "级别": "severity", "启用": "enabled",
    "选用": "enabled", "锁定": "locked", "表样": "profiles", "只用于表样": "profiles",
    "参数": "params", "定义": "define", "依据": "basis", "施行日期": "effective",
    "施行": "effective", "选择": "select", "范围": "select", "看哪些": "select", "条件": "when",
    "要求": "assert", "应当": "assert", "必须": "assert", "公式": "assert", "判断": "assert",
    "wrong": "bad", "right": "good",
    "说法": "message", "说明": "message", "问题": "message", "报在": "at",
    "报在哪一栏": "at", "栏目": "at", "应当怎样": "expected", "应为": "expected",
    "不能判断时": "unknown", "代替": "supersedes", "代替的规则": "supersedes",
    "参见": "related", "改法": "fix", "例子": "examples", "正例": "good", "反例": "bad",
    "好": "good", "坏": "bad", "对": "good", "错": "bad", "正确": "good", "错误": "bad",
    "应当通过": "good", "应当报": "bad", "会报": "bad", "近似": "near",
    "提示": "message", "消息": "message", "信息": "message", "提示语": "message",
    "为什么": "why", "例外": "exceptions", "审核意见": "opinion", "方面": "topic", "理由": "reason",
    "到期": "until", "截至": "until",
    "level": "severity", "description": "message", "desc": "message", "msg": "message",
    "check": "assert", "test": "assert", "require": "assert", "must": "assert",
    "condition": "when", "if": "when", "where": "select",
    "field": "at", "source": "basis", "reference": "basis", "parameters": "params",
    "表达式": "expression", "template": "name", "kind": "type",
    "replaces": "supersedes", "definitions": "define", "valid": "good", "invalid": "bad",
}  # fmt: skip

SAMPLE_KEYS: Mapping[str, Key[KeyForm]] = {
    key: TEMPLATE_RULE_KEYS[key] for key in ("title", "basis", "params", "examples")
}

_OF_A_RULE = "它是规则的一项，写在“rules”下面的一条规则里"
# Keys whose place people miss -> where it is.
WRITTEN_IN: Mapping[str, str] = {
    **dict.fromkeys(PACK_KEYS, "它是规则包的一项，写在最外层，前面不空格"),
    **dict.fromkeys(RULE_KEYS, _OF_A_RULE),
    "define": "给表达式起名的，写在规则包的最外层或一条规则里",
    **dict.fromkeys(EXAMPLES_KEYS, "它写在“examples”里面，比“examples”多缩进两格"),
    **dict.fromkeys(EXAMPLE_ABOUT, "它写在“examples”的一个例子里"),
    "replacement": "它写在“fix”里面", "safety": "它写在“fix”里面", "on_request": "它写在“fix”里面",
    "reason": "理由写在“overrides”或“equivalent”的一项里",
    "until": "到期写在“overrides”的一项里",
    "expression": "它写在规则包“define”的一个名称里面",
    "about": "它写在规则包“define”的一个名称里面",
}  # fmt: skip
