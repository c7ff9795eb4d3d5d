"""Office packages: their parts, how these refer to each other, copies with some of them changed."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING

from checker.base.errors import CannotChange
from checker.base.limits import Limits, ReadError
from checker.base.pattern import late_pattern
from checker.ooxml.archive import Archive, part_key
from checker.ooxml.markup import attribute_text, inserted, start_tags
from checker.ooxml.parts import absolute_target, main_part, relations_part
from checker.ooxml.relationship import Relationship

if TYPE_CHECKING:
    from collections.abc import Mapping

_TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NO_DATE = (1980, 1, 1, 0, 0, 0)
_NUMBERED_ID = late_pattern(r"rId(\d{1,6})")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def new_package(parts: Mapping[str, str]) -> bytes:
    """A package of these parts, XML without its head, in their order and without dates."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, xml in parts.items():
            package.writestr(zipfile.ZipInfo(name, _NO_DATE), _HEAD + xml, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


class Package:
    """The parts of a package as bytes. Raises CannotChange where it must not be changed."""

    def __init__(self, data: bytes, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        try:
            self.archive = Archive(data, self.limits)
        except ReadError as error:
            raise CannotChange(error.reason) from None
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self.names = tuple(self._zip.namelist())
        self._changed: dict[str, tuple[str, bytes]] = {}
        """Key of a part -> its name and its new bytes."""
        self._refuse_unfit()

    def __contains__(self, name: str) -> bool:
        return part_key(name) in self._changed or name in self.archive

    def main(self, usual: str) -> str:
        """The part that is the document itself, where it has not its usual name."""
        try:
            return main_part(self.archive, usual)
        except ReadError as error:
            raise CannotChange(error.reason) from None

    def part(self, name: str) -> bytes:
        """The bytes of a part as they are now."""
        changed = self._changed.get(part_key(name))
        if changed is not None:
            return changed[1]
        try:
            return b"".join(self.archive.chunks(name))
        except ReadError as error:
            raise CannotChange(error.reason) from None

    def change(self, name: str, content: bytes) -> None:
        """Gives a part new bytes, or adds one."""
        self._changed[part_key(name)] = (name, content)

    def written(self) -> bytes:
        """The package with its changes; parts keep their order and dates, new ones have none."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as copy:
            for member in self._zip.infolist():
                copy.writestr(member, self.part(member.filename), member.compress_type)
            for name, _ in self._changed.values():
                if name not in self.archive:
                    copy.writestr(zipfile.ZipInfo(name, _NO_DATE), self.part(name), 8)
        return buffer.getvalue()

    def _refuse_unfit(self) -> None:
        names = [part_key(name) for name in self.names]
        if any(name.startswith("_xmlsignatures/") for name in names):
            raise CannotChange("文件有数字签名，一改签名就失效")
        if any(name.endswith("vbaproject.bin") for name in names):
            raise CannotChange("文件里有宏，请另存为不带宏的 .docx 或 .xlsx")

    def relations(self, part: str) -> list[Relationship]:
        """What `part` refers to inside the package, targets as names of parts."""
        name = relations_part(part)
        if name not in self:
            return []
        return [
            Relationship(
                tag.attributes.get("Id", ""),
                tag.attributes.get("Type", "").rpartition("/")[2],
                absolute_target(part, tag.attributes.get("Target", "")),
            )
            for tag in start_tags(self.part(name), "Relationship")
            if tag.attributes.get("TargetMode") != "External"
        ]

    def relate(self, part: str, kind: str, target: str) -> str:
        """Lets `part` refer to the part `target`; the id of the new relationship."""
        name = relations_part(part)
        if name not in self:
            self.change(name, f'{_HEAD}<Relationships xmlns="{_RELATIONS}"/>'.encode())
        xml = self.part(name)
        taken = [tag.attributes.get("Id", "") for tag in start_tags(xml, "Relationship")]
        numbers = [int(match[1]) for text in taken if (match := _NUMBERED_ID.fullmatch(text))]
        new = f"rId{max(numbers, default=0) + 1}"
        relative = posixpath.relpath(target, posixpath.dirname(part) or ".")
        entry = (
            f'<Relationship Id="{new}" Type="{_OFFICE}/{kind}" '
            f'Target="{attribute_text(relative)}" xmlns="{_RELATIONS}"/>'
        )
        self.change(name, inserted(xml, "Relationships", entry))
        return new

    def declare(self, part: str, content_type: str) -> None:
        """Says of what type a new part is."""
        xml = self.part(_TYPES)
        entry = f'<Override PartName="/{attribute_text(part)}" ContentType="{content_type}"/>'
        self.change(_TYPES, inserted(xml, "Types", entry))

    def declare_suffix(self, suffix: str, content_type: str) -> None:
        """Says of what type all parts with a suffix are, where that is not said yet."""
        xml = self.part(_TYPES)
        known = {tag.attributes.get("Extension", "").lower() for tag in start_tags(xml, "Default")}
        if suffix not in known:
            entry = f'<Default Extension="{suffix}" ContentType="{content_type}"/>'
            self.change(_TYPES, inserted(xml, "Types", entry, first=True))

    def free_name(self, pattern: str) -> str:
        """The first name of the pattern `xl/comments{}.xml` that no part has."""
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)
