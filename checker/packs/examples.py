"""Examples of rules: partial tables built from YAML, run, and compared with what they promise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.errors import Mistake, did_you_mean
from checker.form import bind_set
from checker.goalfile import FormLabels
from checker.model import (
    FUNDING_FIELDS,
    INDICATOR_FIELDS,
    PLACE_FUNDING_FIELDS,
    TABLE_FIELDS,
    TASK_FIELDS,
    Cell,
    GoalTable,
    Indicator,
    Line,
)
from checker.packs.keys import EXAMPLE_ABOUT
from checker.rule import run_rule
from checker.strictyaml import YamlMapping, YamlScalar, YamlSequence

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from checker.form import HasSurroundings, SetRecord
    from checker.rule import Example, Rule, RuleOutcome
    from checker.strictyaml import YamlNode

GOALS, INDICATORS, SET = "绩效目标", "绩效指标", "全套"
FUNDING, TASKS, PLACES = "资金", "年度主要任务", "各地指标值"
REGIONS, PRINTED = "各地资金", "表头"
ABOUT = tuple(EXAMPLE_ABOUT)
LABELS = {"good": "正例", "bad": "反例", "near": "不报的例子", "unknown": "无法判断的例子"}
_PROMISED = {"good": "通过", "bad": "报出来", "unknown": "不能判断"}


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """What became of one example; `problem` is a whole sentence, empty where all is well."""

    rule: str
    example: Example
    problem: str
    doubt: str = ""
    """Why the rule could not tell, where that alone keeps the example from its outcome."""

    @property
    def passed(self) -> bool:
        return not self.problem

    @property
    def label(self) -> str:
        """What the example promises, in a word."""
        return LABELS[self.example.expect]


class ExampleMistake(Exception):
    """An example that is no table."""

    def __init__(self, mistake: Mistake) -> None:
        super().__init__(str(mistake))
        self.mistake = mistake


def tables_of(example: Example) -> tuple[GoalTable, ...]:
    """The tables of an example; raises ExampleMistake."""
    whole = example.node.get(SET)
    if whole is None:
        return (_table(example.node, 1, 1, ABOUT),)
    nodes = whole.items if isinstance(whole, YamlSequence) else (whole,)
    _only(example.node, (SET, *ABOUT))
    return tuple(
        _table(_mapping(node), at, len(nodes), ()) for at, node in enumerate(nodes, start=1)
    )


def _table(node: YamlMapping, index: int, of: int, about: tuple[str, ...]) -> GoalTable:
    _only(node, (*TABLE_FIELDS, GOALS, INDICATORS, FUNDING, TASKS, REGIONS, PRINTED, *about))
    fields = {key.text: _cell(value) for key, value in node.entries if key.text in TABLE_FIELDS}
    goals, rows = node.get(GOALS), node.get(INDICATORS)
    return GoalTable(
        path=node.place.path,
        index=index,
        of=of,
        place=node.place,
        fields=fields,
        goals=tuple(cell for cell in map(_cell, _several(goals)) if not cell.blank),
        indicators=tuple(_indicator(_mapping(row), at) for at, row in enumerate(_several(rows))),
        funding=_lines(node.get(FUNDING), FUNDING_FIELDS),
        tasks=_lines(node.get(TASKS), TASK_FIELDS),
        regions=_lines(node.get(REGIONS), PLACE_FUNDING_FIELDS),
        form=frozenset(_cell(label).text for label in _several(node.get(PRINTED))),
    )


def _lines(node: YamlNode | None, known: Collection[str]) -> tuple[Line, ...]:
    found: list[Line] = []
    for item in _several(node):
        mapping = _mapping(item)
        _only(mapping, known)
        fields = {key.text: _cell(value) for key, value in mapping.entries}
        found.append(Line(mapping.place, fields))
    return tuple(found)


def _several(node: YamlNode | None) -> tuple[YamlNode, ...]:
    if node is None:
        return ()
    return node.items if isinstance(node, YamlSequence) else (node,)


def _indicator(node: YamlMapping, row: int) -> Indicator:
    _only(node, (*INDICATOR_FIELDS, PLACES))
    fields = {key.text: _cell(value) for key, value in node.entries if key.text != PLACES}
    given = node.get(PLACES)
    places = {} if given is None else {key.text: _cell(one) for key, one in _mapping(given).entries}
    return Indicator(row, node.place, fields, places)


def _cell(node: YamlNode) -> Cell:
    if not isinstance(node, YamlScalar):
        raise ExampleMistake(
            Mistake("例子里的这一项应当是一段文字；含逗号的文字在“{ }”里要加引号。", node.place)
        )
    return Cell(node.text.strip(), node.place)


def _mapping(node: YamlNode) -> YamlMapping:
    if isinstance(node, YamlMapping):
        return node
    raise ExampleMistake(Mistake("例子里的这一项应当是“键: 值”的形式。", node.place))


def _only(node: YamlMapping, known: Collection[str]) -> None:
    for key, value in node.entries:
        if key.text in known:
            continue
        advice = did_you_mean(key.text, known, labelled=FormLabels().fields_of(key.text))
        message = f"例子里没有“{key.text}”这一栏{advice}"
        if isinstance(value, YamlScalar) and not value.text:
            message = f"“{key.text}”被逗号从前一项切了下来：在“{{ }}”里含逗号的文字要加引号。"
        raise ExampleMistake(Mistake(message, key.place))


def example_mistakes(rules: Iterable[Rule]) -> list[Mistake]:
    """Mistakes in the form of examples; whether they give their outcome is for test_rules."""
    found: list[Mistake] = []
    for rule in rules:
        for example in rule.origin.examples:
            if example.file is not None:
                continue
            try:
                tables_of(example)
            except ExampleMistake as error:
                found.append(error.mistake)
    return found


def test_rules(
    rules: Sequence[Rule],
    packset: HasSurroundings,
    read_file_example: Callable[[Rule, str], int] | None = None,  # noqa: PT028  # no test
) -> tuple[ExampleResult, ...]:
    """Runs every example of the rules.

    `read_file_example` reads the text of a goal file and says how many findings the rule gets; it
    is asked for the rules of reading, and without it their examples are left out.
    """
    results: list[ExampleResult] = []
    for rule in rules:
        for example in rule.origin.examples:
            if example.file is not None:
                if read_file_example is None:
                    continue
                problem = _file_problem(example, read_file_example(rule, example.file))
                results.append(ExampleResult(rule.id, example, problem))
            else:
                results.append(_result(rule, example, packset))
    return tuple(results)


def bind_example(example: Example, packset: HasSurroundings) -> SetRecord:
    """The tables of an example as rules see them; raises ExampleMistake."""
    return bind_set(tables_of(example), today=example.today, packset=packset)


def run_example(rule: Rule, example: Example, packset: HasSurroundings) -> RuleOutcome:
    """What a rule comes to on an example; raises ExampleMistake."""
    return run_rule(rule, bind_example(example, packset))


def _result(rule: Rule, example: Example, packset: HasSurroundings) -> ExampleResult:
    if rule.reader:
        return ExampleResult(rule.id, example, "读取类规则的例子要写“文件: |”。")
    try:
        outcome = run_example(rule, example, packset)
    except ExampleMistake as error:
        return ExampleResult(rule.id, example, str(error.mistake))
    problem = verdict_on(example, outcome)
    return ExampleResult(rule.id, example, problem, _doubt(example, outcome) if problem else "")


def _doubt(example: Example, outcome: RuleOutcome) -> str:
    """Why the rule judged nothing in an example that should pass or be told."""
    if outcome.checked or example.expect not in ("good", "bad"):
        return ""
    if outcome.reasons:
        return f"不能判断：{outcome.reasons[0]}"
    return "不适用：要比的东西没有，或者不是同一类的值" if outcome.not_applicable else ""


def failures(results: Iterable[ExampleResult]) -> Iterator[tuple[ExampleResult, int]]:
    """Those that did not come out as they promise, each with for how many it stands: where the
    rule judged nothing in several, the cause is in the rule and is told once."""
    groups: dict[tuple[str, str], list[ExampleResult]] = {}
    for one in results:
        if not one.passed:
            kind = one.doubt.partition("：")[0]
            own = kind or str(one.example.place)
            groups.setdefault((one.rule, own), []).append(one)
    yield from ((several[0], len(several)) for several in groups.values())


def verdict_on(example: Example, outcome: RuleOutcome) -> str:
    """Why an outcome is not what the example promises, or an empty text."""
    said = (
        f"通过{outcome.passed}、不通过{outcome.failed}、"
        f"不适用{outcome.not_applicable}、不能判断{outcome.unknown}"
    )
    why = f"（{'；'.join(outcome.reasons)}）" if outcome.reasons else ""
    if outcome.not_applicable and not outcome.checked and not outcome.unknown:
        why = "：when不成立，或者要比的东西没有"
    looked_at = outcome.checked or outcome.not_applicable or outcome.unknown
    if not looked_at and example.expect in _PROMISED:
        return f"应当{_PROMISED[example.expect]}，但select没有选中任何一处。"
    match example.expect:
        case "good" if outcome.failed or not outcome.passed:
            return f"应当通过，结果是{said}{why}。"
        case "near" if outcome.failed or outcome.unknown:
            return f"应当不报，结果是{said}{why}。"
        case "unknown" if outcome.failed or not outcome.unknown:
            return f"应当不能判断，结果是{said}{why}。"
        case "bad" if example.count is not None and outcome.failed != example.count:
            return f"应当报{example.count}处，结果是{said}{why}。"
        case "bad" if not outcome.failed:
            return f"应当报出来，结果是{said}{why}。"
        case "bad":
            return _wrongly_said(example, outcome)
        case _:
            return ""


def _wrongly_said(example: Example, outcome: RuleOutcome) -> str:
    """Why the findings do not say what the example promises, or an empty text."""
    found = [finding for _, finding in outcome.findings]
    for what, promised, given in (
        ("应为", example.expected, [one.expected or "" for one in found]),
        ("改为", example.fixed, [one.fix.replacement if one.fix else "" for one in found]),
    ):
        if promised is not None and set(given) != {promised}:
            said = "”“".join(dict.fromkeys(given))
            return f"“{what}”应当是“{promised}”，结果是“{said}”。"
    missing = example.said is not None and not any(example.said in one.message for one in found)
    if missing:
        said = "”“".join(dict.fromkeys(one.message for one in found))
        return f"提示里应当有“{example.said}”，结果是“{said}”。"
    return ""


def _file_problem(example: Example, found: int) -> str:
    if example.expect == "bad":
        wanted = example.count
        if wanted is not None and found != wanted:
            return f"应当报{wanted}处，结果报了{found}处。"
        return "" if found else "应当报出来，结果没有报。"
    return f"应当不报，结果报了{found}处。" if found else ""
