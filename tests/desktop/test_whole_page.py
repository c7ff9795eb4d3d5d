"""goalcheck.html in Chromium: opened from disk by itself, it finds what the command finds, and asks
nothing of any network."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import sys
import threading
import zipfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from tests.desktop.firefox import firefox, installed
from tests.desktop.pages import desk, told, wait_until_ready
from tests.desktop.programs import converted
from tests.readers import writing
from tests.readers.test_shapes import form
from tools.build_pictures import PICTURES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.desktop.pages import Desk

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
TABLE = """\
年度: 2025
单位名称: 某区水务局
项目名称: 2025年{name}河道清淤
预算数: {budget}
绩效目标:
  - 清理{name}河道淤积
绩效指标:
  - 一级指标: 产出指标
    二级指标: 数量指标
    三级指标: 清淤长度
    指标值: ≥12公里
  - 一级指标: 产出指标
    二级指标: 成本指标
    三级指标: 清淤总费用
    指标值: ≤30万元
"""
PACK = """\
pack: office.water
version: 1.0.0
language: 1
extends: cn.budget-goal
overrides:
  - id: GC401
    severity: error
    reason: 本局要求
"""


def built(target: Path, *more: str) -> Path:
    command = [sys.executable, "tools/build_page.py", "-o", str(target), *more]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return target


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("page") / "goalcheck.html")


@pytest.fixture(scope="module")
def opened(page_file: Path) -> Iterator[Desk]:
    with desk(page_file.as_uri()) as one:
        yield one


def command(folder: Path, *names: str) -> dict[str, Any]:
    """The JSON of the command over the same files."""
    asked = ("--isolated", "--output-format", "json", "--min-severity", "info")
    run = subprocess.run(
        [sys.executable, "-m", "checker", "audit", *names, *asked],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode in (0, 1), run.stderr
    result: dict[str, Any] = json.loads(run.stdout)
    return result


def test_the_page_is_one_file_of_at_most_twelve_megabytes(page_file: Path) -> None:
    assert page_file.stat().st_size <= 12_000_000
    assert [one.name for one in page_file.parent.iterdir()] == ["goalcheck.html"]


def test_it_names_the_licence_of_everything_inside(page_file: Path) -> None:
    page = page_file.read_text(encoding="utf-8")
    rows = dict(re.findall(r"<tr><td>([^<]+)</td><td>[^<]+</td><td>([^<]+)</td></tr>", page))
    assert rows["Pyodide"] == "MPL-2.0"
    assert {"goalcheck", "CPython", "PyYAML", "lark", "click"} <= rows.keys()
    assert any(name.startswith("PDFium") for name in rows)


@pytest.mark.parametrize("name", ["jinnan.docx", "jinnan.xlsx", "jinnan.html", "jinnan.txt"])
def test_a_document_gives_the_findings_of_the_command(
    opened: Desk, tmp_path: Path, name: str
) -> None:
    document = Path(shutil.copy(ROOT / "examples" / "documents" / name, tmp_path))
    run = opened.check(document)
    by_command = command(tmp_path, name)
    assert told(run["findings"]) == told(by_command["findings"])
    assert run["ledger"] == by_command["ledger"]
    assert run["summary"]["tables"] == 22


def test_a_pdf_gives_the_findings_of_the_command(opened: Desk, tmp_path: Path) -> None:
    document = shutil.copy(ROOT / "examples" / "documents" / "jinnan.docx", tmp_path)
    printed = converted(Path(document), "pdf")
    run = opened.check(printed)
    assert run["summary"]["tables"] == 22
    assert told(run["findings"]) == told(command(printed.parent, printed.name)["findings"])


@pytest.mark.parametrize("kind", ["cut", "garbage", "noise", "locked", "picture"])
def test_a_pdf_that_cannot_be_read_is_told_as_the_command_tells_it(
    opened: Desk, tmp_path: Path, kind: str
) -> None:
    whole = writing.pdf_bytes([writing.form(form("泵站"))])
    data = {
        "cut": whole[: len(whole) // 2],
        "garbage": b"%PDF-1.7\n\x00\xff",
        "noise": bytes(255 - one if at % 97 == 50 else one for at, one in enumerate(whole)),
        "locked": locked_pdf(),
        "picture": picture_pdf(),
    }[kind]
    file = tmp_path / f"{kind}.pdf"
    file.write_bytes(data)
    run = opened.check(file)
    assert told(run["findings"]) == told(command(tmp_path, file.name)["findings"])
    assert run["summary"]["tables"] == 0


def locked_pdf() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("open", "own"))
    canvas.drawString(50, 50, "closed")
    canvas.save()
    return out.getvalue()


def picture_pdf() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawInlineImage(Image.new("L", (9, 9)), 0, 0, 500, 500)
    canvas.save()
    return out.getvalue()


def test_a_folder_gives_the_findings_of_the_command(opened: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "goals"
    shutil.copytree(ROOT / "examples" / "goals", folder)
    run = opened.check_folder(folder)
    assert told(run["findings"]) == told(command(tmp_path, "goals")["findings"])


def test_the_report_stands_in_the_page_and_its_tables_open_at_a_click(
    opened: Desk, tmp_path: Path
) -> None:
    for number, name in enumerate("甲乙丙丁戊"):
        text = TABLE.format(name=name, budget="20.00" if name == "丁" else "30.00")
        (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
    opened.check(*tmp_path.iterdir())
    report = opened.page.frame_locator("#report")
    first = report.locator(".table").first
    assert first.locator("h3").inner_text() == "2025年丁河道清淤"
    assert first.locator("summary").inner_text().startswith("退回")
    assert report.locator(".finding:visible").count() == 0
    first.locator("summary").click()
    assert "GC202" in first.locator(".findings").inner_text()
    report.locator(".bars a[href='#rule=GC202']").click()
    assert report.locator(".table:visible h3").all_inner_texts() == ["2025年丁河道清淤"]
    opened.page.keyboard.press("j")
    assert report.locator(".finding.here").is_visible()


@pytest.mark.parametrize("asked", ["button", "keys"])
def test_printing_prints_the_report_and_not_the_page_around_it(
    opened: Desk, tmp_path: Path, asked: str
) -> None:
    (tmp_path / "一.yaml").write_text(TABLE.format(name="庚", budget="20.00"), encoding="utf-8")
    opened.check(tmp_path / "一.yaml")
    opened.page.frame_locator("#report").locator(".table").first.wait_for()
    frame = next(one for one in opened.page.frames if one is not opened.page.main_frame)
    for one in (frame, opened.page):
        one.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1; }; }")
    if asked == "button":
        opened.page.click("#print")
    else:
        opened.page.keyboard.press("Control+p")
    while not frame.evaluate("window.printed"):
        opened.page.wait_for_timeout(100)
    assert frame.evaluate("window.printed") == 1
    assert opened.page.evaluate("window.printed") == 0


def test_the_next_report_takes_the_place_of_the_last(opened: Desk, tmp_path: Path) -> None:
    for name in "甲乙":
        file = tmp_path / f"{name}.yaml"
        file.write_text(TABLE.format(name=name, budget="20.00"), encoding="utf-8")
        opened.check(file)
        heads = opened.page.frame_locator("#report").locator(".table h3")
        assert heads.all_inner_texts() == [f"2025年{name}河道清淤"]
        assert heads.first.is_visible()


def test_files_that_cannot_be_read_are_named_and_cost_the_others_nothing(
    opened: Desk, tmp_path: Path
) -> None:
    good = tmp_path / "好.yaml"
    good.write_text(TABLE.format(name="乙", budget="20.00"), encoding="utf-8")
    alone = opened.check(good)["findings"]
    bad = {
        "旧.doc": OLD_WORD,
        "坏.docx": b"PK\x03\x04" + bytes(300),
        "开.html": b"<table><tr><td>" + b"<a " * 20_000,
        "怪.xls": "<table><tr><td>若<![数量]>则".encode(),
        "空.xlsx": b"",
        "乱.pdf": b"%PDF-1.7\n\x00\xff",
    }
    files = [tmp_path / name for name in bad]
    for file in files:
        file.write_bytes(bad[file.name])
    run = opened.check(good, *files)
    assert told([one for one in run["findings"] if one["path"] == good.name]) == told(alone)
    assert {one["path"] for one in run["findings"]} >= set(bad)


def test_tables_are_counted_without_the_files_that_were_not_read(
    opened: Desk, tmp_path: Path
) -> None:
    document = shutil.copy(ROOT / "examples" / "documents" / "jinnan.docx", tmp_path / "送审.docx")
    (tmp_path / "说明.docx").write_bytes(b"not a document")
    opened.check(Path(document), tmp_path / "说明.docx")
    assert opened.page.inner_text("#result-title").startswith("查了 1 个文件、22 张表：")


def test_beside_a_copy_it_is_said_what_was_not_written_and_nothing_else(
    opened: Desk, tmp_path: Path
) -> None:
    document = shutil.copy(ROOT / "examples" / "documents" / "jinnan.docx", tmp_path / "送审.docx")
    (tmp_path / "说明.docx").write_bytes(b"not a document")
    opened.check(Path(document), tmp_path / "说明.docx")
    opened.take("annotated", tmp_path)
    first, *more = opened.page.inner_text("#taken").splitlines()
    assert first == "已存为 送审.批注.docx（在浏览器的下载文件夹里）。"
    assert [line.partition("：")[0] for line in more] == ["没有写 说明.docx"]
    opened.take("fixed", tmp_path)
    said = opened.page.inner_text("#taken").splitlines()
    assert said == ["已存为 送审.改好.docx（在浏览器的下载文件夹里）。"]


def test_no_advice_to_install_anything_is_given(opened: Desk, tmp_path: Path) -> None:
    for name, data in {
        "旧.doc": OLD_WORD,
        "旧.wps": OLD_WORD,
        "乱.pdf": b"%PDF-1.7\n%%EOF\n",
    }.items():
        (tmp_path / name).write_bytes(data)
    run = opened.check(*tmp_path.iterdir())
    said = " ".join(one["message"] + (one["expected"] or "") for one in run["findings"])
    assert "pip" not in said
    assert "另存" in said


def test_three_hundred_tables_are_checked_and_listed(opened: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "送审"
    folder.mkdir()
    for number in range(300):
        text = TABLE.format(name=f"第{number}号", budget="20.00" if number % 3 else "30.00")
        (folder / f"{number:03}.yaml").write_text(text, encoding="utf-8")
    run = opened.check_folder(folder)
    assert run["summary"]["tables"] == 300
    report = opened.page.frame_locator("#report")
    assert report.locator(".table").count() == 300
    assert report.locator("body").evaluate("(body) => body.scrollHeight") < 20_000
    assert sum(one["rule"] == "GC202" for one in run["findings"]) == 200


def test_the_marked_copy_and_the_list_can_be_taken_away(opened: Desk, tmp_path: Path) -> None:
    document = Path(shutil.copy(ROOT / "examples" / "documents" / "jinnan.docx", tmp_path))
    opened.check(document)
    copy = opened.take("annotated", tmp_path)
    assert copy is not None
    assert copy.name == "jinnan.批注.docx"
    with zipfile.ZipFile(copy) as archive:
        assert "GC202" in archive.read("word/comments.xml").decode()
    book = opened.take("list", tmp_path)
    assert book is not None
    assert zipfile.is_zipfile(book)
    goals = opened.take("goals", tmp_path)
    assert goals is not None
    with zipfile.ZipFile(goals) as archive:
        assert len(archive.namelist()) == 22


def test_nothing_was_asked_of_a_network(opened: Desk, page_file: Path) -> None:
    assert set(opened.requests) <= {page_file.as_uri()}
    assert opened.errors == []


def test_a_long_check_can_be_stopped(opened: Desk, tmp_path: Path) -> None:
    document = Path(shutil.copy(ROOT / "examples" / "documents" / "jinnan.docx", tmp_path))
    # One alone is checked before anybody could stop it.
    many = [Path(shutil.copy(document, tmp_path / f"{number}.docx")) for number in range(30)]
    opened.page.evaluate("delete document.documentElement.dataset.ready")
    opened.page.set_input_files("#files", many)
    opened.page.click("#cancel")
    wait_until_ready(opened.page)
    assert opened.check(document)["summary"]["tables"] == 22


def test_an_offices_own_pack_is_used_and_remembered_only_when_asked(
    page_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "pack.yaml").write_text(PACK, encoding="utf-8")
    text = TABLE.format(name="丙", budget="30.00").replace("≥12公里", "≥12")
    (tmp_path / "一.yaml").write_text(text, encoding="utf-8")
    with desk(page_file.as_uri()) as one:
        one.page.set_input_files("#office", tmp_path / "pack.yaml")
        one.page.wait_for_selector("#office-list li", state="attached")
        severities = {f["rule"]: f["severity"] for f in one.check(tmp_path / "一.yaml")["findings"]}
        assert severities["GC401"] == "error"
        one.page.reload()
        assert one.page.locator("#office-list li").count() == 0
        one.page.set_input_files("#office", tmp_path / "pack.yaml")
        one.page.check("#remember")
        one.page.reload()
        assert one.page.locator("#office-list li").count() == 1


def test_an_office_can_build_its_own_page(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text(PACK, encoding="utf-8")
    page = built(tmp_path / "本局.html", "--embed", str(tmp_path / "pack.yaml"), "--offline")
    text = TABLE.format(name="丁", budget="30.00").replace("≥12公里", "≥12")
    (tmp_path / "一.yaml").write_text(text, encoding="utf-8")
    with desk(page.as_uri()) as one:
        severities = {f["rule"]: f["severity"] for f in one.check(tmp_path / "一.yaml")["findings"]}
    assert severities["GC401"] == "error"


def test_on_a_phone_nothing_is_wider_than_the_screen(page_file: Path, tmp_path: Path) -> None:
    (tmp_path / "一.yaml").write_text(TABLE.format(name="戊", budget="20.00"), encoding="utf-8")
    with desk(page_file.as_uri(), width=390) as one:
        one.check(tmp_path / "一.yaml")
        assert one.page.evaluate("document.documentElement.scrollWidth") <= 390
        report = one.page.frame_locator("#report").locator("html")
        assert report.evaluate("(html) => html.scrollWidth - innerWidth") <= 0


def test_a_static_server_is_asked_for_the_page_alone(page_file: Path) -> None:
    handler = partial(SimpleHTTPRequestHandler, directory=str(page_file.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/goalcheck.html"
        with desk(address) as one:
            assert {url for url in one.requests if "favicon" not in url} == {address}
        server.shutdown()


@pytest.mark.skipif(installed() is None, reason="没有装 Firefox")
def test_firefox_opens_it_and_checks_with_it(page_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "一.yaml"
    file.write_text(TABLE.format(name="己", budget="20.00"), encoding="utf-8")
    with firefox(installed() or "", tmp_path / "profile") as window:
        window.ask("WebDriver:Navigate", url=page_file.as_uri())
        window.wait("Object.keys(document.documentElement.dataset).length")
        assert window.run("return document.documentElement.dataset.ready") == "yes"
        window.run("document.getElementById('files').hidden = false")
        window.pick("#files", file)
        window.wait("document.documentElement.dataset.checked")
        # As the command says of it: GC102 and GC202, and GC103.
        assert "1 张表：2 个错误，1 个警告" in window.run("return document.body.innerText")
        window.wait("document.getElementById('report').srcdoc.includes('GC202')")


def test_every_picture_of_the_documentation_can_be_made(page_file: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "tools/build_pictures.py", "--page", page_file, tmp_path],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    wanted = set(PICTURES)
    if not (shutil.which("nvim") and shutil.which("tmux")):
        wanted.remove("编辑器")
    assert {path.stem for path in tmp_path.glob("*.png")} == wanted, done.stderr
    for path in tmp_path.glob("*.png"):
        with Image.open(path) as picture:
            assert min(picture.size) >= 390
            # Something is drawn on it.
            assert len(picture.convert("RGB").getcolors(2**24) or ()) > 50, path.name
