"""The formats that can be read, and how a file's bytes tell which one it is.

What reads a format is imported when a file has it: a run over YAML needs none of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.readers.charset import UTF32

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from checker.readers.grid import Grid, Limits

_HEAD = 65_536
_ZIP_END = b"PK\x05\x06"
_BY_SUFFIX = {".docx": "docx", ".docm": "docx", ".xlsx": "xlsx", ".xlsm": "xlsx"}
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF = b"%PDF-"
_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_ZIP_PARTS: dict[re.Pattern[bytes], str] = {
    late_pattern(rb"word[/\\]document\d*\.xml"): "docx",
    late_pattern(rb"xl[/\\]workbook\d*\.xml"): "xlsx",
    late_pattern(rb"OFD\.xml"): "ofd",
    late_pattern(rb"FixedDocSeq\.fdseq|FixedDocumentSequence\.fdseq"): "xps",
    late_pattern(rb"xl[/\\]workbook\.bin"): "xlsb",
    late_pattern(rb"application/vnd\.oasis\.opendocument\.spreadsheet"): "ods",
    late_pattern(rb"application/vnd\.oasis\.opendocument\.text"): "odt",
    late_pattern(rb"application/vnd\.oasis\.opendocument"): "opendocument",
    late_pattern(rb"ppt[/\\]presentation\.xml"): "presentation",
}
# Texts that other programs read: what they begin with.
_FOREIGN: dict[re.Pattern[str], str] = {
    late_pattern(r"\s*\{\\rtf"): "rtf",
    late_pattern(
        r"\s*(?:From|MIME-Version|Subject|Date|Content-Type|Message-ID|X-[\w-]{1,40}|Snapshot-[\w-]{1,40})"
        r"\s*:(?:.{0,4000}?\nContent-Type\s*:)?\s*(?:multipart/|text/html)",
        re.DOTALL | re.IGNORECASE,
    ): "mht",
    late_pattern(r"\s*<\?xml.{0,2000}?urn:schemas-microsoft-com:office:spreadsheet", re.DOTALL): (
        "excel xml"
    ),
    late_pattern(r"\s*<\?xml.{0,2000}?(?:Word\.Document|<pkg:package)", re.DOTALL): "word xml",
}
_HTML = late_pattern(r"<(?:!doctype\s+html|html|table|body|meta)\b", re.IGNORECASE)
_YAML_LINE = late_pattern(r"^(?:---|[^\s:：#|]{1,20}:(?:\s|$))", re.MULTILINE)
# OLE2 files name their streams in UTF-16; the first that is there tells.
_OLE_STREAMS: dict[str, str] = {
    "EncryptedPackage": "encrypted",
    "DRMContent": "encrypted",
    "WordDocument": "doc",
    "PowerPoint Document": "presentation",
    "__substg1.0_": "mail",
    "Workbook": "xls",
}
_OLD_EXCEL = (".xls", ".xlt", ".et", ".ett", ".xlsx")
_OLD_WORD = (".doc", ".dot", ".wps", ".wpt", ".docx")
# What programs that encrypt every file of an office write before it; only where they run is it
# taken off.
_LOCKS = (b"%TSD-Header-###%", b"b\x14#e")
_LOCK_WITHIN = b"E-SafeNet"

_TEXT_SUFFIXES: dict[str, str] = {
    ".yaml": "yaml",
    ".yml": "yaml",
    ".txt": "txt",
    ".md": "md",
    ".markdown": "md",
    ".csv": "csv",
    ".tsv": "csv",
    ".html": "html",
    ".htm": "html",
}


def _text_dump(text: str, display: str) -> Iterable[Grid]:
    from checker.readers.text import text_grids

    return text_grids(text, display)


def _markdown(text: str, display: str) -> Iterable[Grid]:
    from checker.readers.markdown import markdown_grids

    return markdown_grids(text, display)


def _delimited(text: str, display: str) -> Iterable[Grid]:
    from checker.readers.delimited import delimited_grids

    return delimited_grids(text, display)


def _html(text: str, display: str) -> Iterable[Grid]:
    from checker.readers.html import html_grids

    return html_grids(text, display)


def _docx(data: bytes, display: str, limits: Limits) -> Iterable[Grid]:
    from checker.readers.docx import docx_grids

    return docx_grids(data, display, limits)


def _xlsx(data: bytes, display: str, limits: Limits) -> Iterable[Grid]:
    from checker.readers.xlsx import xlsx_grids

    return xlsx_grids(data, display, limits)


def _ods(data: bytes, path: str, limits: Limits) -> Iterable[Grid]:
    from checker.readers.opendocument import ods_grids

    return ods_grids(data, path, limits)


def _odt(data: bytes, path: str, limits: Limits) -> Iterable[Grid]:
    from checker.readers.opendocument import odt_grids

    return odt_grids(data, path, limits)


def _excel_xml(data: bytes, path: str, limits: Limits) -> Iterable[Grid]:
    from checker.readers.sheetxml import excel_xml_grids

    return excel_xml_grids(data, path, limits)


def _mht(data: bytes, path: str, limits: Limits) -> Iterable[Grid]:
    from checker.readers.mht import mht_grids

    return mht_grids(data, path, limits)


def _rtf(data: bytes, path: str, limits: Limits) -> Iterable[Grid]:
    from checker.readers.rtf import rtf_grids

    return rtf_grids(data, path, limits)


TEXT_FORMATS: dict[str, Callable[[str, str], Iterable[Grid]]] = {
    "txt": _text_dump,
    "md": _markdown,
    "csv": _delimited,
    "html": _html,
}
"""Formats read from decoded text; `yaml` stands apart, since its documents are tables already."""


FORMATS: dict[str, Callable[[bytes, str, Limits], Iterable[Grid]]] = {
    "docx": _docx,
    "xlsx": _xlsx,
    "ods": _ods,
    "odt": _odt,
    "excel xml": _excel_xml,
    "mht": _mht,
    "rtf": _rtf,
}
"""Formats read from bytes; those of `native.NATIVE` stand apart, since another process reads
them."""

_AS_DOCX = "请用 Word 或 WPS 打开，另存为 .docx"
_AS_XLSX = "请用 Excel 或 WPS 打开，另存为 .xlsx"
_AS_EITHER = "请用 Word、Excel 或 WPS 打开，另存为 .docx、.xlsx"

CONVERTIBLE: dict[str, str] = {"doc": ".doc"}
"""Formats that LibreOffice turns into .docx, and the suffix it knows them by."""

REFUSED: dict[str, tuple[str, str]] = {
    "zip": ("这是压缩包，不是 Word 或 Excel 文件", "请解压后再检查里面的文件"),
    "damaged zip": ("文件已损坏或不完整（压缩包没有结尾）", "请重新下载或复制，或请对方重新发送"),
    "xlsb": ("这是二进制的 Excel 工作簿（.xlsb）", _AS_XLSX),
    "opendocument": ("这是 OpenDocument 的图画或演示文稿", _AS_EITHER),
    "presentation": ("这是演示文稿，不是 Word 或 Excel 文件", _AS_EITHER),
    "word xml": ("这是 Word 的 XML 文档", _AS_DOCX),
    "picture": (
        "这是图片，里面的文字读不了",
        "请换用 Word、Excel 原件，或先用文字识别（OCR）软件转换",
    ),
    "doc": ("这是旧版 Word 文档（.doc 或 .wps）", _AS_DOCX),
    "ofd": ("OFD 版式文件不能读", "请换用 Word、Excel 原件，或在 OFD 阅读器里导出为 PDF 或 Word"),
    "iwork": (
        "这是苹果电脑的文档（.pages、.numbers）",
        "请在 Pages、Numbers 里导出为 Word 或 Excel",
    ),
    "encrypted": ("文件有密码", "请去掉密码后另存，再试"),
    "locked": (
        "文件被办公电脑上的加密软件加密，这里解不开",
        "请在装有该软件、能打开它的电脑上解密或另存，再试",
    ),
    "mail": ("这是邮件，不是 Word 或 Excel 文件", "请把邮件里的附件另存出来，再检查附件"),
    "xps": ("XPS 版式文件不能读", "请换用 Word、Excel 原件，或另存为 PDF"),
    "binary": ("内容不是文字，也不是能识别的文档", "请换用 Word、Excel 原件或 YAML 目标文件"),
}
"""Formats that are known but not read: why, and what to do instead."""


def format_of(data: bytes, suffix: str) -> str:
    """The name of the format: bytes decide, the suffix breaks ties."""
    if data.startswith(_ZIP):
        return _zip_format(data, suffix)
    if data.startswith(_OLE):
        return _ole_format(data, suffix)
    if data.startswith(_LOCKS) or _LOCK_WITHIN in data[:512]:
        return "locked"
    if data[:1024].lstrip().startswith(_PDF):
        return "pdf"
    if data.startswith(_ARCHIVES):
        return "zip"
    head = data[:_HEAD]
    if data.startswith(UTF32):
        return _text_format(data[: len(data) // 4 * 4].decode("utf-32", "replace")[:_HEAD], suffix)
    if data.startswith(_PICTURES):
        return "picture"
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "yaml" if suffix in (".yaml", ".yml") else "binary"
    return _text_format(_loosely(head), suffix)


def _zip_format(data: bytes, suffix: str) -> str:
    """By the parts a zip names: in its directory at the end, or in the headers before it. A zip
    without an end is damaged, and its suffix says what it was."""
    found = next((name for part, name in _ZIP_PARTS.items() if part.search(data)), None)
    if found is None and suffix in (".pages", ".numbers"):
        return "iwork"
    if found is None and suffix in (".ods", ".odt") and b"content.xml" in data:
        return suffix[1:]  # packed again by a program that compressed the type as well
    if found is None and _ZIP_END not in data:
        return _BY_SUFFIX.get(suffix, "damaged zip")
    return found or "zip"


def _ole_format(data: bytes, suffix: str) -> str:
    """By the streams it names; of a document within another the suffix tells which is outside."""
    found = [name for stream, name in _OLE_STREAMS.items() if stream.encode("utf-16-le") in data]
    if not found:
        return "doc" if suffix in _OLD_WORD else "xls"
    inside = {"doc", "xls"} <= set(found) and suffix in _OLD_EXCEL
    return "xls" if inside else found[0]


def _text_format(text: str, suffix: str) -> str:
    foreign = next((name for start, name in _FOREIGN.items() if start.match(text)), None)
    if foreign:
        return foreign
    known = _TEXT_SUFFIXES.get(suffix)
    if known == "txt":
        from checker.readers.delimited import looks_like_tabs
        from checker.readers.text import looks_like_text_dump

        if looks_like_tabs(text):
            return "csv"
        if not looks_like_text_dump(text):
            return _by_content(text) or ("yaml" if _YAML_LINE.search(text) else "txt")
    if known == "md" and _HTML.search(text):
        from checker.readers.markdown import looks_like_markdown

        return "md" if looks_like_markdown(text) else "html"
    return known or _by_content(text) or "yaml"


def _by_content(text: str) -> str | None:
    """For texts whose suffix says nothing, or lies: a web page saved as .xls or .doc."""
    from checker.readers.markdown import looks_like_markdown
    from checker.readers.text import looks_like_text_dump

    if _HTML.search(text):
        return "html"
    if looks_like_text_dump(text):
        return "txt"
    return "md" if looks_like_markdown(text) else None


def _loosely(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    return head.decode("utf-8-sig", "replace")
