"""`goalcheck rules test`: the examples of rules, what they cover, and whether they are strict."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.base.dataclass import dataclass
from checker.base.errors import UsageError
from checker.cli import choices
from checker.cli.commands import Command
from checker.cli.streams import say, tell_progress, write_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.packs import (
        DefinitionResult,
        ExampleResult,
        Mutant,
        MutationResult,
        PackSet,
    )
    from checker.rule import Rule

_LONG_MUTATION = 20
"""Rules from which mutation takes seconds: then it is run only when asked for."""


@click.command(cls=Command, name="test", options_metavar="[选项]")
@click.option(
    "--select", metavar="规则", multiple=True, callback=choices.names,
    shell_complete=choices.complete_rules,
    help="只测这些规则；不写时测 --pack 里的规则，没有 --pack 时测全部",
)  # fmt: skip
@click.option(
    "--pack", type=choices.PATH, metavar="路径", multiple=True, help="再加一个规则包，可写多次"
)
@click.option(
    "--mutate",
    is_flag=True,
    help="有意改坏规则，逐处列出例子看不出来的改动；有看不出来的，退出码为 1",
)
def test(*, select: tuple[str, ...], pack: tuple[str, ...], mutate: bool) -> int:
    """测试规则：例子的结果是否与所写的一致，每条规则是否至少报过一次、通过一次。

    规则较少时还会有意改坏规则（如把 ≤ 改成 <、去掉一个条件），看例子能不能看出来；
    加 --mutate 逐处列出看不出来的改动。例子有不一致的、没有报过或没有通过过的，退出码为 1。

    \b
    例：
      goalcheck rules test
      goalcheck rules test --pack 本单位.yaml --mutate
      goalcheck rules test --select GC2 --mutate
    """
    from checker.packs import load_packs
    from checker.readers import sheet_rows

    loaded = load_packs(tuple(map(Path, pack)), sheets=sheet_rows)
    for note in loaded.notes:
        say(f"注意：{note}")
    chosen = _chosen(loaded, select)
    return _tested(chosen, loaded, told=mutate)


def _tested(chosen: Sequence[Rule], loaded: PackSet, *, told: bool) -> int:
    from checker.packs import test_rules

    tell_progress("测试例子")
    results = test_rules(chosen, loaded, _findings_of_reading)
    if not results:
        raise UsageError("所选的规则没有例子，什么也没有测。")
    coverage = _Coverage.of(chosen, results)
    lines = [*_example_lines(chosen, results), *coverage.lines(), _count_line(chosen, results)]
    lines.append(coverage.summary())
    write_text("\n".join(lines) + "\n")
    failed = coverage.incomplete or not all(result.passed for result in results)
    if told or len(chosen) < _LONG_MUTATION:
        failed |= _mutate(chosen, loaded, told=told) and told
    else:
        say("加 --mutate 可以再看例子够不够严：有意改坏规则，看例子能不能看出来。")
    return 1 if failed else 0


def _chosen(loaded: PackSet, select: Sequence[str]) -> Sequence[Rule]:
    from checker.packs import CATALOGUE, select_rules

    if select:
        return select_rules(loaded, select)
    own = [rule for rule in loaded.rules if rule.pack != CATALOGUE]
    return own or loaded.rules


def _findings_of_reading(rule: Rule, text: str) -> int:
    """How many findings of a rule of reading a goal file gets."""
    from checker.pipeline import diagnose
    from checker.readers import read_text

    return len(diagnose(read_text(text, "例子.yaml"), {rule.id: rule}))


def _example_lines(rules: Sequence[Rule], results: Sequence[ExampleResult]) -> Iterator[str]:
    from checker.packs import failures

    by_id = {rule.id: rule for rule in rules}
    for one, count in failures(results):
        if count > 1:
            place = by_id[one.rule].sources["assert"].locate(0)
            yield f"{place}: {one.rule} {count}个例子都{one.doubt}。"
        else:
            yield f"{one.example.place}: {one.rule} 的{one.label}：{one.problem}"


def _count_line(chosen: Sequence[Rule], results: Sequence[ExampleResult]) -> str:
    passed = sum(result.passed for result in results)
    counts = f"一致 {passed}，不一致 {len(results) - passed}"
    return f"{len(chosen)} 条规则、{len(results)} 个例子：{counts}"


@dataclass(frozen=True, slots=True)
class _Coverage:
    """Rules by what their examples have not shown. `by_files` are rules of reading whose fault no
    example can hold (an encoding, a file cut off): the tests of the program show them.
    """

    rules: int
    by_files: int
    never_spoke: tuple[Rule, ...]
    never_silent: tuple[Rule, ...]
    told: frozenset[tuple[str, str]]
    """Rules and kinds of their examples of which one came out otherwise: that has been told, and
    is the cause; another is not wanted."""

    @classmethod
    def of(cls, chosen: Sequence[Rule], results: Sequence[ExampleResult]) -> _Coverage:
        done = [result for result in results if result.passed]
        spoke = Counter(result.rule for result in done if result.example.expect == "bad")
        silent = Counter(
            result.rule for result in done if result.example.expect in ("good", "near")
        )
        mute = [rule for rule in chosen if not spoke[rule.id]]
        return cls(
            len(chosen),
            sum(rule.reader for rule in mute),
            tuple(rule for rule in mute if not rule.reader),
            tuple(rule for rule in chosen if not silent[rule.id]),
            frozenset((one.rule, one.example.expect) for one in results if not one.passed),
        )

    @property
    def incomplete(self) -> bool:
        return bool(self.never_spoke or self.never_silent)

    def lines(self) -> Iterator[str]:
        for rules, what, key in (
            (self.never_spoke, "报过", "bad"),
            (self.never_silent, "通过过", "good"),
        ):
            for rule in rules:
                if (rule.id, key) not in self.told:
                    yield (
                        f"{rule.place}: {rule.id} {rule.title}：没有一个例子使它{what}，"
                        f"请在examples的{key}下加一个。"
                    )

    def summary(self) -> str:
        spoke = self.rules - len(self.never_spoke) - self.by_files
        silent = self.rules - len(self.never_silent)
        more = f"；{self.by_files} 条读取类规则写不成例子" if self.by_files else ""
        return f"覆盖：{spoke} 条规则至少报过一次，{silent} 条至少通过一次{more}"


def _mutate(chosen: Sequence[Rule], loaded: PackSet, *, told: bool) -> bool:
    """Tells what the examples did not notice; whether there is any of it."""
    from checker.packs import definitions_used, mutate, mutate_definition

    results = [mutate(rule, loaded) for rule in chosen if not rule.origin.template]
    if not results:
        return False
    named = [mutate_definition(one, loaded) for one in definitions_used(chosen, loaded)]
    weak = any(one.survivors for one in named) or any(
        result.survivors or result.stale for result in results
    )
    lines = [line for result in results for line in _mutation_lines(result)] if told else []
    lines += [line for one in named for line in _definition_lines(one)] if told else []
    lines.append(_mutation_count(results, named))
    lines += _group_lines([*results, *named])
    if weak:
        lines.append(
            "  请加一个例子，使改动后的结果与现在不同；"
            "确实没有差别的，连同理由写进这条规则的equivalent。"
            if told
            else "  加 --mutate 逐处列出。"
        )
    write_text("\n".join(lines) + "\n")
    return weak


def _group_lines(results: Sequence[MutationResult | DefinitionResult]) -> Iterator[str]:
    """The figures of the groups of rules (GC2, GC5), where there are several."""
    from checker.packs import mutants_by_group

    groups = mutants_by_group(results)
    if len(groups) > 1:
        for name, count in groups.items():
            yield f"  {name}：改动 {count.tried} 处，看不出 {count.alive} 处（{count.share}%）"


def _mutation_lines(result: MutationResult) -> Iterator[str]:
    rule = result.rule
    if result.survivors:
        yield ""
        yield f"{rule.id} {rule.title}：有 {len(result.survivors)} 处改动，例子看不出来"
    for mutant in result.survivors:
        yield from _mutant_lines(mutant)
    for entry in result.stale:
        yield (
            f"{rule.place}: {rule.id} 的equivalent里“{entry.change or entry.expression}”"
            "不是这条规则的一处改动，请删去或照列出的写法改。"
        )


def _definition_lines(result: DefinitionResult) -> Iterator[str]:
    if result.survivors:
        yield ""
        many = len(result.survivors)
        yield f"定义“{result.definition.name}”：有 {many} 处改动，用到它的规则的例子都看不出来"
    for mutant in result.survivors:
        yield from _mutant_lines(mutant)


def _mutant_lines(mutant: Mutant) -> Iterator[str]:
    yield f"  {mutant.place}: {mutant.part}：{mutant.change}"
    yield f"      expression: {mutant.expression}"


def _mutation_count(results: Sequence[MutationResult], named: Sequence[DefinitionResult]) -> str:
    every: tuple[MutationResult | DefinitionResult, ...] = (*results, *named)
    alive = sum(len(result.survivors) for result in every)
    known = sum(result.acknowledged for result in results)
    total = sum(result.tried for result in every)
    acknowledged = f"，认可没有差别 {known} 处" if known else ""
    return (
        f"变异：改动 {total} 处，例子看出 {total - alive - known} 处{acknowledged}，"
        f"看不出 {alive} 处"
    )
