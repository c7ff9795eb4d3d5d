"""`goalcheck rules export` and `import`: the rules of templates as an Excel workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.base.errors import UsageError
from checker.cli.commands import Command
from checker.cli.outputs import is_rulebook, refuse_foreign, write_file
from checker.cli.schema import write_schema
from checker.cli.streams import say, write_text

if TYPE_CHECKING:
    from collections.abc import Sequence


@click.command(cls=Command, name="export", options_metavar="[选项]")
@click.argument("workbook", metavar="工作簿.xlsx")
@click.option("--pack", metavar="文件", help="导出这个规则包里用模板的规则和改动；不写时是空表")
@click.option("--force", is_flag=True, help="覆盖已有的工作簿")
def export_rules(*, workbook: str, pack: str | None, force: bool) -> int:
    """把用模板写的规则和改动导出成 Excel 工作簿：一个模板一张表，带说明和下拉。

    改好后用 goalcheck rules import 导回来。

    \b
    例：
      goalcheck rules export rules.xlsx
      goalcheck rules export rules.xlsx --pack 本单位.yaml
    """
    from checker.packs import load_packs
    from checker.readers import sheet_rows
    from checker.rulebook import export_workbook

    target = Path(workbook)
    if target.exists() and not force:
        raise UsageError(f"{workbook} 已经有了，没有改动；加 --force 覆盖。")
    refuse_foreign(target, is_rulebook)
    path = Path(pack) if pack else None
    loaded = load_packs((path,) if path else (), sheets=sheet_rows)
    write_file(target, export_workbook(loaded, path.as_posix() if path else None))
    own = [rule for rule in loaded.rules if path and rule.place.path == path.as_posix()]
    written = [rule for rule in own if rule.origin.template]
    write_text(f"写好了 {workbook}：{len(written)} 条规则、{len(loaded.overrides)} 处改动\n")
    left = [rule.id for rule in own if not rule.origin.template]
    if left:
        say(f"注意：不用模板的规则不进工作簿，导入时原样保留：{'、'.join(left)}")
    return 0


@click.command(cls=Command, name="import", options_metavar="[选项]")
@click.argument("workbook", metavar="工作簿.xlsx")
@click.option(
    "-o", "--output-file", metavar="文件", help="写进哪个规则包；不写时与工作簿同名（.yaml）"
)
@click.option("--pack", metavar="路径", multiple=True, help="所依据的别的规则包，可写多次")
def import_rules(*, workbook: str, output_file: str | None, pack: Sequence[str]) -> int:
    """把工作簿里的规则导入规则包。逐格检查并试过例子，有一格不对就不写文件。

    规则包已有时，只改工作簿里改过的规则；不用模板的规则、注释原样保留。

    \b
    例：
      goalcheck rules import rules.xlsx -o 本单位.yaml
    """
    from checker.packs import SCHEMA_FILE
    from checker.rulebook import import_workbook

    source = Path(workbook)
    target = Path(output_file) if output_file else source.with_suffix(".yaml")
    is_new = not target.exists()
    done = import_workbook(source, target, tuple(map(Path, pack)))
    write_file(target, done.text)
    if is_new:
        from checker.packs import load_packs

        write_schema(target.parent / SCHEMA_FILE, load_packs())
    for note in done.notes:
        say(f"注意：{note}")
    said = [
        f"{what} {len(ids)} 条（{'、'.join(ids)}）"
        for what, ids in (("新增", done.added), ("修改", done.changed), ("删除", done.removed))
        if ids
    ]
    said += [f"改动现有 {done.overrides} 处"] if done.overrides is not None else []
    write_text(f"写好了 {target}：{'，'.join(said) or '没有变化'}\n")
    return 0
