"""Zip archives of Office files, with budgets that are checked before anything is inflated."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from checker.base.limits import Limits, ReadError
from checker.ooxml.xmlstream import Budget, read_xml, xml_events

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.ooxml.relationship import Relationship
    from checker.ooxml.xmlstream import Event, Handlers

_DAMAGED = ("压缩包已损坏或不完整", "请用 Word、WPS 或 Excel 打开后另存，再试")
_BOMB = ("解压后过大，疑似压缩炸弹", "请核对文件来源；确实需要时请把文件拆小")
_CHUNK = 65_536


class Archive:
    """A zip whose members are named once, not encrypted and of bounded size, else ReadError."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError):
            raise ReadError(*_DAMAGED) from None
        if len(members) > limits.members:
            raise ReadError(
                f"压缩包里有 {len(members)} 个文件，超过上限 {limits.members}", _BOMB[1]
            )
        # Names of parts are compared without case (ECMA-376 part 2, 6.2.2.3).
        self._members = {part_key(member.filename): member for member in members}
        if len(self._members) < len(members):
            raise ReadError("压缩包里有重名的文件", _DAMAGED[1])
        if any(member.flag_bits & 0x1 for member in members):
            raise ReadError("文件有密码", "请去掉密码后另存，再试")
        declared = sum(member.file_size for member in members)
        if declared > limits.inflated_bytes or declared > limits.ratio * max(len(data), _CHUNK):
            raise ReadError(*_BOMB)
        self.relations: dict[str, list[Relationship]] = {}
        """The relations of every part that was asked for them."""
        self._left = limits.inflated_bytes
        self._elements = Budget(limits.elements, limits.xml_depth)

    def __iter__(self) -> Iterator[str]:
        return (_name(member.filename) for member in self._members.values())

    def __contains__(self, name: str) -> bool:
        return part_key(name) in self._members

    def events(self, name: str, names: frozenset[str]) -> Iterator[Event]:
        """The elements of these names in a member without text as events."""
        return xml_events(self.chunks(name), self._elements, names)

    def read(self, name: str, handlers: Handlers) -> Iterator[None]:
        """Calls the handlers for the XML of a member, a chunk a step; what all members hold
        together is bounded."""
        return read_xml(self.chunks(name), handlers, self._elements)

    def chunks(self, name: str) -> Iterator[bytes]:
        """The inflated bytes of a member, counted as they come: a header may lie about them."""
        try:
            with self._zip.open(self._members[part_key(name)]) as member:
                while chunk := member.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise ReadError(*_BOMB)
                    yield chunk
        except KeyError:
            raise ReadError(f"压缩包里缺少 {name}", _DAMAGED[1]) from None
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            ValueError,
            RuntimeError,
        ):
            raise ReadError(*_DAMAGED) from None


def _name(written: str) -> str:
    """Some programs write names as Windows paths, or from the root."""
    return written.replace("\\", "/").lstrip("/")


def part_key(name: str) -> str:
    """What two names of one part have in common."""
    return _name(name).casefold()
