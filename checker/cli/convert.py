"""`goalcheck convert`: any readable format to goal files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.base.dataclass import dataclass
from checker.base.errors import UsageError, said_of
from checker.cli import choices
from checker.cli.check import about_converting
from checker.cli.commands import Command
from checker.cli.options import (
    columns_option,
    config_option,
    convert_option,
    encoding_option,
    isolated_option,
)
from checker.cli.outputs import is_one_of, write_files
from checker.cli.request import Request
from checker.cli.streams import say, tell_progress, write_text
from checker.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.finding import Finding
    from checker.goalfile import Conversion
    from checker.model import Document
    from checker.readers import Vocabulary

_NAMED_AT_MOST = 5


@dataclass(frozen=True, slots=True)
class Target:
    """A goal file to be written, and what stands in its place now (None: nothing)."""

    path: Path
    text: str
    present: str | None

    @property
    def stale(self) -> bool:
        return self.present != self.text


@click.command(cls=Command, name="convert", options_metavar="[选项]")
@click.argument("inputs", type=choices.PATH, metavar="文件...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    type=choices.PATH,
    metavar="文件夹",
    required=True,
    help="目标文件写到这个文件夹",
)
@click.option("--force", is_flag=True, help="覆盖已有而内容不同的文件")
@click.option("--check", is_flag=True, help="不写文件，只看已有的是否与转换结果一致（否则为 1）")
@click.option(
    "--year",
    "--年度",
    "year",
    metavar="年度",
    callback=choices.year,
    help="表内没有年度时写这个；不写时取多数项目名称开头的年份",
)
@encoding_option
@columns_option
@convert_option
@config_option
@isolated_option
def convert(
    *,
    inputs: tuple[str, ...],
    output: str,
    force: bool,
    check: bool,
    year: int | None,
    encoding: str | None,
    columns: tuple[str, ...],
    allow_convert: bool,
    config: str | None,
    isolated: bool,
) -> int:
    """把 Word、Excel、PDF 等材料转成目标文件：一张表一个文件，01.yaml、02.yaml 依次编号。

    没有取的内容、推断的内容都在标准错误上说明。本单位的叫法、编码取自配置，同 lint 一样。

    \b
    例：
      goalcheck convert 绩效目标.docx -o goals/
      goalcheck convert 绩效目标.docx -o goals/ --check
    """
    from checker.goalfile import convert as convert_documents
    from checker.readers import with_own_words

    request = Request(
        paths=inputs, encoding=encoding, columns=columns, config=config, isolated=isolated
    )
    in_force = request.config_in_force()
    words = with_own_words(in_force.columns)
    documents = _read(inputs, words, in_force.encoding, allow_convert=allow_convert)
    unread = _tell_problems(documents, allow_convert=allow_convert)
    conversion = convert_documents(documents, None if year is None else str(year))
    if not conversion.files:
        raise UsageError(f"{'、'.join(inputs)} 里没有读出任何绩效目标表。")
    for note in conversion.notes:
        say(f"注意：{note}")
    targets = _targets(conversion, Path(output))
    _tell_others(targets)
    if check:
        return 1 if _stale(targets) or unread else 0
    _refuse_inputs(targets, documents)
    _write(targets, force=force)
    _tell_result(targets, documents)
    return 1 if unread else 0


def _read(
    inputs: Sequence[str], words: Vocabulary | None, encoding: str | None, *, allow_convert: bool
) -> list[Document]:
    from checker.copies import settle
    from checker.readers import discover, read

    def projects(path: Path) -> frozenset[str]:
        document = read(path, path.as_posix(), encoding=encoding, named=False, words=words)
        return frozenset(name for table in document.tables if (name := table.text("项目名称")))

    settled = settle(discover(map(Path, inputs)), projects)
    for note in settled.notes:
        say(f"注意：{note}")
    documents: list[Document] = []
    for path, shown, named in settled.kept:
        tell_progress("读取", len(documents), len(settled.kept))
        documents.append(
            read(
                path,
                shown,
                encoding=encoding,
                named=named,
                allow_convert=allow_convert,
                words=words,
            )
        )
    return documents


def _tell_problems(documents: Sequence[Document], *, allow_convert: bool) -> bool:
    """Says what could not be read as it stands, and what another program had to convert; true where
    something is missing for it."""
    from checker.packs import load_packs
    from checker.pipeline import diagnose

    rules = {rule.id: rule for rule in load_packs().rules if rule.reader}
    found = [one for document in documents for one in diagnose(document, rules)]
    for finding in found:
        say(_problem_line(finding))
    for note in about_converting((one.format for one in documents), allowed=allow_convert):
        say(note)
    return any(finding.severity is Severity.ERROR for finding in found)


def _problem_line(finding: Finding) -> str:
    severity = finding.severity.label
    return f"{finding.place}: {severity} {finding.rule} {finding.title}：{finding.message}"


def _targets(conversion: Conversion, folder: Path) -> list[Target]:
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} 不是文件夹。")
    return [
        Target(folder / file.name, file.text, _present(folder / file.name))
        for file in conversion.files
    ]


def _tell_others(targets: Sequence[Target]) -> None:
    """Numbered files of an earlier conversion that this one does not make."""
    made = {target.path.name for target in targets}
    folder = targets[0].path.parent
    others = sorted(path.name for path in folder.glob("*.yaml") if path.stem.isdecimal())
    stale = [name for name in others if name not in made]
    if stale:
        named = "、".join(stale[:_NAMED_AT_MOST]) + ("……" if len(stale) > _NAMED_AT_MOST else "")
        say(f"注意：{folder} 里还有不是这次转换写出的目标文件：{named}")


def _present(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8", errors="replace")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UsageError(f"读不了 {path}：{said_of(error)}") from error


def _stale(targets: Sequence[Target]) -> bool:
    """Says which files are not what converting would write; true where there are any."""
    stale = [target for target in targets if target.stale]
    for target in stale:
        state = "没有这个文件" if target.present is None else "内容不同"
        write_text(f"{target.path}：{state}\n")
    same = len(targets) - len(stale)
    write_text(f"{len(targets)} 个文件：一致 {same}，不一致 {len(stale)}\n")
    return bool(stale)


def _refuse_inputs(targets: Sequence[Target], documents: Iterable[Document]) -> None:
    """A goal file that is converted itself is never written over, whatever is asked."""
    read = [document.path for document in documents]
    met = [one.path for one in targets if one.stale and one.path.exists()]
    own = [path.as_posix() for path in met if is_one_of(path, read)]
    if own:
        raise UsageError(f"{own[0]} 正是这次读的文件，没有写任何文件，请换一个文件夹。")


def _write(targets: Sequence[Target], *, force: bool) -> None:
    """Writes what differs; refuses before the first file where that would overwrite something."""
    changed = [target for target in targets if target.stale]
    in_the_way = [target.path for target in changed if target.present is not None]
    if in_the_way and not force:
        named = "、".join(map(str, in_the_way[:_NAMED_AT_MOST]))
        more = "……" if len(in_the_way) > _NAMED_AT_MOST else ""
        raise UsageError(
            f"{len(in_the_way)} 个文件已有而内容不同（{named}{more}），"
            "没有写任何文件；加 --force 覆盖。"
        )
    write_files({target.path: target.text for target in changed})


def _tell_result(targets: Sequence[Target], documents: Iterable[Document]) -> None:
    tables = [table for document in documents for table in document.tables]
    rows = sum(len(table.indicators) for table in tables)
    written = sum(target.stale for target in targets)
    write_text(
        f"{len(tables)} 张表、{rows} 行指标，写到 {targets[0].path.parent}："
        f"新写 {written} 个文件，未变 {len(targets) - written} 个\n"
    )
