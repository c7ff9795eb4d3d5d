"""What a pack may say but hardly means: told, not refused.

A definition nobody uses, a condition that is always so, a word that stands twice in a list.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from checker.base.dataclass import fields
from checker.base.errors import Mistake, did_you_mean
from checker.language import SyntaxSlip, parse, show, show_value
from checker.language import nodes as n

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from checker.base.place import Place
    from checker.language import Parameter, Source
    from checker.rule import Rule

_MANY = 2
"""Times from which on a percentage may have been meant."""
_PARAMETERS = "参数"
_EXPRESSIONS = ("select", "when", "assert")


def doubts_about(rule: Rule) -> Iterator[Mistake]:
    """Everything doubtful in a rule that an office wrote, each at its place."""
    yield from _unused(rule)
    yield from _hollow(rule)
    for name, parameter in rule.parameters.items():
        if parameter.type.base == "列表":
            words = cast("tuple[object, ...]", parameter.value)
            yield from repeated_words(map(str, words), name, rule.place)
    message = rule.sources.get("message")
    if message is not None and not re.search(r"[^\W\d_]", message.text):
        said = f"“message”只有“{message.text.strip()}”，看的人不知道哪里不对。"
        yield Mistake(said, message.locate(0))


def repeated_words(words: Iterable[str], name: str, place: Place) -> Iterator[Mistake]:
    """Words that stand in a list more than once."""
    twice = [word for word, count in Counter(words).items() if count > 1]
    if twice:
        yield Mistake(f"“{name}”里写了两次的有：{'、'.join(twice)}。", place)


def words_not_there(
    gone: Iterable[str], old: Collection[str], name: str, place: Place
) -> Iterator[Mistake]:
    """Words that are to be taken from a list and are not in it."""
    missing = [word for word in gone if word not in old]
    if missing:
        advice = did_you_mean(missing[0], old).removesuffix("。")
        said = f"“{name}”里没有{'、'.join(f'“{word}”' for word in missing)}，去不掉"
        yield Mistake(f"{said}{advice or '。'}", place)


def _unused(rule: Rule) -> Iterator[Mistake]:
    """Definitions and parameters that no expression and no message names."""
    if rule.origin.template is not None:
        return
    texts = [source.text for source in _sources(rule)]
    for name, source in rule.define:
        if not any(_names(text, name) for text in texts if text is not source.text):
            yield Mistake(f"“define”里的“{name}”没有用到。", source.locate(0))
    for name in rule.parameters:
        if not any(re.search(rf"参数\s*[.．]\s*{re.escape(name)}(?!\w)", text) for text in texts):
            yield Mistake(f"参数“{name}”没有用到。", rule.place)


def _sources(rule: Rule) -> Iterator[Source]:
    yield from rule.sources.values()
    yield from (source for _, source in rule.define)
    for clause in rule.related:
        yield from (clause.select, clause.message)
    if rule.fix is not None:
        yield rule.fix.replacement


def _names(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _hollow(rule: Rule) -> Iterator[Mistake]:
    """Conditions that come to the same whatever stands in the table."""
    if rule.origin.template is not None:
        return
    written = [(key, rule.sources[key]) for key in _EXPRESSIONS if key in rule.sources]
    for _, source in (*written, *rule.define):
        try:
            tree = parse(source.text)
        except SyntaxSlip:
            continue
        for node in _nodes(tree):
            said = _always(node) or _mixed(node, source.text) or _times(node, rule.parameters)
            if said:
                yield Mistake(said, source.place(node.span))


def _nodes(tree: n.Expr) -> Iterator[n.Expr]:
    yield tree
    for one in fields(tree):
        value: object = getattr(tree, one.name)
        parts = cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,)
        for part in parts:
            if isinstance(part, n.Expr):
                yield from _nodes(part)


def _mixed(node: n.Expr, text: str) -> str:
    """What is said of 且 and 或 beside each other without brackets: few know which goes first."""
    if not isinstance(node, n.Logic) or node.operator != "或":
        return ""
    bare = (
        one
        for one in node.operands
        if isinstance(one, n.Logic) and text[one.span.start : one.span.start + 1] not in ("(", "（")
    )
    first = next(bare, None)
    if first is None:
        return ""
    said = "“且”和“或”写在一起，先算“且”。要先算“或”的，把“或”的两边括起来"
    return f"{said}；就是这个意思的，也请加括号：“({show(first)})”。"


def _times(node: n.Expr, parameters: Mapping[str, Parameter]) -> str:
    """What is said of a share that is held against a bare number: 20 is 20 times, not 20%."""
    if not isinstance(node, n.Compare):
        return ""
    for share, bare in ((node.left, node.right), (node.right, node.left)):
        divided = isinstance(share, n.Arithmetic) and share.operator == "÷"
        written = _number_written(bare, parameters) if divided else ""
        if written and Decimal(written) >= _MANY:
            said = f"“{show(share)}”是比，同{show(bare)}比就是{written}倍"
            return f"{said}：百分之{written}写“{written}%”，{written}倍写“{written}倍”。"
    return ""


def _number_written(node: n.Expr, parameters: Mapping[str, Parameter]) -> str:
    """The bare number that a literal or a parameter is, nothing for anything else."""
    text = node.text if isinstance(node, n.Quantity) else ""
    if isinstance(node, n.Member) and getattr(node.owner, "name", "") == _PARAMETERS:
        given = parameters.get(node.name)
        text = show_value(given.value) if given is not None else ""
    return text if text.isascii() and text.replace(".", "", 1).isdigit() else ""


def _always(node: n.Expr) -> str:
    """Why a node makes no difference, empty where it may."""
    match node:
        case n.Compare(_, left, right) if show(left) == show(right):
            return f"“{show(node)}”两边是同一项，比较没有意义。"
        case n.Logic(operator, operands):
            twice = [text for text, count in Counter(map(show, operands)).items() if count > 1]
            return f"“{operator}”的两边写了同一个条件：{twice[0]}。" if twice else ""
        case n.Implies(condition, consequence) if show(condition) == show(consequence):
            return f"“{show(node)}”总是成立。"
        case _:
            return ""
