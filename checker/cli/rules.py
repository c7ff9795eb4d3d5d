"""`goalcheck rules`: list, show and test the rules of the packs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli import choices
from checker.cli.commands import Command, Group
from checker.cli.newrule import new
from checker.cli.outputs import refuse_foreign
from checker.cli.ruletests import test
from checker.cli.schema import schema
from checker.cli.streams import write_report, write_text
from checker.cli.tryout import try_out
from checker.cli.workbook import export_rules, import_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.packs import PackSet
    from checker.rule import Rule

_PACK = click.option(
    "--pack", type=choices.PATH, metavar="路径", multiple=True, help="再加一个规则包，可写多次"
)
_SELECT = click.option(
    "--select", metavar="规则", multiple=True, callback=choices.names,
    shell_complete=choices.complete_rules,
    help="只要这些规则：编号、编号开头（GC2）、英文名或中文名，逗号隔开",
)  # fmt: skip


# What every page of rules begins with, so that no other page is written over.
_GENERATED = "由 goalcheck rules docs 生成".encode()


@click.group(cls=Group, name="rules", options_metavar="[选项]", subcommand_metavar="命令 ...")
def rules() -> None:
    """列出、查看、测试规则。

    \b
    例：
      goalcheck rules list --select GC2
      goalcheck rules show GC202
      goalcheck rules test --pack 本单位.yaml
    """


@rules.command(cls=Command, name="list", options_metavar="[选项]")
@_SELECT
@_PACK
@click.option(
    "--output-format",
    metavar="格式",
    default="table",
    callback=choices.one_of(("table", "json")),
    help="table（默认）或 json",
)
@click.option(
    "--basis", is_flag=True, help="按依据归类：哪几条有法律法规，哪几条参见文件，哪几条只是审核惯例"
)
def list_rules(
    *, select: tuple[str, ...], pack: tuple[str, ...], output_format: str, basis: bool
) -> int:
    """列出规则：编号、名称、程度、依据，以及是否默认选用。

    \b
    例：
      goalcheck rules list
      goalcheck rules list --basis
      goalcheck rules list --select GC2 --output-format json
    """
    chosen = _chosen(_load(pack), select)
    if basis:
        from checker.cli.ruletext import basis_lines

        write_text("\n".join(basis_lines(chosen)) + "\n")
        return 0
    if output_format == "json":
        objects = [_object(rule) for rule in chosen]
        write_report(json.dumps(objects, ensure_ascii=False, indent=2) + "\n")
        return 0
    from checker.reports import text_grid

    rows = [
        [
            rule.id,
            rule.title,
            rule.severity.label,
            "是" if rule.enabled else "否",
            rule.texts.basis,
            rule.name,
        ]
        for rule in chosen
    ]
    table = text_grid(["规则", "名称", "程度", "默认", "依据", "英文名"], rows)
    write_text(f"{table}\n\n共 {len(chosen)} 条规则\n")
    return 0


@rules.command(cls=Command, name="show", options_metavar="[选项]")
@click.argument(
    "names",
    metavar="规则...",
    nargs=-1,
    required=True,
    shell_complete=choices.complete_rules,
)
@_PACK
def show(*, names: tuple[str, ...], pack: tuple[str, ...]) -> int:
    """查看规则全文。规则写编号、英文名或中文名，可写多条。

    \b
    例：
      goalcheck rules show GC202 元/万元混用
    """
    from checker.cli.ruletext import rule_lines

    loaded = _load(pack)
    found = [loaded.rule(name) for name in names]
    around = loaded.surroundings
    write_text("\n\n\n".join("\n".join(rule_lines(rule, around)) for rule in found) + "\n")
    return 0


@rules.command(cls=Command, name="docs", options_metavar="[选项]")
@click.option(
    "-o",
    "--output",
    "folder",
    type=choices.PATH,
    metavar="文件夹",
    default="docs/rules",
    help="写到哪里，默认 docs/rules",
)
@click.option("--check", is_flag=True, help="只比较，不写；有不一致的退出码为 1")
@_PACK
def docs(*, folder: str, check: bool, pack: tuple[str, ...]) -> int:
    """生成规则的说明：每条规则一页，加目录、规则语言和模板各一页。

    \b
    例：
      goalcheck rules docs -o docs/rules
      goalcheck rules docs --check
    """
    from checker.rulebook import rule_pages

    pages = rule_pages(_load(pack))
    target = Path(folder)
    stale = [name for name, text in pages.items() if _text_of(target / name) != text]
    surplus = sorted(path.name for path in target.glob("*.md") if path.name not in pages)
    if not check:
        for name in stale:
            refuse_foreign(target / name, lambda data: _GENERATED in data)
        target.mkdir(parents=True, exist_ok=True)
        for name in stale:
            (target / name).write_text(pages[name], encoding="utf-8", newline="\n")
        write_text(f"{folder}：{len(pages)} 页，更新 {len(stale)} 页\n")
        return 0
    for name in (*stale, *surplus):
        write_text(f"{folder}/{name}: 与规则不一致，请运行 goalcheck rules docs\n")
    return 1 if stale or surplus else 0


for _command in (test, try_out, new, export_rules, import_rules, schema):
    rules.add_command(_command)


def _text_of(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _load(pack: Sequence[str]) -> PackSet:
    from checker.packs import load_packs
    from checker.readers import sheet_rows

    return load_packs(tuple(map(Path, pack)), sheets=sheet_rows)


def _chosen(loaded: PackSet, select: Sequence[str]) -> Sequence[Rule]:
    from checker.packs import select_rules

    return select_rules(loaded, select) if select else loaded.rules


def _object(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "name": rule.name,
        "title": rule.title,
        "severity": rule.severity.value,
        "enabled": rule.enabled,
        "locked": rule.locked,
        "basis": rule.texts.basis or None,
        "pack": rule.pack,
        "since": rule.texts.since,
        "template": rule.origin.template.name if rule.origin.template else None,
    }
