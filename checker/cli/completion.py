"""`goalcheck completion`: what a shell needs to complete commands, options and rules.

click knows bash, zsh and fish; PowerShell, which Chinese Windows has, is added here.
"""

from __future__ import annotations

import os

import click
from click.shell_completion import (
    CompletionItem,
    ShellComplete,
    add_completion_class,
    get_completion_class,
)

from checker.cli import choices
from checker.cli.commands import Command
from checker.cli.streams import write_report

SHELLS = ("bash", "zsh", "fish", "powershell")
VARIABLE = "_GOALCHECK_COMPLETE"

# PowerShell decodes what a program prints by the console's code page, which on Chinese Windows is
# GBK, while we print UTF-8. Where nothing is printed it completes paths by itself.
_POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $encoding = [Console]::OutputEncoding
    [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
    $env:COMP_WORDS = ($commandAst.CommandElements | ForEach-Object { $_.Extent.Text }) -join "`n"
    $env:COMP_INCOMPLETE = $wordToComplete
    $env:%(complete_var)s = "powershell_complete"
    %(prog_name)s | Where-Object { $_ } | ForEach-Object {
        $value, $help = $_ -split "`t", 2
        if (-not $help) { $help = $value }
        [System.Management.Automation.CompletionResult]::new(
            $value, $value, "ParameterValue", $help)
    }
    $env:%(complete_var)s = $null
    $env:COMP_WORDS = $null
    $env:COMP_INCOMPLETE = $null
    [Console]::OutputEncoding = $encoding
}
"""


@add_completion_class
class PowerShellComplete(ShellComplete):
    """Completion as PowerShell's native completers ask for it."""

    name = "powershell"
    source_template = _POWERSHELL

    def get_completion_args(self) -> tuple[list[str], str]:
        words = [word.strip("'\"") for word in os.environ["COMP_WORDS"].split("\n")]
        incomplete = os.environ["COMP_INCOMPLETE"].strip("'\"")
        done = words[1:-1] if incomplete else words[1:]
        return done, incomplete

    def format_completion(self, item: CompletionItem) -> str:
        return f"{item.value}\t{item.help or ''}"

    def complete(self) -> str:
        """One candidate a line; paths are left to PowerShell."""
        args, incomplete = self.get_completion_args()
        items = self.get_completions(args, incomplete)
        return "\n".join(self.format_completion(item) for item in items if item.type == "plain")


@click.command(cls=Command, name="completion", options_metavar="[选项]")
@click.argument(
    "shell",
    metavar="SHELL",
    callback=choices.one_of(SHELLS),
    shell_complete=choices.completing(SHELLS),
)
def completion(*, shell: str) -> int:
    """输出命令补全的脚本，SHELL 写 bash、zsh、fish 或 powershell。

    \b
    例：
      goalcheck completion bash >> ~/.bashrc
      goalcheck completion zsh >> ~/.zshrc
      goalcheck completion fish > ~/.config/fish/completions/goalcheck.fish
      goalcheck completion powershell >> $PROFILE
    """
    found = get_completion_class(shell)
    if found is not None:
        asking = found(click.Command("goalcheck"), {}, "goalcheck", VARIABLE)
        # Not asking.source(): for bash that first runs bash to ask for its version.
        write_report(asking.source_template % asking.source_vars() + "\n")
    return 0
