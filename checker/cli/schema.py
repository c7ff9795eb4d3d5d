"""`goalcheck rules schema`: the JSON Schema of packs, goal files and configurations."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli import choices
from checker.cli.commands import Command
from checker.cli.outputs import is_schema, refuse_foreign, write_file
from checker.cli.streams import write_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.packs import PackSet

_SUBJECTS = ("pack", "goal", "config")


def write_schema(path: Path, loaded: PackSet) -> None:
    """Puts the schema beside a new pack, unless something else has its name."""
    if not path.exists() or is_schema(path.read_bytes()):
        write_file(path, schema_text("pack", loaded))


@click.command(cls=Command, name="schema", options_metavar="[选项]")
@click.option(
    "--for",
    "subject",
    metavar="对象",
    default="pack",
    callback=choices.one_of(_SUBJECTS),
    help="pack 规则包（默认）、goal 目标文件、config 配置文件",
)
@click.option("--pack", metavar="路径", multiple=True, help="把这个规则包里的模板也算上，可写多次")
@click.option("-o", "--output-file", metavar="文件", help="写到文件，不写到标准输出")
def schema(*, subject: str, pack: Sequence[str], output_file: str | None) -> int:
    """打印 JSON Schema，编辑器靠它补全、说明和标出写错的地方。

    在 YAML 文件的第一行写 # yaml-language-server: $schema=文件名，编辑器（如 VS Code
    装上 YAML 扩展）就会用它。

    \b
    例：
      goalcheck rules schema > goalcheck-pack.schema.json
      goalcheck rules schema --for goal -o goalcheck-goal.schema.json
    """
    from checker.packs import load_packs
    from checker.readers import sheet_rows

    text = schema_text(subject, load_packs(tuple(map(Path, pack)), sheets=sheet_rows))
    if output_file is None:
        write_text(text)
    else:
        refuse_foreign(Path(output_file), is_schema)
        write_file(Path(output_file), text)
        write_text(f"写好了 {output_file}\n")
    return 0


def schema_text(subject: str, loaded: PackSet) -> str:
    """The JSON Schema for pack, goal or config."""
    from checker import config
    from checker.goalfile import goal_schema
    from checker.packs import pack_schema

    made: dict[str, Any] = {
        "pack": lambda: pack_schema(loaded),
        "goal": goal_schema,
        "config": config.schema,
    }
    return json.dumps(made[subject](), ensure_ascii=False, indent=2) + "\n"
