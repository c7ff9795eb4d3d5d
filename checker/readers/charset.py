"""From bytes to text: UTF-8 first, then what Chinese Windows writes, never a silent guess."""

from __future__ import annotations

import codecs

from checker.base.dataclass import dataclass
from checker.readers.grid import Limits, ReadError

# A text that decodes as GB18030 is only believed when it speaks of goal tables: any Big5 or
# Shift-JIS text decodes too, into nonsense.
_KNOWN_WORDS = ("项目名称", "绩效", "指标", "预算数", "资金", "目标")
UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_SAVE_AS_UTF8 = "请用记事本打开后另存为 UTF-8 编码"


@dataclass(frozen=True, slots=True)
class Decoded:
    """`guessed` is true where the encoding does not follow from the bytes themselves."""

    text: str
    encoding: str
    guessed: bool = False


def decode(data: bytes, encoding: str | None = None, limits: Limits | None = None) -> Decoded:
    """The text of a file; raises ReadError where it is too large or in no known encoding."""
    limit = (limits or Limits()).text_bytes
    if len(data) > limit:
        raise ReadError(
            f"文件有 {len(data) / 1048576:.1f} MB，超过文本文件的上限 {limit // 1048576} MB",
            "请把文件拆成几个",
        )
    if encoding is not None:
        return Decoded(_strict(data, encoding), encoding)
    if data.startswith(UTF32):
        # Nobody saves in it on purpose: what the file is called by is said.
        return Decoded(_strict(data, "utf-32"), "utf-32", guessed=True)
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return Decoded(_strict(data, name), name)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _guess(data)


def _guess(data: bytes) -> Decoded:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if any(word in text for word in _KNOWN_WORDS):
        return Decoded(text, "gb18030", guessed=True)
    raise ReadError("既不是 UTF-8，也不是含有绩效目标表字样的 GB18030 文本", _SAVE_AS_UTF8)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            f"第 {error.start + 1} 个字节起不是 {encoding} 编码", _SAVE_AS_UTF8
        ) from None
    except LookupError:
        raise ReadError(f"没有名为“{encoding}”的编码", _SAVE_AS_UTF8) from None
