"""Encodings, wrong names and files that cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.readers import Limits, read
from checker.readers.formats import format_of
from tests.readers import writing

if TYPE_CHECKING:
    from pathlib import Path

    from checker.model import Document

TEXT = "项目名称: 校舍维修\n预算数: 80.50\n绩效指标:\n  - 三级指标: 维修校舍\n    指标值: ≥12栋\n"


def read_bytes(folder: Path, data: bytes, name: str = "f.yaml", *, named: bool = True) -> Document:
    path = folder / name
    path.write_bytes(data)
    return read(path, name, named=named)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_encoding_the_bytes_tell_is_no_finding(encoding: str, tmp_path: Path) -> None:
    document = read_bytes(tmp_path, TEXT.encode(encoding))
    assert document.tables[0].text("预算数") == "80.50"
    assert not document.problems
    assert str(document.tables[0].fields["项目名称"].place) == "f.yaml:1:7"


def test_gb18030_is_read_and_said(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, TEXT.encode("gb18030"))
    assert document.tables[0].text("项目名称") == "校舍维修"
    assert [(p.rule, dict(p.arguments)) for p in document.problems] == [
        ("GC008", {"编码": "GB18030"})
    ]
    assert document.encoding == "gb18030"


def test_a_big5_text_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (problem,) = read_bytes(tmp_path, "項目名稱: 校舍維修\n".encode("big5")).problems
    assert problem.rule == "GC011"
    assert "UTF-8" in problem.arguments["建议"]


def test_a_named_encoding_is_used(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(TEXT.encode("gb18030"))
    document = read(path, "f.yaml", encoding="gb18030", named=True)
    assert document.tables
    assert not document.problems


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def ole(*streams: str) -> bytes:
    return OLE + b"".join(name.encode("utf-16-le") for name in streams)


@pytest.mark.parametrize(
    ("data", "suffix", "name"),
    [
        (ole("EncryptedPackage"), ".xlsx", "encrypted"),
        (ole("Workbook", "DRMContent"), ".xls", "encrypted"),
        (ole("Workbook"), ".doc", "xls"),
        (ole("Workbook"), ".et", "xls"),
        (ole("WordDocument"), ".xls", "doc"),
        (ole("WordDocument", "Workbook"), ".doc", "doc"),
        (ole("WordDocument", "Workbook"), ".xls", "xls"),
        (ole("WpsCustomData"), ".wps", "doc"),
        (ole("PowerPoint Document"), ".xls", "presentation"),
        (ole("__substg1.0_0037001F"), ".doc", "mail"),
        (b"b\x14#e\0\0" + b"E-SafeNet\0LOCK", ".docx", "locked"),
        (b"%TSD-Header-###%" + b"\0" * 40, ".xlsx", "locked"),
        (b"PK\x03\x04FixedDocSeq.fdseqPK\x05\x06", ".xps", "xps"),
    ],
)
def test_the_bytes_of_a_file_name_its_format(data: bytes, suffix: str, name: str) -> None:
    assert format_of(data, suffix) == name


def test_an_opendocument_file_with_a_password_is_named_as_one(tmp_path: Path) -> None:
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    parts = {"mimetype": kind, "META-INF/manifest.xml": "<m:encryption-data xmlns:m='m'/>"}
    data = writing.office.package({**parts, "content.xml": "sealed"})
    (problem,) = read_bytes(tmp_path, data, "f.ods").problems
    assert problem.arguments["原因"] == "文件有密码"


@pytest.mark.parametrize("data", [b"", b"\n\n", b"  "])
def test_an_empty_file_is_a_finding_when_named_and_skipped_otherwise(
    data: bytes, tmp_path: Path
) -> None:
    assert [p.rule for p in read_bytes(tmp_path, data).problems] == ["GC011"]
    assert read_bytes(tmp_path, data, named=False).skipped


def test_a_web_page_called_xls_is_read_as_a_web_page(tmp_path: Path) -> None:
    page = (
        "<html><table><tr><td>项目名称</td><td colspan=3>校舍维修</td></tr>"
        "<tr><td>一级指标<td>二级指标<td>三级指标<td>指标值</tr>"
        "<tr><td>产出指标<td>数量指标<td>维修校舍<td>≥12栋</tr></table></html>"
    )
    document = read_bytes(tmp_path, page.encode(), "f.xls")
    assert document.format == "html"
    assert document.tables[0].indicators[0].text("指标值") == "≥12栋"


@pytest.mark.parametrize("name", ["f.doc", "f.wps"])
def test_an_old_word_file_is_told_how_to_be_converted(name: str, tmp_path: Path) -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    (problem,) = read_bytes(tmp_path, data, name).problems
    assert problem.rule == "GC011"
    assert ".docx" in problem.arguments["建议"]


def test_a_protected_office_file_is_told_to_lose_its_password(tmp_path: Path) -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    (problem,) = read_bytes(tmp_path, data, "f.docx").problems
    assert "密码" in problem.arguments["原因"]


def test_a_file_over_the_limit_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    (problem,) = read(path, "f.yaml", named=True).problems
    assert (problem.rule, "100 MB" in problem.arguments["原因"]) == ("GC011", True)


def test_a_text_over_the_text_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_text(TEXT, encoding="utf-8")
    document = read(path, "f.yaml", named=True, limits=Limits(text_bytes=10))
    assert [p.rule for p in document.problems] == ["GC011"]


def test_a_folder_and_a_missing_file_are_findings(tmp_path: Path) -> None:
    (tmp_path / "x.docx").mkdir()
    for name in ("x.docx", "nichts.yaml"):
        (problem,) = read(tmp_path / name, name, named=True).problems
        assert (problem.rule, problem.place.path) == ("GC011", name)


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be"])
def test_utf_32_is_read_and_named(encoding: str, tmp_path: Path) -> None:
    text = "\ufeff项目名称: 校舍维修\n预算数: 80\n"
    document = read_bytes(tmp_path, text.encode(encoding))
    assert document.tables[0].text("项目名称") == "校舍维修"
    (guess,) = (each for each in document.problems if each.rule == "GC008")
    assert guess.arguments["编码"] == "UTF-32"


@pytest.mark.parametrize("name", ["f.docx", "f.xlsx", "f.xls", "f.zip"])
@pytest.mark.parametrize("kept", [30, 200, 900])
def test_a_truncated_package_is_called_damaged(name: str, kept: int, tmp_path: Path) -> None:
    whole = {"[Content_Types].xml": "<Types/>" * 30, "_rels/.rels": "<R/>", "a.xml": "<a/>" * 99}
    data = writing.office.package(whole)
    (problem,) = read_bytes(tmp_path, data[: min(kept, len(data) - 30)], name).problems
    assert problem.rule == "GC011"
    assert "已损坏" in problem.arguments["原因"]
