"""From a path to a Document: stat, bytes, format, tables. Bad content is never an exception."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, replace
from checker.base.errors import said_of
from checker.base.place import Place
from checker.base.text import clip
from checker.model import Document, Problem
from checker.readers.bounds import guarded, of_bounded_size, within_limits
from checker.readers.charset import Decoded, decode
from checker.readers.cutoff import cut_off
from checker.readers.discovery import SEARCHED_SUFFIXES
from checker.readers.errorvalues import with_error_values
from checker.readers.formats import CONVERTIBLE, FORMATS, REFUSED, TEXT_FORMATS, format_of
from checker.readers.goalkeys import SIGNS
from checker.readers.grid import Limits, ReadError
from checker.readers.native import NATIVE
from checker.readers.plaingoals import read_plain
from checker.readers.vocabulary import common_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from checker.readers.grid import Grid
    from checker.readers.vocabulary import Vocabulary

# An empty one of these is no goal file; an empty document is a damaged one.
_GOAL_FILES = frozenset({".yaml", ".yml"})
_DOCUMENTS = SEARCHED_SUFFIXES - _GOAL_FILES
_OPEN_AGAIN = "请用 Word、Excel 或 WPS 打开看看，能打开的另存一份再试"

EMPTY = "文件是空的"
_LOOKED_FOR = "没有找到目标表：既没有“项目名称”“预算数”等标签，也没有“三级指标”“指标值”等表头"

_CONVERTED = "由 LibreOffice 转成 .docx 后读取，位置按转换后的表格说明"


def read(
    path: Path,
    display: str,
    *,
    encoding: str | None = None,
    named: bool,
    limits: Limits | None = None,
    allow_convert: bool = False,
    data: bytes | None = None,
    words: Vocabulary | None = None,
) -> Document:
    """Everything a file holds. `named` files that hold no goal table are a finding, others that
    were read and hold none are `skipped`. What cannot be read is a Problem of GC011 with what to
    do about it, whatever goes wrong. With `allow_convert` old Word files go through LibreOffice.
    `data` is read in place of the file; `words` are what the forms of an office call things, the
    common ones where it has none of its own."""
    source = _Source(path.suffix.lower(), display, named, limits or Limits(), words)
    name = ""
    try:
        data = _bytes(path, source.limits) if data is None else data
        name = format_of(data, source.suffix)
        if name in CONVERTIBLE and allow_convert:
            document = _converted(data, name, source)
        else:
            document = _read(data, name, source, encoding)
        return with_error_values(of_bounded_size(document, source.limits))
    except ReadError as error:
        return _unreadable(display, name, error)
    except Exception as error:
        return _unreadable(display, name, guarded(error))


@dataclass(frozen=True, slots=True)
class _Source:
    """A file being read: its suffix, how it is shown, whether the user named it, and the words it
    is read with. The common words wait until a form is read: most goal files need none."""

    suffix: str
    display: str
    named: bool
    limits: Limits
    words: Vocabulary | None


def _read(data: bytes, name: str, source: _Source, encoding: str | None) -> Document:
    """The file as the format `name`."""
    if not data.strip() and not source.named and source.suffix in _GOAL_FILES:
        return Document(source.display, name, skipped=EMPTY)
    if not data.strip():
        raise ReadError(EMPTY, "请核对是否保存成功，或换成正确的文件")
    if name in REFUSED:
        raise ReadError(*REFUSED[name])
    if name == "yaml" and source.suffix in _DOCUMENTS:
        raise ReadError(f"内容不是 {source.suffix} 文档，文件可能已损坏", _OPEN_AGAIN)
    if name in FORMATS:
        return _document(FORMATS[name](data, source.display, source.limits), name, source)
    if name in NATIVE:
        from checker.readers.child import grids_in_child

        return _document(grids_in_child(name, data, source.display, source.words), name, source)
    return _read_decoded(decode(data, encoding, source.limits), name, source)


def _converted(data: bytes, name: str, source: _Source) -> Document:
    from checker.readers.docx import docx_grids
    from checker.readers.oldword import converted_to_docx

    grids = docx_grids(converted_to_docx(data, CONVERTIBLE[name]), source.display, source.limits)
    document = _document(grids, name, source)
    return replace(document, notes=(_CONVERTED, *document.notes))


def read_text(
    text: str, display: str, *, named: bool = True, words: Vocabulary | None = None
) -> Document:
    """The same for text that is already there (standard input); the suffix of `display` and the
    text decide the format."""
    suffix = "." + display.rpartition(".")[2].lower() if "." in display else ".yaml"
    name = format_of(text.encode("utf-8", "surrogatepass"), suffix)
    name = name if name in TEXT_FORMATS else "yaml"
    source = _Source(suffix, display, named, Limits(), words)
    try:
        if len(text) > source.limits.text_bytes:
            raise ReadError("文本过长", "请拆成几个文件")
        document = _read_decoded(Decoded(text, "utf-8"), name, source)
        return with_error_values(of_bounded_size(document, source.limits))
    except ReadError as error:
        return _unreadable(display, name, error)
    except Exception as error:
        return _unreadable(display, name, guarded(error))


def _bytes(path: Path, limits: Limits) -> bytes:
    """The bytes of a plain file; refused by its size before anything is read."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            if not os.access(path, os.R_OK | os.X_OK):
                raise ReadError("文件夹打不开，里面的文件都没有读", "请修改文件夹的权限")
            raise ReadError("这是文件夹，不是文件", "请写出文件夹里的文件，或去掉文件名")
        if not stat.S_ISREG(status.st_mode):
            raise ReadError("这不是普通文件", "请换成普通文件")
        if status.st_size > limits.file_bytes:
            size, limit = status.st_size // 1048576, limits.file_bytes // 1048576
            raise ReadError(f"文件有 {size} MB，超过上限 {limit} MB", "请把文件拆成几个")
        with path.open("rb") as file:
            data = file.read(limits.file_bytes + 1)
    except FileNotFoundError:
        raise ReadError("文件不存在", "请核对路径") from None
    except PermissionError:
        raise ReadError("没有读取权限", "请关闭正在使用它的程序，或修改文件权限") from None
    except OSError as error:
        raise ReadError(f"读取失败（{said_of(error)}）", "请核对路径和磁盘") from None
    except ValueError:  # a name that no file can have
        raise ReadError("读取失败（文件名不能用）", "请核对路径") from None
    if len(data) > limits.file_bytes:
        raise ReadError("文件在读取时变大，超过上限", "请等文件保存完毕再试")
    return data


def _read_decoded(decoded: Decoded, name: str, source: _Source) -> Document:
    text = decoded.text.removeprefix("\ufeff")
    if name == "yaml":
        document = _goal_document(text, source)
    else:
        document = _document(TEXT_FORMATS[name](text, source.display), name, source)
    problems = document.problems
    if decoded.guessed and not document.skipped:
        place = Place(source.display, 1, 1, 1, 1)
        problems = (Problem("GC008", place, {"编码": decoded.encoding.upper()}), *problems)
    return replace(document, problems=problems, encoding=decoded.encoding, text=text)


def _goal_document(text: str, source: _Source) -> Document:
    display = source.display
    plain = read_plain(text, display)
    if plain is not None:
        return Document(display, "yaml", (plain,), cut_off(text, (plain,)))
    from checker.readers.goalyaml import read_goal_file

    found = read_goal_file(source.words, text, display)
    if found.is_goal_file:
        problems = (*found.problems, *cut_off(text, found.tables))
        return Document(display, "yaml", found.tables, problems)
    reason = f"没有“{'”“'.join(SIGNS)}”中的任何一个键"
    if not source.named:
        return Document(display, "yaml", skipped=reason)
    place = Place(display, 1, 1, 1, 1)
    return Document(display, "yaml", problems=(Problem("GC001", place, {"原因": reason}),))


def _document(grids: Iterable[Grid], name: str, source: _Source) -> Document:
    display, named = source.display, source.named
    from checker.readers.recognise import recognise

    words = source.words or common_words()
    limits = source.limits
    found = recognise(words, within_limits(grids, limits), display, most=limits.tables)
    # A part that could not be read may hold a table, in a folder too.
    if found.tables or found.problems:
        return Document(display, name, found.tables, found.problems, notes=found.notes)
    if found.others:
        named_so = "、".join(dict.fromkeys(found.others))
        return Document(display, name, skipped=f"读了，不是绩效目标表：{clip(named_so, 80)}")
    if not named:
        return Document(display, name, skipped=_LOOKED_FOR)
    reason = "；".join((_LOOKED_FOR, *found.notes))
    problem = Problem("GC001", Place(display), {"原因": reason})
    return Document(display, name, problems=(problem,))


def _unreadable(display: str, name: str, error: ReadError) -> Document:
    arguments = {"原因": error.reason, "建议": error.hint}
    problem = Problem("GC011", error.place or Place(display), arguments)
    return Document(display, name, problems=(problem,))
