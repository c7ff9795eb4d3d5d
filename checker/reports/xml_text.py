"""XML as text, whatever the cells hold: characters that XML cannot carry become U+FFFD."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from checker.base.pattern import late_pattern

_FORBIDDEN = late_pattern("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def element(tag: str, /, **attributes: str) -> ET.Element:
    """An element without text; attribute values are cleaned."""
    return ET.Element(tag, {key: clean(value) for key, value in attributes.items()})


def child(
    parent: ET.Element, tag: str, text: str | None = None, /, **attributes: str
) -> ET.Element:
    """A new last child of `parent`."""
    made = element(tag, **attributes)
    if text is not None:
        made.text = clean(text)
    parent.append(made)
    return made


def clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)


def document(root: ET.Element) -> str:
    """The whole document, indented, in UTF-8 when it is written."""
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'
