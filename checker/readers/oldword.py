"""Old Word files (.doc, .wps) through LibreOffice, when the user allows it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.readers.grid import ReadError

_SECONDS = 120
_SAVE_AS = "请用 Word 或 WPS 打开，另存为 .docx"
_NAMES = ("soffice", "libreoffice")
_WINDOWS = (
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.exe"),
)


def office_program() -> str | None:
    """The LibreOffice of this machine, or None."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    return found or next((str(path) for path in _WINDOWS if path.is_file()), None)


def converted_to_docx(data: bytes, suffix: str) -> bytes:
    """The file, which LibreOffice knows by `suffix`, as .docx. Raises ReadError where LibreOffice
    is missing or cannot read it.

    It works on a copy, with a profile of its own: a running LibreOffice is left alone, macros are
    not run, nothing is written beside the document.
    """
    program = office_program()
    if program is None:
        raise ReadError("这是旧版 Word 文档，没有找到 LibreOffice（soffice）来转换", _SAVE_AS)
    with TemporaryDirectory(prefix="goalcheck-") as folder:
        source = Path(folder, f"in{suffix}")
        source.write_bytes(data)
        profile = Path(folder, "profile").as_uri()
        command = [
            program, f"-env:UserInstallation={profile}", "--headless", "--norestore",
            "--convert-to", "docx", "--outdir", folder, str(source),
        ]  # fmt: skip
        try:
            subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
            return Path(folder, "in.docx").read_bytes()
        except subprocess.TimeoutExpired:
            raise ReadError(f"LibreOffice 转换超过 {_SECONDS} 秒，已中止", _SAVE_AS) from None
        except OSError:
            raise ReadError("LibreOffice 没有转换成功", _SAVE_AS) from None
