"""docs/编辑器.md: what it tells to configure is run in the editors that are installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import BROKEN_CAP
from tools.build_pictures import neovim_configuration

pytestmark = pytest.mark.browser

PAGE = Path(__file__).resolve().parents[2] / "docs" / "编辑器.md"
SAID = "成本指标“养护经费”的上限96万元"
FIXED = "≤80.5万元"

# Opens the table, prints what is said of it, takes the quick fix of the cap and prints its line.
NEOVIM = """\
vim.cmd('edit goals/01.yaml')
vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 50)
vim.wait(1500)
for _, one in ipairs(vim.diagnostic.get(0)) do print(one.lnum + 1, one.message) end
vim.fn.search('96.00')
vim.ui.select = function(all, _, choose) choose(all[1], 1) end
print(pcall(vim.lsp.buf.code_action))
vim.wait(5000, function() return vim.fn.getline('.'):find('80.5') ~= nil end, 50)
print(vim.fn.getline('.'))
vim.cmd('qa!')
"""
EMACS = """\
(require 'package) (package-initialize)
(require 'yaml-mode) (require 'eglot)
%s
(setq eglot-sync-connect 20 eglot-confirm-server-initiated-edits nil)
(find-file "goals/01.yaml")
(run-hooks 'post-command-hook)
(defun wait-for (claim)
  (let ((n 0))
    (while (and (< n 200) (not (funcall claim))) (accept-process-output nil 0.1) (setq n (1+ n)))))
(wait-for #'eglot-current-server)
(flymake-start)
(wait-for #'flymake-diagnostics)
(accept-process-output nil 1.5)
(dolist (one (flymake-diagnostics))
  (message "%%s" (flymake-diagnostic-text one)))
(goto-char (point-min)) (search-forward "96.00")
(eglot-code-actions (line-beginning-position) (line-end-position) "quickfix" t)
(wait-for (lambda () (save-excursion (goto-char (point-min)) (search-forward "80.5万元" nil t))))
(message "%%s" (buffer-substring (line-beginning-position) (line-end-position)))
"""


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "goals").mkdir()
    (tmp_path / "goals" / "01.yaml").write_text(BROKEN_CAP, encoding="utf-8")
    (tmp_path / "goalcheck.yaml").write_text("年度: 2025\n", encoding="utf-8")
    return tmp_path


def said_by(folder: Path, *command: str) -> str:
    """What an editor prints that finds the command beside this Python."""
    scripts = str(Path(sys.executable).parent)
    done = subprocess.run(
        command,
        cwd=folder,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=120,
        env={
            **os.environ,
            "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
            "LANG": "C.UTF-8",
            "HOME": str(folder),
        },
    )
    return done.stdout


@pytest.mark.skipif(shutil.which("nvim") is None, reason="needs Neovim")
def test_neovim_shows_the_findings_and_takes_a_fix(office: Path) -> None:
    (office / "init.lua").write_text(neovim_configuration(), encoding="utf-8")
    (office / "try.lua").write_text(NEOVIM, encoding="utf-8")
    said = said_by(
        office, "nvim", "--headless", "-n", "-i", "NONE", "-u", "init.lua", "-S", "try.lua"
    )
    assert SAID in said
    assert FIXED in said.splitlines()[-1]


def has_eglot() -> bool:
    wanted = "(progn (require 'package) (package-initialize) (require 'yaml-mode) (require 'eglot))"
    return (
        shutil.which("emacs") is not None
        and subprocess.run(
            ["emacs", "--batch", "--eval", wanted], check=False, capture_output=True
        ).returncode
        == 0
    )


@pytest.mark.skipif(not has_eglot(), reason="needs Emacs with eglot and yaml-mode")
def test_emacs_shows_the_findings_and_takes_a_fix(office: Path) -> None:
    (configuration,) = blocks("elisp")
    (office / "try.el").write_text(EMACS % configuration, encoding="utf-8")
    said = said_by(office, "emacs", "--batch", "-l", "try.el")
    assert SAID in said
    assert FIXED in said.splitlines()[-1]
