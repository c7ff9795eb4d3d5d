"""`goalcheck fix`: applies the edits that rules propose."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.base.dataclass import replace
from checker.base.errors import UsageError, said_of
from checker.cli import choices
from checker.cli.check import Request, exit_code, perform, report_options
from checker.cli.commands import Command
from checker.cli.options import choosing_options, counting_options
from checker.cli.outputs import state_of
from checker.cli.streams import say, write_report, write_text
from checker.fixes import SourceChanged, replace_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.config import Config
    from checker.finding import Run
    from checker.fixes import Policy, Repair

# Documents that are never changed themselves: what is fixed is a copy.
_COPIED = frozenset({"docx", "xlsx"})


@click.command(cls=Command, name="fix", options_metavar="[选项]")
@choosing_options
@click.option("--diff", "only_diff", is_flag=True, help="只显示会改哪些行，不写文件")
@click.option(
    "--unsafe-fixes", is_flag=True, help="也做要人核对的改动，只限 --select 逐条点名的规则"
)
@click.option(
    "-o", "--output-dir", metavar="文件夹", help="改好的都写成副本放在这里，原件（包括 YAML）都不动"
)
@click.option("--force", is_flag=True, help="覆盖改过的副本")
@click.option(
    "--output-format",
    metavar="格式",
    default="text",
    callback=choices.one_of(("text", "json")),
    help="text（默认）或 json",
)
@counting_options
def fix(
    *,
    only_diff: bool,
    unsafe_fixes: bool,
    output_dir: str | None,
    force: bool,
    output_format: str,
    **options: Any,
) -> int:
    """按规则给出的改法改文件，默认只做不改变意思的（符号、单位换算、引号）。

    YAML 和文本文件就地改（用 -o 时也写副本），只动那一格的文字，引号、缩进、注释都
    不变。Word、Excel 不动原件，改好的另存为“名称.改好.docx”，接着用这一份；它再被人改过就不会被覆盖
    （除非加 --force）。改完会重新检查，会带来新问题的不改。
    要人核对的改动须加 --unsafe-fixes，并用 --select 点名规则。

    退出码：0 改完后没有达到 --fail-level 的问题，1 还有，2 没有做成。用 --diff 时
    文件不变，退出码按现在的文件算。

    \b
    例：
      goalcheck fix goals/ --diff
      goalcheck fix goals/
      goalcheck fix goals/ --unsafe-fixes --select GC202
    """
    from checker.fixes import refusal_lines, repair_diff, repair_json, repair_text

    request = Request(**options)
    config = request.config_in_force()
    done = _repair(request, config, unsafe=unsafe_fixes)
    for line in refusal_lines(done):
        say(line)
    if only_diff:
        write_text(repair_diff(done))
        return exit_code(done.before, request, config)
    written = _write(done, request.paths or (".",), output_dir, force=force)
    show = repair_json if output_format == "json" else repair_text
    write_report(show(done, written, report_options(request, config)))
    return exit_code(done.after, request, config)


def _repair(request: Request, config: Config, *, unsafe: bool) -> Repair:
    from checker.fixes import repair, with_offers
    from checker.readers import with_own_words

    if "-" in request.paths:
        raise UsageError("fix 改的是文件，不能从标准输入读（-）。")
    policy = _policy(request, config, unsafe=unsafe)
    # Whatever was selected, an edit may bring no finding of any rule that is usually on.
    every_rule = replace(
        request,
        select=(),
        extend_select=(*request.extend_select, *request.select),
        every_row=True,
        quiet=True,
    )

    def check(files: Mapping[str, bytes]) -> Run:
        return perform(replace(every_rule, overlay=files))

    words = with_own_words(config.columns)
    done = repair(check, policy, config.encoding, words=words)
    done = with_offers(done, check, config.encoding, words)
    if not request.quiet:
        for note in done.after.notes:
            say(f"注意：{note}")
    if not request.select:
        return done
    asked = replace(request, quiet=True)
    after = perform(replace(asked, overlay=done.files), config)
    return replace(done, before=perform(asked, config), after=after)


def _policy(request: Request, config: Config, *, unsafe: bool) -> Policy:
    """Rules are asked for by name when `--select` holds their id, name or title."""
    from checker.fixes import Policy
    from checker.packs import load_packs, select_rules
    from checker.readers import sheet_rows

    packs = load_packs(config.packs, sheets=sheet_rows)
    chosen = select_rules(packs, config.select, config.extend_select, config.ignore)
    wanted = {name.lower() for name in request.select}
    named = {
        rule.id for rule in packs.rules if wanted & {rule.id.lower(), rule.name, rule.title.lower()}
    }
    if unsafe and not named:
        raise UsageError(
            "--unsafe-fixes 的改动要人核对，请用 --select 逐条点名规则，例如 --select GC202。"
        )
    return Policy(frozenset(rule.id for rule in chosen), frozenset(named), unsafe)


def _write(
    done: Repair, arguments: Sequence[str], folder: str | None, *, force: bool
) -> dict[str, str]:
    """Writes every changed file, or a copy; where each went. Raises UsageError."""
    from checker.cli.copies import target_of, write_copies
    from checker.copies import CopyKind

    formats = {file.path: file.format for file in done.before.files if file.skipped is None}
    copies = {
        path: new
        for path, new in done.files.items()
        if folder is not None or formats[path] in _COPIED
    }
    targets = target_of(copies, arguments, folder, CopyKind.FIXED)
    write_copies(copies, done.originals, targets, CopyKind.FIXED, read=formats, force=force)
    written = {path: target.as_posix() for path, target in targets.items()}
    in_place = [path for path in done.files if path not in copies]
    for number, path in enumerate(in_place):
        try:
            replace_file(Path(path), done.originals[path], done.files[path])
        except (SourceChanged, OSError) as error:
            state = state_of(list(map(Path, written.values())), list(map(Path, in_place[number:])))
            raise UsageError(f"{_why_not_written(path, error)}。{state}") from error
        written[path] = path
    return {path: written[path] for path in done.files}


def _why_not_written(path: str, error: SourceChanged | OSError) -> str:
    if isinstance(error, OSError):
        return f"写不了文件 {path}：{said_of(error)}"
    return f"{path} 在检查之后又被改过，没有写回，请重新运行"
