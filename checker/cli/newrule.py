"""`goalcheck rules new`: a rule as an author tells of it, with its examples."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.base.dataclass import dataclass
from checker.base.errors import Mistake, UsageError, did_you_mean
from checker.cli.commands import Command
from checker.cli.outputs import write_file
from checker.cli.schema import write_schema
from checker.cli.streams import say, write_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.packs import PackSet, Template
    from checker.strictyaml import YamlMapping

_FIRST = "BD001"
_OPTIONS = frozenset(
    ("title", "severity", "basis", "select", "when", "assert", "message", "at", "expected", "good",
     "bad")
)  # fmt: skip
"""Keys of a rule that are options of this command."""


@click.command(cls=Command, name="new", options_metavar="[选项]")
@click.argument("rule", metavar="[编号]", required=False)
@click.option(
    "--pack", metavar="文件", default="本单位.yaml", help="写进哪个规则包，默认 本单位.yaml"
)
@click.option("--template", metavar="模板", help="用哪个模板；不写时给一条自己写表达式的规则")
@click.option("--list-templates", is_flag=True, help="列出有哪些模板")
@click.option("--title", metavar="名称", help="查什么，几个字")
@click.option("--severity", metavar="程度", help="error、warning（默认）、info")
@click.option("--basis", metavar="依据", help="法律法规和条款，默认 审核惯例")
@click.option("--select", metavar="表达式", help="看哪里，默认 表")
@click.option("--when", metavar="表达式", help="什么条件下才看")
@click.option("--assert", "asked", metavar="表达式", help="要求什么；写了它就按所说的写规则")
@click.option("--message", metavar="话", help="不符合时说什么；{ } 里写栏目")
@click.option("--at", metavar="栏目", help="问题报在哪一栏")
@click.option("--expected", metavar="话", help="应当怎样")
@click.option("--good", metavar="例子", multiple=True, help="应当通过的例子，可写多次")
@click.option("--bad", metavar="例子", multiple=True, help="应当报出来的例子，可写多次")
def new(
    *,
    rule: str | None,
    pack: str,
    template: str | None,
    list_templates: bool,
    asked: str | None,
    good: tuple[str, ...],
    bad: tuple[str, ...],
    **said: str | None,
) -> int:
    """写一条规则的样子，带例子，马上能用，再改成要的。没有规则包时新建一个。

    编号不写时接着规则包里最后一条往下编。写了 --assert 的，照所说的写成规则，例子不成立的
    不写；写好后有意改坏它，例子看不出来的，照规则在界限上补几个例子，请看一遍是不是想要的；
    补了还看不出来的改动逐处列出。

    \b
    例：
      goalcheck rules new --list-templates
      goalcheck rules new --template 取值范围
      goalcheck rules new BD012 --pack 规则/本单位.yaml
      goalcheck rules new --title 预算过大 --at 预算数 --assert "预算数 ≤ 500万元"
        --good "预算数：500" --bad "预算数：500.01"
    """
    from checker.packs import load_packs
    from checker.readers import sheet_rows

    path = Path(pack)
    loaded = load_packs((path,), sheets=sheet_rows) if path.exists() else load_packs()
    if list_templates:
        return _list_templates(loaded)
    rule_id = _new_id(loaded, rule)
    told = {key: text for key, text in said.items() if text}
    if asked is None and (told or good or bad):
        raise UsageError("要照所说的写规则，还要写要求什么（--assert）；只要样子的，别的也不写。")
    if asked is None:
        _write(path, _rule_text(rule_id, _template(loaded, template)), rule_id, told=False)
        write_text(f"写好了 {pack}：规则 {rule_id}\n")
    elif template:
        raise UsageError("--template 和 --assert 只能写一个。")
    else:
        _write_told(path, rule_id, {**told, "assert": asked}, {"good": good, "bad": bad})
    say(f"试一试：goalcheck rules test --pack {pack} --select {rule_id}")
    return 0


def _write_told(
    path: Path, rule_id: str, told: Mapping[str, str], examples: Mapping[str, Sequence[str]]
) -> None:
    """Puts the rule an author told of into the pack, with examples on its boundaries beside the
    author's own, and says which. Raises UsageError where what every rule needs is not said."""
    from checker.packs import rule_as_told, tables_told

    needed = {"--title": told.get("title"), "--good": examples["good"], "--bad": examples["bad"]}
    missing = [option for option, text in needed.items() if not text]
    if missing:
        raise UsageError(f"还要写 {'、'.join(missing)}：规则要有名称，至少一个正例和一个反例。")
    tables = tables_told(told, examples)
    old = path.read_bytes() if path.exists() else None
    _write(path, rule_as_told(rule_id, told, tables), rule_id, told=True)
    further = _further(path, rule_id)
    if further:
        more = _with_further(tables, further)
        _write(path, rule_as_told(rule_id, told, more), rule_id, told=True, over=(old,))
    write_text(f"写好了 {path}：规则 {rule_id}\n")
    if further:
        say(f"补了 {len(further)} 个例子，请看一遍是不是想要的：")
    for one in further:
        say(f"  {one.text}")
    _say_unseen(path, rule_id)


def _list_templates(loaded: PackSet) -> int:
    write_text("".join(f"{one.name}  {one.about}\n" for one in loaded.templates.values()))
    return 0


def _new_id(loaded: PackSet, asked: str | None) -> str:
    """The id of the new rule. Raises UsageError where there is such a rule."""
    rule_id = asked or _next_id(loaded)
    if any(known.id == rule_id for known in loaded.rules):
        raise UsageError(f"编号“{rule_id}”已经有了；不写编号时会自动往下编。")
    return rule_id


def _next_id(loaded: PackSet) -> str:
    from checker.packs import CATALOGUE

    own = [rule.id for rule in loaded.rules if rule.pack != CATALOGUE]
    match = re.fullmatch(r"([A-Z]+)(\d+)", own[-1]) if own else None
    if match is None:
        return _FIRST
    return f"{match[1]}{int(match[2]) + 1:0{len(match[2])}}"


def _template(loaded: PackSet, name: str | None) -> Template | None:
    if name is None:
        return None
    known = loaded.templates
    if name not in known:
        offer = did_you_mean(name, known).removesuffix("。")
        raise UsageError(f"没有叫“{name}”的模板；可以用的有：{'、'.join(known)}{offer or '。'}")
    return known[name]


@dataclass(frozen=True, slots=True)
class _Further:
    """An example that was added: what it promises, the table, and both as people are told."""

    expect: str
    node: YamlMapping
    text: str


def _further(path: Path, rule_id: str) -> list[_Further]:
    """Examples that notice what the author's own would not."""
    from checker.packs import LABELS, example_text, further_examples, load_packs
    from checker.readers import sheet_rows

    loaded = load_packs((path,), sheets=sheet_rows)
    found = further_examples(loaded.rule(rule_id), loaded)
    texts = [(example_text(one.node) or "见规则包").replace("\n", " ／ ") for one in found]
    return [
        _Further(one.expect, one.node, f"{LABELS[one.expect]}：{text}")
        for one, text in zip(found, texts, strict=True)
    ]


def _with_further(
    tables: Mapping[str, Sequence[YamlMapping]], further: Sequence[_Further]
) -> dict[str, list[YamlMapping]]:
    """All examples; one that says more of a table of the author's stands in its place."""
    from checker.packs import is_same_table

    every = {expect: list(several) for expect, several in tables.items()}
    for one in further:
        several = every.setdefault(one.expect, [])
        several[:] = [old for old in several if not is_same_table(old, one.node)]
        several.append(one.node)
    return every


def _say_unseen(path: Path, rule_id: str) -> None:
    """Which changes of the new rule its examples would not notice."""
    from checker.packs import load_packs, survivors
    from checker.readers import sheet_rows

    loaded = load_packs((path,), sheets=sheet_rows)
    unseen = survivors(loaded.rule(rule_id), loaded)
    for one in unseen:
        say(f"例子看不出：{one.part}：{one.change}")
    if unseen:
        say("请再加例子，使改动后的结果与现在不同。")


def _rule_text(rule_id: str, template: Template | None) -> str:
    from checker.packs import rule_by_hand, rule_of_template

    return rule_of_template(rule_id, template) if template else rule_by_hand(rule_id)


def _write(
    path: Path, rule: str, rule_id: str, *, told: bool, over: tuple[bytes | None] | None = None
) -> None:
    """Puts the rule into the pack, or into what it held before (`over`); what would not load, or
    was told with examples that come out otherwise, is not left behind. Raises UsageError."""
    from checker.packs import SCHEMA_FILE, load_packs, new_pack, with_rules
    from checker.readers import sheet_rows

    old = over[0] if over else path.read_bytes() if path.exists() else None
    text = new_pack(path.stem) if old is None else old.decode("utf-8-sig")
    write_file(path, with_rules(text, path.as_posix(), [rule]))
    try:
        loaded = load_packs((path,), sheets=sheet_rows)
        if told:
            _check_examples(loaded, rule_id)
    except UsageError as error:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        path.unlink() if old is None else write_file(path, old)
        raise UsageError(
            [_of_option(one, lines) for one in error.mistakes] if told else error.mistakes
        ) from None
    if old is None:
        write_schema(path.parent / SCHEMA_FILE, loaded)


def _check_examples(loaded: PackSet, rule_id: str) -> None:
    """Raises UsageError where an example of the new rule does not come out as it was told."""
    from checker.packs import test_rules

    results = test_rules((loaded.rule(rule_id),), loaded)
    failed = [
        Mistake(f"{one.label}：{one.problem}", one.example.place)
        for one in results
        if not one.passed
    ]
    if failed:
        raise UsageError(failed)


def _of_option(mistake: Mistake, lines: Sequence[str]) -> Mistake:
    """The mistake by the option it was made in: its line was written and taken back."""
    at = mistake.place.line if mistake.place else None
    above: Sequence[str] = lines[:at] if at else ()
    keys = (re.match(r"\s*(?:- )?([a-z]+):", line) for line in reversed(above))
    option = next((key[1] for key in keys if key and key[1] in _OPTIONS), None)
    return mistake if option is None else Mistake(f"--{option}：{mistake.message}")
