"""`goalcheck lsp`: the editor service, on standard input and output."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

import click

from checker.base.errors import UsageError
from checker.cli.commands import LastingCommand
from checker.cli.request import Request
from checker.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from checker.config import Config
    from checker.lsp import FileOrder


@click.command(cls=LastingCommand, name="lsp", options_metavar="[选项]")
@click.option("--stdio", is_flag=True, help="从标准输入读、往标准输出写（总是这样，写不写都行）")
def lsp(*, stdio: bool) -> int:
    """给编辑器用的服务（Language Server Protocol）：边写边查，给出改法、读法和补全。

    由编辑器启动，不在终端里直接用。怎样在 VS Code、Neovim、Emacs、JetBrains 里配置，
    见 docs/编辑器.md。配置照 lint 一样从文件向上找。要装 lsp 这一组依赖（.[lsp]）。

    \b
    例：
      goalcheck lsp --stdio
      vim.lsp.config('goalcheck', {cmd = {'goalcheck', 'lsp'}, filetypes = {'yaml'}})
    """
    if find_spec("pygls") is None:
        raise UsageError("编辑器服务要装 lsp 这一组依赖：在本仓库的文件夹里 pip install '.[lsp]'。")
    from checker.lsp import serve

    serve(FromConfiguration())
    return 0


class FromConfiguration:
    """Orders as `lint` would have them for the same files."""

    def of_file(self, path: str) -> FileOrder:
        request = Request(paths=(path,))
        return _order(request, request.config_in_force())

    def under(self, config: Path, texts: Mapping[Path, str]) -> FileOrder:
        from checker.config import load_config

        return _order(Request(paths=(str(config.parent),)), load_config(config, texts))


def _order(request: Request, config: Config) -> FileOrder:
    from checker.lsp import FileOrder

    least = config.min_severity or min(
        Severity.WARNING, config.fail_level, key=lambda severity: severity.rank
    )
    return FileOrder(request.job(config), least, config.rule_pages)
