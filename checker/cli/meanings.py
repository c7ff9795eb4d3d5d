"""Words that people who know other programs type, and what says the same here.

A registry to read and add to. Of several answers the first counts whose option the command has;
an answer that begins with `goalcheck` is another command.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.reports import FORMATS

if TYPE_CHECKING:
    from collections.abc import Collection

PROGRAM = "goalcheck"

# Formats that nobody reads in a terminal.
_FILES = ("html", "xlsx", "docx")
_ONLY = ("--select", "--rule")
_WITHOUT = ("--ignore", "--exclude")
_FORMAT = ("--output-format",)
_TO = ("--output-file", "--output-dir", "--output")
_LEAST = ("--fail-level", "--min-severity")
_SHOWN = ("--min-severity", "--fail-level")
_AT_ONCE = ("--jobs",)
_SHOWS_ONLY = ("--diff", "--check")
_CHECK, _REVIEW = ("goalcheck lint",), ("goalcheck audit",)
_PLAIN = ("--color never",)

# An option without its hyphens -> what is meant.
OPTIONS: dict[str, tuple[str, ...]] = {
    **{name: (f"--output-format {name}",) for name in FORMATS},
    **{name: (f"--report {name}:文件", f"--output-format {name}") for name in _FILES},
    **dict.fromkeys(("f", "format", "formatter", "reporter", "as", "style"), _FORMAT),
    **dict.fromkeys(
        ("s", "r", "only", "rule", "rules", "enable", "code", "include", "filter"), _ONLY
    ),
    **dict.fromkeys(("i", "disable", "skip", "without", "exclude-rule", "no-rule"), _WITHOUT),
    **dict.fromkeys(("x", "exclude-path", "ignore-path", "ignore-file"), ("--exclude",)),
    **dict.fromkeys(("out", "outfile", "output", "out-file", "to", "output-path"), _TO),
    **dict.fromkeys(("outdir", "out-dir", "folder", "dest"), ("--output-dir", *_TO)),
    **dict.fromkeys(("fail-on", "threshold", "error-level", "strict", "werror"), _LEAST),
    **dict.fromkeys(("severity", "level", "min-level"), _SHOWN),
    **dict.fromkeys(("info", "hints", "all"), ("--min-severity info",)),
    **dict.fromkeys(("j", "threads", "workers", "parallel", "processes"), _AT_ONCE),
    **dict.fromkeys(("no-color", "no-colour", "nocolor"), _PLAIN),
    **dict.fromkeys(("colour", "colors"), ("--color",)),
    **dict.fromkeys(("c", "conf", "config-file", "settings"), ("--config",)),
    **dict.fromkeys(("no-config", "noconfig"), ("--isolated",)),
    **dict.fromkeys(("p", "plugin", "rulepack", "rules-dir", "packs"), ("--pack",)),
    **dict.fromkeys(("dry-run", "n", "preview", "check-only"), _SHOWS_ONLY),
    **dict.fromkeys(("unsafe", "aggressive"), ("--unsafe-fixes",)),
    **dict.fromkeys(("overwrite", "yes", "y"), ("--force",)),
    **dict.fromkeys(("silent", "no-summary"), ("--quiet",)),
    **dict.fromkeys(("debug", "trace"), ("--verbose",)),
    **dict.fromkeys(("date", "today"), ("--as-of",)),
    **dict.fromkeys(("words", "synonyms", "aliases"), ("--columns",)),
    **dict.fromkeys(("charset", "codepage"), ("--encoding",)),
    **dict.fromkeys(("stdin", "stdin-name", "stdin-display-name"), ("--stdin-filename",)),
    **dict.fromkeys(("no-fail", "soft-fail", "exit0"), ("--exit-zero",)),
    **dict.fromkeys(("fix", "autofix", "write", "in-place"), ("goalcheck fix",)),
    **dict.fromkeys(("explain", "why"), ("goalcheck explain",)),
    **dict.fromkeys(("list-rules", "show-rules"), ("goalcheck rules list",)),
    "version": ("goalcheck --version",),
    **dict.fromkeys(("init", "generate-config"), ("goalcheck init",)),
    **dict.fromkeys(("write-baseline", "generate-baseline"), ("goalcheck baseline write",)),
}

# A command -> what is meant.
COMMANDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("validate", "verify", "run", "scan", "test", "inspect", "analyze"), _CHECK),
    **dict.fromkeys(("report", "review", "submit"), _REVIEW),
    **dict.fromkeys(("help", "man"), ("goalcheck --help",)),
    "version": ("goalcheck --version",),
    **dict.fromkeys(("format", "autofix", "correct", "repair"), ("goalcheck fix",)),
    **dict.fromkeys(("comment", "mark", "markup"), ("goalcheck annotate",)),
    **dict.fromkeys(("import", "export", "to-yaml"), ("goalcheck convert",)),
    **dict.fromkeys(("server", "serve", "language-server"), ("goalcheck lsp",)),
    **dict.fromkeys(("list", "list-rules"), ("goalcheck rules list",)),
    **dict.fromkeys(("rule", "why", "show"), ("goalcheck explain",)),
    **dict.fromkeys(("value", "eval"), ("goalcheck parse",)),
    **dict.fromkeys(("settings", "configure"), ("goalcheck config show",)),
    **dict.fromkeys(("clean", "clear"), ("goalcheck cache clear",)),
    "new": ("goalcheck rules new",),
    "watch": ("goalcheck lint --watch",),
}


def meant(word: str, known: dict[str, tuple[str, ...]], names: Collection[str]) -> str | None:
    """What stands in `known` for a word, of what there is (`names`) and other commands."""
    said = known.get(word.casefold(), ())
    return next((one for one in said if one.split()[0] in (PROGRAM, *names)), None)
