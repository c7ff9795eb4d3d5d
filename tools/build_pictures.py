"""The pictures of the documentation, each made of what the program writes now.

    python tools/build_pictures.py [--page GOALCHECK.HTML] [FOLDER]     dist/pictures

`build_site.py` shows those that lie there where a page of docs/ says so, `<!-- 图：名称 说明 -->`;
they are kept nowhere else, so that none can be older than the site. Needs Chromium; LibreOffice for
the copy and the list, Neovim and tmux for the editor: a picture that cannot be made is left out
and said so.
"""

from __future__ import annotations

import argparse
import html
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = ROOT / "examples" / "documents" / "jinnan.docx"
GOALS = ROOT / "examples" / "goals"
DESKTOP, PHONE = (1100, 760), (390, 780)
COLUMNS, LINES = 110, 30
PATIENCE = 300.0
"""Seconds after which a picture is given up; nothing is expected to take them."""


class CannotDraw(Exception):
    """Why there is no picture."""


def main(folder: Path, page: Path | None) -> int:
    """Makes every picture; 1 where one could not be made."""
    folder.mkdir(parents=True, exist_ok=True)
    left_out = 0
    with tempfile.TemporaryDirectory(prefix="goalcheck-pictures-") as name, _browser() as browser:
        scene = Scene(browser, Path(name), page)
        for picture, draw in PICTURES.items():
            try:
                data = draw(scene)
            except CannotDraw as error:
                left_out += 1
                print(f"!!!! 没有画 {picture}：{error}", file=sys.stderr)
                continue
            (folder / f"{picture}.png").write_bytes(_small(data))
            print(f"{folder / picture}.png")
    return int(left_out > 0)


class Scene:
    """Where pictures are made: a browser, a folder, and goalcheck.html."""

    def __init__(self, browser: Browser, folder: Path, page: Path | None) -> None:
        self.browser = browser
        self.folder = folder
        self._page = page

    @property
    def page(self) -> Path:
        """goalcheck.html, built where nobody has."""
        if self._page is None:
            self._page = self.folder / "goalcheck.html"
            _run([sys.executable, "tools/build_page.py", "-o", self._page])
        return self._page

    @contextmanager
    def window(self, size: tuple[int, int]) -> Generator[Page]:
        context = self.browser.new_context(viewport={"width": size[0], "height": size[1]})
        try:
            yield context.new_page()
        finally:
            context.close()

    def goalcheck(self, *arguments: object) -> None:
        """The command, for what it writes into files."""
        _run([sys.executable, "-m", "checker", *arguments], failing=(2,))


def clerk_page(scene: Scene) -> bytes:
    """The page with a document dropped on it."""
    with scene.window(DESKTOP) as window:
        window.goto(scene.page.as_uri())
        _wait(window, "document.documentElement.dataset.ready")
        window.set_input_files("#files", DOCUMENT)
        _wait(window, "document.documentElement.dataset.checked")
        window.wait_for_timeout(500)
        return window.screenshot()


def report(scene: Scene) -> bytes:
    return _report(scene, DESKTOP)


def report_on_a_phone(scene: Scene) -> bytes:
    return _report(scene, PHONE)


def _report(scene: Scene, size: tuple[int, int]) -> bytes:
    """The report of the whole example, as it opens."""
    file = scene.folder / "报告.html"
    if not file.exists():
        scene.goalcheck("audit", GOALS, "--report", f"html:{file}")
    with scene.window(size) as window:
        window.goto(file.as_uri())
        window.wait_for_timeout(500)
        return window.screenshot()


def commented_copy(scene: Scene) -> bytes:
    """A Word copy, with a sign where a comment is."""
    scene.goalcheck("annotate", DOCUMENT, "-o", scene.folder / "批注")
    (copy,) = (scene.folder / "批注").rglob("*.docx")
    return _first_page(scene, copy, "pdf:writer_pdf_Export")


def list_of_findings(scene: Scene) -> bytes:
    """The list in Excel, printed."""
    file = scene.folder / "清单.xlsx"
    scene.goalcheck("audit", GOALS, "--report", f"xlsx:{file}")
    return _first_page(scene, file, "pdf:calc_pdf_Export")


def _first_page(scene: Scene, file: Path, kind: str) -> bytes:
    """The first page of an Office document as LibreOffice prints it."""
    import pypdfium2

    office = _program("soffice", "libreoffice")
    profile = (scene.folder / "office").as_uri()
    _run(
        [
            office, f"-env:UserInstallation={profile}", "--headless", "--norestore",
            "--convert-to", kind, "--outdir", scene.folder, file,
        ]
    )  # fmt: skip
    with pypdfium2.PdfDocument(scene.folder / f"{file.stem}.pdf") as document:
        picture: Any = document[0].render(scale=1.6).to_pil()
    kept = io.BytesIO()
    picture.save(kept, "PNG")
    return kept.getvalue()


def editor(scene: Scene) -> bytes:
    """Neovim as the page for editors configures it, on a goal file with faults."""
    folder = scene.folder / "editor"
    folder.mkdir()
    (folder / "05.yaml").write_bytes((GOALS / "05.yaml").read_bytes())
    (folder / "init.lua").write_text(neovim_configuration(), encoding="utf-8")
    with _terminal(scene) as terminal:
        terminal(
            "new-session", "-d", "-x", str(COLUMNS), "-y", str(LINES), "-c", str(folder),
            _program("nvim"), "-n", "-i", "NONE", "-u", "init.lua", "+syntax on", "+32", "05.yaml",
        )  # fmt: skip
        deadline = time.monotonic() + PATIENCE
        while "成本上限高于" not in terminal("capture-pane", "-p"):
            if time.monotonic() > deadline:
                raise CannotDraw("Neovim 没有显示问题")
            time.sleep(0.2)
        screen = terminal("capture-pane", "-e", "-p")
    with scene.window((COLUMNS * 10, LINES * 21)) as window:
        window.set_content(screen_page(screen))
        return window.screenshot()


def neovim_configuration() -> str:
    """What docs/编辑器.md tells to write into init.lua for the Neovim that is installed."""
    page = (ROOT / "docs" / "编辑器.md").read_text(encoding="utf-8")
    recent, older = re.findall(r"```lua\n(.*?)```", page, re.DOTALL)
    said = _run([_program("nvim"), "--version"])
    version = re.search(r"v(\d+)\.(\d+)", said)
    return recent if version and (int(version[1]), int(version[2])) >= (0, 11) else older


@contextmanager
def _terminal(scene: Scene) -> Generator[Callable[..., str]]:
    """tmux with a server of its own, in which the command is found."""
    tmux = _program("tmux")
    scripts = Path(sys.executable).parent
    environment = {
        **os.environ,
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
    }
    socket = str(scene.folder / "tmux")

    def call(*arguments: str) -> str:
        return _run([tmux, "-S", socket, "-f", os.devnull, *arguments], environment=environment)

    try:
        yield call
    finally:
        subprocess.run([tmux, "-S", socket, "kill-server"], check=False, capture_output=True)


_SIXTEEN = [
    *("#1e1e1e", "#cd3131", "#0dbc79", "#e5e510", "#2472c8", "#bc3fbc", "#11a8cd", "#e5e5e5"),
    *("#666666", "#f14c4c", "#23d18b", "#f5f543", "#3b8eea", "#d670d6", "#29b8db", "#ffffff"),
]
_STEPS = (0, 95, 135, 175, 215, 255)


def screen_page(screen: str) -> str:
    """What tmux says of a screen, as a page."""
    parts: list[str] = []
    style: dict[str, str] = {}
    for text, codes in re.findall(r"([^\x1b]*)(?:\x1b\[([\d;]*)m)?", screen):
        shown = ";".join(f"{name}:{value}" for name, value in style.items())
        parts.append(f'<span style="{shown}">{html.escape(text)}</span>')
        _turn(style, [int(code or 0) for code in codes.split(";")] if codes or text else [])
    return (
        "<meta charset=utf-8><style>body{margin:0;background:#1e1e1e}pre{margin:8px;color:#ddd;"
        "font:16px/20px 'Noto Sans Mono CJK SC','DejaVu Sans Mono',monospace}</style>"
        f"<pre>{''.join(parts)}</pre>"
    )


def _turn(style: dict[str, str], codes: list[int]) -> None:
    """What the codes of a terminal make of the style of what follows."""
    waiting = iter(codes)
    for code in waiting:
        match code:
            case 0:
                style.clear()
            case 1:
                style["font-weight"] = "bold"
            case 4:
                style["text-decoration"] = "underline"
            case 39 | 49:
                style.pop("color" if code == 39 else "background", None)
            case 38 | 48 if next(waiting, 0) == 5:
                style["color" if code == 38 else "background"] = _colour(next(waiting, 0))
            case _ if 30 <= code % 60 <= 37:
                style["color"] = _SIXTEEN[code % 60 - 30 + 8 * (code >= 90)]
            case _ if 40 <= code % 60 <= 47:
                style["background"] = _SIXTEEN[code % 60 - 40 + 8 * (code >= 100)]
            case _:
                pass


def _colour(number: int) -> str:
    """One of the 256 colours of a terminal."""
    if number < len(_SIXTEEN):
        return _SIXTEEN[number]
    if number >= 232:
        grey = 8 + 10 * (number - 232)
        return f"rgb({grey},{grey},{grey})"
    red, green, blue = (_STEPS[(number - 16) // size % 6] for size in (36, 6, 1))
    return f"rgb({red},{green},{blue})"


# Name -> what draws it. The names are those that pages of docs/ ask for.
PICTURES: dict[str, Callable[[Scene], bytes]] = {
    "网页": clerk_page,
    "报告": report,
    "报告在手机上": report_on_a_phone,
    "批注": commented_copy,
    "清单": list_of_findings,
    "编辑器": editor,
}


@contextmanager
def _browser() -> Generator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=_program("chromium", "chromium-browser", "google-chrome"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        try:
            yield browser
        finally:
            browser.close()


def _wait(window: Page, claim: str) -> None:
    """Waits by asking: the page forbids what Playwright's own waiting does."""
    deadline = time.monotonic() + PATIENCE
    while not window.evaluate(f"!!({claim})"):
        if time.monotonic() > deadline:
            raise CannotDraw(f"等不到 {claim}")
        window.wait_for_timeout(100)


def _small(data: bytes) -> bytes:
    """The picture in 256 colours: a third of the size, and nobody sees it."""
    from PIL import Image

    kept = io.BytesIO()
    Image.open(io.BytesIO(data)).convert("RGB").quantize(256).save(kept, "PNG", optimize=True)
    return kept.getvalue()


def _program(*names: str) -> str:
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        raise CannotDraw(f"没有装 {'、'.join(names)}")
    return found


def _run(
    command: list[object],
    *,
    failing: tuple[int, ...] = (),
    environment: dict[str, str] | None = None,
) -> str:
    """What a program prints. Raises CannotDraw where it ends in anything but 0, or, with
    `failing`, in one of these."""
    done = subprocess.run(
        list(map(str, command)),
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
    )
    if done.returncode in failing or (done.returncode and not failing):
        raise CannotDraw(f"{command[0]}：{done.stderr.strip()[-500:]}")
    return done.stdout


if __name__ == "__main__":
    from extra import require

    require("playwright")
    parser = argparse.ArgumentParser(description="做出文档里的图")
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "dist" / "pictures")
    parser.add_argument("--page", type=Path, help="已经做好的 goalcheck.html")
    asked = parser.parse_args()
    sys.exit(main(asked.folder, asked.page))
